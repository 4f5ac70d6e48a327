<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * The request is not JSON, or not UTF-8.
 *
 * Status WPLLM_E_INVALID_JSON.
 */
final class InvalidJsonException extends WPLLMException
{
}
