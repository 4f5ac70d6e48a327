<?php

/**
 * Runs programs of the matrix with attacks in the request, and tells what they did.
 *
 * Reads JSON from standard input: a list of [file, attacks]. Writes a list of lists: for every attack
 * {"html", "done": [[function, argument], …]}. The functions that would do harm are disabled and stand here as
 * functions that write down what they were given:
 *
 *     php -n -d extension=ctype -d disable_functions=system,shell_exec,header,unlink,fopen,file_get_contents …
 */

declare(strict_types=1);

final class Pwn
{
}

if (!class_exists('DOMDocument')) {
    final class DOMDocument
    {
        public function load(string $path): void
        {
        }
    }

    final class DOMXPath
    {
        public function __construct(DOMDocument $document)
        {
        }

        public function query(string $expression): void
        {
            done('xpath', $expression);
        }
    }
}

$GLOBALS['done'] = [];

function done(string $function, mixed $argument): void
{
    $GLOBALS['done'][] = [$function, (string) $argument];
}

function pwn(): string
{
    done('eval', 'pwn');
    return '';
}

if (!function_exists('system')) {
    function system(mixed $command): void
    {
        done('system', $command);
    }

    function header(mixed $header): void
    {
        done('header', $header);
    }

    function unlink(mixed $path): bool
    {
        done('unlink', $path);
        return true;
    }

    function fopen(mixed $path, string $mode): bool
    {
        done('fopen', $path);
        return false;
    }

    function file_get_contents(mixed $path): string
    {
        done('fetch', $path);
        return '';
    }
}

if (!function_exists('mysqli_connect')) {
    function mysqli_connect(mixed ...$arguments): int
    {
        return 1;
    }

    function mysqli_query(int $connection, string $query): bool
    {
        done('query', $query);
        return false;
    }

    /** What MySQL's C function does under UTF-8. */
    function mysqli_real_escape_string(int $connection, string $text): string
    {
        return strtr($text, [
            '\\' => '\\\\', "\0" => '\\0', "\n" => '\\n', "\r" => '\\r', "'" => "\\'", '"' => '\\"', "\x1a" => '\\Z',
        ]);
    }

    function ldap_connect(string $host): int
    {
        return 1;
    }

    function ldap_search(int $ldap, string $base, string $filter): void
    {
        done('ldap', $filter);
    }
}

set_error_handler(static function (int $number, string $message): bool {
    if (preg_match('/^include\((.*)\): Failed to open stream/s', $message, $match)) {
        done('include', $match[1]);
    }
    return true;
});

function run(string $file, string $attack): array
{
    $_GET = ['UserData' => $attack];
    $GLOBALS['done'] = [];
    ob_start();
    try {
        include $file;
        if (($object ?? null) instanceof Pwn) {
            done('unserialize', 'Pwn');
        }
    } catch (Throwable $e) {
        done('thrown', get_class($e));
    }
    return ['html' => ob_get_clean(), 'done' => $GLOBALS['done']];
}

$answers = [];
foreach (json_decode(stream_get_contents(STDIN), true) as [$file, $attacks]) {
    $answers[] = array_map(static fn (string $attack): array => run($file, $attack), $attacks);
}
echo json_encode($answers, JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
