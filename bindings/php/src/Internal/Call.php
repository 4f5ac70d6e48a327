<?php

declare(strict_types=1);

namespace WPLLM\Internal;

use FFI;
use FFI\CData;
use WPLLM\Exception\InvalidArgumentException;
use WPLLM\Exception\InvalidJsonException;
use WPLLM\Exception\WPLLMException;
use WPLLM\Library;
use WPLLM\Response;

/**
 * Calls into the library: arguments in, results and errors out.
 *
 * @internal
 */
final class Call
{
    /**
     * Calls a function that ends in (…, wpllm_error **err) and returns its status, which is no error.
     *
     * @throws WPLLMException
     */
    public static function status(string $function, mixed ...$arguments): int
    {
        $ffi = Library::ffi();
        $error = $ffi->new('wpllm_error *');
        $status = $ffi->$function(...[...$arguments, FFI::addr($error)]);
        if ($status >= 0) {
            return $status;
        }
        if (FFI::isNull($error)) {
            throw WPLLMException::fromDetails($status, ['code' => $ffi->wpllm_status_name($status)]);
        }
        $details = json_decode($ffi->wpllm_error_json($error, null) ?? '', true);
        $ffi->wpllm_error_free($error);
        throw WPLLMException::fromDetails($status, is_array($details) ? $details : []);
    }

    /**
     * Calls a function that ends in (…, TYPE **out, wpllm_error **err) and returns what it put out.
     *
     * @throws WPLLMException
     */
    public static function out(string $type, string $function, mixed ...$arguments): CData
    {
        $out = Library::ffi()->new("$type *");
        self::status($function, ...[...$arguments, FFI::addr($out)]);
        return $out;
    }

    /**
     * Calls a function with a JSON result and returns it decoded.
     *
     * @return array<string, mixed>
     * @throws WPLLMException
     */
    public static function json(string $function, mixed ...$arguments): array
    {
        return self::result($function, $arguments, static function (FFI $ffi, CData $result): array {
            return json_decode($ffi->wpllm_result_json($result, null) ?? '', true, 512, JSON_THROW_ON_ERROR);
        });
    }

    /**
     * Calls a function with a result of bytes.
     *
     * @throws WPLLMException
     */
    public static function bytes(string $function, mixed ...$arguments): string
    {
        return self::result($function, $arguments, self::bytesOf(...));
    }

    private static function bytesOf(FFI $ffi, CData $result): string
    {
        // PHP turns a returned `const char *` into a string that ends at the first NUL; these bytes may hold one.
        $read = $ffi->cast('char *(*)(wpllm_result *, size_t *)', $ffi->wpllm_result_bytes);
        $length = $ffi->new('size_t');
        $pointer = $read($result, FFI::addr($length));
        return $pointer === null || FFI::isNull($pointer) ? '' : FFI::string($pointer, $length->cdata);
    }

    /**
     * Calls a function whose result is JSON or other text, and returns it as it is.
     *
     * @throws WPLLMException
     */
    public static function text(string $function, mixed ...$arguments): string
    {
        return self::result($function, $arguments, self::body(...));
    }

    /**
     * Calls wpllm_request.
     *
     * @throws WPLLMException
     */
    public static function response(mixed ...$arguments): Response
    {
        return self::result('wpllm_request', $arguments, static function (FFI $ffi, CData $result): Response {
            $headers = json_decode($ffi->wpllm_result_http_headers($result, null) ?? '{}', true);
            return new Response($ffi->wpllm_result_http_status($result), $headers, self::body($ffi, $result));
        });
    }

    /**
     * The text of a result. JSON holds no NUL, so PHP reads it whole.
     */
    private static function body(FFI $ffi, CData $result): string
    {
        return $ffi->wpllm_result_json($result, null) ?? self::bytesOf($ffi, $result);
    }

    /**
     * Calls a function with a result of token ids.
     *
     * @return list<int>
     * @throws WPLLMException
     */
    public static function tokens(string $function, mixed ...$arguments): array
    {
        return self::result($function, $arguments, static function (FFI $ffi, CData $result): array {
            $count = $ffi->new('size_t');
            $pointer = $ffi->wpllm_result_tokens($result, FFI::addr($count));
            if ($pointer === null || $count->cdata === 0) {
                return [];
            }
            return array_values((array) unpack('l*', FFI::string($pointer, 4 * $count->cdata)));
        });
    }

