<?php

/**
 * Scaffolding through the PHP package.
 */

declare(strict_types=1);

use WPLLM\Context;

require __DIR__ . '/check.php';

$context = new Context();
$plugin = ['plugin_name' => 'Product Manager', 'requires_at_least' => '6.1', 'features' => ['custom_post_type', 'ajax']];
$answer = $context->scaffold('plugin', $plugin);
Check::same('plugin_generation', $answer['object'], 'object');
Check::same('product-manager.php', $answer['files']['main_plugin']['filename'], 'main file');
Check::that($answer['verification']['passed'], 'verification');
Check::that(str_contains($answer['installation_instructions'], 'product-manager'), 'instructions');

// PHP itself reads every file
foreach ($answer['files'] as $role => $file) {
    if (str_ends_with($file['filename'], '.php')) {
        try {
            token_get_all($file['content'], TOKEN_PARSE);
            Check::that(true, $role);
        } catch (ParseError $error) {
            Check::that(false, "$role: {$error->getMessage()}");
        }
    }
}

// The same in every run; a block and a theme
Check::same($answer['id'], $context->scaffold('plugin', $plugin)['id'], 'identifier');
$block = $context->scaffold('block', ['block_type' => 'testimonial', 'attributes' => ['author_name' => 'string']]);
$json = json_decode($block['files']['block_json']['content'], true);
Check::same('string', $json['attributes']['authorName']['type'] ?? null, 'block.json');
$theme = $context->scaffold('theme', ['theme_name' => "L'Été", 'type' => 'block_theme']);
Check::that(is_array(json_decode($theme['files']['theme_json']['content'], true)), 'theme.json');
$picture = base64_decode($theme['files']['screenshot']['content'], true);
Check::same("\x89PNG", substr((string) $picture, 0, 4), 'screenshot');

// The archive
$archive = $context->scaffoldArchive('plugin', $plugin);
Check::same("PK\x03\x04", substr($archive, 0, 4), 'archive');
Check::that(str_contains($archive, 'product-manager/uninstall.php'), 'names in the archive');
$response = $context->request('POST', '/v1/themes/generate', ['theme_name' => 'Autumn', 'format' => 'zip']);
Check::same('application/zip', $response->headers['content-type'], 'content type');
Check::same("PK\x03\x04", substr($response->body, 0, 4), 'body');

// The schema, and errors that name the member
Check::that(isset($context->scaffold('plugin', ['schema' => true])['properties']['plugin_name']), 'schema');
$invalid = 'WPLLM\\Exception\\InvalidRequestException';
Check::throws($invalid, fn () => $context->scaffold('plugin', []), 'plugin_name');
Check::throws($invalid, fn () => $context->scaffold('house', []), 'kind');
Check::throws($invalid, fn () => $context->scaffold('plugin', ['plugin_name' => 'A', 'features' => ['x']]), 'features[0]');

Check::done();
