"""What the Python test programs share."""

from __future__ import annotations

import sys
from typing import Any

import wpllm

NANO = "wp-llm-nano"
REQUEST: dict[str, Any] = {
    "model": NANO,
    "prompt": "Create a custom post type for recipes",
    "temperature": 0,
    "max_tokens": 120,
}
# Goes on until something ends it: the model says the same for ever.
LONG: dict[str, Any] = {
    "model": NANO,
    "prompt": "<?php",
    "raw": True,
    "temperature": 0,
    "repeat_penalty": 0.05,
    "max_tokens": 1000,
}

failures = 0


def check(condition: object, what: str) -> None:
    """Counts and reports a condition that does not hold."""
    global failures
    if not condition:
        failures += 1
        print(f"line {sys._getframe(1).f_lineno}: failed: {what}", file=sys.stderr)


class raises:
    """Checks that its block raises an error of exactly this class, with this path if one is given."""

    def __init__(self, kind: type[BaseException], path: str | None = None) -> None:
        self.kind = kind
        self.path = path
        self.line = sys._getframe(1).f_lineno

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        global failures
        if kind is not self.kind or not str(error):
            failures += 1
            print(f"line {self.line}: {self.kind.__name__} wanted, got {error!r}", file=sys.stderr)
        elif self.path is not None and isinstance(error, wpllm.WPLLMError) and error.path != self.path:
            failures += 1
            print(f"line {self.line}: path is {error.path}, not {self.path}", file=sys.stderr)
        return isinstance(error, Exception)


def finish() -> None:
    """Ends the program by what was counted."""
    print(f"{failures} failed", file=sys.stderr)
    sys.exit(1 if failures else 0)
