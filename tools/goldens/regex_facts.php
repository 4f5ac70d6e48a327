<?php

/**
 * Tries regular expressions on many texts and writes which bytes were seen, as the expected output of tests.
 *
 *   php tools/goldens/regex_facts.php >Tests/Analysis/Contexts/Goldens/regex-facts.txt
 *
 * The number of patterns and the seed can be given as arguments.
 *
 * A line is the pattern (with \n, \t and \\ escaped), and three sets of bytes as 64 hexadecimal digits, the bit of byte 0
 * first: the bytes of the subjects in which preg_match() found the pattern, the bytes of those matches, and the bytes
 * that were left after preg_replace() took all matches away. The texts are made at random, the same in every run, from
 * what the pattern itself is made of and from all other bytes.
 */

declare(strict_types=1);

/** Parts to make patterns of. */
const ATOMS = [
    'a', 'b', 'k', 'Z', '7', '-', '_', ' ', '<', '\\.', '\\/', '.', '[a-z]', '[^a-z]', '[A-Z0-9_]', '[^<>"\']',
    '[\\w-]', '[^\\w]',
    '[\\s,]', '\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\h', '\\H', '\\v', '\\R', '\\N', '[[:alpha:]]',
    '[^[:alnum:]_]',
    '[[:punct:]]', '[[:^digit:]]', '\\x41', '\\x{e9}', '\\t', '\\n', '[\\x00-\\x1f\\x7f]', '[^\\x20-\\x7e]',
    '(?:a|b)', '(a|<)', '([a-z])\\1',
    '(?i:k)', '(?=a)', '(?!a)', '(?<=a)', '\\b', '[é]', '[^é]', '[à-ü]', '\\pL', '[^\\pL\\pN]', '\\p{Lu}',
    '[\\p{Ll}]', '[^\\p{Lu}]', '[[:upper:]]', '[^[:lower:]]', '[^k]', '[^a-c]', '[\\x{212a}]', '\\P{L}', '\\Q<.\\E',
    '[]a]', '[^]a]',
    '[a-]', '[+--]', '(?:<|>|")', '(?>a+)', '(?<n>[0-9])', 'ab|<', '\\e', '[\\d\\-x]', '\\cA', '[\\b]', '{', 'a{',
    '\\0', '\\012', '[\\101]',
];
const QUANTIFIERS = ['', '', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,1}', '{2,}', '++', '{0}'];
const STARTS = ['^', '^', '\\A', '', '(?i)^', '^(?:', '(', '(?:^'];
const ENDS = ['$', '$', '\\z', '\\Z', '', '$', '\\b', '(?=x)|y$'];
const MODIFIERS = ['', '', 'i', 'D', 'u', 'iu', 's', 'm', 'x', 'A', 'U', 'Du', 'iDs'];

/** @return list<string> */
function patterns(int $count): array
{
    $found = [];
    while (count($found) < $count) {
        $body = '';
        for ($parts = mt_rand(1, 3); $parts > 0; $parts--) {
            $body .= ATOMS[mt_rand(0, count(ATOMS) - 1)] . QUANTIFIERS[mt_rand(0, count(QUANTIFIERS) - 1)];
            if (mt_rand(0, 7) === 0) {
                $body .= '|';
            }
        }
        if (mt_rand(0, 1) === 1) {
            $start = STARTS[mt_rand(0, count(STARTS) - 1)];
            $close = str_contains($start, '(') && $start !== '(?i)^' ? ')' : '';
            $body = $start . $body . $close . ENDS[mt_rand(0, count(ENDS) - 1)];
        }
        $pattern = '/' . $body . '/' . MODIFIERS[mt_rand(0, count(MODIFIERS) - 1)];
        if (@preg_match($pattern, '') !== false) {
            $found[$pattern] = true;
        }
    }
    return array_keys($found);
}

/** @return list<string> Texts on which a pattern is tried. */
function subjects(): array
{
    $texts = ['', "a\n", "\n"];
    for ($byte = 0; $byte < 256; $byte++) {
        $char = chr($byte);
        array_push($texts, $char, "a{$char}b", "{$char}a", "a{$char}", "7{$char}");
        array_push($texts, $char . $char, "\u{e9}{$char}", "{$char}\n");
    }
    $alphabet = [
        'a', 'b', 'k', 'K', 'Z', '7', '-', '_', ' ', '<', '>', '"', '.', '/', "\n", "\t", "\u{e9}", "\u{212a}",
        "\u{17f}", 's', 'x', 'y', '+', ',', ']', '{', "\xe9", "\0", "\x85",
    ];
    for ($number = 0; $number < 600; $number++) {
        $text = '';
        for ($length = mt_rand(1, 5); $length > 0; $length--) {
            $text .= $alphabet[mt_rand(0, count($alphabet) - 1)];
        }
        $texts[] = $text;
    }
    return $texts;
}

/** @param array<int, int> $bytes */
function hex(array $bytes): string
{
    $digits = '';
    for ($byte = 0; $byte < 256; $byte += 4) {
        $digits .= dechex(
            (isset($bytes[$byte]) ? 8 : 0) | (isset($bytes[$byte + 1]) ? 4 : 0) | (isset($bytes[$byte + 2]) ? 2 : 0)
            | (isset($bytes[$byte + 3]) ? 1 : 0)
        );
    }
    return $digits;
}

mt_srand((int) ($argv[2] ?? 2026));
$subjects = subjects();
foreach (patterns((int) ($argv[1] ?? 600)) as $pattern) {
    [$whole, $matches, $left] = [[], [], []];
    foreach ($subjects as $subject) {
        if (preg_match($pattern, $subject, $match) === 1) {
            $whole += count_chars($subject, 1);
            $matches += count_chars($match[0], 1);
        }
        $left += count_chars((string) preg_replace($pattern, '', $subject), 1);
    }
    $escaped = str_replace(['\\', "\n", "\t"], ['\\\\', '\\n', '\\t'], $pattern);
    echo implode("\t", [$escaped, hex($whole), hex($matches), hex($left)]), "\n";
}
