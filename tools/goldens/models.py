"""Golden logits and vectors of small models, by llama.cpp.

    pip install -r tools/goldens/requirements-models.txt
    python tools/goldens/models.py

writes Tests/InferenceTests/Goldens/logits/models.json and nano.json. Random-weight models (random_models.py) are made
in a temporary folder. llama.cpp runs on the processor alone, without flash attention or repacked weights, its KV cache
in F32, one thread.
"""

from __future__ import annotations

import argparse
import base64
import ctypes
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import llama_cpp.llama_cpp as llama
import numpy as np
import numpy.typing as npt
from random_models import RandomModel, Spec, fingerprint, specs

Floats = npt.NDArray[np.float32]
ROOT = Path(__file__).resolve().parents[2]
ROWS = (0, 23, 59)
GREEDY_TOKENS = 100
PROMPTS = (
    "<|im_start|>user\nWrite a WordPress plugin header<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nRegister a block<|im_end|>\n<|im_start|>assistant\n",
    "<?php\nadd_action( 'init', function",
    "The quick brown fox",
    "{",
)


def token_sequence(count: int, vocabulary: int) -> list[int]:
    return [(index * index * 7 + index * 13 + 5) % vocabulary for index in range(count)]


def discard(_level: int, _text: bytes, _user: ctypes.c_void_p) -> None:
    """Takes llama.cpp's log."""


quiet = llama.llama_log_callback(discard)


@contextmanager
def context(path: Path, tokens: int, embeds: bool) -> Iterator[tuple[Any, Any]]:
    """A model and a context on it, freed afterwards."""
    model_params = llama.llama_model_default_params()
    model_params.n_gpu_layers = 0
    model_params.use_extra_bufts = False
    model = llama.llama_model_load_from_file(str(path).encode(), model_params)
    if not model:
        raise RuntimeError(f"llama.cpp refuses {path.name}")
    params = llama.llama_context_default_params()
    params.n_ctx = params.n_batch = params.n_ubatch = tokens
    params.n_threads = params.n_threads_batch = 1
    params.flash_attn_type = 0
    params.type_k = params.type_v = 0  # F32
    params.offload_kqv = False
    params.embeddings = embeds
    handle = llama.llama_init_from_model(model, params)
    if not handle:
        raise RuntimeError(f"no context for {path.name}")
    try:
        yield model, handle
    finally:
        llama.llama_free(handle)
        llama.llama_model_free(model)


def decode(handle: Any, tokens: list[int], first: int, everything: bool) -> None:
    """Runs tokens from position `first` on; logits of all or of the last."""
    batch = llama.llama_batch_init(len(tokens), 0, 1)
    batch.n_tokens = len(tokens)
    for index, token in enumerate(tokens):
        batch.token[index] = token
        batch.pos[index] = first + index
        batch.n_seq_id[index] = 1
        batch.seq_id[index][0] = 0
        batch.logits[index] = everything or index == len(tokens) - 1
    status = llama.llama_decode(handle, batch)
    llama.llama_batch_free(batch)
    if status != 0:
        raise RuntimeError(f"llama_decode gives {status}")


def logits(handle: Any, row: int, vocabulary: int) -> Floats:
    return np.ctypeslib.as_array(llama.llama_get_logits_ith(handle, row), shape=(vocabulary,)).copy()


def packed(rows: list[Floats]) -> str:
    return base64.b64encode(np.concatenate(rows).astype("<f4").tobytes()).decode()


def text_golden(path: Path, spec: Spec) -> str:
    tokens = token_sequence(ROWS[-1] + 1, spec.vocabulary)
    with context(path, 128, embeds=False) as (_, handle):
        decode(handle, tokens, 0, everything=True)
        return packed([logits(handle, row, spec.vocabulary) for row in ROWS])


def vector_golden(path: Path, spec: Spec) -> str:
    rows: list[Floats] = []
    for count in (1, 7, 60):
        with context(path, 128, embeds=True) as (_, handle):
            decode(handle, token_sequence(count, spec.vocabulary), 0, everything=True)
            vector = np.ctypeslib.as_array(llama.llama_get_embeddings_seq(handle, 0), shape=(spec.width,)).copy()
            rows.append(vector / np.linalg.norm(vector))
    return packed(rows)


def random_model_goldens() -> list[dict[str, Any]]:
    goldens: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.gguf"
        for spec in specs():
            RandomModel(spec).write(path)
            values = vector_golden(path, spec) if spec.architecture == "bert" else text_golden(path, spec)
            goldens.append({"name": spec.name, "fingerprint": fingerprint(path.read_bytes()), "values": values})
            path.unlink()
    return goldens


def tokenize(model: Any, text: str) -> list[int]:
    data = text.encode()
    buffer = (llama.llama_token * (len(data) + 8))()
    count = llama.llama_tokenize(llama.llama_model_get_vocab(model), data, len(data), buffer, len(buffer), False, True)
    return list(buffer[:count])


def nano_goldens(path: Path) -> list[dict[str, Any]]:
    """Greedy continuations, and the logits after the prompt and after the last token."""
    goldens: list[dict[str, Any]] = []
    for prompt in PROMPTS:
        with context(path, 512, embeds=False) as (model, handle):
            vocabulary = llama.llama_vocab_n_tokens(llama.llama_model_get_vocab(model))
            tokens = tokenize(model, prompt)
            prompt_length, batch, first = len(tokens), tokens.copy(), 0
            rows: list[Floats] = []
            margin = np.inf
            for step in range(GREEDY_TOKENS):
                decode(handle, batch, first, everything=False)
                row = logits(handle, -1, vocabulary)
                if step in (0, GREEDY_TOKENS - 1):
                    rows.append(row)
                second, best = np.sort(row)[-2:]
                margin = min(margin, float(best - second))
                first, batch = len(tokens), [int(row.argmax())]
                tokens += batch
            goldens.append(
                {
                    "prompt": tokens[:prompt_length],
                    "continuation": tokens[prompt_length:],
                    "values": packed(rows),
                    "smallest_margin": round(margin, 5),
                }
            )
    return goldens


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "Tests/InferenceTests/Goldens/logits")
    parser.add_argument("--keep", type=Path, help="write the random models into this folder instead, and stop")
    arguments = parser.parse_args()
    if arguments.keep:
        for spec in specs():
            RandomModel(spec).write(arguments.keep / f"{spec.name}.gguf")
        return
    llama.llama_log_set(quiet, ctypes.c_void_p())
    llama.llama_backend_init()
    arguments.out.mkdir(parents=True, exist_ok=True)
    models = {"rows": ROWS, "models": random_model_goldens()}
    (arguments.out / "models.json").write_text(json.dumps(models, indent=1) + "\n")
    nano = {"prompts": nano_goldens(ROOT / "models/wp-llm-nano.gguf")}
    (arguments.out / "nano.json").write_text(json.dumps(nano, indent=1) + "\n")


if __name__ == "__main__":
    main()
