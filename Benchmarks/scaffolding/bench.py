#!/usr/bin/env python3
"""What `make bench-scaffolding` prints: how long the library takes to generate plugins, blocks and themes.

    bench.py [--rounds N]

Each request goes through wpllm_scaffold, from the JSON of the request to the JSON of the answer, which is not parsed.
Beside it, in the same run: PHP reading the generated files (all in one process, without running them), and a copy of
the files on the disk, as any generator made of templates has to write them at least. The last line is a JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIBRARY = ROOT / ".build/release/libwpllm.so"
TOOL = ROOT / ".build/release/wpllm-tool"

FEATURES = (
    "custom_post_type meta_boxes rest_api settings shortcodes widgets blocks custom_table admin_interface wp_cli cron"
    " ajax email privacy roles transients dashboard_widget woocommerce"
).split()

CASES: dict[str, dict[str, Any]] = {
    "plugin, nothing but its structure": {"kind": "plugin", "plugin_name": "Product Manager", "structure": "minimal"},
    "plugin, all features": {
        "kind": "plugin",
        "plugin_name": "Product Manager",
        "structure": "object_oriented",
        "features": FEATURES,
    },
    "block, dynamic": {
        "kind": "block",
        "block_type": "testimonial",
        "attributes": {"client_name": "string", "rating": "number", "text": "string"},
        "features": ["server_side_rendering", "custom_controls"],
    },
    "block theme": {"kind": "theme", "theme_name": "Northern Paths"},
}
VERIFICATIONS: dict[str, Any] = {"none": False, "security": True, "all": "all"}

# Reads what it is given without running it; one process, so that its start does not count for each file.
LINT = "foreach (array_slice($argv, 1) as $path) { token_get_all(file_get_contents($path), TOKEN_PARSE); }"


def milliseconds(action: Any) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def measure(rounds: int) -> dict[str, Any]:
    """Milliseconds of every case and verification; the first call of this process is the first of all."""
    sys.path.insert(0, str(ROOT / "bindings/python/src"))
    os.environ.setdefault("WPLLM_LIBRARY", str(LIBRARY))
    import wpllm
    from wpllm import _library

    figures: dict[str, Any] = {}
    with wpllm.Context() as context, context._handle as address:
        for name, case in CASES.items():
            answer = context.scaffold(**case, verify=False)
            figures[name] = {
                "files": len(answer["files"]),
                "bytes": sum(len(file["content"].encode()) for file in answer["files"].values()),
            }
            for verification, member in VERIFICATIONS.items():
                request = json.dumps({**case, "verify": member}).encode()
                times = [
                    milliseconds(lambda: _library.call("wpllm_scaffold", address, request, len(request)))
                    for _ in range(rounds)
                ]
                work = time.process_time()
                for _ in range(rounds):
                    _library.call("wpllm_scaffold", address, request, len(request))
                figures[name][verification] = {
                    "best_ms": round(min(times), 3),
                    "median_ms": round(statistics.median(times), 3),
                    "processor_ms": round((time.process_time() - work) * 1000 / rounds, 3),
                }
    return figures


def first_call() -> float:
    """Milliseconds of the first request of a process, all features and the default verification."""
    program = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); import json, wpllm; request = json.loads(sys.argv[2]);"
        " context = wpllm.Context(); start = time.perf_counter(); context.scaffold(**request);"
        " print((time.perf_counter() - start) * 1000)"
    )
    request = json.dumps(CASES["plugin, all features"])
    command = [sys.executable, "-c", program, str(ROOT / "bindings/python/src"), request]
    environment = {"WPLLM_LIBRARY": str(LIBRARY), **os.environ}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(done.stdout)


def beside(rounds: int) -> dict[str, float]:
    """Milliseconds of the tool as a process, of PHP reading what it wrote, and of a copy of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.json").write_text(
            json.dumps({key: value for key, value in CASES["plugin, all features"].items() if key != "kind"}),
            encoding="utf-8",
        )
        command = [str(TOOL), "scaffold", "plugin", "--spec", str(folder / "spec.json"), "--out", str(folder / "out")]

        def run(words: list[str]) -> None:
            subprocess.run(words, check=True, capture_output=True)

        tool = [milliseconds(lambda: run([*command, "--force"])) for _ in range(rounds)]
        files = [str(path) for path in sorted((folder / "out").rglob("*.php"))]
        php = [milliseconds(lambda: run(["php", "-r", LINT, "--", *files])) for _ in range(rounds)]
        copies = [
            milliseconds(lambda: run(["cp", "-r", str(folder / "out"), str(folder / f"copy{number}")]))
            for number in range(rounds)
        ]
    named = {"tool_process": tool, "php_reads": php, "copy": copies}
    return {name: round(statistics.median(times), 3) for name, times in named.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="How long the library takes to generate code.")
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    first = statistics.median(first_call() for _ in range(3))
    figures = measure(rounds)
    others = beside(max(5, rounds // 5))
    print(f"{'':36}{'files':>6}{'bytes':>9}  {'verification':14}{'best':>9}{'median':>9}{'processor':>11}  ms")
    for name, figure in figures.items():
        for verification in VERIFICATIONS:
            times = figure[verification]
            head = f"{name:36}{figure['files']:6}{figure['bytes']:9}" if verification == "none" else " " * 51
            columns = f"{times['best_ms']:9.2f}{times['median_ms']:9.2f}{times['processor_ms']:11.2f}"
            print(f"{head}  {verification:14}{columns}")
    print(f"\nfirst call of a process, all features, security verified: {first:.1f} ms")
    for name, figure in others.items():
        print(f"{name.replace('_', ' ')}, all features: {figure:.1f} ms")
    print(json.dumps({"cases": figures, "first_call_ms": round(first, 1), **others}))


if __name__ == "__main__":
    main()
