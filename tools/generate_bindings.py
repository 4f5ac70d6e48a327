#!/usr/bin/env python3
"""Makes the files that repeat what include/wpllm.h says.

    python3 tools/generate_bindings.py            writes them
    python3 tools/generate_bindings.py --check    exits 1 and names each file that is missing or stale

It writes
    include/wpllm_ffi.h                         declarations for PHP's FFI (and, less its first two lines, cffi)
    include/wpllm.map                           the version script: exactly the functions of the header
    bindings/python/src/wpllm/_native.py        the ctypes table of the Python package
    bindings/php/resources/wpllm_ffi.h          the FFI header again, as the composer package carries it

and needs a C preprocessor ($CC, default cc), nothing else.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Sequence

from c_header import (
    ROOT,
    Callback,
    CType,
    Declaration,
    Enumeration,
    Function,
    Handle,
    HeaderError,
    Structure,
    Variable,
    read,
)

SONAME = "libwpllm.so.1"
VERSION_NODE = "WPLLM_1.0"
NOTE = "Generated from include/wpllm.h by tools/generate_bindings.py; do not edit."
WIDTH = 120


def ffi_header(declarations: Sequence[Declaration]) -> str:
    """The header that PHP's FFI reads: FFI::load, ffi.preload and FFI::cdef all take it as it stands."""
    lines = [
        '#define FFI_SCOPE "WPLLM"',
        f'#define FFI_LIB "{SONAME}"',
        f"/* {NOTE}",
        " * The two lines above are PHP's own; no other preprocessor line is allowed. For cffi, drop them. */",
    ]
    for item in declarations:
        lines.append("")
        if isinstance(item, Enumeration):
            lines.append("enum {")
            lines.append(",\n".join(f"    {name} = {value}" for name, value in item.constants))
            lines.append("};")
        elif isinstance(item, Handle):
            lines.append(f"typedef struct {item.name} {item.name};")
        elif isinstance(item, Structure):
            lines.append(f"typedef struct {item.name} {{")
            lines.extend(f"    {field.type.spelled(field.name)};" for field in item.fields)
            lines.append(f"}} {item.name};")
        elif isinstance(item, Callback):
            lines.append(_wrapped(f"typedef {item.result.spelled()} (*{item.name})(", item.parameters))
        else:
            lines.append(_wrapped(f"{item.result.spelled(item.name)}(", item.parameters))
    return "\n".join(lines) + "\n"


def _wrapped(opening: str, parameters: Sequence[Variable]) -> str:
    words = [parameter.type.spelled(parameter.name) for parameter in parameters] or ["void"]
    lines = [opening]
    for index, word in enumerate(words):
        last = index == len(words) - 1
        piece = word + (");" if last else ",")
        if len(lines[-1]) + len(piece) + 1 > WIDTH:
            lines.append("    " + piece)
        else:
            lines[-1] += piece if lines[-1].endswith("(") else " " + piece
    return "\n".join(lines)


def version_map(declarations: Sequence[Declaration]) -> str:
    """The linker's version script. A name without a definition fails the link, so the library is always complete."""
    names = "\n".join(f"        {item.name};" for item in declarations if isinstance(item, Function))
    return f"/* {NOTE} */\n{VERSION_NODE} {{\n    global:\n{names}\n    local:\n        *;\n}};\n"


