<?php

/**
 * For opcache.preload: makes the classes of this package part of every request.
 *
 * With PHP's default `ffi.enable=preload`, web requests may use FFI only through preloaded code. Two lines in php.ini
 * (bin/wpllm-setup prints them) are all it takes:
 *
 *     ffi.preload=/path/to/wpllm_ffi.h
 *     opcache.preload=/path/to/preload.php
 *
 * A site that has a preload script of its own requires this file in it. FFI::load() is not used here: it fails when
 * opcache.preload_user is set, and ffi.preload does the same work before that user is taken.
 */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

(static function (): void {
    foreach (['', 'Exception/', 'Internal/'] as $folder) {
        foreach (glob(__DIR__ . "/src/$folder*.php") ?: [] as $file) {
            class_exists('WPLLM\\' . strtr($folder, '/', '\\') . basename($file, '.php'));
        }
    }
})();
