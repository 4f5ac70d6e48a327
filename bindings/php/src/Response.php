<?php

declare(strict_types=1);

namespace WPLLM;

/**
 * The response to a request of the REST interface: what a host hands on as it is.
 */
final class Response
{
    /**
     * @param array<string, string> $headers names in lower case
     */
    public function __construct(
        public readonly int $status,
        public readonly array $headers,
        public readonly string $body
    ) {
    }

    /**
     * The body, decoded; null if it is not JSON.
     */
    public function json(): mixed
    {
        return json_decode($this->body, true);
    }
}
