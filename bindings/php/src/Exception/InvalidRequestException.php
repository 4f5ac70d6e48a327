<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * The request has an unknown key, a wrong type or a value out of range; getPath() names it.
 *
 * Status WPLLM_E_INVALID_REQUEST.
 */
final class InvalidRequestException extends WPLLMException
{
}
