<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * The model file is truncated, inconsistent or hostile.
 *
 * Status WPLLM_E_BAD_MODEL.
 */
final class BadModelException extends WPLLMException
{
}
