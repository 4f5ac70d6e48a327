#!/usr/bin/env php
<?php

/**
 * Writes the analysis's table of PHP's functions, facts/php-functions.txt.
 *
 *     php tools/php_functions.php > Sources/Analysis/Data/facts/php-functions.txt
 *
 * Parameters and types are those of the running PHP and of the extensions that it has loaded, so load as many as there
 * are (-d extension=…). In which version a function came, was deprecated and removed, and the functions that the
 * running PHP does not know, are written down in php_versions.txt beside this file.
 */

declare(strict_types=1);

namespace LibWPLLM\Tools\PHPFunctions;

use ReflectionFunction;
use ReflectionParameter;

const HEADER = <<<'TEXT'
# PHP's own functions: parameters and versions.
#
#   NAME MIN MAX SINCE DEPRECATED REMOVED REPLACEMENT RETURNS PARAMETERS…
#
# MIN, MAX     how many arguments it needs and takes; `*` for any number
# SINCE        the version of PHP that brought it, if it is 5.4 or later
# DEPRECATED   the version since which it should not be used any more
# REMOVED      the first version without it
# REPLACEMENT  what to use in its place; several are separated by `|`
# RETURNS      the type that it returns
#
# A parameter is written `type:name`, or `name` alone if it may be anything. `&` before the name: by reference; `...`:
# any number of them; `=` behind the name: it may be left out. `-` stands for what is not known or does not apply.
#
# Written by tools/php_functions.php; versions are taken from tools/php_versions.txt.

TEXT;

/** Extensions that people who write for WordPress do not have. */
const LEFT_OUT = ['ast', 'FFI', 'mcrypt', 'OAuth', 'readline'];

/** A type without blanks, nullable ones as `type|null`. */
function typeName(?\ReflectionType $type): string
{
    $name = $type === null ? '-' : str_replace(' ', '', (string) $type);

    return str_starts_with($name, '?') ? substr($name, 1) . '|null' : $name;
}

function parameter(ReflectionParameter $parameter): string
{
    $type = typeName($parameter->getType());

    return ($type === '-' || $type === 'mixed' ? '' : $type . ':')
        . ($parameter->isPassedByReference() ? '&' : '')
        . ($parameter->isVariadic() ? '...' : '')
        . $parameter->getName()
        . ($parameter->isOptional() && !$parameter->isVariadic() ? '=' : '');
}

/**
 * The running PHP's functions: words MIN, MAX, RETURNS and the parameters.
 *
 * @return array<string, list<string>>
 */
function running(): array
{
    $left = array_merge(...array_map(
        static fn(string $extension): array => get_extension_funcs($extension) ?: [],
        LEFT_OUT
    ));
    $functions = [];
    foreach (array_diff(get_defined_functions()['internal'], $left) as $name) {
        $function = new ReflectionFunction($name);
        $type = $function->getReturnType() ?? $function->getTentativeReturnType();
        $greatest = $function->isVariadic() ? '*' : (string) $function->getNumberOfParameters();
        $functions[$name] = [
            (string) $function->getNumberOfRequiredParameters(), $greatest, typeName($type),
            ...array_map(parameter(...), $function->getParameters()),
        ];
    }

    return $functions;
}

/**
 * What php_versions.txt says: words SINCE, DEPRECATED, REMOVED, REPLACEMENT and, if the line has them, MIN, MAX,
 * RETURNS and parameters.
 *
 * @return array<string, list<string>>
 */
function versions(): array
{
    $versions = [];
    foreach (file(__DIR__ . '/php_versions.txt', FILE_IGNORE_NEW_LINES) ?: [] as $line) {
        if ($line !== '' && $line[0] !== '#') {
            $words = preg_split('/\s+/', trim($line)) ?: [];
            $versions[(string) array_shift($words)] = array_pad($words, 4, '-');
        }
    }

    return $versions;
}

$running = running();
$versions = versions();
$names = array_unique(array_merge(array_keys($running), array_keys($versions)));
sort($names);
echo HEADER, "\n";
foreach ($names as $name) {
    $version = $versions[$name] ?? ['-', '-', '-', '-'];
    $words = $running[$name] ?? array_pad(array_slice($version, 4), 3, '-');
    if (isset($running[$name]) && (new ReflectionFunction($name))->isDeprecated() && $version[1] === '-') {
        fwrite(STDERR, "$name is deprecated; since which version?\n");
    }
    echo implode(' ', [$name, $words[0], $words[1], ...array_slice($version, 0, 4), ...array_slice($words, 2)]), "\n";
}
