<?php

/**
 * Streams a generated WordPress snippet to standard output.
 *
 *     WPLLM_MODEL_PATH=models php stream.php ["Create a shortcode"]
 */

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/autoload.php'; // with Composer: vendor/autoload.php

$prompt = $argv[1] ?? 'Create a custom post type for recipes';
try {
    $context = new WPLLM\Context();
    $stream = $context->stream(
        ['model' => 'wp-llm-nano', 'prompt' => $prompt, 'temperature' => 0, 'max_tokens' => 400]
    );
    foreach ($stream as $piece) {
        echo $piece;
    }
    fprintf(STDERR, "\n%s after %d tokens\n", $stream->finishReason(), $stream->usage()->completionTokens);
} catch (WPLLM\Exception\WPLLMException $exception) {
    fwrite(STDERR, "{$exception->getStatusName()}: {$exception->getMessage()}\n");
    exit(1);
}
