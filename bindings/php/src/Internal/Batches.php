<?php

declare(strict_types=1);

namespace WPLLM\Internal;

use WPLLM\Exception\WPLLMException;

/**
 * Hands a long list to the library in parts, so that each call comes back to PHP soon: past max_execution_time and
 * two seconds more, PHP ends a process that is inside a C call.
 *
 * @internal
 */
final class Batches
{
    private const TARGET_SECONDS = 0.25;
    private const LARGEST = 256;

    /**
     * Calls $work with parts of $texts and returns its answers joined.
     *
     * @template T
     * @param list<string> $texts
     * @param \Closure(list<string>): list<T> $work
     * @return list<T>
     * @throws WPLLMException whose path counts from the beginning of $texts
     */
    public static function run(array $texts, \Closure $work): array
    {
        $answers = [];
        $size = 4;
        $offset = 0;
        do {
            $part = array_slice($texts, $offset, $size);
            $begun = microtime(true);
            try {
                array_push($answers, ...$work($part));
            } catch (WPLLMException $exception) {
                throw $exception->shifted($offset);
            }
            $offset += count($part);
            $seconds = max(1e-4, microtime(true) - $begun);
            $size = max(1, min(self::LARGEST, 4 * $size, (int) (count($part) * self::TARGET_SECONDS / $seconds)));
        } while ($offset < count($texts));
        return $answers;
    }
}
