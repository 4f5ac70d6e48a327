<?php

declare(strict_types=1);

namespace WPLLM;

use WPLLM\Exception\WPLLMException;
use WPLLM\Internal\Batches;
use WPLLM\Internal\Call;
use WPLLM\Internal\Handle;

/**
 * Options, logging and cancellation shared by the calls of one caller: where everything begins.
 */
final class Context
{
    private Handle $handle;

    /**
     * @param array<string, mixed> $options data_dir, model_dirs, threads, max_memory_bytes, log_level
     * @throws WPLLMException
     */
    public function __construct(array $options = [])
    {
        $json = Call::encode($options);
        $this->handle = new Handle('context', Call::out('wpllm_context', 'wpllm_context_open', $json, strlen($json)));
    }

    /**
     * Generates text and waits for the whole answer.
     *
     * @param array<string, mixed> $request model, and prompt or messages; max_tokens, temperature, top_p, top_k,
     *     min_p, repeat_penalty, presence_penalty, frequency_penalty, seed, stop, deadline_ms
     * @throws WPLLMException
     */
    public function generate(array $request): Generation
    {
        $stream = $this->stream($request);
        try {
            return $stream->result();
        } finally {
            $stream->close();
        }
    }

    /**
     * Begins a generation; the work is done while the stream is read.
     *
     * @param array<string, mixed> $request as for generate()
     * @throws WPLLMException
     */
    public function stream(array $request): Stream
    {
        $json = Call::encode($request);
        $pointer = $this->handle->pointer();
        return new Stream(Call::out('wpllm_stream', 'wpllm_generate_stream', $pointer, $json, strlen($json)));
    }

    /**
     * Embeds one text or many.
     *
     * @param array<string, mixed> $request model; input: a string or a list of them; truncate; deadline_ms
     * @throws WPLLMException
     */
    public function embed(array $request): Embeddings
    {
        $texts = $request['input'] ?? null;
        $texts = is_array($texts) && array_is_list($texts) && $texts !== [] ? $texts : [$texts];
        $whole = count($texts) === 1;
        $tokens = 0;
        $model = '';
        $begun = microtime(true);
        $embed = function (array $part) use ($request, $whole, $begun, &$tokens, &$model): array {
            if (!$whole) {
                $request['input'] = $part;
            }
            if (is_int($request['deadline_ms'] ?? null) && $request['deadline_ms'] > 0) {
                $spent = (int) ((microtime(true) - $begun) * 1000);
                $request['deadline_ms'] = max(1, $request['deadline_ms'] - $spent);
            }
            $request['encoding_format'] = 'base64'; // exact, and many times faster to read than decimal numbers
            $json = Call::encode($request);
            $answer = Call::json('wpllm_embed', $this->handle->pointer(), $json, strlen($json));
            $tokens += $answer['usage']['prompt_tokens'];
            $model = $answer['model'];
            $unpack = static fn (array $item): array => Model::unpack(base64_decode($item['embedding']));
            return array_map($unpack, $answer['data']);
        };
        $vectors = Batches::run($texts, $embed);
        return new Embeddings($model, $vectors, new Usage($tokens));
    }

    /**
     * Analyses WordPress code: what is insecure, slow or wrong in it.
     *
     * @param array<string, mixed> $request code, or files: a list of name and content, or contents by name;
     *     analysis_type ("security", "performance", "quality", "all"), minimum_severity, minimum_confidence,
     *     disabled_rules, text_domain, minimum_php, minimum_wordpress, configuration, baseline, diff, model, deadline_ms
     * @throws WPLLMException
     */
    public function analyze(array $request): Analysis
    {
        unset($request['format']);
        $json = Call::encode(self::withFiles($request), true);
        $answer = Call::json('wpllm_analyze', $this->handle->pointer(), $json, strlen($json));
        $scores = array_column($answer['files'] ?? [], 'score', 'file');
        return new Analysis(
            $answer['issues'],
            (float) $answer['score'],
            $answer['recommendations'],
            array_map(floatval(...), $scores),
            $answer['notes'],
            $answer
        );
    }