CTYPES = {
    "char": "c_char",
    "float": "c_float",
    "double": "c_double",
    "size_t": "c_size_t",
    **{f"{sign}int{bits}_t": f"c_{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)},
}


IMPORTS = sorted(["CDLL", "CFUNCTYPE", "POINTER", "Structure", "c_void_p", "c_char_p", *CTYPES.values()])


class _Python:
    """Names of ctypes types for the declarations of one header."""

    def __init__(self, declarations: Sequence[Declaration]) -> None:
        self._handles = {item.name for item in declarations if isinstance(item, Handle)}
        self._others = {item.name for item in declarations if isinstance(item, (Structure, Callback))}

    def type(self, kind: CType, sized: bool = False) -> str:
        """The ctypes type; text that comes with a length (`sized`) stays an address, for string_at()."""
        if kind.pointers == 0:
            if kind.base in self._others:
                return kind.base
            return "None" if kind.base == "void" else CTYPES[kind.base]
        if kind.pointers == 1:
            if kind.base == "void" or kind.base in self._handles:
                return "c_void_p"
            if kind.base == "char":
                return "c_void_p" if sized else "c_char_p"
        inner = CType(kind.base, kind.pointers - 1, kind.const)
        return f"POINTER({self.type(inner)})"

    def result(self, function: Function) -> str:
        """The type of what the function returns."""
        return self.type(function.result, sized=any(item.type.pointers for item in function.parameters[1:]))

    def fields(self, structure: Structure) -> list[str]:
        """The lines of a structure's _fields_."""
        names = {field.name for field in structure.fields}
        return [
            f'        ("{field.name}", {self.type(field.type, sized=f"{field.name}_length" in names)}),'
            for field in structure.fields
        ]


def python_table(declarations: Sequence[Declaration]) -> str:
    """The ctypes module: constants, structures, and bind(), which declares every function on a loaded library."""
    python = _Python(declarations)
    body = _table_body(declarations, python)
    used = [name for name in IMPORTS if re.search(rf"\b{name}\b", "\n".join(body))]
    return "\n".join(_table_head(used) + body) + "\n"


def _table_head(used: Sequence[str]) -> list[str]:
    return [
        f"# {NOTE}",
        '"""The C interface in ctypes. Handles are addresses; text that has a length is an address too."""',
        "",
        "from __future__ import annotations",
        "",
        "from ctypes import (",
        *(f"    {name}," for name in used),
        ")",
        "from typing import Any",
        "",
        f'SONAME = "{SONAME}"',
    ]


def _table_body(declarations: Sequence[Declaration], python: _Python) -> list[str]:
    lines: list[str] = []
    for item in declarations:
        if isinstance(item, Enumeration):
            lines.append("")
            lines.extend(f"{name} = {value}" for name, value in item.constants)
    for item in declarations:
        if isinstance(item, Structure):
            lines += ["", "", f"class {item.name}(Structure):", f'    """struct {item.name}"""', ""]
            lines += ["    _fields_ = [", *python.fields(item), "    ]"]
    for item in declarations:
        if isinstance(item, Callback):
            types = [python.type(item.result), *(python.type(parameter.type) for parameter in item.parameters)]
            lines += ["", "", f"{item.name} = CFUNCTYPE({', '.join(types)})"]
    lines += ["", "# name: (type of the result, types of the parameters)"]
    lines.append("FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {")
    for item in declarations:
        if isinstance(item, Function):
            types = [python.type(parameter.type) for parameter in item.parameters]
            comma = "," if len(types) == 1 else ""
            result, rest = python.result(item), f"({', '.join(types)}{comma})"
            line = f'    "{item.name}": ({result}, {rest}),'
            if len(line) > WIDTH:
                lines += [f'    "{item.name}": (', f"        {result},", f"        {rest},", "    ),"]
            else:
                lines.append(line)
    lines += ["}", "", ""]
    lines += [
        "def bind(library: CDLL) -> None:",
        '    """Declares every function of the interface on `library`.',
        "",
        "    Raises AttributeError when the library lacks one: it is older than this table.",
        '    """',
        "    for name, (result, parameters) in FUNCTIONS.items():",
        "        function = getattr(library, name)",
        "        function.restype = result",
        "        function.argtypes = parameters",
    ]
    return lines


OUTPUTS: dict[str, Callable[[Sequence[Declaration]], str]] = {
    "include/wpllm_ffi.h": ffi_header,
    "include/wpllm.map": version_map,
    "bindings/python/src/wpllm/_native.py": python_table,
    "bindings/php/resources/wpllm_ffi.h": ffi_header,
}


def main() -> int:
    """Writes or checks the files; returns the exit status."""
    options = argparse.ArgumentParser(description="Makes the files that repeat what include/wpllm.h says.")
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is stale")
    check: bool = options.parse_args().check
    try:
        declarations = read()
    except (HeaderError, OSError, subprocess.CalledProcessError) as error:
        detail = getattr(error, "stderr", None)
        print(f"include/wpllm.h: {error}" + (f"\n{detail}" if detail else ""), file=sys.stderr)
        return 1
    stale = 0
    for name, generate in OUTPUTS.items():
        path = ROOT / name
        text = generate(declarations)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            stale += 1
            print(f"{name} is stale: run python3 tools/generate_bindings.py", file=sys.stderr)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {name}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
