#!/usr/bin/env python3
"""Makes small vocabularies and the token ids that llama.cpp gives for hard texts.

    pip install llama-cpp-python==0.3.36 gguf==0.19.0 tokenizers==0.23.3
    python tools/goldens/tokenizers_llama_cpp.py

Writes Tests/InferenceTests/Goldens/tokenizers:

texts.txt    a text a line; \\xNN is a byte
NAME.gguf    a vocabulary without tensors
NAME.txt     what llama.cpp makes of it, a line each
    "text I: ids"        of text I, with added and parsed special tokens
    "mode A P: digest"   ids of all texts with add_special A and parse_special P
    "random N: digest"   ids of the N-th 200 random texts, each with the mode N % 4 = A + 2 P
    "pieces S: digest"   pieces of all tokens with special S
    "decoded S: digest"  llama_detokenize, unparse_special S, of the ids of all texts, without added special tokens;
                         if S is 0 also without BOS in front, behind which llama.cpp leaves the space that it added
    "end: ids"           tokens that end a generation

A digest is FNV-1a (64 bits) over little-endian 32-bit numbers, or bytes: each list after its length.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

from llama_cpp import llama_cpp as llama

from tokenizers_strings import HARD, MASK, escaped, random_texts
from tokenizers_vocabularies import build

OUTPUT = Path(__file__).resolve().parents[2] / "Tests" / "InferenceTests" / "Goldens" / "tokenizers"
RANDOM_BLOCKS = 20
BLOCK = 200


def digest(lists: Iterable[bytes]) -> str:
    state = 0xCBF29CE484222325
    for item in lists:
        for byte in struct.pack("<I", len(item)) + item:
            state = ((state ^ byte) * 0x100000001B3) & MASK
    return f"{state:016x}"


class Vocabulary:
    """A vocabulary as llama.cpp reads it."""

    def __init__(self, path: Path) -> None:
        parameters = llama.llama_model_default_params()
        parameters.vocab_only = True
        model = llama.llama_model_load_from_file(str(path).encode(), parameters)
        if model is None:
            raise RuntimeError(f"llama.cpp does not load {path}")
        self.vocabulary = llama.llama_model_get_vocab(model)
        self.count = int(llama.llama_vocab_n_tokens(self.vocabulary))
        self.bos = int(llama.llama_vocab_bos(self.vocabulary))
        self.ids = (llama.llama_token * 65536)()
        self.bytes = ctypes.create_string_buffer(1 << 20)

    def encode(self, text: bytes, add: bool, parse: bool) -> list[int]:
        count = llama.llama_tokenize(self.vocabulary, text, len(text), self.ids, len(self.ids), add, parse)
        if count < 0:
            raise RuntimeError("too many tokens")
        return list(self.ids[:count])

    def piece(self, token: int, special: bool) -> bytes:
        count = llama.llama_token_to_piece(self.vocabulary, token, self.bytes, len(self.bytes), 0, special)
        return self.bytes.raw[:count]

    def decode(self, ids: Sequence[int], special: bool) -> bytes:
        array = (llama.llama_token * len(ids))(*ids)
        size = len(self.bytes)
        count = llama.llama_detokenize(self.vocabulary, array, len(ids), self.bytes, size, False, special)
        return self.bytes.raw[:count]

    def decode_again(self, text: bytes, special: bool) -> bytes:
        ids = self.encode(text, False, True)
        while not special and ids and ids[0] == self.bos:
            ids = ids[1:]
        return self.decode(ids, special)

    def entry(self, token: int) -> bytes:
        return bytes(llama.llama_vocab_get_text(self.vocabulary, token))

    def end_tokens(self) -> list[int]:
        return [token for token in range(self.count) if llama.llama_vocab_is_eog(self.vocabulary, token)]


def packed(ids: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(ids)}i", *ids)


def expectations(path: Path) -> list[str]:
    vocabulary = Vocabulary(path)
    lines = []
    for index, text in enumerate(HARD):
        lines.append(f"text {index}: {' '.join(map(str, vocabulary.encode(text, True, True)))}")
    for mode in range(4):
        add, parse = mode % 2 == 1, mode // 2 == 1
        ids = [packed(vocabulary.encode(text, add, parse)) for text in HARD]
        lines.append(f"mode {int(add)} {int(parse)}: {digest(ids)}")
    entries = [vocabulary.entry(token) for token in range(vocabulary.count)]
    for block in range(RANDOM_BLOCKS):
        add, parse = block % 2 == 1, block // 2 % 2 == 1
        texts = random_texts(block, BLOCK, entries)
        lines.append(f"random {block}: {digest(packed(vocabulary.encode(text, add, parse)) for text in texts)}")
    for special in (False, True):
        pieces = (vocabulary.piece(token, special) for token in range(vocabulary.count))
        lines.append(f"pieces {int(special)}: {digest(pieces)}")
        texts_again = (vocabulary.decode_again(text, special) for text in HARD)
        lines.append(f"decoded {int(special)}: {digest(texts_again)}")
    lines.append(f"end: {' '.join(map(str, vocabulary.end_tokens()))}")
    return lines


@llama.llama_log_callback  # type: ignore[untyped-decorator, unused-ignore]
def silent(level: int, text: bytes, user_data: int) -> None:
    """Takes llama.cpp's log."""


def main() -> None:
    llama.llama_log_set(silent, ctypes.c_void_p(0))
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "texts.txt").write_text("".join(escaped(text) + "\n" for text in HARD), encoding="utf-8")
    for path in build(OUTPUT):
        path.with_suffix(".txt").write_text("\n".join(expectations(path)) + "\n")


if __name__ == "__main__":
    main()
