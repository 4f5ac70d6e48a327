<?php

declare(strict_types=1);

namespace WPLLM;

use FFI;
use FFI\CData;
use WPLLM\Exception\WPLLMException;
use WPLLM\Internal\Call;
use WPLLM\Internal\Handle;

/**
 * Pieces of text as they are generated.
 *
 *     foreach ($context->stream(['model' => 'wp-llm-nano', 'prompt' => 'Create a shortcode']) as $piece) {
 *         echo $piece;
 *     }
 *
 * A foreach that is left early may be taken up by another. The generation ends and is freed with the object.
 *
 * @implements \IteratorAggregate<int, string>
 */
final class Stream implements \IteratorAggregate
{
    /** How long one call into the library may take, so that PHP's time limit and signals are seen. */
    private const STEP_MS = 250;

    private const OK = 0;
    private const END = 1;

    private const FINISH = [null, 'stop', 'length', 'cancelled', 'deadline'];

    private Handle $handle;
    private CData $event;
    private ?Event $last = null;
    private string $text = '';
    private bool $ended = false;

    /**
     * @internal use Context::stream()
     */
    public function __construct(CData $pointer)
    {
        $this->handle = new Handle('stream', $pointer);
        $this->event = Library::ffi()->new('wpllm_event');
        $this->event->struct_size = FFI::sizeof($this->event);
    }

    /**
     * The pieces of text, none empty.
     *
     * @return \Generator<int, string>
     * @throws WPLLMException
     */
    public function getIterator(): \Generator
    {
        foreach ($this->events() as $event) {
            if ($event->text !== '') {
                yield $event->text;
            }
        }
    }

    /**
     * The events themselves, the last one included: it has the finish reason.
     *
     * @param bool $idle whether to yield null about four times a second while nothing comes: time to look at
     *     connection_aborted() while a long prompt is read
     * @return \Generator<int, ($idle is true ? ?Event : Event)>
     * @throws WPLLMException
     */
    public function events(bool $idle = false): \Generator
    {
        while (!$this->ended) {
            $event = $this->step();
            if ($event !== null || ($idle && !$this->ended)) {
                yield $event;
            }
        }
    }

    /**
     * Generates to the end and returns the whole answer.
     *
     * @throws WPLLMException
     */
    public function result(): Generation
    {
        foreach ($this->events() as $event) {
            continue;
        }
        $raw = $this->last === null ? [] : json_decode($this->last->json, true);
        $usage = $this->usage();
        $reason = $this->finishReason() ?? 'cancelled';
        $raw['choices'] = [['index' => 0, 'text' => $this->text, 'finish_reason' => $reason]];
        $raw['usage'] = [
            'prompt_tokens' => $usage->promptTokens,
            'completion_tokens' => $usage->completionTokens,
            'total_tokens' => $usage->totalTokens(),
        ];
        return new Generation($raw['id'] ?? '', $raw['model'] ?? '', $this->text, $reason, $usage, $raw);
    }

    /**
     * The text so far.
     */
    public function text(): string
    {
        return $this->text;
    }

    /**
     * Why the generation ended: "stop", "length", "cancelled", "deadline"; null while it goes on.
     */
    public function finishReason(): ?string
    {
        return $this->last?->finishReason;
    }

    /**
     * The tokens so far.
     */
    public function usage(): Usage
    {
        return $this->last->usage ?? new Usage();
    }

    /**
     * Asks the generation to end; the iteration then stops with the finish reason "cancelled".
     *
     * @throws WPLLMException
     */
    public function cancel(): void
    {
        Call::status('wpllm_stream_cancel', $this->handle->pointer());
    }

    /**
     * Ends the generation and frees it. What was read stays readable. Closing twice is fine.
     */
    public function close(): void
    {
        $this->ended = true;
        $this->handle->close();
    }

    /**
     * One call into the library: an event, or null when its time was over or the stream has ended.
     */
    private function step(): ?Event
    {
        $pointer = $this->handle->pointer();
        $status = Call::status('wpllm_stream_next', $pointer, self::STEP_MS, FFI::addr($this->event));
        if ($status === self::END) {
            $this->ended = true;
        }
        return $status === self::OK ? $this->take() : null;
    }

    private function take(): Event
    {
        $event = $this->event;
        $text = (string) $event->text;
        $json = (string) $event->json;
        if (strlen($text) !== $event->text_length) {
            // PHP reads a `const char *` up to its first NUL, and this text holds one. JSON writes NUL as \u0000.
            $text = json_decode($json, true)['choices'][0]['delta']['text'] ?? $text;
        }
        $this->text .= $text;
        return $this->last = new Event(
            $text,
            array_key_exists($event->finish_reason, self::FINISH) ? self::FINISH[$event->finish_reason] : 'unknown',
            new Usage($event->prompt_tokens, $event->completion_tokens, $event->cached_tokens),
            $json
        );
    }
}
