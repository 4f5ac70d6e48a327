#!/usr/bin/env bash
# Formatting, generated files, and the static checks of PHP and Python. With --fix it formats in place instead.
set -uo pipefail
cd "$(dirname "$0")/.."
source scripts/report.sh

swift_sources=()
for path in Package.swift Sources Tests Fuzz Benchmarks examples; do
    [ -e "$path" ] && swift_sources+=("$path")
done
mapfile -t c_sources < <(git ls-files -co --exclude-standard -- '*.c' '*.h' ':!*_ffi.h')
# The cases of the analysis are checked by its benchmark, and the seeds of the fuzzer are in newer versions of PHP.
mapfile -t php_sources < <(git ls-files -co --exclude-standard -- '*.php' ':!Benchmarks/analysis/cases' ':!Fuzz/corpus')
mapfile -t shell_scripts < <(git ls-files -co --exclude-standard -- '*.sh' .ci/run examples/ci/pre-commit)

if [ "${1:-}" = --fix ]; then
    swift format format --in-place --parallel --recursive "${swift_sources[@]}"
    clang-format -i "${c_sources[@]}"
    exit
fi

each() {
    local command=$1 file status=0
    shift
    for file in "$@"; do $command "$file" || status=1; done
    return "$status"
}
syntax_of_php() { php -n -l "$1" >/dev/null || { echo "$1"; return 1; }; }

check 'Swift formatting' swift format lint --strict --parallel --recursive "${swift_sources[@]}"
check 'C formatting' clang-format --dry-run -Werror "${c_sources[@]}"
check 'generated files are fresh' build/venv/bin/python tools/generate_bindings.py --check
check 'pages of rules are fresh' build/venv/bin/python tools/rule_docs.py --check
check 'PHP syntax' each syntax_of_php "${php_sources[@]}"
check 'PHP style (PSR-12)' phpcs -n --standard=PSR12 --extensions=php bindings/php bindings/php/bin/wpllm-setup \
    examples/php
check 'Python types: package' build/venv/bin/mypy --config-file mypy.ini bindings/python/src
check 'Python types: tools, tests, examples' build/venv/bin/mypy --config-file mypy.ini \
    tools/*.py tools/goldens/*.py Tests/ABI Tests/Embeddings Tests/Soak Tests/WordPress examples
check 'shell syntax' each 'bash -n' "${shell_scripts[@]}"
totals
