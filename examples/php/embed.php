<?php

/**
 * Ranks texts by how close they are to a question.
 *
 *     WPLLM_MODEL_PATH=models php embed.php ["How do I add a menu?" "Navigation menus" "Post types" ...]
 */

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/autoload.php'; // with Composer: vendor/autoload.php

$texts = array_slice($argv, 1) ?: [
    'How do I add a menu to my theme?',
    'register_nav_menus() registers navigation menu locations for a theme.',
    'wp_schedule_event() runs a hook at regular intervals.',
    'A taxonomy groups posts by category or tag.',
];
try {
    $context = new WPLLM\Context();
    $vectors = $context->embed(['model' => 'all-minilm-l6-v2', 'input' => $texts])->vectors;
} catch (WPLLM\Exception\WPLLMException $exception) {
    fwrite(STDERR, "{$exception->getStatusName()}: {$exception->getMessage()}\n");
    exit(1);
}
foreach (array_slice($texts, 1) as $index => $text) {
    printf("%.3f  %s\n", WPLLM\Embeddings::similarity($vectors[0], $vectors[$index + 1]), $text);
}
