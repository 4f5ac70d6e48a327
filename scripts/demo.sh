#!/usr/bin/env bash
# The demonstration that `make demo` ends with: embeddings, a streamed snippet and an analysis, through the
# Python package.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
exec build/venv/bin/python -u examples/demo/demo.py "$@"
