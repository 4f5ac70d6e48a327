<?php

/**
 * Analysis and the REST interface through the PHP package.
 */

declare(strict_types=1);

use WPLLM\Context;

require __DIR__ . '/check.php';

$context = new Context();
$code = "<?php\necho 'Hello ' . \$_GET['name'];\n";
$analysis = $context->analyze(['code' => $code, 'analysis_type' => 'security']);
Check::same('xss.reflected', $analysis->issues[0]['rule'], 'rule');
Check::same(2, $analysis->issues[0]['line'], 'line');
Check::that($analysis->score < 5 && $analysis->score >= 0, 'score');
Check::that($analysis->recommendations !== [], 'recommendations');
Check::same('code_analysis', $analysis->raw['object'], 'raw');
Check::same([], $analysis->scores, 'scores of files without files');

// Files by name, and as a list; data goes from one into the other
$files = ['a.php' => "<?php\nrequire 'b.php';\nshow( \$_GET['x'] );", 'b.php' => '<?php function show( $t ) { echo $t; }'];
$byName = $context->analyze(['files' => $files]);
$list = [];
foreach ($files as $name => $content) {
    $list[] = ['name' => $name, 'content' => $content];
}
Check::same($context->analyze(['files' => $list])->issues, $byName->issues, 'files by name');
Check::same(['a.php', 'b.php'], array_keys($byName->scores), 'scores');
Check::that(in_array('xss.reflected', array_column($byName->issues, 'rule'), true), 'across files');

// Code that is not UTF-8
$latin = $context->analyze(['code' => "<?php\n\$a = 'Gr\xfc\xdfe'; echo \$_GET['a'];\n", 'analysis_type' => 'security']);
Check::same(20, $latin->issues[0]['column'], 'column behind bytes that are not UTF-8');

// Reports
foreach (['json' => '{"id":', 'sarif' => '{"$schema":', 'html' => '<!DOCTYPE html>', 'junit' => '<?xml'] as $format => $start) {
    $report = $context->analysisReport(['code' => $code], $format);
    Check::that(str_starts_with($report, $start), "$format: " . substr($report, 0, 40));
}
Check::that(str_contains($context->analysisReport(['files' => $files], 'text'), 'xss.reflected'), 'text');

// REST
$response = $context->request('POST', '/v1/analyze', ['code' => $code, 'analysis_type' => 'security']);
Check::same(200, $response->status, 'status');
Check::same('application/json; charset=utf-8', $response->headers['content-type'], 'content type');
Check::same('xss.reflected', $response->json()['issues'][0]['rule'], 'body');
$response = $context->request('GET', '/v1/models', headers: ['X-Request-Id' => 'mine']);
Check::same('mine', $response->headers['x-request-id'], 'request identifier');
Check::same('list', $response->json()['object'], 'models');
$response = $context->request('POST', '/v1/analyze', '{');
Check::same([400, 'invalid_json'], [$response->status, $response->json()['error']['code']], 'error');
Check::same(405, $context->request('GET', '/v1/analyze')->status, 'method');
$body = ['code' => $code, 'analysis_type' => 'security', 'format' => 'github'];
$response = $context->request('POST', '/v1/analyze', $body);
Check::that(str_starts_with($response->body, '::error') && $response->json() === null, 'a body that is no JSON');

// Errors
$class = static fn (string $name): string => "WPLLM\\Exception\\{$name}Exception";
Check::throws($class('InvalidRequest'), fn () => $context->analyze([]), 'code');
Check::throws($class('InvalidRequest'), fn () => $context->analyze(['code' => '', 'kode' => 1]), 'kode');
Check::throws($class('InvalidRequest'), fn () => $context->analysisReport(['code' => ''], 'pdf'), 'format');

Check::done();
