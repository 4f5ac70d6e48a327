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
from ._library import Errors, call, library, request_bytes, text_bytes
from .model import Model, open_model
from .results import Analysis, Embeddings, Generation, Log, LogRecord, Response, Usage
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

    def analyze(
        self,
        code: str | bytes | None = None,
        *,
        files: Mapping[str, str | bytes] | None = None,
        analysis_type: str | None = None,
        file_name: str | None = None,
        minimum_severity: str | None = None,
        minimum_confidence: str | None = None,
        disabled_rules: Sequence[str] | None = None,
        model: str | None = None,
        deadline_ms: int | None = None,
        **more: Any,
    ) -> Analysis:
        """Analyses WordPress code: what is insecure, slow or wrong in it.

        Give `code`, or `files` of one plugin or theme: contents by path. `analysis_type` is "security",
        "performance", "quality" or "all". Keys that this signature does not know go to the library as they are.
        """
        request = _given(
            code=None if code is None else _code(code),
            files=None if files is None else [{"name": name, "content": _code(text)} for name, text in files.items()],
            analysis_type=analysis_type,
            file_name=file_name,
            minimum_severity=minimum_severity,
            minimum_confidence=minimum_confidence,
            disabled_rules=None if disabled_rules is None else list(disabled_rules),
            model=model,
            deadline_ms=deadline_ms,
            **more,
        )
        encoded = request_bytes(request)
        with self._handle as address:
            raw: dict[str, Any] = call("wpllm_analyze", address, encoded, len(encoded)).json()
        return Analysis(
            issues=raw["issues"],
            score=float(raw["score"]),
            recommendations=raw["recommendations"],
            scores={item["file"]: float(item["score"]) for item in raw.get("files", [])},
            notes=raw["notes"],
            raw=raw,
        )

    def analysis_report(
        self,
        code: str | bytes | None = None,
        *,
        format: str,
        files: Mapping[str, str | bytes] | None = None,
        **more: Any,
    ) -> str:
        """The same as a report: "json", "sarif", "text", "github", "junit" or "html". The keys are those of analyze()."""
        request = _given(
            code=None if code is None else _code(code),
            files=None if files is None else [{"name": name, "content": _code(text)} for name, text in files.items()],
            format=format,
            **more,
        )
        encoded = request_bytes(request)
        with self._handle as address:
            return call("wpllm_analyze", address, encoded, len(encoded)).text()

    def scaffold(self, kind: str, **specification: Any) -> dict[str, Any]:
        """Generates a "plugin", a "block" or a "theme": files by role, instructions, verification.

        The keys are the members of the specification, such as plugin_name and features; scaffold(kind, schema=True)
        gives the JSON Schema that documents them. model, archive, verify and deadline_ms are taken as well.
        """
        encoded = request_bytes({"kind": kind, **specification})
        with self._handle as address:
            answer: dict[str, Any] = call("wpllm_scaffold", address, encoded, len(encoded)).json()
        return answer

    def scaffold_archive(self, kind: str, **specification: Any) -> bytes:
        """The same as a ZIP archive, which WordPress installs as it is. The keys are those of scaffold()."""
        encoded = request_bytes({"kind": kind, **specification, "format": "zip"})
        with self._handle as address:
            return call("wpllm_scaffold", address, encoded, len(encoded)).bytes()

    def request(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Response:
        """Answers a request of the REST interface, such as POST /v1/analyze. Who may ask is for the caller to decide.

        `body` is JSON as str or bytes, or what is to be written as JSON.
        """
        encoded = b"" if body is None else text_bytes(body) if isinstance(body, (str, bytes)) else request_bytes(body)
        head = request_bytes(dict(headers or {}))
        with self._handle as address:
            result = call(
                "wpllm_request", address, method.encode(), path.encode(), head, len(head), encoded, len(encoded)
            )
        status, fields = result.http()
        return Response(status, fields, result.content())

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
        """Cancels every generation, embedding and analysis that runs now; later calls are not affected."""
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


def _code(code: str | bytes) -> str:
    """Code as text; what is not UTF-8 becomes U+FFFD."""
    return (code if isinstance(code, bytes) else code.encode("utf-8", "replace")).decode("utf-8", "replace")


def _floats(encoded: str) -> list[float]:
    values = array.array("f", base64.b64decode(encoded))
    if sys.byteorder == "big":
        values.byteswap()
    return values.tolist()
