<?php

/**
 * FFI::cdef, use, and unload, 1,000 times in one process: what happens in PHP at every request without preloading.
 */

declare(strict_types=1);

require __DIR__ . '/check.php';

$header = (string) file_get_contents(__DIR__ . '/../../../include/wpllm_ffi.h');
$once = static function (int $round) use ($header): void {
    $ffi = FFI::cdef($header, (string) getenv('WPLLM_LIBRARY'));
    Check::same(1, $ffi->wpllm_abi_version() >> 16, 'interface');
    $context = $ffi->new('wpllm_context *');
    $result = $ffi->new('wpllm_result *');
    Check::same($ffi->WPLLM_OK, $ffi->wpllm_context_open(null, 0, FFI::addr($context), null), 'open');
    if ($round % 5 === 0) {
        $request = '{"model": "wp-llm-nano", "prompt": "Create a shortcode", "max_tokens": 2}';
        $status = $ffi->wpllm_generate($context, $request, strlen($request), FFI::addr($result), null);
        Check::same($ffi->WPLLM_OK, $status, 'generate');
        Check::that(str_contains($ffi->wpllm_result_json($result, null), '"total_tokens"'), 'answer');
        $ffi->wpllm_result_free($result);
    }
    $ffi->wpllm_context_free($context);
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
