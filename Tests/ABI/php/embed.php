<?php

/**
 * Embeddings through the PHP package.
 */

declare(strict_types=1);

use WPLLM\Context;
use WPLLM\Embeddings;
use WPLLM\Model;

require __DIR__ . '/check.php';

$name = 'all-minilm-l6-v2';
$texts = ['How do I add a navigation menu?', 'Register a menu location in a theme', 'Schedule a cron event', "NUL \0 byte"];
$context = new Context();
$answer = $context->embed(['model' => $name, 'input' => $texts]);
Check::same([4, 384], [count($answer->vectors), count($answer->vectors[0])], 'shape');
Check::that($answer->usage->promptTokens > 10, 'usage');
[$question, $near, $far] = $answer->vectors;
Check::that(abs(Embeddings::similarity($question, $question) - 1) < 1e-4, 'length 1');
Check::that(Embeddings::similarity($question, $near) > Embeddings::similarity($question, $far) + 0.2, 'near and far');

$model = $context->model($name);
Check::same(true, $model->info()['embeds'], 'embeds');
foreach ($model->embed($texts) as $index => $vector) {
    Check::that(Embeddings::similarity($vector, $answer->vectors[$index]) > 0.9999, 'embed() of the model');
}
$packed = $model->embedPacked($texts);
Check::same(4 * 384, strlen($packed[0]), 'packed length');
Check::same($model->embed($texts)[1], Model::unpack($packed[1]), 'unpack()');
Check::same(1, count($context->embed(['model' => $name, 'input' => 'one text'])->vectors), 'one text');

// More texts than one part holds: the order stays
$many = [];
for ($i = 0; $i < 60; $i++) {
    $many[] = $texts[$i % 3];
}
foreach ($context->embed(['model' => $name, 'input' => $many])->vectors as $index => $vector) {
    Check::that(Embeddings::similarity($vector, $answer->vectors[$index % 3]) > 0.9999, "text $index of 60");
}

// Errors say which text, counted from the beginning of the list
$class = static fn (string $name): string => "WPLLM\\Exception\\{$name}Exception";
$long = $many;
$long[37] = str_repeat('menu ', 2000);
Check::throws($class('ContextLength'), fn () => $context->embed(['model' => $name, 'input' => $long]), 'input[37]');
$cut = $context->embed(['model' => $name, 'input' => $long, 'truncate' => true]);
Check::same(60, count($cut->vectors), 'truncate');
try {
    $model->embed($long);
    Check::that(false, 'a text that is too long');
} catch (WPLLM\Exception\ContextLengthException $exception) {
    Check::that(str_ends_with((string) $exception->getPath(), '[37]'), "path {$exception->getPath()}");
}
Check::throws($class('InvalidRequest'), fn () => $context->embed(['model' => $name]), 'input');
Check::throws($class('InvalidRequest'), fn () => $context->embed(['model' => $name, 'input' => []]), 'input');
$mixed = ['model' => $name, 'input' => ['a', 'b', 'c', 'd', 'e', 5]];
Check::throws($class('InvalidRequest'), fn () => $context->embed($mixed), 'input[5]');
Check::throws($class('InvalidArgument'), fn () => $model->embed([]));
Check::throws($class('Unsupported'), fn () => $context->generate(['model' => $name, 'prompt' => 'x']));

Check::done();
