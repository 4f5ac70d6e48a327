<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * An allocation failed.
 *
 * Status WPLLM_E_NO_MEMORY.
 */
final class NoMemoryException extends WPLLMException
{
}
