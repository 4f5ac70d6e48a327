<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * An argument is out of range.
 *
 * Status WPLLM_E_INVALID_ARGUMENT.
 */
final class InvalidArgumentException extends WPLLMException
{
}
