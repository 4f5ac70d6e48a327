"""Writes Tests/KernelsTests/Goldens/dequantize.txt: blocks of every tensor type and the floats that they stand for.

The floats come from the dequantisers of the `gguf` package:

    pip install gguf numpy
    python tools/goldens/kernels.py
"""

from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType as Type
from gguf.constants import GGML_QUANT_SIZES
from gguf.quants import dequantize

TYPES = [Type.F32, Type.F16, Type.BF16, Type.Q4_0, Type.Q8_0, Type.Q4_K, Type.Q5_K, Type.Q6_K]
SCALES = {Type.Q4_0: [0], Type.Q8_0: [0], Type.Q4_K: [0, 2], Type.Q5_K: [0, 2], Type.Q6_K: [208]}
BLOCKS = 2


def random_bytes(random: np.random.Generator, kind: Type) -> np.ndarray:
    """Random blocks: any codes, scales that are ordinary numbers of either sign."""
    elements, size = GGML_QUANT_SIZES[kind]
    if elements == 1:
        floats = random.standard_normal(64).astype(np.float32)
        if kind == Type.F16:
            return floats.astype(np.float16).view(np.uint8)
        data = floats.view(np.uint8)
        return data if kind == Type.F32 else data.reshape(-1, 4)[:, 2:].copy().reshape(-1)
    data = random.integers(0, 256, (BLOCKS, size), dtype=np.uint8)
    for offset in SCALES[kind]:
        scales = random.standard_normal(BLOCKS).astype(np.float16)
        data[:, offset : offset + 2] = scales.view(np.uint8).reshape(BLOCKS, 2)
    return data.reshape(-1)


def main() -> None:
    """Writes one line a type: name, bytes and floats (bit patterns) in hexadecimal digits."""
    random = np.random.default_rng(20)
    lines = ["# type, bytes of the blocks, bit patterns of the floats; made by tools/goldens/kernels.py"]
    for kind in TYPES:
        data = random_bytes(random, kind)
        floats = np.ascontiguousarray(dequantize(data, kind), dtype=np.float32).reshape(-1)
        words = "".join(f"{word:08x}" for word in floats.view(np.uint32))
        lines.append(f"{kind.name} {data.tobytes().hex()} {words}")
    folder = Path(__file__).resolve().parents[2] / "Tests" / "KernelsTests" / "Goldens"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dequantize.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
