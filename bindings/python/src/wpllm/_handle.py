"""A handle of the library that several Python threads may use and close."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable
from types import TracebackType

from .errors import BadHandleError

_live: weakref.WeakSet[Handle] = weakref.WeakSet()


class Handle:
    """Use it as `with handle as address:`. close() frees it when the last such block ends."""

    def __init__(self, kind: str, address: int, free: Callable[[int], None]) -> None:
        self._kind = kind
        self._address = address
        self._free = free
        self._uses = 0
        self._closed = False
        # Reentrant: the garbage collector may close a handle while this thread is inside one of these methods.
        self._lock = threading.RLock()
        _live.add(self)

    def __enter__(self) -> int:
        with self._lock:
            if self._closed:
                raise BadHandleError(f"the {self._kind} is closed")
            self._uses += 1
            return self._address

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._uses -= 1
            last = self._closed and self._uses == 0
        if last:
            self._free(self._address)

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self._closed

    def close(self) -> None:
        """Frees the handle, or lets the last call that is inside it do so. Closing twice is fine."""
        with self._lock:
            last = not self._closed and self._uses == 0
            self._closed = True
        if last:
            self._free(self._address)

    def _after_fork(self) -> None:
        # The threads that held the lock or were inside a call exist in the parent alone.
        self._lock = threading.RLock()
        self._uses = 0


def _reset_all() -> None:
    for handle in list(_live):
        handle._after_fork()


os.register_at_fork(after_in_child=_reset_all)
