<?php

declare(strict_types=1);

namespace WPLLM;

/**
 * A whole answer. `finishReason` is "stop", "length", "cancelled" or "deadline".
 */
final class Generation
{
    /**
     * @param array<string, mixed> $raw
     */
    public function __construct(
        public readonly string $id,
        public readonly string $model,
        public readonly string $text,
        public readonly string $finishReason,
        public readonly Usage $usage,
        public readonly array $raw
    ) {
    }
}
