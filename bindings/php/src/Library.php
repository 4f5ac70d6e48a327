<?php

declare(strict_types=1);

namespace WPLLM;

use FFI;
use WPLLM\Exception\LibraryNotFoundException;
use WPLLM\Internal\Call;

/**
 * libwpllm itself: found and loaded once a request, at the first use.
 */
final class Library
{
    private const SCOPE = 'WPLLM';
    private const SONAME = 'libwpllm.so.1';
    private const ABI_MAJOR = 1;

    private static ?FFI $ffi = null;

    /**
     * The library: what ffi.preload loaded if there is such, else the file that is found. Looks at the environment
     * variable WPLLM_LIBRARY, then lib/ of this package, then where the loader looks.
     *
     * @throws LibraryNotFoundException
     */
    public static function ffi(): FFI
    {
        return self::$ffi ??= self::checked(self::preloaded() ?? self::loaded());
    }

    /**
     * The library's version, such as "0.1.0".
     */
    public static function version(): string
    {
        return self::ffi()->wpllm_version_string() ?? '';
    }

    /**
     * The revision of the C interface: [major, minor].
     *
     * @return array{int, int}
     */
    public static function abiVersion(): array
    {
        $number = self::ffi()->wpllm_abi_version();
        return [$number >> 16, $number & 0xFFFF];
    }

    /**
     * What the library can do: formats, architectures, tensor types, samplers, SIMD level.
     *
     * @return array<string, mixed>
     */
    public static function capabilities(): array
    {
        return Call::json('wpllm_capabilities');
    }

    private static function preloaded(): ?FFI
    {
        try {
            return FFI::scope(self::SCOPE);
        } catch (FFI\Exception) {
            return null;
        }
    }

    private static function loaded(): FFI
    {
        $header = (string) file_get_contents(dirname(__DIR__) . '/resources/wpllm_ffi.h');
        $tried = [];
        foreach (self::candidates() as $path) {
            try {
                return FFI::cdef($header, $path);
            } catch (FFI\Exception $exception) {
                $tried[] = "$path: {$exception->getMessage()}";
            }
        }
        throw new LibraryNotFoundException(
            'libwpllm cannot be used here. In a web request, PHP allows FFI to preloaded code alone: run '
            . 'bin/wpllm-setup and put what it prints into php.ini. Otherwise set WPLLM_LIBRARY to the path of '
            . 'libwpllm.so. Tried: ' . implode('; ', $tried)
        );
    }

    /**
     * @return list<string>
     */
    private static function candidates(): array
    {
        $chosen = getenv('WPLLM_LIBRARY');
        if (is_string($chosen) && $chosen !== '') {
            return [$chosen];
        }
        $packed = dirname(__DIR__) . '/lib/' . self::SONAME;
        return is_file($packed) ? [$packed, self::SONAME] : [self::SONAME];
    }

    private static function checked(FFI $ffi): FFI
    {
        $major = $ffi->wpllm_abi_version() >> 16;
        if ($major !== self::ABI_MAJOR) {
            throw new LibraryNotFoundException(
                sprintf('libwpllm has interface %d; this package needs %d', $major, self::ABI_MAJOR)
            );
        }
        return $ffi;
    }
}
