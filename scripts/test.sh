#!/usr/bin/env bash
# Everything `make test` runs, after the set-up. Ends with `N passed, N failed`, and exits 1 if anything failed.
set -uo pipefail
cd "$(dirname "$0")/.."
source scripts/report.sh
source scripts/environment.sh
python=build/venv/bin/python
model=build/models/all-minilm-l6-v2.gguf

build_everything() { swift build -c release && swift build -c release --build-tests; }
run_module_tests() { swift test -c release --skip-build --skip '^KernelsTests\.'; }
# In a process of their own: they fork many times, which takes long where the tests of the analysis hold much memory.
run_kernel_tests() { swift test -c release --skip-build --filter '^KernelsTests\.'; }

check 'build' build_everything || { totals; exit 1; }
check 'embedding model' make --no-print-directory models || { totals; exit 1; }
check 'lint' scripts/lint.sh
check 'kernel tests' run_kernel_tests
check 'module tests' run_module_tests
check 'header, C, PHP, PHP-FPM and Python programs' Tests/ABI/run.sh
check 'embeddings against sentence-transformers' "$python" Tests/Embeddings/minilm.py --model "$model"
check 'installation' Tests/Install/run.sh
check 'PHP parser against PHP and nikic/php-parser' Tests/PHPCorpus/run.sh
check 'labelled cases of the analysis' .build/release/analysis-bench cases Benchmarks/analysis/cases --gate
check 'generated plugins in WordPress' Tests/WordPress/run.sh
check 'generated blocks in the editor of WordPress' "$python" Tests/WordPress/blocks.py
check 'generated themes in WordPress' "$python" Tests/WordPress/themes.py
check 'soak' "$python" Tests/Soak/soak.py --seconds "${SOAK_SECONDS:-10}"
check 'fuzzing' scripts/fuzz.sh "${FUZZ_SECONDS:-5}"
totals
