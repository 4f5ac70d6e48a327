<?php

/**
 * Makes mutants of the snippets and asks PHP whether it would compile them.
 *
 *   php tools/goldens/php_mutants.php SNIPPETS COUNT SEED [FOLDER] >Tests/PHPSyntaxTests/Goldens/mutants.txt
 *
 * A line is a mutant: number of the snippet, operation, the bytes of one or two tokens as `offset+length`, verdict. The
 * operations are `d` (delete the token), `t` (twice, with a space between), `s` (swap the two), `r` (put the text of the
 * second in place of the first), `c` (cut the source before the token), `j` (take the white space before the token
 * away). The verdict is that of `php -l`: 1 for valid, 0 for not. The version of PHP counts; the committed file is PHP
 * 8.2's, of 5000 mutants with seed 1. With a folder, the mutants are written there as well, as NUMBER.php.
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
    $source = $snippets[$number];
    $tokens = @PhpToken::tokenize($source);
    $solid = array_values(array_filter($tokens, static fn (PhpToken $token): bool => trim($token->text) !== ''));
    if (count($solid) < 3) {
        continue;
    }
    $operation = 'ddttssrrrcj'[mt_rand(0, 10)];
    $one = $solid[mt_rand(0, count($solid) - 1)];
    $two = $solid[mt_rand(0, count($solid) - 1)];
    $place = static fn (PhpToken $token): string => $token->pos . '+' . strlen($token->text);
    $line = "$number $operation " . $place($one);
    $end = $one->pos + strlen($one->text);
    switch ($operation) {
        case 'd':
            $mutant = substr($source, 0, $one->pos) . substr($source, $end);
            break;
        case 't':
            $mutant = substr($source, 0, $end) . ' ' . substr($source, $one->pos);
            break;
        case 's':
            if ($two->pos <= $one->pos) {
                continue 2;
            }
            $line .= ' ' . $place($two);
            $mutant = substr($source, 0, $one->pos) . $two->text . substr($source, $end, $two->pos - $end)
                . $one->text . substr($source, $two->pos + strlen($two->text));
            break;
        case 'r':
            $line .= ' ' . $place($two);
            $mutant = substr($source, 0, $one->pos) . $two->text . substr($source, $end);
            break;
        case 'c':
            $mutant = substr($source, 0, $one->pos);
            break;
        case 'j':
            $mutant = rtrim(substr($source, 0, $one->pos)) . substr($source, $one->pos);
            break;
    }
    if (isset($seen[$mutant]) || $mutant === $source) {
        continue;
    }
    $seen[$mutant] = true;
    $path = sprintf('%s/%05d.php', $folder, count($lines));
    file_put_contents($path, $mutant);
    $paths[] = $path;
    $lines[] = $line;
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
