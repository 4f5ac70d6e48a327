#!/usr/bin/env bash
# Runs C, PHP, PHP-FPM and Python programs against the release build of the library.
#
#   Tests/ABI/run.sh                      everything
#   Tests/ABI/run.sh test_c test_php.X    some modules, classes or tests
#
# $WPLLM_LIBRARY names another libwpllm.so. The last line is the count.
set -euo pipefail
cd "$(dirname "$0")"
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
export PYTHONDONTWRITEBYTECODE=1
exec python3 run.py "$@"
