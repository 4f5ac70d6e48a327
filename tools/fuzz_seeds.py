#!/usr/bin/env python3
"""Writes the model files that fuzzing of GGUF begins with: whole, but as small as a model can be.

    pip install -r tools/requirements.txt
    python tools/fuzz_seeds.py            # Fuzz/corpus/GGUF/*.gguf, a few kilobytes each

One layer of width 32 with random weights and a vocabulary of a few dozen tokens, for each architecture, each kind of
tokenizer and each way of storing weights that matters to a reader of files.
"""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np

OUTPUT = Path(__file__).resolve().parents[1] / "Fuzz" / "corpus" / "GGUF"
WIDTH, HEADS, KV_HEADS, FEED_FORWARD, CONTEXT = 32, 4, 2, 32, 16
CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)

Kind = gguf.GGMLQuantizationType


class Seed:
    """One model file under construction."""

    def __init__(self, name: str, architecture: str, kind: Kind, version: int = 3) -> None:
        self.writer = gguf.GGUFWriter(OUTPUT / f"{name}.gguf", architecture)
        self.random = np.random.default_rng(sum(name.encode()))
        self.kind = kind
        self.version = version

    def tensor(self, name: str, *shape: int, plain: bool = False) -> None:
        """Adds a tensor of random weights; norms and biases are F32."""
        kind = Kind.F32 if plain or len(shape) == 1 else self.kind
        values = self.random.normal(0, 0.2, shape).astype(np.float32)
        self.writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)

    def shape(self) -> None:
        """Adds the hyperparameters."""
        self.writer.add_context_length(CONTEXT)
        self.writer.add_embedding_length(WIDTH)
        self.writer.add_block_count(1)
        self.writer.add_feed_forward_length(FEED_FORWARD)
        self.writer.add_head_count(HEADS)

    def tokens(self, model: str, tokens: list[str], types: list[int]) -> None:
        """Adds a vocabulary."""
        self.writer.add_tokenizer_model(model)
        self.writer.add_token_list(tokens)
        self.writer.add_token_types(types)

    def close(self) -> None:
        """Writes the file."""
        self.writer.write_header_to_file()
        self.writer.write_kv_data_to_file()
        self.writer.write_tensors_to_file()
        self.writer.close()
        if self.version != 3:
            path = self.writer.path
            assert path is not None
            data = bytearray(path.read_bytes())
            data[4:8] = self.version.to_bytes(4, "little")
            path.write_bytes(data)


def add_bpe(seed: Seed, pre: str) -> int:
    """A byte-level vocabulary with a few merges; returns its size."""
    letters = [*"abcdeghilmnoprstu<?=>|_", "\u0120", "\u010a", "\u00c3", "\u00a9"]
    merges = ["t h", "th e", "\u0120 the", "e r", "i n", "in g", "a d", "ad d"]
    tokens = letters + [merge.replace(" ", "") for merge in merges] + ["<|im_start|>", "<|im_end|>"]
    seed.tokens("gpt2", tokens, [1] * (len(tokens) - 2) + [3, 3])
    seed.writer.add_tokenizer_pre(pre)
    seed.writer.add_token_merges(merges)
    seed.writer.add_bos_token_id(len(tokens) - 2)
    seed.writer.add_eos_token_id(len(tokens) - 1)
    seed.writer.add_chat_template(CHATML)
    return len(tokens)


def add_spm(seed: Seed) -> int:
    """A SentencePiece vocabulary with scores and a few byte tokens; returns its size."""
    pieces = ["\u2581", "\u2581the", "th", "the", "e", "t", "h", "er", "r", "add", "d", "a", "ad", "\u00e9"]
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in (0, 10, 0xC3, 0xA9, 0xF0)), *pieces]
    seed.tokens("llama", tokens, [2, 3, 3, *[6] * 5, *[1] * len(pieces)])
    seed.writer.add_token_scores([0.0] * 8 + [-float(rank) for rank in range(len(pieces))])
    seed.writer.add_bos_token_id(1)
    seed.writer.add_eos_token_id(2)
    seed.writer.add_unk_token_id(0)
    seed.writer.add_add_bos_token(True)
    return len(tokens)


