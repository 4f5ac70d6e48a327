<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * The model's chat template cannot be run, or refused the messages.
 *
 * Status WPLLM_E_BAD_TEMPLATE.
 */
final class BadTemplateException extends WPLLMException
{
}
