"""Language models and the analysis of WordPress code inside your process, through libwpllm.

with wpllm.Context(model_dirs="models") as context:
    print(context.generate("Create a shortcode", model="wp-llm-nano", temperature=0).text)
"""

from __future__ import annotations

from typing import Any

from ._library import call, library
from .context import Context
from .errors import (
    BadHandleError,
    BadModelError,
    BadTemplateError,
    BusyError,
    CancelledError,
    ContextLengthError,
    DeadlineError,
    ForkedError,
    InputOutputError,
    InternalError,
    InvalidArgumentError,
    InvalidJSONError,
    InvalidRequestError,
    LibraryNotFoundError,
    LimitError,
    NoMemoryError,
    NotFoundError,
    UnsupportedError,
    WPLLMError,
)
from .model import Model
from .results import Analysis, Embeddings, Event, Generation, Log, LogRecord, Response, Rows, Usage
from .stream import Stream

__all__ = [
    "Analysis",
    "BadHandleError",
    "BadModelError",
    "BadTemplateError",
    "BusyError",
    "CancelledError",
    "Context",
    "ContextLengthError",
    "DeadlineError",
    "Embeddings",
    "Event",
    "ForkedError",
    "Generation",
    "InputOutputError",
    "InternalError",
    "InvalidArgumentError",
    "InvalidJSONError",
    "InvalidRequestError",
    "LibraryNotFoundError",
    "LimitError",
    "Log",
    "LogRecord",
    "Model",
    "NoMemoryError",
    "NotFoundError",
    "Response",
    "Rows",
    "Stream",
    "UnsupportedError",
    "Usage",
    "WPLLMError",
    "abi_version",
    "capabilities",
    "version",
]


def version() -> str:
    """The library's version, such as "0.1.0"."""
    text: bytes = library().wpllm_version_string()
    return text.decode()


def abi_version() -> tuple[int, int]:
    """The revision of the C interface: (major, minor)."""
    number = int(library().wpllm_abi_version())
    return number >> 16, number & 0xFFFF


def capabilities() -> dict[str, Any]:
    """What the library can do: formats, architectures, tensor types, samplers, SIMD level."""
    found: dict[str, Any] = call("wpllm_capabilities").json()
    return found
