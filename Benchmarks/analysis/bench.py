#!/usr/bin/env python3
"""What `make bench-analysis` prints: how often the analysis is right, how much it reports, and how fast it is.

    bench.py [--corpus DIR] [--phpcs-seconds N]

Beside it, in the same run: PHP's token_get_all, nikic/php-parser and phpcs. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BENCH = ROOT / ".build/release/analysis-bench"
TOOL = ROOT / ".build/release/wpllm-tool"
SYNTAX = ROOT / ".build/release/php-syntax"
MATRIX = ROOT / "build/analysis/matrix"


def processor_time() -> float:
    """Seconds that finished child processes have worked, so that a busy machine is not measured."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def output(command: list[str], **options: Any) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, **options)
    return str(done.stdout)


def report(*arguments: str) -> dict[str, Any]:
    """Runs analysis-bench, shows its table, and gives its last line."""
    lines = output([str(BENCH), *arguments]).rstrip("\n").split("\n")
    print(f"== analysis-bench {' '.join(arguments)}")
    print("\n".join(lines[:-1]), flush=True)
    answer: dict[str, Any] = json.loads(lines[-1])
    return answer


def middle_file(corpus: Path) -> Path:
    """A file of the corpus with about 300 lines, the same every time."""
    files = sorted(corpus.rglob("*.php"))
    return min(files, key=lambda path: (abs(path.read_bytes().count(b"\n") - 300), str(path)))


def through_the_library(file: Path, rounds: int = 101, **more: str) -> dict[str, float]:
    """Milliseconds of wpllm_analyze for one file, request and answer as JSON; the first call and those after it."""
    sys.path.insert(0, str(ROOT / "bindings/python/src"))
    os.environ.setdefault("WPLLM_LIBRARY", str(ROOT / ".build/release/libwpllm.so"))
    wpllm = importlib.import_module("wpllm")
    code = file.read_text(encoding="utf-8", errors="replace")
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, wpllm.Context(data_dir=folder) as context:
        for _ in range(rounds):
            start = time.perf_counter()
            context.analysis_report(code, format="json", file_name=file.name, **more)
            times.append((time.perf_counter() - start) * 1e3)
    later = sorted(times[1:])
    return {
        "first_ms": round(times[0], 2), "median_ms": round(statistics.median(later), 2),
        "best_ms": round(later[0], 2), "lines": code.count("\n"),
    }


def speeds(corpus: Path, rounds: int) -> dict[str, float]:
    """Megabytes a second of reading PHP, one core each."""
    found: set[Path] = set()
    for folder, _, names in os.walk(corpus, followlinks=True):
        found.update(Path(folder, name).resolve() for name in names if name.endswith(".php"))
    files = "\n".join(str(path) for path in sorted(found))
    ours = json.loads(output([str(SYNTAX), "bench", str(rounds)], input=files + "\n"))
    result = {"lexing and parsing": float(ours["megabytes_per_second"])}
    for line in output(["php", str(HERE / "peers.php"), str(min(rounds, 3))], input=files).splitlines():
        name, speed, _ = line.rsplit(" ", 2)
        result[name] = float(speed)
    return result


def with_the_tool(corpus: Path, rounds: int = 5) -> dict[str, float]:
    """Seconds of `wpllm analyze` for the corpus as people run it, without its cache: the middle and the best."""
    command = [str(TOOL), "analyze", str(corpus), "--type", "security", "--no-cache"]
    times: list[float] = []
    for _ in range(rounds):
        start = time.monotonic()
        # Status 1 says that something was found.
        status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
        if status > 1:
            sys.exit(f"bench.py: {' '.join(command)} ended with {status}")
        times.append(time.monotonic() - start)
    return {"median_seconds": round(statistics.median(times), 2), "best_seconds": round(min(times), 2)}


def phpcs(corpus: Path, limit: int) -> dict[str, Any]:
    """Seconds that phpcs needs for the corpus with PSR12, on two cores; stopped at the limit."""
    command = [
        "phpcs", "-q", "--standard=PSR12", "--extensions=php", "--report=summary", "--parallel=2",
        "-d", "memory_limit=2G", str(corpus),
    ]
    start, worked = time.monotonic(), processor_time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        return {"seconds": limit, "finished": False}
    return {
        "seconds": round(time.monotonic() - start, 1), "processor_seconds": round(processor_time() - worked, 1),
        "finished": True,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("/usr/share/wordpress"))
    parser.add_argument("--phpcs-seconds", type=int, default=150)
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        sys.exit(f"bench.py: {arguments.corpus} is not there")
    subprocess.run([sys.executable, str(HERE / "generate.py"), str(MATRIX)], check=True, stdout=subprocess.DEVNULL)
    result: dict[str, Any] = {"cases": report("cases"), "matrix": report("matrix", str(MATRIX))}
    worked = processor_time()
    result["corpus"] = report("corpus", str(arguments.corpus), "--threads", "2")
    result["corpus"]["processor_seconds"] = round(processor_time() - worked, 2)
    result["tool"] = with_the_tool(arguments.corpus)
    file = middle_file(arguments.corpus)
    result["file"] = report("time", str(file))
    result["library"] = through_the_library(file)
    result["library_security"] = through_the_library(file, analysis_type="security")
    result["megabytes_per_second"] = speeds(arguments.corpus, 3)
    result["phpcs"] = phpcs(arguments.corpus, arguments.phpcs_seconds)
    print("== reading PHP, megabytes in a second of processor time")
    for name, speed in result["megabytes_per_second"].items():
        print(f"{name:34}{speed:10.2f}")
    print("== whole tree, seconds on two cores, and of processor time")
    ours, theirs = result["corpus"], result["phpcs"]
    tool = result["tool"]
    print(f"{'wpllm analyze --type security':34}{tool['median_seconds']:10.2f}{'':10}  best {tool['best_seconds']:.2f}")
    print(f"{'analysis-bench, as one program':34}{ours['seconds']:10.2f}{ours['processor_seconds']:10.2f}")
    worked_on = f"{theirs['processor_seconds']:10.1f}" if theirs["finished"] else "  stopped"
    print(f"{'phpcs, PSR12 (Debian has no WPCS)':34}{theirs['seconds']:10.1f}{worked_on}")
    print(f"{'memory of the analysis':34}{ours['peak_mb']:10.0f} MB")
    counts = ours["findings"]
    thousands = ours["lines"] / 1000
    print(f"{'reports per 1,000 lines':34}{sum(counts.values()) / thousands:10.2f}")
    print(f"{'of high severity, or critical':34}{ours['high_per_1000_lines']:10.2f}")
    print("== one file through the C interface, milliseconds")
    for name, what in (("library", "all rules"), ("library_security", "security")):
        latency = result[name]
        middle = f"{latency['median_ms']:16.2f}  best {latency['best_ms']:.2f}"
        print(f"{latency['lines']} lines, {what}, in the middle{middle}")
    print(f"{'the first call':34}{result['library']['first_ms']:10.2f}")
    print("== whole security")
    for name in ("cases", "matrix"):
        tally = result[name]["security" if name == "cases" else "all"]
        print(f"{name:34}precision {tally['precision']:.3f}  recall {tally['recall']:.3f}")
    print(json.dumps(result, separators=(",", ":")))


if __name__ == "__main__":
    main()
