#!/usr/bin/env bash
# Fuzzes each parser of outside data for some seconds with libFuzzer, from the seeds in Fuzz/corpus.
#
#   scripts/fuzz.sh SECONDS [NAME…]      NAME is a folder in Fuzz, such as JSON; all by default
#
# A long run (60 s or more) starts from a random state, a short one from a fixed one. What a run learns stays in
# build/fuzz/corpus; an input that crashes, hangs or eats memory is left in build/fuzz/failures.
set -uo pipefail
cd "$(dirname "$0")/.."
source scripts/report.sh

seconds=${1:-600}
shift || true
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    for program in Fuzz/*/*Fuzzer.swift; do names+=("$(basename "$program" Fuzzer.swift)"); done
fi

export WPLLM_FUZZ=1
# Traps go to libFuzzer, which saves the input, not to the Swift runtime's backtracer.
export SWIFT_BACKTRACE=enable=no
scratch=build/fuzz/.build
failures_folder=build/fuzz/failures

build_fuzzer() {
    swift build -c release --sanitize=fuzzer --scratch-path "$scratch" --product "Fuzz$1" >build/fuzz/build.log 2>&1 ||
        { cat build/fuzz/build.log; return 1; }
}

fuzz() {
    local name=$1 options seeds
    build_fuzzer "$name" || return 1
    mkdir -p "build/fuzz/corpus/$name" "$failures_folder"
    options=(-max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -malloc_limit_mb=1000 -verbosity=1)
    options+=(-print_final_stats=1 -artifact_prefix="$failures_folder/$name-")
    [ "$seconds" -ge 60 ] || options+=(-seed=1)
    [ ! -e "Fuzz/dictionaries/$name.dict" ] || options+=(-dict="Fuzz/dictionaries/$name.dict")
    # Three targets read model files and share their seeds.
    case $name in
    Model | Vocabulary) seeds=Fuzz/corpus/GGUF ;;
    *) seeds=Fuzz/corpus/$name ;;
    esac
    # libFuzzer writes to the first folder and only reads the others.
    timeout $((seconds * 2 + 120)) "$scratch/release/Fuzz$name" "${options[@]}" \
        "build/fuzz/corpus/$name" "$seeds" >"build/fuzz/$name.log" 2>&1
    local status=$?
    if [ "$status" -ne 0 ]; then
        grep -avE '^#[0-9]+' "build/fuzz/$name.log" | tail -n 40
        return "$status"
    fi
    grep -aE '^(Done|stat::number_of_executed_units|stat::peak_rss_mb)' "build/fuzz/$name.log"
}

mkdir -p build/fuzz
for name in "${names[@]}"; do check "fuzz $name" fuzz "$name"; done
totals
