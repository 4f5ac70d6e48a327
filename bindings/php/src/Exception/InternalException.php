<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * A defect of the library.
 *
 * Status WPLLM_E_INTERNAL.
 */
final class InternalException extends WPLLMException
{
}
