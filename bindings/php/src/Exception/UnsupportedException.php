<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * Well-formed, but nothing this version can do.
 *
 * Status WPLLM_E_UNSUPPORTED.
 */
final class UnsupportedException extends WPLLMException
{
}
