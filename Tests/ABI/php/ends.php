<?php

/**
 * Ends in the middle of a stream, in the way that the argument names. Prints "begun", and "freed" from a shutdown
 * function of its own, which must still find the stream in working order.
 */

declare(strict_types=1);

require __DIR__ . '/../../../bindings/php/autoload.php';

$context = new WPLLM\Context();
$models = [$context->model('wp-llm-nano'), $context->model('wp-llm-nano')];
$stream = $context->stream(
    ['model' => 'wp-llm-nano', 'prompt' => '<?php', 'raw' => true, 'temperature' => 0, 'repeat_penalty' => 0.05, 'max_tokens' => 1000]
);
register_shutdown_function(static function () use ($stream): void {
    $stream->cancel();
    foreach ($stream as $piece) {
        continue;
    }
    echo $stream->finishReason(), "\n";
});
set_time_limit($argv[1] === 'time' ? 1 : 0);
foreach ($stream as $index => $piece) {
    if ($index === 0) {
        echo "begun\n";
    }
    match ($argv[1]) {
        'exit' => exit(3),
        'exception' => throw new DomainException('nobody catches this'),
        'memory' => str_repeat('x', 1 << 30),
        'time' => busy(),
        'destroyed' => leave(),
    };
}

function busy(): never
{
    for (;;) {
        hash('sha256', 'x');
    }
}

function leave(): never
{
    $GLOBALS['context'] = $GLOBALS['models'] = null;
    exit(3);
}
