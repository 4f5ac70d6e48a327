<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * The operating system refused.
 *
 * Status WPLLM_E_IO.
 */
final class InputOutputException extends WPLLMException
{
}
