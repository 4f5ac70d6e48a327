<?php

/**
 * Generates a plugin from a specification and writes its files, or the archive that WordPress installs.
 *
 *     php scaffold.php specification.json FOLDER
 *     php scaffold.php specification.json plugin.zip
 */

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/autoload.php'; // with Composer: vendor/autoload.php

$specification = json_decode((string) file_get_contents($argv[1]), true, 512, JSON_THROW_ON_ERROR);
$context = new WPLLM\Context();
try {
    if (str_ends_with($argv[2], '.zip')) {
        file_put_contents($argv[2], $context->scaffoldArchive('plugin', $specification));
        exit(0);
    }
    $answer = $context->scaffold('plugin', $specification);
} catch (WPLLM\Exception\WPLLMException $exception) {
    fwrite(STDERR, "{$exception->getStatusName()}: {$exception->getMessage()}\n");
    exit(2);
}
foreach ($answer['files'] as $file) {
    $path = "{$argv[2]}/{$file['filename']}";
    if (!is_dir(dirname($path))) {
        mkdir(dirname($path), 0777, true);
    }
    file_put_contents($path, $file['content']);
    echo "$path\n";
}
$verification = $answer['verification'];
printf("%d files checked, %d remarks\n", array_sum($verification['checked_files']), count($verification['issues']));
echo "{$answer['installation_instructions']}\n";
