<?php

declare(strict_types=1);

namespace WPLLM;

/**
 * Tokens that a call read and wrote. `cachedTokens` of the prompt came from an earlier request.
 */
final class Usage
{
    public function __construct(
        public readonly int $promptTokens = 0,
        public readonly int $completionTokens = 0,
        public readonly int $cachedTokens = 0
    ) {
    }

    /**
     * Prompt and completion together.
     */
    public function totalTokens(): int
    {
        return $this->promptTokens + $this->completionTokens;
    }
}
