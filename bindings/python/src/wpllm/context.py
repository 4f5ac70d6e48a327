"""Where everything begins: a context."""

from __future__ import annotations

import array
import base64
import os
import sys
import weakref
from collections.abc import Mapping, Sequence
from ctypes import byref, c_void_p
from types import TracebackType
from typing import Any

from ._handle import Handle
from ._library import Errors, call, library, request_bytes
from .model import Model, open_model
from .results import Embeddings, Generation, Log, LogRecord, Usage
from .stream import Stream, open_stream

PathLike = str | os.PathLike[str]


class Context:
    """Options, logging and cancellation shared by the calls of one caller. Any thread may use it.

    data_dir          folder for what the library stores; none by default
    model_dirs        folders searched in order for NAME.gguf; default: those in $WPLLM_MODEL_PATH
    threads           threads a computation may use; default: the cores this process may use
    max_memory_bytes  private memory for caches of conversations; 0: a quarter of the machine's
    log_level         "error", "warning" (default), "info", "debug" or "off"
    """

    def __init__(
        self,
        *,
        data_dir: PathLike | None = None,
        model_dirs: Sequence[PathLike] | PathLike | None = None,
        threads: int | None = None,
        max_memory_bytes: int | None = None,
        log_level: str | None = None,
        **options: Any,
    ) -> None:
        if isinstance(model_dirs, (str, os.PathLike)):
            model_dirs = [model_dirs]
        options = _given(
            data_dir=None if data_dir is None else os.fspath(data_dir),
            model_dirs=None if model_dirs is None else [os.fspath(folder) for folder in model_dirs],
            threads=threads,
            max_memory_bytes=max_memory_bytes,
            log_level=log_level,
            **options,
        )
        encoded = request_bytes(options)
        errors, out = Errors(), c_void_p()
        errors.check(library().wpllm_context_open(encoded, len(encoded), byref(out), errors.reference))
        self._handle = Handle("context", out.value or 0, library().wpllm_context_free)
        self._finalizer = weakref.finalize(self, self._handle.close)

    def stream(
        self,
        prompt: str | None = None,
        *,
        model: str,
        messages: Sequence[Mapping[str, Any]] | None = None,
        raw: bool | None = None,
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        min_p: float | None = None,
        repeat_penalty: float | None = None,
        presence_penalty: float | None = None,
        frequency_penalty: float | None = None,
        seed: int | None = None,
        stop: str | Sequence[str] | None = None,
        deadline_ms: int | None = None,
        **more: Any,
    ) -> Stream:
        """Begins a generation; the work is done while the Stream is read.

        Give `prompt` or `messages` ([{"role": "user", "content": "…"}]). What is None takes the library's default.
        Keys that this signature does not know go to the library as they are.
        """
        request = _given(
            model=model,
            prompt=prompt,
            messages=None if messages is None else [dict(message) for message in messages],
            raw=raw,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            min_p=min_p,
            repeat_penalty=repeat_penalty,
            presence_penalty=presence_penalty,
            frequency_penalty=frequency_penalty,
            seed=seed,
            stop=stop if stop is None or isinstance(stop, str) else list(stop),
            deadline_ms=deadline_ms,
            **more,
        )
        encoded = request_bytes(request)
        with self._handle as address:
            return open_stream(address, encoded)

    def generate(
        self,
        prompt: str | None = None,
        *,
        model: str,
        messages: Sequence[Mapping[str, Any]] | None = None,
        raw: bool | None = None,
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        min_p: float | None = None,
        repeat_penalty: float | None = None,
        presence_penalty: float | None = None,
        frequency_penalty: float | None = None,
        seed: int | None = None,
        stop: str | Sequence[str] | None = None,
        deadline_ms: int | None = None,
        **more: Any,
    ) -> Generation:
        """Generates text and waits for the whole answer; Ctrl-C ends it. The arguments are those of stream()."""
        with self.stream(
            prompt,
            model=model,
            messages=messages,
            raw=raw,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            min_p=min_p,
            repeat_penalty=repeat_penalty,
            presence_penalty=presence_penalty,
            frequency_penalty=frequency_penalty,
            seed=seed,
            stop=stop,
            deadline_ms=deadline_ms,
            **more,
        ) as stream:
            return stream.result()

    def embed(
        self,
        texts: str | Sequence[str],
        *,
        model: str,
        truncate: bool | None = None,
        deadline_ms: int | None = None,
        **more: Any,
    ) -> Embeddings:
        """Embeds one text or many. `truncate` cuts a text that is longer than the model reads, in place of an error."""
        request = _given(
            model=model,
            input=texts if isinstance(texts, str) else list(texts),
            encoding_format="base64",  # exact, and many times faster to read than decimal numbers
            truncate=truncate,
            deadline_ms=deadline_ms,
            **more,
        )
        encoded = request_bytes(request)
        with self._handle as address:
            raw: dict[str, Any] = call("wpllm_embed", address, encoded, len(encoded)).json()
        data: list[dict[str, Any]] = sorted(raw["data"], key=lambda item: int(item["index"]))
        for item in data:
            item["embedding"] = _floats(item["embedding"])
        usage = Usage(prompt_tokens=raw["usage"]["prompt_tokens"])
        return Embeddings(model=raw["model"], vectors=[item["embedding"] for item in data], usage=usage, raw=raw)

    def model(self, name: PathLike) -> Model:
        """Opens a model: a name that model_dirs resolve, or a path (anything with a "/" in it)."""
        with self._handle as address:
            return open_model(address, name)

    def models(self) -> list[dict[str, Any]]:
        """The models found in model_dirs: id, created, owned_by, path, bytes."""
        with self._handle as address:
            found: list[dict[str, Any]] = call("wpllm_models", address).json()["data"]
        return found

    def drain_log(self) -> Log:
        """Takes the log records gathered since the last call."""
        with self._handle as address:
            log = call("wpllm_context_drain_log", address).json()
        records = [LogRecord(item["time"], item["level"], item["message"]) for item in log["records"]]
        return Log(records, log["dropped"])

    def cancel(self) -> None:
        """Cancels every generation and embedding that runs now; later calls are not affected."""
        errors = Errors()
        with self._handle as address:
            errors.check(library().wpllm_context_cancel(address, errors.reference))

    def close(self) -> None:
        """Cancels what runs and frees the context. Models and streams opened through it stay. Twice is fine."""
        self._finalizer()

    def __enter__(self) -> Context:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _floats(encoded: str) -> list[float]:
    values = array.array("f", base64.b64decode(encoded))
    if sys.byteorder == "big":
        values.byteswap()
    return values.tolist()
