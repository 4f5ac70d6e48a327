<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * The object is closed.
 *
 * Status WPLLM_E_BAD_HANDLE.
 */
final class BadHandleException extends WPLLMException
{
}
