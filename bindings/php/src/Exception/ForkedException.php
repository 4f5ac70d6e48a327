<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * The object belongs to the process that forked this one. Models stay usable.
 *
 * Status WPLLM_E_FORKED.
 */
final class ForkedException extends WPLLMException
{
}
