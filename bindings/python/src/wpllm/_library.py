"""Finds and loads libwpllm, and turns its statuses into exceptions."""

from __future__ import annotations

import builtins
import ctypes
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from ctypes import byref, c_char_p, c_size_t, c_void_p
from pathlib import Path
from typing import Any

from . import _native
from .errors import CLASSES, LibraryNotFoundError, WPLLMError

ABI_MAJOR = int(_native.SONAME.rpartition(".")[2])
PACKAGE = Path(__file__).resolve().parent

_loaded: ctypes.CDLL | None = None
_loading = threading.Lock()


def library() -> ctypes.CDLL:
    """The library, loaded at the first call. Raises LibraryNotFoundError."""
    global _loaded
    if _loaded is None:
        with _loading:
            if _loaded is None:
                _loaded = _load()
    return _loaded


def _candidates() -> Iterator[str]:
    """Where the library may be, most wanted first: $WPLLM_LIBRARY alone when it is set."""
    chosen = os.environ.get("WPLLM_LIBRARY")
    if chosen:
        yield chosen
        return
    for name in (_native.SONAME, "libwpllm.so"):
        if (PACKAGE / name).exists():
            yield str(PACKAGE / name)  # as the wheel carries it
    yield _native.SONAME  # where the loader looks: ldconfig, LD_LIBRARY_PATH
    try:
        command = ["pkg-config", "--variable=libdir", "wpllm"]
        found = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return
    if found:
        yield os.path.join(found, _native.SONAME)


def _load() -> ctypes.CDLL:
    tried: list[str] = []
    for path in _candidates():
        try:
            # CDLL lets go of the interpreter lock during calls, so other Python threads run meanwhile.
            found = ctypes.CDLL(path)
            found.wpllm_abi_version.restype = ctypes.c_uint32
            abi = int(found.wpllm_abi_version())
            if abi >> 16 != ABI_MAJOR:
                raise LibraryNotFoundError(f"{path} has interface {abi >> 16}; this package needs {ABI_MAJOR}")
            _native.bind(found)
            return found
        except (OSError, AttributeError) as error:
            tried.append(f"{path}: {error}")
    raise LibraryNotFoundError(
        "libwpllm was not found; set WPLLM_LIBRARY to the path of libwpllm.so. Tried:\n  " + "\n  ".join(tried)
    )


class Errors:
    """The `err` argument of one call: pass `reference`, then give the status to check()."""

    def __init__(self) -> None:
        self._pointer = c_void_p()
        self.reference = byref(self._pointer)

    def check(self, status: int) -> int:
        """Returns a status that is no error; raises the exception of one that is."""
        if status < 0:
            raise self._exception(status)
        return status

    def _exception(self, status: int) -> WPLLMError:
        kind = CLASSES.get(status, WPLLMError)
        address = self._pointer.value
        if not address:
            name = library().wpllm_status_name(status)
            return kind("the library gave no details", status=status, code=(name or b"").decode())
        try:
            details: dict[str, Any] = json.loads(sized(library().wpllm_error_json, address) or b"{}")
        finally:
            library().wpllm_error_free(address)
        return kind(
            details.get("message") or "the library gave no message",
            status=status,
            code=details.get("code") or "",
            path=details.get("path"),
            retryable=bool(details.get("retryable")),
            retry_after_ms=details.get("retry_after_ms"),
        )


def sized(function: Any, address: int) -> bytes | None:
    """Calls `const char *function(handle, size_t *length)` and copies what it points to."""
    length = c_size_t()
    pointer = function(address, byref(length))
    return ctypes.string_at(pointer, length.value) if pointer else None


class Result:
    """A wpllm_result that is freed when nothing refers to it any more."""

    def __init__(self, address: int) -> None:
        self.address = address

    def __del__(self) -> None:
        if _loaded is not None and self.address:
            _loaded.wpllm_result_free(self.address)
            self.address = 0

    def json(self) -> Any:
        """The JSON in it, parsed."""
        return json.loads(sized(library().wpllm_result_json, self.address) or b"null")

    def text(self) -> str:
        """The JSON or other text in it, as it is."""
        return self.content().decode("utf-8")

    def content(self) -> builtins.bytes:
        """The JSON in it, or else its bytes."""
        text = sized(library().wpllm_result_json, self.address)
        return self.bytes() if text is None else text

    def http(self) -> tuple[int, dict[str, str]]:
        """The status and the headers of a response."""
        headers = json.loads(sized(library().wpllm_result_http_headers, self.address) or b"{}")
        return int(library().wpllm_result_http_status(self.address)), headers

    def bytes(self) -> bytes:
        """The bytes in it."""
        return sized(library().wpllm_result_bytes, self.address) or b""

    def tokens(self) -> list[int]:
        """The token ids in it."""
        count = c_size_t()
        pointer = library().wpllm_result_tokens(self.address, byref(count))
        return list(pointer[: count.value]) if pointer else []

    def floats(self) -> tuple[memoryview[float], int, int]:
        """A read-only view of its floats, the rows and the columns. The view keeps the result alive."""
        rows, columns = c_size_t(), c_size_t()
        pointer = library().wpllm_result_floats(self.address, byref(rows), byref(columns))
        count = rows.value * columns.value
        if not pointer or not count:
            return memoryview(b"").cast("f"), rows.value, columns.value
        block: Any = (ctypes.c_float * count).from_address(ctypes.addressof(pointer.contents))
        block.owner = self
        return memoryview(block).cast("B").cast("f").toreadonly(), rows.value, columns.value


def call(name: str, *arguments: Any) -> Result:
    """Calls a function that ends in (…, wpllm_result **out, wpllm_error **err)."""
    errors, out = Errors(), c_void_p()
    errors.check(getattr(library(), name)(*arguments, byref(out), errors.reference))
    return Result(out.value or 0)


def request_bytes(request: Any) -> bytes:
    """A request as JSON; raises ValueError for NaN and infinity, which JSON has not."""
    return json.dumps(request, allow_nan=False, separators=(",", ":")).encode("ascii")


def text_bytes(text: str | bytes) -> bytes:
    """Text as UTF-8; bytes that os.fsdecode and the like smuggled into a str come out as they were."""
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


def text_array(texts: list[bytes]) -> tuple[Any, Any]:
    """The (pointers, lengths) arguments for an array of texts."""
    count = len(texts)
    return (c_char_p * count)(*texts), (c_size_t * count)(*map(len, texts))
