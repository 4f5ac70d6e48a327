#!/usr/bin/env python3
"""What `make demo` shows: nearest pairs among ten sentences, a snippet written live, and the faults of a plugin.

    PYTHONPATH=bindings/python/src WPLLM_LIBRARY=.build/release/libwpllm.so WPLLM_MODEL_PATH=models:build/models \\
        python3 examples/demo/demo.py ["Create a shortcode for …"]
"""

from __future__ import annotations

import os
import sys
import time
from itertools import combinations
from pathlib import Path

import wpllm

SENTENCES = [
    "How do I add a custom post type to my theme?",
    "Register a new kind of content with register_post_type().",
    "My site is slow since I installed ten plugins.",
    "Page loads take seconds; which extension costs the most time?",
    "Protect a form against forged requests with a nonce.",
    "Verify the nonce before you save what a form sent.",
    "Show the latest three articles in the sidebar.",
    "A widget that lists recent blog posts.",
    "Translate the texts of my plugin into German.",
    "Load the text domain so that strings appear in the visitor's language.",
]
REQUEST = "Create a custom post type for recipes"
PAIRS = 5
PLUGIN = Path(__file__).resolve().parent.parent / "analysis" / "vulnerable-plugin"
MEASURED_SECONDS = 2.0


def colour(code: str, text: str) -> str:
    """The text in an ANSI style, if somebody looks at a terminal."""
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ
    return text if plain else f"\x1b[{code}m{text}\x1b[0m"


def heading(text: str) -> None:
    """Prints the title of a part."""
    print("\n" + colour("1", text) + "\n")


def nearest_pairs(context: wpllm.Context) -> None:
    """Embeds the sentences and prints the pairs that lie closest, then the rate."""
    vectors = context.embed(SENTENCES, model="all-minilm-l6-v2").vectors
    pairs = [
        (sum(x * y for x, y in zip(vectors[first], vectors[second])), first, second)
        for first, second in combinations(range(len(SENTENCES)), 2)
    ]
    for similarity, first, second in sorted(pairs, reverse=True)[:PAIRS]:
        print(f"  {colour('32', f'{similarity:.3f}')}  {SENTENCES[first]}\n         {SENTENCES[second]}\n")

    with context.model("all-minilm-l6-v2") as model:
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < MEASURED_SECONDS:
            model.embed(SENTENCES)
            count += len(SENTENCES)
        rate = count / (time.perf_counter() - start)
    print(f"  all-MiniLM-L6-v2, {len(vectors[0])} dimensions: {colour('1', f'{rate:.0f} embeddings/s')}")


def live_snippet(context: wpllm.Context, request: str) -> None:
    """Streams an answer to the terminal as it is generated, then prints the rate."""
    print("  " + colour("36", request) + "\n")
    with context.stream(request, model="wp-llm-nano", temperature=0, max_tokens=700) as stream:
        start = time.perf_counter()
        first = 0.0
        for piece in stream:
            first = first or time.perf_counter()
            print(piece, end="", flush=True)
        end = time.perf_counter()
        usage, reason = stream.usage, stream.finish_reason
    rate = (usage.completion_tokens - 1) / (end - first) if usage.completion_tokens > 1 else 0.0
    print(
        f"\n\n  wp-llm-nano: {usage.completion_tokens} tokens, {colour('1', f'{rate:.0f} tokens/s')}, "
        f"first piece after {(first - start) * 1000:.0f} ms, finish reason: {reason}"
    )


def faults_of_a_plugin(context: wpllm.Context) -> None:
    """Analyses the careless guestbook of the examples and prints the gravest findings with the way of their data."""
    files = {path.relative_to(PLUGIN).as_posix(): path.read_bytes() for path in sorted(PLUGIN.rglob("*.php"))}
    start = time.perf_counter()
    analysis = context.analyze(files=files, analysis_type="security")
    took = time.perf_counter() - start
    grave = [issue for issue in analysis.issues if issue["severity"] in ("critical", "high")]
    for issue in sorted(grave, key=lambda issue: ("critical", "high").index(issue["severity"])):
        place = f"{issue['file']}:{issue['line']}"
        print(f"  {colour('31', issue['severity']):>8}  {place}  {issue['message']}  {colour('2', issue['rule'])}")
        for step in issue["trace"]:
            print(f"              {step['file']}:{step['line']} {colour('2', step['note'])}")
    lines = sum(text.count(b"\n") for text in files.values())
    print(
        f"\n  {len(analysis.issues)} issues in {lines} lines, score {colour('1', str(analysis.score))} of 10, "
        f"{took * 1000:.0f} ms"
    )


def main() -> int:
    """Runs the parts in this process: no server, no key, no network."""
    capabilities = wpllm.capabilities()
    print(f"libwpllm {capabilities['version']}, SIMD: {capabilities['simd']}, models in this very process")
    with wpllm.Context() as context:
        heading("1. Nearest pairs among ten sentences about WordPress")
        nearest_pairs(context)
        heading("2. A snippet, written live")
        live_snippet(context, sys.argv[1] if len(sys.argv) > 1 else REQUEST)
        heading("3. What is wrong with a plugin")
        faults_of_a_plugin(context)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
