#!/usr/bin/env bash
# Tries generated plugins in a real WordPress that it brings up from Debian's packages.
#
#   Tests/WordPress/run.sh          each feature alone, a few pairs of features, a few random specifications
#   Tests/WordPress/run.sh --full   all pairs of features, 100 random specifications
#
# A line for each case that failed; ends with `N passed, N failed`, and with status 1 on a failure. The tool is
# .build/release/wpllm-tool, or what WPLLM_TOOL names.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PYTHONDONTWRITEBYTECODE=1
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

mkdir -p build/wordpress
exec python3 Tests/WordPress/plugins.py --keep build/wordpress/failures "$@"
