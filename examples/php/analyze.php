<?php

/**
 * Analyses files of a plugin or theme together; exits with 1 if something grave is found.
 *
 *     cd my-plugin && php analyze.php my-plugin.php includes/form.php
 */

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/autoload.php'; // with Composer: vendor/autoload.php

$files = [];
foreach (array_slice($argv, 1) as $path) {
    $files[$path] = (string) file_get_contents($path);
}
try {
    $analysis = (new WPLLM\Context())->analyze(['files' => $files, 'analysis_type' => 'security']);
} catch (WPLLM\Exception\WPLLMException $exception) {
    fwrite(STDERR, "{$exception->getStatusName()}: {$exception->getMessage()}\n");
    exit(2);
}
foreach ($analysis->issues as $issue) {
    echo "{$issue['file']}:{$issue['line']}: {$issue['severity']}: {$issue['message']} ({$issue['rule']})\n";
    foreach ($issue['trace'] as $step) {
        echo "    {$step['file']}:{$step['line']} {$step['note']}\n";
    }
}
printf("score %.1f of 10\n", $analysis->score);
exit(array_intersect(['high', 'critical'], array_column($analysis->issues, 'severity')) === [] ? 0 : 1);
