<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * No such model, file or folder.
 *
 * Status WPLLM_E_NOT_FOUND.
 */
final class NotFoundException extends WPLLMException
{
}
