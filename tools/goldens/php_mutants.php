<?php

/**
 * Makes mutants of the snippets and asks PHP whether it would compile them.
 *
 *   php tools/goldens/php_mutants.php SNIPPETS COUNT SEED [FOLDER] >Tests/PHPSyntaxTests/Goldens/mutants.txt
 *
 * A line is a mutant: number of the snippet, operation, one or two tokens, verdict. The operations are `d` (delete the
 * token), `t` (twice), `s` (swap the two), `r` (put the text of the second in place of the first). The tokens are those
 * of PhpToken::tokenize. The verdict is that of `php -l`: 1 for valid, 0 for not. The version of PHP counts; the
 * committed file is PHP 8.2's. With a folder, the mutants are written there as well, as NUMBER.php.
 */

declare(strict_types=1);

[, $file, $count, $seed] = $argv;
$snippets = explode("\n===\n", rtrim((string) file_get_contents($file), "\n"));
$folder = $argv[4] ?? sys_get_temp_dir() . '/php-mutants-' . getmypid();
@mkdir($folder);
mt_srand((int) $seed);

$lines = [];
$seen = [];
$paths = [];
while (count($lines) < (int) $count) {
    $number = mt_rand(0, count($snippets) - 1);
    $texts = array_map(static fn (PhpToken $token): string => $token->text, @PhpToken::tokenize($snippets[$number]));
    $solid = array_keys(array_filter($texts, static fn (string $text): bool => trim($text) !== ''));
    if (count($solid) < 3) {
        continue;
    }
    $operation = 'dtsr'[mt_rand(0, 3)];
    $one = $solid[mt_rand(0, count($solid) - 1)];
    $two = $solid[mt_rand(0, count($solid) - 1)];
    $mutant = $texts;
    switch ($operation) {
        case 'd':
            $mutant[$one] = '';
            $two = 0;
            break;
        case 't':
            $mutant[$one] .= ' ' . $texts[$one];
            $two = 0;
            break;
        case 's':
            [$mutant[$one], $mutant[$two]] = [$texts[$two], $texts[$one]];
            break;
        case 'r':
            $mutant[$one] = $texts[$two];
            break;
    }
    $source = implode('', $mutant);
    if (isset($seen[$source])) {
        continue;
    }
    $seen[$source] = true;
    $path = sprintf('%s/%05d.php', $folder, count($lines));
    file_put_contents($path, $source);
    $paths[] = $path;
    $lines[] = "$number $operation $one $two";
}

$list = "$folder/list";
file_put_contents($list, implode("\n", $paths) . "\n");
$check = 'php -n -d short_open_tag=0 -d display_errors=1 -l "$0" >/dev/null 2>&1 && echo "$0"; exit 0';
$valid = array_flip(explode("\n", (string) shell_exec(
    'xargs -P 2 -n 1 nice sh -c ' . escapeshellarg($check) . ' < ' . escapeshellarg($list)
)));
foreach ($lines as $index => $line) {
    echo $line, ' ', isset($valid[$paths[$index]]) ? 1 : 0, "\n";
}
if (!isset($argv[4])) {
    array_map(unlink(...), $paths);
    unlink($list);
    rmdir($folder);
}
