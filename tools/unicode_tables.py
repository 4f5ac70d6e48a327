#!/usr/bin/env python3
"""Writes Sources/Inference/Tokenizers/UnicodeData.swift: the character properties that tokenizers split by.

    pip install unicodedata2==15.1.0
    python3 tools/unicode_tables.py            # rewrites the file
    python3 tools/unicode_tables.py --check    # fails if the file is not what would be written

Unicode 15.1 is the version whose categories the published tokenizers of llama.cpp use. Each table is a stream of
unsigned numbers in base 32, most significant digit first: the last digit of a number is '0'...'O', the digits before
it are '^'...'}'. Signed numbers are zigzag-coded.

classes    (run length, class) from U+0000 on; a class is a sum of the bits below
lowercase  (gap, count, stride - 1, mapped - first): `count` code points, `stride` apart, all shifted alike
bases      (gap, length, base - previous base): ranges whose canonical decomposition begins with `base`;
           a gap counts from the end of the range before
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import unicodedata2

VERSION = "15.1.0"
OUTPUT = Path(__file__).resolve().parent.parent / "Sources/Inference/Tokenizers/UnicodeData.swift"
CLASS_BITS = {"L": 1, "N": 2, "M": 4, "P": 8, "S": 16, "C": 32}
WHITESPACE_BIT = 64
CODE_POINTS = range(0x110000)
SURROGATES = range(0xD800, 0xE000)


def character_class(code: int) -> int:
    """The class bits of a code point: 0 for unassigned ones and separators that are no white space."""
    category = unicodedata2.category(chr(code))
    bits = 0 if category == "Cn" else CLASS_BITS.get(category[0], 0)
    # White_Space of PropList.txt. U+001C...U+001F are white space for Python alone.
    if chr(code).isspace() and not 0x1C <= code <= 0x1F:
        bits |= WHITESPACE_BIT
    return bits


def class_runs() -> Iterable[int]:
    start, current = 0, character_class(0)
    for code in CODE_POINTS:
        found = character_class(code)
        if found != current:
            yield from (code - start, current)
            start, current = code, found
    yield from (len(CODE_POINTS) - start, current)


def zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def lowercase_runs() -> Iterable[int]:
    # Simple mappings; U+0130 alone has a longer full mapping, which begins with the simple one.
    shifts = {code: ord(chr(code).lower()[0]) - code for code in CODE_POINTS}
    codes = [code for code, shift in shifts.items() if shift]
    index, end = 0, 0
    while index < len(codes):
        first = codes[index]
        best, stride = 1, 1
        for step in (1, 2):
            count = 1
            while shifts.get(first + count * step) == shifts[first] and first + count * step <= codes[-1]:
                between = range(first + (count - 1) * step + 1, first + count * step)
                if any(shifts[code] for code in between):
                    break
                count += 1
            if count > best:
                best, stride = count, step
        yield from (first - end, best, stride - 1, zigzag(shifts[first]))
        end = first + (best - 1) * stride + 1
        index += best


def base_runs() -> Iterable[int]:
    bases: list[tuple[int, int, int]] = []
    for code in CODE_POINTS:
        if code in SURROGATES:
            continue
        base = ord(unicodedata2.normalize("NFD", chr(code))[0])
        if base == code:
            continue
        if bases and bases[-1][1] == code and bases[-1][2] == base:
            bases[-1] = (bases[-1][0], code + 1, base)
        else:
            bases.append((code, code + 1, base))
    end, previous = 0, 0
    for first, past, base in bases:
        yield from (first - end, past - first, zigzag(base - previous))
        end, previous = past, base


def encoded(numbers: Iterable[int]) -> str:
    text: list[str] = []
    for number in numbers:
        digits = [chr(ord("0") + number % 32)]
        number //= 32
        while number:
            digits.append(chr(ord("^") + number % 32))
            number //= 32
        text.extend(reversed(digits))
    return "".join(text)


def literal(name: str, summary: str, numbers: Iterable[int]) -> str:
    stream = encoded(numbers)
    lines = "".join(f"        {stream[at : at + 108]}\\\n" for at in range(0, len(stream), 108))
    return f'    /// {summary}\n    static let {name}: StaticString = """\n{lines[:-2]}\n        """\n'


def main() -> int:
    if unicodedata2.unidata_version != VERSION:
        print(f"needs unicodedata2=={VERSION}, found {unicodedata2.unidata_version}", file=sys.stderr)
        return 1
    parts = [
        literal("classes", "Runs of code points with one class.", class_runs()),
        literal("lowercase", "Simple lower-case mappings.", lowercase_runs()),
        literal("bases", "First code points of canonical decompositions.", base_runs()),
    ]
    source = (
        "// Written by tools/unicode_tables.py, which explains the format. Do not edit.\n\n"
        f"/// Properties of Unicode {VERSION}.\nenum UnicodeData {{\n" + "\n".join(parts) + "}\n"
    )
    if "--check" in sys.argv[1:]:
        return 0 if OUTPUT.read_text() == source else 1
    OUTPUT.write_text(source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
