<?php

declare(strict_types=1);

namespace WPLLM;

/**
 * What an analysis found. `issues` are arrays with file, line, column, severity, type, message, suggestion,
 * code_snippet, rule, confidence, cwe, trace and fix; `score` is from 0 (bad) to 10 (nothing was found).
 */
final class Analysis
{
    /**
     * @param list<array<string, mixed>> $issues
     * @param list<string> $recommendations
     * @param array<string, float> $scores the score of each file, if files were given
     * @param list<array{file: ?string, message: string}> $notes what the analysis says beside its findings
     * @param array<string, mixed> $raw
     */
    public function __construct(
        public readonly array $issues,
        public readonly float $score,
        public readonly array $recommendations,
        public readonly array $scores,
        public readonly array $notes,
        public readonly array $raw
    ) {
    }
}
