<?php

/**
 * The PHP package, from one end to the other.
 */

declare(strict_types=1);

use WPLLM\Context;
use WPLLM\Exception;
use WPLLM\Library;

require __DIR__ . '/check.php';

// Library
Check::same(1, Library::abiVersion()[0], 'interface');
Check::that((bool) preg_match('/^\d+\.\d+\.\d+/', Library::version()), 'version');
Check::same(Library::version(), Library::capabilities()['version'], 'version in capabilities');

// Context and models
$context = new Context(['threads' => 2, 'log_level' => 'debug']);
Check::that(in_array('wp-llm-nano', array_column($context->models(), 'id'), true), 'models() finds the model');
$log = $context->drainLog();
Check::that(is_array($log['records']) && $log['dropped'] === 0, 'drainLog()');
$model = $context->model('wp-llm-nano');
Check::same('llama', $model->info()['architecture'], 'architecture');

// Tokens
foreach (['', 'a', "NUL \0 inside \0", "naïve ☕ 👩‍💻\n\t"] as $text) {
    Check::same($text, $model->detokenize($model->tokenize($text)), 'round trip');
}
Check::that($model->tokenize("\xff malformed") !== [], 'malformed bytes');
Check::that(count($model->tokenize('<|im_end|>')) > 1, 'special token as text');
$end = $model->tokenize('<|im_end|>', parseSpecial: true);
Check::same(1, count($end), 'special token parsed');
Check::same('', $model->detokenize($end), 'special token left out');
Check::same('<|im_end|>', $model->detokenize($end, special: true), 'special token written out');

// Logits
$tokens = $model->tokenize("<?php\nadd_action( 'init', 'x' );");
$last = $model->evaluate($tokens);
$all = $model->evaluate($tokens, allRows: true);
Check::same([1, count($tokens), 2048], [count($last), count($all), count($last[0])], 'shape of the logits');
Check::that(abs(max($last[0]) - max($all[count($tokens) - 1])) < 1e-3 * abs(max($last[0])), 'last row');

// Generate
$stream = $context->stream(REQUEST);
$pieces = iterator_to_array($stream, false);
Check::that(count($pieces) > 5 && !in_array('', $pieces, true), 'pieces');
Check::same(implode('', $pieces), $stream->text(), 'text()');
Check::that(in_array($stream->finishReason(), ['stop', 'length'], true), 'finishReason()');
Check::that($stream->usage()->promptTokens > 0 && $stream->usage()->completionTokens <= 120, 'usage()');
Check::same([], iterator_to_array($stream), 'nothing after the end');

$answer = $context->generate(REQUEST);
Check::same($stream->text(), $answer->text, 'generate() gives the text of the stream');
Check::same('text_generation', $answer->raw['object'], 'raw answer');
Check::same($answer->text, $answer->raw['choices'][0]['text'], 'text in the raw answer');
Check::same($answer->usage->totalTokens(), $answer->raw['usage']['total_tokens'], 'usage in the raw answer');
Check::that($answer->usage->cachedTokens > 0, 'the second request reuses the first');

$events = iterator_to_array($context->stream(REQUEST)->events(), false);
$text = '';
foreach ($events as $event) {
    $chunk = json_decode($event->json, true, 512, JSON_THROW_ON_ERROR);
    Check::same($event->text, $chunk['choices'][0]['delta']['text'] ?? '', 'text of the chunk');
    Check::same($event->finishReason, $chunk['choices'][0]['finish_reason'], 'finish_reason of the chunk');
    $text .= $event->text;
}
Check::same($answer->text, $text, 'text of the events');
Check::that(end($events)->isDone(), 'last event');

$messages = ['model' => 'wp-llm-nano', 'messages' => [['role' => 'user', 'content' => REQUEST['prompt']]]];
Check::same($answer->text, $context->generate($messages + REQUEST_OPTIONS)->text, 'messages');
Check::same(
    $context->generate(['temperature' => 1.5, 'seed' => 3, 'max_tokens' => 30] + REQUEST)->text,
    $context->generate(['temperature' => 1.5, 'seed' => 3, 'max_tokens' => 30] + REQUEST)->text,
    'same seed'
);