    /**
     * Calls a function with a result of floats; returns each row as a string of little-endian 32-bit floats.
     *
     * @return list<string>
     * @throws WPLLMException
     */
    public static function floats(string $function, mixed ...$arguments): array
    {
        return self::result($function, $arguments, static function (FFI $ffi, CData $result): array {
            $rows = $ffi->new('size_t');
            $columns = $ffi->new('size_t');
            $pointer = $ffi->wpllm_result_floats($result, FFI::addr($rows), FFI::addr($columns));
            $packed = [];
            for ($row = 0; $pointer !== null && $row < $rows->cdata; $row++) {
                $packed[] = FFI::string($pointer + $row * $columns->cdata, 4 * $columns->cdata);
            }
            return $packed;
        });
    }

    /**
     * A request or options as JSON.
     *
     * @param array<string, mixed> $request
     * @param bool $replacesInvalid write U+FFFD for what is not UTF-8; else it is an exception
     * @throws InvalidJsonException
     */
    public static function encode(array $request, bool $replacesInvalid = false): string
    {
        try {
            $flags = $replacesInvalid ? JSON_INVALID_UTF8_SUBSTITUTE : 0;
            $flags |= JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION;
            return json_encode((object) $request, $flags | JSON_THROW_ON_ERROR);
        } catch (\JsonException $exception) {
            throw new InvalidJsonException(
                'the request cannot be written as JSON: ' . $exception->getMessage(),
                -6,
                'WPLLM_E_INVALID_JSON',
                previous: $exception
            );
        }
    }

    /**
     * The (tokens, count) arguments for a list of token ids.
     *
     * @param array<int> $tokens
     * @return array{?CData, int}
     * @throws InvalidArgumentException
     */
    public static function tokenArguments(array $tokens): array
    {
        $count = count($tokens);
        if ($count === 0) {
            return [null, 0];
        }
        $ids = Library::ffi()->new("int32_t[$count]");
        $index = 0;
        foreach ($tokens as $token) {
            if (!is_int($token) || $token < -0x80000000 || $token > 0x7FFFFFFF) {
                throw self::invalidArgument("tokens[$index]", 'is not a token id');
            }
            $ids[$index++] = $token;
        }
        return [$ids, $count];
    }

    /**
     * The (texts, lengths, count) arguments for a list of texts, and the memory that they point into.
     *
     * @param list<string> $texts
     * @return array{?CData, ?CData, int, ?CData}
     * @throws InvalidArgumentException
     */
    public static function textArguments(array $texts): array
    {
        $count = count($texts);
        if ($count === 0) {
            return [null, null, 0, null];
        }
        $ffi = Library::ffi();
        $joined = implode("\0", $texts) . "\0";
        $memory = $ffi->new('char[' . strlen($joined) . ']');
        FFI::memcpy($memory, $joined, strlen($joined));
        $pointers = $ffi->new("const char *[$count]");
        $lengths = $ffi->new("size_t[$count]");
        $at = $ffi->cast('char *', $memory);
        foreach ($texts as $index => $text) {
            $pointers[$index] = $at;
            $lengths[$index] = strlen($text);
            $at += strlen($text) + 1;
        }
        return [$pointers, $lengths, $count, $memory];
    }

    /**
     * The exception for an argument that this package refuses before the library sees it.
     */
    public static function invalidArgument(string $path, string $problem): InvalidArgumentException
    {
        return new InvalidArgumentException("$path $problem", -2, 'WPLLM_E_INVALID_ARGUMENT', $path);
    }

    /**
     * @param array<mixed> $arguments
     */
    private static function result(string $function, array $arguments, \Closure $read): mixed
    {
        $result = self::out('wpllm_result', $function, ...$arguments);
        try {
            return $read(Library::ffi(), $result);
        } finally {
            Library::ffi()->wpllm_result_free($result);
        }
    }
}