    /**
     * The same as a report.
     *
     * @param array<string, mixed> $request as for analyze()
     * @param string $format "json", "sarif", "text", "github", "junit" or "html"
     * @throws WPLLMException
     */
    public function analysisReport(array $request, string $format): string
    {
        $json = Call::encode(['format' => $format] + self::withFiles($request), true);
        return Call::text('wpllm_analyze', $this->handle->pointer(), $json, strlen($json));
    }

    /**
     * Generates a plugin, a block or a theme: files by role, instructions, verification.
     *
     * @param string $kind "plugin", "block" or "theme"
     * @param array<string, mixed> $specification such as plugin_name and features; ['schema' => true] gives the JSON
     *     Schema that documents the members. Also model, archive, verify, deadline_ms
     * @return array<string, mixed>
     * @throws WPLLMException
     */
    public function scaffold(string $kind, array $specification): array
    {
        $json = Call::encode(['kind' => $kind] + $specification);
        return Call::json('wpllm_scaffold', $this->handle->pointer(), $json, strlen($json));
    }

    /**
     * Generates the same as a ZIP archive, which WordPress installs as it is.
     *
     * @param string $kind "plugin", "block" or "theme"
     * @param array<string, mixed> $specification as of scaffold()
     * @return string the bytes of the archive
     * @throws WPLLMException
     */
    public function scaffoldArchive(string $kind, array $specification): string
    {
        $json = Call::encode(['kind' => $kind, 'format' => 'zip'] + $specification);
        return Call::bytes('wpllm_scaffold', $this->handle->pointer(), $json, strlen($json));
    }

    /**
     * Answers a request of the REST interface, such as POST /v1/analyze. Who may ask is for the caller to decide.
     *
     * @param array<string, mixed>|string|null $body JSON, or what is to be written as JSON
     * @param array<string, string> $headers
     * @throws WPLLMException
     */
    public function request(
        string $method,
        string $path,
        array|string|null $body = null,
        array $headers = []
    ): Response {
        $encoded = is_array($body) ? Call::encode($body) : (string) $body;
        $head = Call::encode($headers);
        return Call::response($this->handle->pointer(), $method, $path, $head, strlen($head), $encoded, strlen($encoded));
    }

    /**
     * Opens a model: a name that model_dirs resolve, or a path (anything with a "/" in it).
     *
     * @throws WPLLMException
     */
    public function model(string $name): Model
    {
        $pointer = $this->handle->pointer();
        return new Model(Call::out('wpllm_model', 'wpllm_model_open', $pointer, $name, strlen($name)));
    }

    /**
     * The models found in model_dirs: id, created, owned_by, path, bytes.
     *
     * @return list<array<string, mixed>>
     * @throws WPLLMException
     */
    public function models(): array
    {
        return Call::json('wpllm_models', $this->handle->pointer())['data'];
    }

    /**
     * Takes the log records gathered since the last call: records of time, level and message, and how many of them
     * were too many to keep.
     *
     * @return array{records: list<array{time: float, level: string, message: string}>, dropped: int}
     * @throws WPLLMException
     */
    public function drainLog(): array
    {
        return Call::json('wpllm_context_drain_log', $this->handle->pointer());
    }

    /**
     * Cancels every generation, embedding and analysis that runs in the context; later calls are not affected.
     *
     * @throws WPLLMException
     */
    public function cancel(): void
    {
        Call::status('wpllm_context_cancel', $this->handle->pointer());
    }

    /**
     * Files as the library wants them: a list of name and content.
     *
     * @param array<string, mixed> $request
     * @return array<string, mixed>
     */
    private static function withFiles(array $request): array
    {
        $files = $request['files'] ?? null;
        if (is_array($files) && !array_is_list($files)) {
            $list = static fn (string|int $name, mixed $content): array => [
                'name' => (string) $name,
                'content' => $content,
            ];
            $request['files'] = array_map($list, array_keys($files), $files);
        }
        return $request;
    }

    /**
     * Cancels what runs and frees the context. Models and streams opened through it stay. Closing twice is fine.
     */
    public function close(): void
    {
        $this->handle->close();
    }
}