// Left early, taken up again, cancelled, closed, abandoned
$stream = $context->stream(REQUEST);
foreach ($stream as $piece) {
    break;
}
foreach ($stream as $piece) {
    continue;
}
Check::same($answer->text, $stream->text(), 'a second foreach goes on');
$stream = $context->stream(LONG_REQUEST);
foreach ($stream as $piece) {
    $stream->cancel();
}
Check::same('cancelled', $stream->finishReason(), 'cancel()');
$stream = $context->stream(LONG_REQUEST);
foreach ($stream as $piece) {
    $context->cancel();
}
Check::same('cancelled', $stream->finishReason(), 'cancel() of the context');
Check::same('deadline', $context->generate(['deadline_ms' => 30] + LONG_REQUEST)->finishReason, 'deadline_ms');
$stream = $context->stream(LONG_REQUEST);
foreach ($stream as $piece) {
    $stream->close();
}
Check::that($stream->text() !== '', 'text survives close()');
foreach ($context->stream(LONG_REQUEST) as $piece) {
    break;
}
$generator = $context->stream(LONG_REQUEST)->getIterator();
$generator->current();
unset($generator);
$stream = $context->stream(LONG_REQUEST);
try {
    foreach ($stream as $piece) {
        throw new DomainException('thrown inside the loop');
    }
} catch (DomainException) {
    unset($stream);
}
$last = null;
foreach ($context->stream(REQUEST)->events(idle: true) as $event) {
    $last = $event ?? $last; // null: nothing came for a while
}
Check::same([true, $answer->finishReason], [$last?->isDone(), $last?->finishReason], 'events(idle: true)');

// Errors
$class = static fn (string $name): string => "WPLLM\\Exception\\{$name}Exception";
Check::throws($class('InvalidRequest'), fn () => $context->generate(['max_token' => 3] + REQUEST), 'max_token');
Check::throws($class('InvalidRequest'), fn () => $context->generate(['max_tokens' => '3'] + REQUEST), 'max_tokens');
Check::throws($class('InvalidRequest'), fn () => $context->generate([]), 'model');
Check::throws($class('InvalidRequest'), fn () => new Context(['threads' => 0]), 'threads');
Check::throws($class('InvalidJson'), fn () => $context->generate(['prompt' => "\xff"] + REQUEST));
Check::throws($class('InvalidJson'), fn () => $context->generate(['temperature' => NAN] + REQUEST));
Check::throws($class('NotFound'), fn () => $context->model('no-such-model'));
Check::throws($class('NotFound'), fn () => $context->generate(['model' => 'no-such-model', 'prompt' => 'x']));
Check::throws($class('BadModel'), fn () => $context->model(__FILE__));
Check::throws($class('ContextLength'), fn () => $context->generate(['prompt' => str_repeat('post ', 9000)] + REQUEST));
Check::throws($class('Unsupported'), fn () => $context->embed(['model' => 'wp-llm-nano', 'input' => 'x']));
Check::throws($class('Unsupported'), fn () => $model->embed(['x']));
Check::throws($class('InvalidArgument'), fn () => $model->detokenize([1, 2, 5000]), 'tokens[2]');
Check::throws($class('InvalidArgument'), fn () => $model->detokenize([1, 1 << 40]), 'tokens[1]');
Check::throws($class('InvalidArgument'), fn () => $model->evaluate([1, 'two']), 'tokens[1]');
Check::throws($class('InvalidArgument'), fn () => $model->evaluate([]));
try {
    $context->generate(['max_token' => 3] + REQUEST);
} catch (Exception\WPLLMException $exception) {
    Check::same('WPLLM_E_INVALID_REQUEST', $exception->getStatusName(), 'getStatusName()');
    Check::same(-7, $exception->getCode(), 'getCode()');
    Check::same([false, null], [$exception->isRetryable(), $exception->getRetryAfterMs()], 'retry');
    Check::that(str_contains($exception->getMessage(), 'max_token'), 'message');
}
$closed = new Context();
$kept = $closed->model('wp-llm-nano');
$closed->close();
$closed->close();
Check::throws($class('BadHandle'), fn () => $closed->models());
Check::same('llama', $kept->info()['architecture'], 'a model outlives its context');
$kept->close();
Check::throws($class('BadHandle'), fn () => $kept->info());

// Fork
if (function_exists('pcntl_fork')) {
    $stream = $context->stream(LONG_REQUEST);
    $stream->getIterator()->current();
    $pid = pcntl_fork();
    if ($pid === 0) {
        Check::throws($class('Forked'), fn () => $context->models());
        Check::throws($class('Forked'), fn () => $stream->getIterator()->next());
        Check::same(1, count($model->evaluate($tokens)), 'a model in the child');
        Check::same($answer->text, (new Context())->generate(REQUEST)->text, 'a new context in the child');
        Check::done();
    }
    pcntl_waitpid($pid, $status);
    Check::same(0, $status, 'status of the child');
}

Check::done();
