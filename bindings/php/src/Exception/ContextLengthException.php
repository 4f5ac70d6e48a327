<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * More tokens than the model's context holds.
 *
 * Status WPLLM_E_CONTEXT_LENGTH.
 */
final class ContextLengthException extends WPLLMException
{
}
