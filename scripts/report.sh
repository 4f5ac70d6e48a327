# Sourced by the check scripts: runs checks under headings, counts them, and prints `N passed, N failed` last.
#
# A check's own last line `N passed, N failed` (or Swift Testing's summary) is its count; any other check counts as one.
# What such a line says was skipped counts as failed: the set-up installs all that a test can ask for.

passed=0
failed=0
failures=()

heading() { printf '\n== %s\n' "$*"; }

# count LOG STATUS NAME: adds the counts that the log reports, or one by the exit status; returns 1 if any is bad.
count() {
    local log=$1 status=$2 name=$3 line good=0 bad=0 skipped=0
    line=$(grep -aE '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1)
    if [ -n "$line" ]; then
        read -r good _ bad _ skipped _ <<<"$line"
        bad=$((bad + ${skipped:-0}))
    else
        # Swift Testing: "Test run with 12 tests in 3 suites failed after 0.1 seconds with 2 issues."
        line=$(grep -aoE 'Test run with [0-9]+ tests?.*' "$log" | tail -n 1)
        if [ -n "$line" ]; then
            good=$(grep -oE '[0-9]+ tests?' <<<"$line" | head -n 1 | cut -d ' ' -f 1)
            bad=$(grep -aE '^[^ ]+ Test .* failed after ' "$log" | grep -acv ' Test run with ')
            good=$((good - bad))
        elif [ "$status" -eq 0 ]; then
            good=1
        fi
    fi
    # A check that ends badly has failed, whatever its text says.
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    passed=$((passed + good))
    failed=$((failed + bad))
    if [ "$bad" -gt 0 ]; then failures+=("$name"); fi
    [ "$bad" -eq 0 ]
}

# check NAME COMMAND…: runs the command, shows its output, counts the outcome. Returns the command's status.
check() {
    local name=$1 log status=0 start=$SECONDS
    shift
    log=$(mktemp)
    heading "$name"
    "$@" 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    count "$log" "$status" "$name" || status=1
    rm -f "$log"
    if [ "$status" -eq 0 ]; then
        printf 'ok: %s (%d s)\n' "$name" $((SECONDS - start))
    else
        printf 'FAILED: %s (exit status %d)\n' "$name" "$status"
    fi
    return "$status"
}

# Prints what failed and the totals; returns 1 if anything failed.
totals() {
    local name
    echo
    for name in "${failures[@]}"; do echo "failed: $name"; done
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
}
