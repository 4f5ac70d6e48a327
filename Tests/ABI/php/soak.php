<?php

/**
 * Loads, uses and frees everything 1,000 times in one process; private memory must not grow.
 */

declare(strict_types=1);

use WPLLM\Context;
use WPLLM\Exception\InvalidRequestException;

require __DIR__ . '/check.php';

$once = static function (int $round): void {
    $context = new Context();
    $model = $context->model('wp-llm-nano');
    $model->detokenize($model->tokenize("add_action( 'init' ); // $round"));
    $request = ['model' => 'wp-llm-nano', 'prompt' => "Create a post type $round", 'max_tokens' => 3];
    if ($round % 3 === 0) {
        Check::that($context->generate($request)->finishReason === 'length', 'generate()');
    } else {
        foreach ($context->stream($request) as $piece) {
            break;
        }
    }
    try {
        $context->generate($request + ['modle' => 1]);
    } catch (InvalidRequestException $exception) {
        Check::same('modle', $exception->getPath(), 'path');
    }
};

$rounds = (int) ($argv[1] ?? 1000);
for ($round = 0; $round < $rounds / 4; $round++) {
    $once($round);
}
$before = private_kib();
for ($round = 0; $round < $rounds; $round++) {
    $once($round);
}
$after = private_kib();
fwrite(STDERR, "$rounds rounds: $before KiB private before, $after KiB after\n");
Check::that($after - $before <= 1024, "memory grew from $before to $after KiB");
Check::done();
