<?php

/**
 * Streams generated text to the browser: GET / shows a page; POST / with a JSON request streams the answer, as NDJSON
 * or, for `Accept: text/event-stream`, as server-sent events.
 *
 *     curl -N -d '{"model": "wp-llm-nano", "prompt": "Create a shortcode"}' http://localhost:8080/
 */

declare(strict_types=1);

use WPLLM\Context;
use WPLLM\Exception\LibraryNotFoundException;
use WPLLM\Exception\WPLLMException;

require __DIR__ . '/../../../bindings/php/autoload.php'; // with Composer: vendor/autoload.php

if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    header('Content-Type: text/html; charset=utf-8');
    readfile(__DIR__ . '/page.html');
    return;
}

$events = str_contains($_SERVER['HTTP_ACCEPT'] ?? '', 'text/event-stream');
$request = json_decode((string) file_get_contents('php://input', length: 1 << 20), true);
try {
    $context = new Context();
    $stream = $context->stream(is_array($request) ? $request : []);
    $lines = $stream->events(idle: true);
    $lines->current(); // the first step: an error in the request shows before the headers are sent
} catch (WPLLMException $exception) {
    http_response_code($exception instanceof LibraryNotFoundException ? 500 : 400);
    header('Content-Type: application/json');
    echo json_encode(['error' => [
        'code' => $exception->getStatusName(),
        'message' => $exception->getMessage(),
        'path' => $exception->getPath(),
    ]]);
    return;
}

while (ob_get_level() > 0) {
    ob_end_clean();
}
header('Content-Type: ' . ($events ? 'text/event-stream' : 'application/x-ndjson'));
header('Cache-Control: no-store');
header('X-Accel-Buffering: no'); // nginx passes each line on at once
ignore_user_abort(true); // so that it is this loop that notices a closed browser
try {
    foreach ($lines as $event) {
        if ($event !== null) {
            echo $events ? "data: {$event->json}\n\n" : "{$event->json}\n";
        } elseif ($events) {
            echo ": waiting\n\n"; // a comment; writing is how PHP finds out that the browser has gone
        }
        flush();
        if (connection_aborted()) {
            $stream->close();
            break;
        }
    }
} catch (WPLLMException $exception) {
    $line = json_encode(['error' => ['code' => $exception->getStatusName(), 'message' => $exception->getMessage()]]);
    echo $events ? "data: $line\n\n" : "$line\n";
}
