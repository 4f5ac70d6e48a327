<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * libwpllm was not found, PHP forbids FFI here, or the library has another interface.
 */
final class LibraryNotFoundException extends WPLLMException
{
}
