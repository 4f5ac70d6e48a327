#!/usr/bin/env bash
# Compares tokens, trees and verdicts of the PHP parser with those of PHP and of nikic/php-parser, on whole packages.
#
#   Tests/PHPCorpus/run.sh          the PHP files that are installed: WordPress, or else whatever there is
#   Tests/PHPCorpus/run.sh --full   over 100 MB of PHP out of Debian's packages, which it downloads into build/corpus
#   Tests/PHPCorpus/run.sh DIR…     all PHP files below the folders
#
# Trees are compared if nikic/php-parser is there (Debian: php-parser), else it says so. Ends with `N passed, N failed`.
set -uo pipefail
export LC_ALL=C
cd "$(dirname "$0")/../.."

packages=(
    dokuwiki drupal7 icingaweb2 mediawiki phpmyadmin phpunit wordpress php-codesniffer php-doctrine-dbal
    php-doctrine-orm php-getid3 php-guzzlehttp-psr7 php-laravel-framework php-monolog php-parser php-phpseclib3
    php-symfony-cache php-symfony-console php-symfony-dependency-injection php-symfony-form
    php-symfony-framework-bundle php-symfony-http-kernel php-symfony-security-core php-symfony-serializer
    php-symfony-validator php-tcpdf php-twig php-zend-code
)
syntax=.build/release/php-syntax
php=(php -n -d short_open_tag=0 -d memory_limit=-1)
# A shared module in Debian, built in elsewhere.
"${php[@]}" -r 'exit(extension_loaded("tokenizer") ? 0 : 1);' || php+=(-d extension=tokenizer)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0
failed=0

say() { printf '%s\n' "$*"; }

# verdict NAME FILE: whether the file, which lists what differs, is empty.
verdict() {
    if [ -s "$2" ]; then
        failed=$((failed + 1))
        say "FAILED: $1: $(wc -l <"$2")"
        head -n 20 "$2"
    else
        passed=$((passed + 1))
        say "ok: $1"
    fi
}

download() {
    local package
    mkdir -p build/corpus/packages
    for package in "${packages[@]}"; do
        [ -d "build/corpus/packages/$package" ] && continue
        apt-cache show "$package" >/dev/null 2>&1 || { say "skipped: Debian has no $package here"; continue; }
        (cd build/corpus && apt-get download -qq "$package" && dpkg-deb -x "$package"_*.deb "packages/$package") ||
            say "skipped: $package cannot be downloaded"
        rm -f "build/corpus/$package"_*.deb
    done
}

case ${1:-} in
--full)
    download
    roots=(build/corpus/packages)
    ;;
'')
    roots=(/usr/share/wordpress)
    [ -d "${roots[0]}" ] || roots=(/usr/share/php /usr/share)
    ;;
*) roots=("$@") ;;
esac

find "${roots[@]}" -name '*.php' -type f -print0 2>/dev/null | xargs -0 -r realpath | sort -u >"$folder/list"
if [ ! -s "$folder/list" ]; then
    say "skipped: no PHP files below ${roots[*]}"
    exit 0
fi
say "$(wc -l <"$folder/list") files, $(xargs -d '\n' cat <"$folder/list" | wc -c) bytes, below ${roots[*]}"

"$syntax" digest tokens <"$folder/list" >"$folder/tokens.ours" || exit 1
"${php[@]}" tools/goldens/php_tokens.php --digest <"$folder/list" >"$folder/tokens.theirs" || exit 1
diff "$folder/tokens.ours" "$folder/tokens.theirs" | sed -n 's/^< [0-9a-f]* [0-9]* //p' >"$folder/different"
verdict "tokens are those of PHP $("${php[@]}" -r 'echo PHP_VERSION;')" "$folder/different"

# Files that this PHP or nikic/php-parser refuses have no tree to compare with; the verdicts below are about those.
if "${php[@]}" -r '@include "PhpParser/autoload.php"; exit(class_exists("PhpParser\\ParserFactory") ? 0 : 1);'; then
    "$syntax" digest tree <"$folder/list" >"$folder/tree.ours" || exit 1
    "${php[@]}" tools/goldens/php_tree.php --digest <"$folder/list" >"$folder/tree.theirs" || exit 1
    # A tree of 6 bytes is the word `error`.
    diff "$folder/tree.ours" "$folder/tree.theirs" | sed -n '/^> [0-9a-f]* 6 /d; s/^> [0-9a-f]* [0-9]* //p' \
        >"$folder/different"
    say "$(grep -c '^[0-9a-f]* 6 ' "$folder/tree.theirs") files that nikic/php-parser refuses"
    verdict "trees are those of nikic/php-parser" "$folder/different"
else
    say "skipped: trees, for nikic/php-parser is not installed (Debian: php-parser)"
fi

# What this parser refuses, PHP must refuse; in the long form, the other way round too.
version=$("${php[@]}" -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')
"$syntax" valid "$version" <"$folder/list" >"$folder/valid.ours" || exit 1
if [ "${1:-}" = --full ]; then
    cp "$folder/list" "$folder/asked"
else
    sed -n 's/^0 //p' "$folder/valid.ours" >"$folder/asked"
fi
# shellcheck disable=SC2016
xargs -r -d '\n' -P 2 -n 1 sh -c \
    'if php -n -d short_open_tag=0 -l "$0" >/dev/null 2>&1; then echo "1 $0"; else echo "0 $0"; fi' \
    <"$folder/asked" | sort >"$folder/valid.theirs"
sort "$folder/valid.ours" | comm -13 - "$folder/valid.theirs" | cut -d ' ' -f 2- >"$folder/different"
say "$(grep -c '^0 ' "$folder/valid.theirs") files that PHP $version refuses"
verdict "valid and invalid as php -l says" "$folder/different"

# Ten times the source may not take much more than ten times the time.
megabytes=1
[ "${1:-}" != --full ] || megabytes=10
speed() { "$syntax" bench 3 <<<"$1" | sed 's/.*"megabytes_per_second":\([0-9]*\).*/\1/'; }
for text in 'function f($a, $b) { return "x $a[0] {$b->c}" . g($a ?? 1, [1, "k" => $b]); } ' \
    '[' '/* */' "'\\''" 'a(' '}' '<?php ' $'<<<A\n' $'\x80' '$a->' '{if(1)' '"$'; do
    for count in "$megabytes" $((10 * megabytes)); do
        { printf '<?php '; yes "$text" | tr -d '\n'; } 2>/dev/null | head -c $((count * 1000000)) >"$folder/$count.php"
    done
    one=$(speed "$folder/$megabytes.php")
    ten=$(speed "$folder/$((10 * megabytes)).php")
    : >"$folder/different"
    if [ -z "$ten" ] || [ $((3 * ten)) -lt "$one" ]; then echo "$one MB/s, then ${ten:-no} MB/s" >"$folder/different"; fi
    verdict "linear time up to $((10 * megabytes)) MB: $(printf '%q' "${text:0:12}") ($one and $ten MB/s)" "$folder/different"
done

say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
