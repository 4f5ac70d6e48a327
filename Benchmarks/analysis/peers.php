<?php

/**
 * Times PHP's own lexer and nikic/php-parser on a list of files.
 *
 *     php peers.php ROUNDS < LIST     a line for each: name, megabytes a second of the best round, files that failed
 */

declare(strict_types=1);

require_once 'PhpParser/autoload.php';

use PhpParser\Error;
use PhpParser\ParserFactory;

ini_set('memory_limit', '2G');
$rounds = max(1, (int) ($argv[1] ?? 1));
$texts = [];
foreach (explode("\n", trim(stream_get_contents(STDIN))) as $path) {
    $texts[] = file_get_contents($path);
}
$bytes = array_sum(array_map('strlen', $texts));

/** Seconds that this process has worked, so that a busy machine is not measured. */
function processorTime(): float
{
    $usage = getrusage();
    return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']
        + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
}

/** Runs something on all texts, some times over, and prints the speed of the best time. */
function measure(string $name, callable $read, array $texts, int $bytes, int $rounds): void
{
    $best = INF;
    $failed = 0;
    for ($round = 0; $round < $rounds; $round++) {
        $failed = 0;
        $start = processorTime();
        foreach ($texts as $text) {
            $failed += $read($text) ? 0 : 1;
        }
        $best = min($best, processorTime() - $start);
    }
    printf("%s %.2f %d\n", $name, $bytes / 1e6 / $best, $failed);
}

measure('token_get_all', static fn (string $text): bool => token_get_all($text) !== [], $texts, $bytes, $rounds);
$parser = (new ParserFactory())->create(ParserFactory::PREFER_PHP7);
measure('nikic/php-parser', static function (string $text) use ($parser): bool {
    try {
        return $parser->parse($text) !== null;
    } catch (Error) {
        return false;
    }
}, $texts, $bytes, $rounds);
