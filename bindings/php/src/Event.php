<?php

declare(strict_types=1);

namespace WPLLM;

/**
 * One event of a stream. `json` is the event as a line of the REST stream, without the line end.
 */
final class Event
{
    public function __construct(
        public readonly string $text,
        public readonly ?string $finishReason,
        public readonly Usage $usage,
        public readonly string $json
    ) {
    }

    /**
     * Whether this is the last event.
     */
    public function isDone(): bool
    {
        return $this->finishReason !== null;
    }
}
