<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * A size limit of the library or of the context's options.
 *
 * Status WPLLM_E_LIMIT.
 */
final class LimitException extends WPLLMException
{
}
