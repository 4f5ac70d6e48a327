"""Runs the tests of this folder, one line a test, and ends with `N passed, N failed, N skipped`."""

from __future__ import annotations

import sys
import time
import unittest
from types import TracebackType
from typing import Any

from support import HERE

ErrorTuple = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class LineResult(unittest.TestResult):
    """Prints each outcome as it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0
        self.failed = 0
        self._begun = 0.0
        self._good = True

    def startTest(self, test: unittest.TestCase) -> None:
        super().startTest(test)
        self._begun = time.monotonic()
        self._good = True

    def stopTest(self, test: unittest.TestCase) -> None:
        super().stopTest(test)
        sys.stdout.flush()

    def addSuccess(self, test: unittest.TestCase) -> None:
        super().addSuccess(test)
        if self._good:
            self.passed += 1
            self._line("ok", test)

    def addFailure(self, test: unittest.TestCase, err: ErrorTuple) -> None:
        super().addFailure(test, err)
        self._bad(test, self.failures[-1][1])

    def addError(self, test: unittest.TestCase, err: ErrorTuple) -> None:
        super().addError(test, err)
        self._bad(test, self.errors[-1][1])

    def addSubTest(self, test: unittest.TestCase, subtest: unittest.TestCase, err: ErrorTuple | None) -> None:
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._bad(subtest, self._exc_info_to_string(err, test))  # type: ignore[attr-defined]

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:
        super().addSkip(test, reason)
        self._good = False
        self._line("skipped", test, reason)

    def _bad(self, test: Any, report: str) -> None:
        self.failed += 1
        self._good = False
        self._line("FAILED", test)
        print("    " + report.strip().replace("\n", "\n    "))

    def _line(self, outcome: str, test: Any, note: str = "") -> None:
        seconds = time.monotonic() - self._begun if self._begun else 0.0
        words = (test.shortDescription() or str(test)) if hasattr(test, "shortDescription") else str(test)
        print(f"{outcome:8}{words} ({seconds:.1f} s)" + (f": {note}" if note else ""))


def main() -> int:
    """Runs what the arguments name, or everything; returns the exit status."""
    loader = unittest.TestLoader()
    names = sys.argv[1:]
    suite = loader.loadTestsFromNames(names) if names else loader.discover(str(HERE), "test_*.py", str(HERE))
    result = LineResult()
    suite.run(result)
    print(f"{result.passed} passed, {result.failed} failed, {len(result.skipped)} skipped")
    return 0 if result.passed and not result.failed else 1


if __name__ == "__main__":
    sys.exit(main())
