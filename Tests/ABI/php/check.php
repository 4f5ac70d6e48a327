<?php

/**
 * Checks for the PHP test programs: count what fails, go on, and end with done().
 */

declare(strict_types=1);

require __DIR__ . '/../../../bindings/php/autoload.php';

set_error_handler(static function (int $level, string $message, string $file, int $line): never {
    throw new ErrorException($message, 0, $level, $file, $line); // no warning passes unseen
});

final class Check
{
    private static int $count = 0;
    private static int $failed = 0;

    public static function that(bool $condition, string $what): void
    {
        self::$count++;
        if (!$condition) {
            self::$failed++;
            fwrite(STDERR, "line " . debug_backtrace(limit: 1)[0]['line'] . ": failed: $what\n");
        }
    }

    public static function same(mixed $wanted, mixed $got, string $what): void
    {
        self::$count++;
        if ($wanted !== $got) {
            self::$failed++;
            $line = debug_backtrace(limit: 1)[0]['line'];
            fwrite(STDERR, "line $line: $what: " . var_export($got, true) . ', not ' . var_export($wanted, true) . "\n");
        }
    }

    /**
     * @param class-string<Throwable> $class
     */
    public static function throws(string $class, callable $work, ?string $path = null): void
    {
        self::$count++;
        $line = debug_backtrace(limit: 1)[0]['line'];
        try {
            $work();
        } catch (Throwable $thrown) {
            if (get_class($thrown) !== $class || $thrown->getMessage() === '') {
                self::$failed++;
                fwrite(STDERR, "line $line: $class wanted, but " . get_class($thrown) . ": {$thrown->getMessage()}\n");
            } elseif ($path !== null && $thrown->getPath() !== $path) {
                self::$failed++;
                fwrite(STDERR, "line $line: path is " . var_export($thrown->getPath(), true) . ", not $path\n");
            }
            return;
        }
        self::$failed++;
        fwrite(STDERR, "line $line: $class wanted, but nothing was thrown\n");
    }

    public static function done(): never
    {
        fwrite(STDERR, self::$count . ' checks, ' . self::$failed . " failed\n");
        exit(self::$failed === 0 ? 0 : 1);
    }
}

/**
 * Private memory of this process in KiB: mapped files do not count.
 */
function private_kib(): int
{
    preg_match('/^RssAnon:\s+(\d+)/m', (string) file_get_contents('/proc/self/status'), $match);
    return (int) $match[1];
}

const REQUEST = [
    'model' => 'wp-llm-nano',
    'prompt' => 'Create a custom post type for recipes',
    'temperature' => 0,
    'max_tokens' => 120,
];

const REQUEST_OPTIONS = ['temperature' => 0, 'max_tokens' => 120];

/** Goes on until something ends it: the model says the same for ever. */
const LONG_REQUEST = [
    'model' => 'wp-llm-nano',
    'prompt' => '<?php',
    'raw' => true,
    'temperature' => 0,
    'repeat_penalty' => 0.05,
    'max_tokens' => 1000,
];
