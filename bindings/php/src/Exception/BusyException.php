<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * Another thread is inside a call on this object.
 *
 * Status WPLLM_E_BUSY.
 */
final class BusyException extends WPLLMException
{
}
