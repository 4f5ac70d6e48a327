<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * Cancelled before there was a result.
 *
 * Status WPLLM_E_CANCELLED.
 */
final class CancelledException extends WPLLMException
{
}
