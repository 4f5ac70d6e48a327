<?php

/**
 * Dumps the tokens of PHP files as PHP's own tokenizer sees them, in the form of `php-syntax tokens`.
 *
 *   php tools/goldens/php_tokens.php FILE            every token, one a line: kind, offset of its first byte
 *   php tools/goldens/php_tokens.php --digest <LIST  for every file of the list: CRC-32 of that dump, size, path
 *   php tools/goldens/php_tokens.php --golden FILE…  a line for every source: its name, and for every token kind and
 *                                                    length; a .txt file holds several sources, between lines of ===
 *
 *   cd Tests/PHPSyntaxTests/Goldens
 *   php -d short_open_tag=0 ../../../tools/goldens/php_tokens.php --golden \
 *       Tokens/*.source unfinished.txt snippets.txt >tokens.txt
 *
 * Run it with -d short_open_tag=0.
 *
 * Tokens that PHP 8.3 to 8.5 brought are put together from those that an older PHP sees, so that the dump is that of
 * PHP 8.5 whichever version runs the script.
 */

declare(strict_types=1);

/** @return list<array{string, string}> names and texts */
function tokensOf(string $source): array
{
    $tokens = [];
    foreach (@PhpToken::tokenize($source) as $token) {
        if ($token->text !== '') {
            $tokens[] = [$token->getTokenName() ?? 'UNKNOWN', $token->text];
        }
    }
    $count = count($tokens);
    $modern = [];
    for ($i = 0; $i < $count; $i++) {
        [$name, $text] = $tokens[$i];
        $next = $tokens[$i + 1] ?? ['', ''];
        $after = $tokens[behindTrivia($tokens, $i + 1)] ?? ['', ''];
        $previous = $tokens[$i - 1][0] ?? '';
        switch ($name) {
            case 'T_STRING':
                if (strtolower($text) === '__property__' && !str_ends_with($previous, 'OBJECT_OPERATOR')) {
                    $name = 'T_PROPERTY_C';
                } elseif (
                    strtolower($text) === 'enum' && $after !== $next && !str_ends_with($previous, 'OPERATOR')
                    && preg_match('/^[a-z_\x80-\xff]/i', $after[1])
                    && !preg_match('/^(extends|implements)/i', $after[1])
                ) {
                    $name = 'T_ENUM';
                }
                break;
            case 'T_AMPERSAND_NOT_FOLLOWED_BY_VAR_OR_VARARG':
                if (preg_match('/^(\$|\.\.\.)/', $after[1])) {
                    $name = 'T_AMPERSAND_FOLLOWED_BY_VAR_OR_VARARG';
                }
                break;
            case '|':
                if ($next[0] === '>') {
                    [$name, $text] = ['T_PIPE', '|>'];
                    $i++;
                } elseif ($next[0] === 'T_IS_GREATER_OR_EQUAL') {
                    [$name, $text] = ['T_PIPE', '|>'];
                    $tokens[$i + 1] = ['=', '='];
                } elseif ($next[0] === 'T_SR') {
                    [$name, $text] = ['T_PIPE', '|>'];
                    $tokens[$i + 1] = ['>', '>'];
                }
                break;
            case 'T_PUBLIC':
            case 'T_PROTECTED':
            case 'T_PRIVATE':
                if (
                    $next[1] === '(' && strtolower($tokens[$i + 2][1] ?? '') === 'set'
                    && ($tokens[$i + 3][1] ?? '') === ')'
                ) {
                    $name .= '_SET';
                    $text .= '(' . $tokens[$i + 2][1] . ')';
                    $i += 3;
                }
                break;
            case '(':
                $rest = '';
                for ($j = $i; $j < $count && $j < $i + 5; $j++) {
                    $rest .= $tokens[$j][1];
                    if ($tokens[$j][1] === ')') {
                        break;
                    }
                }
                if (preg_match('/^\([ \t]*void[ \t]*\)$/i', $rest)) {
                    [$name, $text, $i] = ['T_VOID_CAST', $rest, $j];
                }
                break;
            case 'T_YIELD':
                $j = behindTrivia($tokens, $i + 1);
                if ($j > $i + 1 && strtolower($after[1]) === 'from') {
                    $name = 'T_YIELD_FROM';
                    while ($i < $j) {
                        $text .= $tokens[++$i][1];
                    }
                }
                break;
        }
        $modern[] = [$name, $text];
    }
    return $modern;
}

/** @param list<array{string, string}> $tokens */
function behindTrivia(array $tokens, int $index): int
{
    while (in_array($tokens[$index][0] ?? '', ['T_WHITESPACE', 'T_COMMENT', 'T_DOC_COMMENT'], true)) {
        $index++;
    }
    return $index;
}

function dumpOf(string $source): string
{
    $offset = 0;
    $lines = '';
    foreach (tokensOf($source) as [$name, $text]) {
        $lines .= "$name $offset\n";
        $offset += strlen($text);
    }
    return $lines . "END $offset\n";
}

function goldenOf(string $name, string $source): string
{
    $line = $name;
    foreach (tokensOf($source) as [$kind, $text]) {
        $line .= ' ' . $kind . ' ' . strlen($text);
    }
    return $line . "\n";
}

if (($argv[1] ?? '') === '--golden') {
    foreach (array_slice($argv, 2) as $path) {
        $source = (string) file_get_contents($path);
        if (!str_ends_with($path, '.txt')) {
            echo goldenOf($path, $source);
            continue;
        }
        foreach (explode("\n===\n", preg_replace('/\n(===\n)?$/', '', $source)) as $number => $snippet) {
            echo goldenOf("$path#$number", $snippet);
        }
    }
} elseif (($argv[1] ?? '') === '--digest') {
    while (($path = fgets(STDIN)) !== false) {
        $path = rtrim($path, "\n");
        $dump = dumpOf((string) file_get_contents($path));
        printf("%08x %d %s\n", crc32($dump), strlen($dump), $path);
    }
} elseif (isset($argv[1])) {
    echo dumpOf((string) file_get_contents($argv[1]));
} else {
    fwrite(STDERR, "usage: php_tokens.php FILE | --digest <LIST | --golden FILE…\n");
    exit(2);
}
