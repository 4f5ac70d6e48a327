"""A loaded model."""

from __future__ import annotations

import array
import os
import weakref
from collections.abc import Iterable, Sequence
from ctypes import byref, c_int32, c_void_p
from types import TracebackType
from typing import Any

from . import _native
from ._handle import Handle
from ._library import Errors, call, library, text_array, text_bytes
from .errors import InvalidArgumentError
from .results import Rows


class Model:
    """Tokens, logits and embeddings of one model; Context.model() opens it. It stays usable after a fork."""

    def __init__(self, address: int) -> None:
        self._handle = Handle("model", address, library().wpllm_model_free)
        self._finalizer = weakref.finalize(self, self._handle.close)

    def info(self) -> dict[str, Any]:
        """What the model is: id, path, architecture, parameters, context_length, embedding_length, and more."""
        with self._handle as address:
            info: dict[str, Any] = call("wpllm_model_info", address).json()
        return info

    def tokenize(self, text: str | bytes, *, add_special: bool = False, parse_special: bool = False) -> list[int]:
        """The token ids of a text.

        add_special    add what the model wants around a text (BOS, EOS, [CLS], [SEP])
        parse_special  read special tokens written in the text ("<|im_end|>"); else they are text
        """
        flags = add_special * _native.WPLLM_TOKENIZE_ADD_SPECIAL + parse_special * _native.WPLLM_TOKENIZE_PARSE_SPECIAL
        encoded = text_bytes(text)
        with self._handle as address:
            return call("wpllm_tokenize", address, encoded, len(encoded), flags).tokens()

    def detokenize(self, tokens: Iterable[int], *, special: bool = False) -> str:
        """The text of token ids; a UTF-8 sequence that they cut in two shows as U+FFFD."""
        return self.detokenize_bytes(tokens, special=special).decode("utf-8", "replace")

    def detokenize_bytes(self, tokens: Iterable[int], *, special: bool = False) -> bytes:
        """The bytes of token ids, with special tokens written out if `special`."""
        ids = _ids(tokens)
        flags = special * _native.WPLLM_TOKENIZE_PARSE_SPECIAL
        with self._handle as address:
            return call("wpllm_detokenize", address, ids, len(ids), flags).bytes()

    def evaluate(self, tokens: Iterable[int], *, all_rows: bool = False) -> Rows:
        """The logits after the last token, or after each of them: rows of vocabulary_size floats."""
        ids = _ids(tokens)
        flags = _native.WPLLM_EVALUATE_ALL if all_rows else _native.WPLLM_EVALUATE_LAST
        with self._handle as address:
            return Rows(*call("wpllm_evaluate", address, ids, len(ids), flags).floats())

    def embed(self, texts: Sequence[str | bytes]) -> Rows:
        """One row of embedding_length floats for each text, of length 1 (L2)."""
        if isinstance(texts, (str, bytes)):
            texts = [texts]
        encoded = [text_bytes(text) for text in texts]
        pointers, lengths = text_array(encoded)
        with self._handle as address:
            return Rows(*call("wpllm_embed_floats", address, pointers, lengths, len(encoded)).floats())

    def close(self) -> None:
        """Frees the model, once no thread is inside a call on it. Closing twice is fine."""
        self._finalizer()

    def __enter__(self) -> Model:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _ids(tokens: Iterable[int]) -> Any:
    try:
        ids = array.array("i", tokens)
    except OverflowError as error:
        raise InvalidArgumentError(f"a token id is out of range: {error}", path="tokens") from None
    return (c_int32 * len(ids)).from_buffer(ids) if ids else (c_int32 * 0)()


def open_model(context: int, name: str | os.PathLike[str]) -> Model:
    """Opens a model through the context at an address."""
    encoded = os.fsencode(name)
    errors, out = Errors(), c_void_p()
    errors.check(library().wpllm_model_open(context, encoded, len(encoded), byref(out), errors.reference))
    return Model(out.value or 0)
