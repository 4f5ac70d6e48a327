<?php

declare(strict_types=1);

namespace WPLLM\Internal;

use FFI\CData;
use WPLLM\Exception\BadHandleException;
use WPLLM\Library;

/**
 * A handle of the library. It is freed by close(), with its object, or when the request ends, however it ends.
 *
 * @internal
 */
final class Handle
{
    /** @var array<int, \WeakReference<Handle>> */
    private static array $live = [];
    private static bool $registered = false;

    public function __construct(private string $kind, private ?CData $pointer)
    {
        self::$live[spl_object_id($this)] = \WeakReference::create($this);
        if (!self::$registered) {
            self::$registered = true;
            // PHP skips destructors after a fatal error, but never this. The second registration, made when the
            // first is due, comes behind the shutdown functions of the application, which may still use handles.
            register_shutdown_function(static fn () => register_shutdown_function(self::closeAll(...)));
        }
    }

    public function __destruct()
    {
        $this->close();
    }

    /**
     * The handle for a call.
     *
     * @throws BadHandleException when it is closed
     */
    public function pointer(): CData
    {
        return $this->pointer
            ?? throw new BadHandleException("the {$this->kind} is closed", -3, 'WPLLM_E_BAD_HANDLE');
    }

    /**
     * Frees the handle. Closing twice is fine.
     */
    public function close(): void
    {
        if ($this->pointer !== null) {
            $pointer = $this->pointer;
            $this->pointer = null;
            unset(self::$live[spl_object_id($this)]);
            Library::ffi()->{"wpllm_{$this->kind}_free"}($pointer);
        }
    }

    /**
     * Frees every handle, the newest first.
     */
    private static function closeAll(): void
    {
        foreach (array_reverse(self::$live) as $reference) {
            $reference->get()?->close();
        }
    }
}
