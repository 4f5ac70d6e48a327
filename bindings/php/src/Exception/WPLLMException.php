<?php

declare(strict_types=1);

namespace WPLLM\Exception;

/**
 * Base of everything this package throws. getCode() is the status number.
 */
class WPLLMException extends \RuntimeException
{
    private const CLASSES = [
        -1 => InternalException::class,
        -2 => InvalidArgumentException::class,
        -3 => BadHandleException::class,
        -4 => ForkedException::class,
        -5 => BusyException::class,
        -6 => InvalidJsonException::class,
        -7 => InvalidRequestException::class,
        -8 => NotFoundException::class,
        -9 => InputOutputException::class,
        -10 => BadModelException::class,
        -11 => UnsupportedException::class,
        -12 => ContextLengthException::class,
        -13 => LimitException::class,
        -14 => CancelledException::class,
        -15 => DeadlineException::class,
        -16 => BadTemplateException::class,
        -17 => NoMemoryException::class,
    ];

    final public function __construct(
        string $message,
        int $status = -1,
        private string $statusName = 'WPLLM_E_INTERNAL',
        private ?string $path = null,
        private bool $retryable = false,
        private ?int $retryAfterMs = null,
        ?\Throwable $previous = null
    ) {
        parent::__construct($message, $status, $previous);
    }

    /**
     * The exception for a status and the error's JSON, decoded.
     *
     * @param array<string, mixed> $details
     */
    public static function fromDetails(int $status, array $details): self
    {
        $class = self::CLASSES[$status] ?? self::class;
        return new $class(
            $details['message'] ?? 'the library gave no message',
            $status,
            $details['code'] ?? 'WPLLM_E_UNKNOWN',
            $details['path'] ?? null,
            (bool) ($details['retryable'] ?? false),
            $details['retry_after_ms'] ?? null
        );
    }

    /**
     * The status by name, such as "WPLLM_E_BUSY".
     */
    public function getStatusName(): string
    {
        return $this->statusName;
    }

    /**
     * The field at fault, such as "messages[1].content"; null when there is none.
     */
    public function getPath(): ?string
    {
        return $this->path;
    }

    /**
     * Whether the same call may succeed later.
     */
    public function isRetryable(): bool
    {
        return $this->retryable;
    }

    /**
     * How long to wait first, when that is known.
     */
    public function getRetryAfterMs(): ?int
    {
        return $this->retryAfterMs;
    }

    /**
     * The same exception for a list that was handed over in parts: `input[2]` of a part that began at text 100 is
     * `input[102]`.
     *
     * @internal
     */
    public function shifted(int $offset): self
    {
        if ($this->path === null || !preg_match('/^(input|texts)\[(\d+)\]$/', $this->path, $match)) {
            return $this;
        }
        $path = sprintf('%s[%d]', $match[1], (int) $match[2] + $offset);
        $message = $this->getMessage();
        if (str_starts_with($message, $this->path)) {
            $message = $path . substr($message, strlen($this->path));
        }
        return new static(
            $message,
            $this->getCode(),
            $this->statusName,
            $path,
            $this->retryable,
            $this->retryAfterMs,
            $this
        );
    }
}
