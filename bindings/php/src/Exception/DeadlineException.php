<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * deadline_ms passed before there was a result.
 *
 * Status WPLLM_E_DEADLINE.
 */
final class DeadlineException extends WPLLMException
{
}
