"""Small GGUF models with random weights, the same bytes wherever they are made.

Every weight comes from splitmix64 (https://prng.di.unimi.it/splitmix64.c), seeded with the FNV-1a hash of the model's
and the tensor's names. Quantised tensors are random blocks with sane scales, so that no quantiser is needed. The tests
build the same files in Swift (Tests/InferenceTests/Support/RandomModel.swift) and compare fingerprints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gguf import GGMLQuantizationType, GGUFWriter

Words = npt.NDArray[np.uint64]
Octets = npt.NDArray[np.uint8]

GOLDEN_RATIO = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Block:
    """A quantised type: elements and bytes of a block, and the F16 scale: its offset and the high byte of its exponent.

    Q4_K and Q5_K have a second F16 for the minimums, which is made `minimum_step` exponents larger, and the packed
    minimums are made equal to the packed scales, so that weights lie around zero as a trained model's do.
    """

    elements: int
    size: int
    scale_offset: int
    exponent: int
    minimum_step: int = 0


BLOCKS = {
    "Q8_0": Block(32, 34, 0, 0x10),
    "Q4_0": Block(32, 18, 0, 0x20),
    "Q4_K": Block(256, 144, 0, 0x0C, 3),
    "Q5_K": Block(256, 176, 0, 0x08, 4),
    "Q6_K": Block(256, 210, 208, 0x00),
}
FLOATS = ("F32", "F16", "BF16")
TYPES = (*FLOATS, *BLOCKS)


@dataclass(frozen=True)
class Spec:
    """A model: everything that its file depends on."""

    name: str
    architecture: str
    type: str
    heads: int = 4
    kv_heads: int = 1
    head_length: int = 64
    tied: bool = False
    biases: bool = False
    pooling: int = 1
    token_types: int = 2
    rope_freqs: bool = False
    rope: dict[str, str | float | int] = field(default_factory=dict)
    # {suffix of a tensor's name: type} in place of `type`
    types: dict[str, str] = field(default_factory=dict)

    width: int = 256
    inner: int = 512
    blocks: int = 2
    context: int = 128
    vocabulary: int = 320


def specs() -> list[Spec]:
    """Every architecture with every type, then the variations."""
    made: list[Spec] = []
    for type_ in TYPES:
        made.append(Spec(f"llama-{type_}", "llama", type_))
        made.append(Spec(f"qwen2-{type_}", "qwen2", type_, kv_heads=2))
        made.append(Spec(f"qwen3-{type_}", "qwen3", type_, kv_heads=2, head_length=128, tied=True))
        made.append(Spec(f"bert-{type_}", "bert", type_, kv_heads=4))
    mixed = {"token_embd.weight": "Q6_K", "attn_v.weight": "Q6_K", "ffn_down.weight": "Q5_K", "attn_k.weight": "Q8_0"}
    made += [
        Spec("llama-linear", "llama", "F32", rope={"type": "linear", "factor": 4.0}),
        Spec("llama-yarn", "llama", "F32", rope={"type": "yarn", "factor": 4.0, "original_context_length": 32}),
        Spec("llama-freqs", "llama", "F32", rope_freqs=True),
        Spec("llama-tied", "llama", "F32", tied=True),
        Spec("llama-biases", "llama", "F32", biases=True),
        Spec("llama-mha", "llama", "F32", kv_heads=4),
        Spec("llama-mixed", "llama", "Q4_K", tied=True, types=mixed),
        Spec("bert-cls", "bert", "F32", kv_heads=4, pooling=2),
        Spec("bert-typeless", "bert", "F32", kv_heads=4, token_types=0),
    ]
    return made


# ---------------------------------------------------------------- random numbers


def fnv1a(text: str) -> int:
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def mix(z: Words) -> Words:
    with np.errstate(over="ignore"):
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def stream(seed: int, count: int) -> Words:
    """The first `count` outputs of splitmix64."""
    with np.errstate(over="ignore"):
        return mix(np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * GOLDEN_RATIO)


def uniform(seed: int, count: int, bits: int) -> npt.NDArray[np.float32]:
    """Multiples of 2^(1 - bits) in [-1, 1)."""
    high = (stream(seed, count) >> np.uint64(64 - bits)).astype(np.float32)
    return high * np.float32(2.0 ** (1 - bits)) - np.float32(1)


def fingerprint(data: bytes) -> str:
    """A hash of a file that is quick in any language; data is read as little-endian words, padded with zeros."""
    padded = data + bytes(-len(data) % 8)
    words = np.frombuffer(padded, dtype="<u8")
    with np.errstate(over="ignore"):
        index = np.arange(len(words), dtype=np.uint64) * GOLDEN_RATIO
        return f"{int(mix(words ^ index).sum(dtype=np.uint64)):016x}"


# ---------------------------------------------------------------- files


class RandomModel:
    """Writes the file of a spec."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    def write(self, path: Path) -> None:
        spec = self.spec
        self.writer = GGUFWriter(str(path), spec.architecture)
        self._metadata()
        if spec.architecture == "bert":
            self._encoder()
        else:
            self._decoder()
        self.writer.write_header_to_file()
        self.writer.write_kv_data_to_file()
        self.writer.write_tensors_to_file()
        self.writer.close()

    def _metadata(self) -> None:
        spec, writer, arch = self.spec, self.writer, self.spec.architecture
        writer.add_string("general.name", spec.name)
        writer.add_uint32(f"{arch}.context_length", spec.context)
        writer.add_uint32(f"{arch}.embedding_length", spec.width)
        writer.add_uint32(f"{arch}.block_count", spec.blocks)
        writer.add_uint32(f"{arch}.feed_forward_length", spec.inner)
        writer.add_uint32(f"{arch}.attention.head_count", spec.heads)
        writer.add_uint32(f"{arch}.attention.head_count_kv", spec.kv_heads)
        if arch == "bert":
            writer.add_float32("bert.attention.layer_norm_epsilon", 2.0**-40)
            writer.add_bool("bert.attention.causal", False)
            writer.add_uint32("bert.pooling_type", spec.pooling)
            writer.add_uint32("tokenizer.ggml.token_type_count", 2)
            self._wpm_vocabulary()
            return
        writer.add_float32(f"{arch}.attention.layer_norm_rms_epsilon", 2.0**-20)
        writer.add_float32(f"{arch}.rope.freq_base", 10000.0)
        if spec.head_length * spec.heads != spec.width:
            writer.add_uint32(f"{arch}.attention.key_length", spec.head_length)
            writer.add_uint32(f"{arch}.attention.value_length", spec.head_length)
        for key, value in spec.rope.items():
            name = f"{arch}.rope.scaling.{key}"
            if isinstance(value, str):
                writer.add_string(name, value)
            elif isinstance(value, float):
                writer.add_float32(name, value)
            else:
                writer.add_uint32(name, value)
        if arch == "llama":
            self._spm_vocabulary()
        else:
            self._bpe_vocabulary()

    def _vocabulary(self, model: str, tokens: list[str], special: int) -> None:
        """Adds `tokens`, filled up with words, of which the first `special` are control tokens."""
        fill = [f"w{index}" for index in range(len(tokens), self.spec.vocabulary)]
        self.writer.add_string("tokenizer.ggml.model", model)
        self.writer.add_array("tokenizer.ggml.tokens", tokens + fill)
        kinds = [3 if index < special else 1 for index in range(self.spec.vocabulary)]
        self.writer.add_array("tokenizer.ggml.token_type", kinds)

    def _bpe_vocabulary(self) -> None:
        """GPT-2's 256 characters that stand for bytes, and two merges."""
        printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
        others = [byte for byte in range(256) if byte not in printable]
        characters = {byte: chr(byte) for byte in printable}
        characters.update({byte: chr(256 + index) for index, byte in enumerate(others)})
        letters = [characters[byte] for byte in range(256)]
        self._vocabulary("gpt2", ["<|endoftext|>", *letters, "th", "the"], 1)
        self.writer.add_string("tokenizer.ggml.pre", "qwen2")
        self.writer.add_array("tokenizer.ggml.merges", ["t h", "th e"])
        self._token_ids({"bos": 0, "eos": 0, "padding": 0})

    def _spm_vocabulary(self) -> None:
        """Three control tokens, 256 bytes and two pieces."""
        octets = [f"<0x{byte:02X}>" for byte in range(256)]
        self._vocabulary("llama", ["<unk>", "<s>", "</s>", *octets, "\u2581", "\u2581a"], 3)
        scores = [-float(index) for index in range(self.spec.vocabulary)]
        self.writer.add_array("tokenizer.ggml.scores", scores)
        self._token_ids({"bos": 1, "eos": 2, "unknown": 0})

    def _wpm_vocabulary(self) -> None:
        self._vocabulary("bert", ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], 5)
        self._token_ids({"bos": 2, "eos": 3, "unknown": 1, "seperator": 3, "padding": 0, "mask": 4})

    def _token_ids(self, ids: dict[str, int]) -> None:
        for name, number in ids.items():
            self.writer.add_uint32(f"tokenizer.ggml.{name}_token_id", number)

    # -- tensors

    def _decoder(self) -> None:
        spec = self.spec
        keys = spec.kv_heads * spec.head_length
        self._matrix("token_embd", spec.vocabulary, spec.width)
        for index in range(spec.blocks):
            prefix = f"blk.{index}."
            biased = spec.biases or spec.architecture == "qwen2"
            self._norm(prefix + "attn_norm", spec.width)
            self._linear(prefix + "attn_q", spec.heads * spec.head_length, spec.width, biased)
            self._linear(prefix + "attn_k", keys, spec.width, biased)
            self._linear(prefix + "attn_v", keys, spec.width, biased)
            if spec.architecture == "qwen3":
                self._norm(prefix + "attn_q_norm", spec.head_length)
                self._norm(prefix + "attn_k_norm", spec.head_length)
            self._linear(prefix + "attn_output", spec.width, spec.heads * spec.head_length, spec.biases)
            self._norm(prefix + "ffn_norm", spec.width)
            self._linear(prefix + "ffn_gate", spec.inner, spec.width, spec.biases)
            self._linear(prefix + "ffn_up", spec.inner, spec.width, spec.biases)
            self._linear(prefix + "ffn_down", spec.width, spec.inner, spec.biases)
        self._norm("output_norm", spec.width)
        if not spec.tied:
            self._matrix("output", spec.vocabulary, spec.width)
        if spec.rope_freqs:
            # Divisors from 1 to 9.
            self._floats("rope_freqs.weight", spec.head_length // 2, 4.0, 5.0)

    def _encoder(self) -> None:
        spec = self.spec
        self._matrix("token_embd", spec.vocabulary, spec.width)
        self._matrix("position_embd", spec.context, spec.width, "F32")
        if spec.token_types > 0:
            self._matrix("token_types", spec.token_types, spec.width, "F32")
        self._layer_norm("token_embd_norm")
        for index in range(spec.blocks):
            prefix = f"blk.{index}."
            for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
                self._linear(prefix + name, spec.width, spec.width, True)
            self._layer_norm(prefix + "attn_output_norm")
            self._linear(prefix + "ffn_up", spec.inner, spec.width, True)
            self._linear(prefix + "ffn_down", spec.width, spec.inner, True)
            self._layer_norm(prefix + "layer_output_norm")

    def _linear(self, name: str, rows: int, columns: int, biased: bool) -> None:
        self._matrix(name, rows, columns)
        if biased:
            self._floats(name + ".bias", rows, 0.25, 0.0)

    def _norm(self, name: str, count: int) -> None:
        self._floats(name + ".weight", count, 0.25, 1.0)

    def _layer_norm(self, name: str) -> None:
        self._norm(name, self.spec.width)
        self._floats(name + ".bias", self.spec.width, 0.25, 0.0)

    def _seed(self, tensor: str) -> int:
        return fnv1a(f"{self.spec.name}/{tensor}")

    def _floats(self, name: str, count: int, scale: float, offset: float) -> None:
        values = uniform(self._seed(name), count, 24) * np.float32(scale) + np.float32(offset)
        self.writer.add_tensor(name, values)

    def _matrix(self, name: str, rows: int, columns: int, type_: str | None = None) -> None:
        name += ".weight"
        fitting = [kind for suffix, kind in self.spec.types.items() if name.endswith(suffix)]
        type_ = type_ or (fitting[0] if fitting else self.spec.type)
        seed, count = self._seed(name), rows * columns
        if type_ in BLOCKS:
            data = self._quantised(seed, count, BLOCKS[type_]).reshape(rows, -1)
            self.writer.add_tensor(name, data, raw_dtype=GGMLQuantizationType[type_])
            return
        # As many bits as the type keeps, so that nothing is rounded.
        bits = {"F32": 24, "F16": 11, "BF16": 8}[type_]
        values = (uniform(seed, count, bits) * np.float32(0.125)).reshape(rows, columns)
        if type_ == "F16":
            self.writer.add_tensor(name, values.astype(np.float16))
        elif type_ == "BF16":
            halves = (values.view(np.uint32) >> np.uint32(16)).astype(np.uint16)
            self.writer.add_tensor(name, halves.view(np.uint8), raw_dtype=GGMLQuantizationType.BF16)
        else:
            self.writer.add_tensor(name, values)

    @staticmethod
    def _quantised(seed: int, count: int, block: Block) -> Octets:
        size = count // block.elements * block.size
        octets = stream(seed, -(-size // 8)).view(np.uint8)[:size].reshape(-1, block.size).copy()
        # A positive half: the block's random mantissa under the exponent.
        high = block.scale_offset + 1
        octets[:, high] = (octets[:, high] & 0x03) | block.exponent
        if block.minimum_step > 0:
            octets[:, 2] = octets[:, 0]
            octets[:, 3] = octets[:, 1] + (block.minimum_step << 2)
            octets[:, 8:12] = octets[:, 4:8]
            octets[:, 12:16] = (octets[:, 12:16] & 0x0F) * 17
        return octets
