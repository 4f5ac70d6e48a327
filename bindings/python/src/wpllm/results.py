"""What calls return."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, overload


@dataclass(frozen=True)
class Usage:
    """Tokens that a call read and wrote. `cached_tokens` of the prompt came from an earlier request."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0

    @property
    def total_tokens(self) -> int:
        """Prompt and completion together."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True)
class Event:
    """One event of a stream. `json` is the event as a line of the REST stream, without the line end."""

    text: str
    finish_reason: str | None
    usage: Usage
    json: str = field(repr=False)

    @property
    def done(self) -> bool:
        """Whether this is the last event."""
        return self.finish_reason is not None


@dataclass(frozen=True)
class Generation:
    """A whole answer. `finish_reason` is "stop", "length", "cancelled" or "deadline"."""

    id: str
    model: str
    text: str
    finish_reason: str
    usage: Usage
    raw: dict[str, Any] = field(repr=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Embeddings:
    """Vectors of length 1 (L2), in the order of the texts."""

    model: str
    vectors: list[list[float]] = field(repr=False)
    usage: Usage
    raw: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Analysis:
    """What an analysis found.

    Each issue has file, line, column, severity, type, message, suggestion, code_snippet, rule, confidence, cwe, trace
    and fix. `score` is from 0 (bad) to 10 (nothing was found), `scores` has that of each file, if files were given.
    """

    issues: list[dict[str, Any]] = field(repr=False)
    score: float
    recommendations: list[str] = field(repr=False)
    scores: dict[str, float] = field(repr=False)
    notes: list[dict[str, Any]] = field(repr=False)
    raw: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Response:
    """The response to a request of the REST interface; `headers` have names in lower case."""

    status: int
    headers: dict[str, str]
    content: bytes = field(repr=False)

    @property
    def body(self) -> str:
        """The body as text; raises UnicodeDecodeError if it is none, such as an archive."""
        return self.content.decode("utf-8")

    def json(self) -> Any:
        """The body, parsed; raises ValueError if it is not JSON."""
        return json.loads(self.content)


class LogRecord(NamedTuple):
    """One line of the log; `time` is in seconds since 1970."""

    time: float
    level: str
    message: str


class Log(NamedTuple):
    """The log since the last look at it; `dropped` records were too many to keep."""

    records: list[LogRecord]
    dropped: int


class Rows(Sequence["memoryview[float]"]):
    """A matrix of 32-bit floats that lies in the library's memory: no copy is made.

    Row `i` is `rows[i]`, a memoryview of floats. numpy takes the whole: `numpy.asarray(rows.data)`.
    """

    def __init__(self, data: memoryview[float], rows: int, columns: int) -> None:
        self._flat = data
        self.rows = rows
        self.columns = columns

    @property
    def data(self) -> memoryview[float]:
        """All of it, read-only, with the shape (rows, columns)."""
        if not self.rows or not self.columns:
            return self._flat
        return self._flat.cast("B").cast("f", (self.rows, self.columns))

    def __len__(self) -> int:
        return self.rows

    @overload
    def __getitem__(self, index: int) -> memoryview[float]: ...

    @overload
    def __getitem__(self, index: slice) -> list[memoryview[float]]: ...

    def __getitem__(self, index: int | slice) -> memoryview[float] | list[memoryview[float]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self.rows))]
        if not -self.rows <= index < self.rows:
            raise IndexError("row out of range")
        start = (index % self.rows) * self.columns
        return self._flat[start : start + self.columns]

    def __iter__(self) -> Iterator[memoryview[float]]:
        return (self[i] for i in range(self.rows))

    def tolist(self) -> list[list[float]]:
        """A copy as lists."""
        return [list(row) for row in self]
