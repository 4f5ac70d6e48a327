"""A generation under way."""

from __future__ import annotations

import ctypes
import json
import os
import threading
import weakref
from collections.abc import Iterator
from ctypes import byref, c_void_p, sizeof
from types import TracebackType
from typing import Any

from . import _native
from ._handle import Handle
from ._library import Errors, library
from .errors import BusyError, ForkedError
from .results import Event, Generation, Usage

# How long one call into the library may take before Python gets to handle signals (Ctrl-C) again.
STEP_MS = 200

_FINISH = {
    _native.WPLLM_FINISH_NONE: None,
    _native.WPLLM_FINISH_STOP: "stop",
    _native.WPLLM_FINISH_LENGTH: "length",
    _native.WPLLM_FINISH_CANCELLED: "cancelled",
    _native.WPLLM_FINISH_DEADLINE: "deadline",
}


class Stream:
    """Pieces of text as they are generated.

        with context.stream(model="wp-llm-nano", prompt="Create a shortcode") as stream:
            for piece in stream:
                print(piece, end="", flush=True)
        print(stream.finish_reason, stream.usage.total_tokens)

    Leaving the `with` block, or dropping the last reference, ends the generation. One thread at a time may iterate
    (BusyError for the others); any thread may cancel or close.
    """

    def __init__(self, address: int) -> None:
        self._handle = Handle("stream", address, library().wpllm_stream_free)
        self._finalizer = weakref.finalize(self, self._handle.close)
        self._pulling = threading.Lock()
        self._pid = os.getpid()
        self._pieces: list[str] = []
        self._last: Event | None = None
        self._ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next piece of text, never empty."""
        while True:
            event = self._pull()
            if event is None:
                raise StopIteration
            if event.text:
                return event.text

    def events(self) -> Iterator[Event]:
        """The events themselves, the last one included: it has the finish reason."""
        while True:
            event = self._pull()
            if event is None:
                return
            yield event

    def read(self) -> str:
        """Generates to the end and returns the whole text, pieces taken before included."""
        for _ in self:
            pass
        return self.text

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    @property
    def finish_reason(self) -> str | None:
        """Why the generation ended: "stop", "length", "cancelled", "deadline"; None while it goes on."""
        return self._last.finish_reason if self._last else None

    @property
    def usage(self) -> Usage:
        """The tokens so far."""
        return self._last.usage if self._last else Usage()

    def result(self) -> Generation:
        """Generates to the end and returns the whole answer."""
        text = self.read()
        raw: dict[str, Any] = json.loads(self._last.json) if self._last else {}
        reason = self.finish_reason or "cancelled"
        raw["choices"] = [{"index": 0, "text": text, "finish_reason": reason}]
        raw["usage"] = {
            "prompt_tokens": self.usage.prompt_tokens,
            "completion_tokens": self.usage.completion_tokens,
            "total_tokens": self.usage.total_tokens,
        }
        return Generation(
            id=raw.get("id", ""),
            model=raw.get("model", ""),
            text=text,
            finish_reason=reason,
            usage=self.usage,
            raw=raw,
        )

    def cancel(self) -> None:
        """Asks the generation to end; the iteration then stops with the finish reason "cancelled"."""
        errors = Errors()
        with self._handle as address:
            errors.check(library().wpllm_stream_cancel(address, errors.reference))

    def close(self) -> None:
        """Ends the generation and frees it. What was read stays readable. Closing twice is fine."""
        self._ended = True
        if self._pulling.locked() and not self._handle.closed and os.getpid() == self._pid:
            self.cancel()  # a thread is inside: it comes out now, and frees the handle on its way
        self._finalizer()

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _pull(self) -> Event | None:
        if self._ended:
            return None
        if not self._pulling.acquire(blocking=False):
            if os.getpid() != self._pid:
                raise ForkedError("the stream belongs to the process that forked this one")
            raise BusyError("another thread is reading the stream")
        try:
            return self._next_event()
        finally:
            self._pulling.release()

    def _next_event(self) -> Event | None:
        event = _native.wpllm_event()
        event.struct_size = sizeof(event)
        function = library().wpllm_stream_next
        while True:
            errors = Errors()
            with self._handle as address:  # what the event points to is copied before the handle may go
                status = errors.check(function(address, STEP_MS, byref(event), errors.reference))
                if status == _native.WPLLM_OK:
                    return self._take(event)
            if status == _native.WPLLM_END:
                self._ended = True
                return None

    def _take(self, event: _native.wpllm_event) -> Event:
        taken = Event(
            text=_string(event.text, event.text_length),
            finish_reason=_FINISH.get(event.finish_reason, "unknown"),
            usage=Usage(event.prompt_tokens, event.completion_tokens, event.cached_tokens),
            json=_string(event.json, event.json_length),
        )
        if taken.text:
            self._pieces.append(taken.text)
        self._last = taken
        return taken


def _string(address: int | None, length: int) -> str:
    return ctypes.string_at(address, length).decode("utf-8") if address else ""


def open_stream(context: int, request: bytes) -> Stream:
    """Begins a generation in the context at an address."""
    errors, out = Errors(), c_void_p()
    errors.check(library().wpllm_generate_stream(context, request, len(request), byref(out), errors.reference))
    return Stream(out.value or 0)
