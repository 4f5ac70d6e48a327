#!/usr/bin/env python3
"""Compares the library's MiniLM embeddings and token ids with those of sentence-transformers, for a hundred texts.

    make build models
    PYTHONPATH=bindings/python/src WPLLM_LIBRARY=.build/release/libwpllm.so \\
        python3 Tests/Embeddings/minilm.py --model build/models/all-minilm-l6-v2.gguf

The last line is `N passed, N failed`. Needs nothing but Python; tools/goldens/minilm.py made the golden data.
"""

from __future__ import annotations

import argparse
import json
import math
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

import wpllm

GOLDENS = Path(__file__).resolve().parents[1] / "InferenceTests" / "Goldens" / "minilm"
WIDTH = 384
LEAST_COSINE = 0.999


class Report:
    """Counts checks, and prints those that fail."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def check(self, good: bool, what: str) -> None:
        """Counts one check; prints `what` unless it is good."""
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}")


def cosine(left: Sequence[float], right: Sequence[float]) -> float:
    """The cosine of the angle between two vectors; 0 if one has no length."""
    lengths = math.sqrt(sum(x * x for x in left) * sum(y * y for y in right))
    return sum(x * y for x, y in zip(left, right)) / lengths if lengths else 0.0


def golden() -> tuple[list[str], list[list[int]], list[tuple[float, ...]]]:
    """Returns the texts, their token ids and their vectors."""
    entries = json.loads((GOLDENS / "texts.json").read_text(encoding="ascii"))
    packed = (GOLDENS / "vectors.f16").read_bytes()
    vectors = list(struct.iter_unpack(f"<{WIDTH}e", packed))
    return [entry["text"] for entry in entries], [entry["tokens"] for entry in entries], vectors


def short(text: str) -> str:
    """A text as it fits on a line."""
    return ascii(text if len(text) <= 60 else text[:57] + "…")


def main() -> int:
    """Runs the comparison; returns the exit status."""
    parser = argparse.ArgumentParser(description="Compare MiniLM embeddings with golden ones.")
    parser.add_argument("--model", type=Path, required=True, help="the converted model, a .gguf file")
    path: Path = parser.parse_args().model.resolve()
    texts, tokens, vectors = golden()
    report = Report()
    report.check(len(texts) == len(tokens) == len(vectors) == 100, f"{len(texts)} texts, {len(vectors)} vectors")

    with wpllm.Context(model_dirs=path.parent) as context, context.model(path) as model:
        info = model.info()
        report.check(info["embeds"] is True, f"the model embeds: {info}")
        report.check(info["embedding_length"] == WIDTH, f"the model's vectors have {info['embedding_length']} numbers")

        for text, wanted in zip(texts, tokens):
            got = model.tokenize(text, add_special=True)
            report.check(got == wanted, f"token ids of {short(text)}: {got[:12]} …, expected {wanted[:12]} …")

        together = list(model.embed(texts))
        json_rows = context.embed(texts, model=path.stem).vectors
        worst = 1.0
        for text, wanted_vector, row, json_row in zip(texts, vectors, together, json_rows):
            alone = list(model.embed([text]))[0]
            similarity = cosine(alone, wanted_vector)
            worst = min(worst, similarity)
            report.check(similarity >= LEAST_COSINE, f"cosine {similarity:.6f} of {short(text)}")
            length = math.sqrt(sum(x * x for x in alone))
            report.check(abs(length - 1) < 1e-4, f"length {length} of {short(text)}")
            report.check(cosine(alone, row) > 0.99999, f"embedded among others, the vector of {short(text)} differs")
            report.check(cosine(row, json_row) > 0.99999, f"through JSON, the vector of {short(text)} differs")
        report.check(len(together) == len(json_rows) == len(texts), f"{len(together)} and {len(json_rows)} vectors")

    print(f"worst cosine to sentence-transformers: {worst:.6f} over {len(texts)} texts of 2 to 256 tokens")
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