def decoder(name: str, architecture: str, kind: Kind, tokenizer: str, version: int = 3) -> None:
    """Writes a text model."""
    seed = Seed(name, architecture, kind, version)
    seed.shape()
    seed.writer.add_head_count_kv(KV_HEADS)
    seed.writer.add_layer_norm_rms_eps(1e-5)
    seed.writer.add_rope_freq_base(10000.0)
    size = add_spm(seed) if tokenizer == "llama" else add_bpe(seed, tokenizer)
    kv_width = WIDTH // HEADS * KV_HEADS
    seed.tensor("token_embd.weight", size, WIDTH)
    seed.tensor("output_norm.weight", WIDTH)
    if architecture == "llama":
        seed.tensor("output.weight", size, WIDTH)
    for part, rows in (("q", WIDTH), ("k", kv_width), ("v", kv_width), ("output", WIDTH)):
        seed.tensor(f"blk.0.attn_{part}.weight", rows, WIDTH)
        if architecture == "qwen2" and part != "output":
            seed.tensor(f"blk.0.attn_{part}.bias", rows)
    if architecture == "qwen3":
        seed.tensor("blk.0.attn_q_norm.weight", WIDTH // HEADS)
        seed.tensor("blk.0.attn_k_norm.weight", WIDTH // HEADS)
    seed.tensor("blk.0.attn_norm.weight", WIDTH)
    seed.tensor("blk.0.ffn_norm.weight", WIDTH)
    seed.tensor("blk.0.ffn_gate.weight", FEED_FORWARD, WIDTH)
    seed.tensor("blk.0.ffn_up.weight", FEED_FORWARD, WIDTH)
    seed.tensor("blk.0.ffn_down.weight", WIDTH, FEED_FORWARD)
    seed.close()


def encoder(name: str, kind: Kind) -> None:
    """Writes an embedding model."""
    seed = Seed(name, "bert", kind)
    seed.shape()
    seed.writer.add_layer_norm_eps(1e-12)
    seed.writer.add_causal_attention(False)
    seed.writer.add_pooling_type(gguf.PoolingType.MEAN)
    words = ["\u2581the", "\u2581post", "\u2581word", "press", "s", "ing", "\u2581a", "\u2581<", "\u2581?", "\u2581é"]
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    seed.tokens("bert", tokens, [3, 2, 3, 3, 3, *[1] * len(words)])
    seed.writer.add_token_type_count(2)
    seed.writer.add_bos_token_id(2)
    seed.writer.add_eos_token_id(3)
    seed.writer.add_sep_token_id(3)
    seed.writer.add_unk_token_id(1)
    seed.writer.add_pad_token_id(0)
    seed.writer.add_mask_token_id(4)
    seed.tensor("token_embd.weight", len(tokens), WIDTH)
    seed.tensor("position_embd.weight", CONTEXT, WIDTH, plain=True)
    seed.tensor("token_types.weight", 2, WIDTH, plain=True)
    for name in ("token_embd_norm", "blk.0.attn_output_norm", "blk.0.layer_output_norm"):
        seed.tensor(f"{name}.weight", WIDTH)
        seed.tensor(f"{name}.bias", WIDTH)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_up", "ffn_down"):
        seed.tensor(f"blk.0.{name}.weight", WIDTH, WIDTH)
        seed.tensor(f"blk.0.{name}.bias", WIDTH)
    seed.close()


def main() -> None:
    """Writes all seeds."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    decoder("llama-bpe-q8_0", "llama", Kind.Q8_0, "llama-bpe")
    decoder("llama-spm-q4_0-v2", "llama", Kind.Q4_0, "llama", version=2)
    decoder("qwen2-bpe-f16", "qwen2", Kind.F16, "qwen2")
    decoder("qwen3-bpe-bf16", "qwen3", Kind.BF16, "default")
    encoder("bert-q8_0", Kind.Q8_0)
    for path in sorted(OUTPUT.glob("*.gguf")):
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
