#!/usr/bin/env python3
"""Guards the binary interface: compares include/wpllm.h with the baseline include/wpllm.abi.

    python3 tools/abi_gate.py             exits 1 and shows the difference, if there is one
    python3 tools/abi_gate.py --accept    makes the header the new baseline, if functions were added and nothing else
    python3 tools/abi_gate.py --accept --changed    also if something changed that callers have compiled in already

A constant or a field added at the end is a harmless change, one that callers tell apart by value or by struct_size.
Any other change breaks them: then the number in the SONAME must grow.

A Swift library carries no description of its C types. So a C stub that defines every function with the types of the
header is compiled with debug information, and abidw and abidiff (Debian's abigail-tools) read that.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from c_header import HEADER, ROOT, Declaration, Enumeration, Function, Handle, read

BASELINE = ROOT / "include" / "wpllm.abi"
ABIDIFF = ["abidiff", "--no-show-locs", "--no-corpus-path", "--no-architecture"]
ABIDW = ["abidw", "--no-show-locs", "--no-comp-dir-path", "--no-corpus-path", "--no-architecture"]


def functions_stub(declarations: Sequence[Declaration]) -> str:
    """C that defines every function of the header; the compiler checks each against its declaration."""
    lines = ['#include "wpllm.h"', ""]
    lines += [f"struct {item.name} {{ char opaque; }};" for item in declarations if isinstance(item, Handle)]
    for item in declarations:
        if isinstance(item, Function):
            parameters = ", ".join(parameter.type.spelled(parameter.name) for parameter in item.parameters) or "void"
            unused = "".join(f" (void){parameter.name};" for parameter in item.parameters)
            is_void = item.result.base == "void" and item.result.pointers == 0
            answer = "" if is_void else " return 0;"
            lines.append(f"{item.result.spelled(item.name)}({parameters}) {{{unused}{answer} }}")
    return "\n".join(lines) + "\n"


def constants_stub(declarations: Sequence[Declaration]) -> str:
    """C that gives each anonymous enumeration a name and a function, so that its values are part of the comparison."""
    lines: list[str] = []
    for item in declarations:
        if isinstance(item, Enumeration):
            name = f"constants_from_{item.constants[0][0]}"
            values = ", ".join(f"{constant} = {value}" for constant, value in item.constants)
            lines += [f"enum {name} {{ {values} }};", f"void {name}(enum {name} value) {{ (void)value; }}"]
    return "\n".join(lines) + "\n"


def build_stub(declarations: Sequence[Declaration], folder: Path) -> Path:
    """Compiles the stub with debug information and returns the library's path."""
    library = folder / "libwpllm-stub.so"
    (folder / "functions.c").write_text(functions_stub(declarations), encoding="utf-8")
    (folder / "constants.c").write_text(constants_stub(declarations), encoding="utf-8")
    compiler = shlex.split(os.environ.get("CC", "cc"))
    flags = ["-g", "-O0", "-fPIC", "-shared", "-Wall", "-Wextra", "-Werror", "-fno-eliminate-unused-debug-types"]
    command = [*compiler, *flags, f"-I{HEADER.parent}", "functions.c", "constants.c", "-o", library.name]
    subprocess.run(command, check=True, cwd=folder)
    return library


def main() -> int:
    """Compares or accepts; returns the exit status."""
    options = argparse.ArgumentParser(description="Compares include/wpllm.h with the baseline include/wpllm.abi.")
    options.add_argument("--accept", action="store_true", help="make the header the new baseline")
    options.add_argument("--changed", action="store_true", help="with --accept: also changes of what there was")
    given = options.parse_args()
    declarations = read()
    with tempfile.TemporaryDirectory() as name:
        stub = build_stub(declarations, Path(name))
        if given.accept:
            return accept(stub, changes_allowed=given.changed)
        if not BASELINE.exists():
            print(f"{BASELINE.relative_to(ROOT)} is missing: run tools/abi_gate.py --accept", file=sys.stderr)
            return 1
        status, report = compare(stub)
        functions = sum(isinstance(item, Function) for item in declarations)
        print(report if status else f"{functions} functions, their types and constants are as in the baseline")
        return 1 if status else 0


def compare(stub: Path) -> tuple[int, str]:
    """The exit status of abidiff, 0 for no difference, and what it says."""
    command = [*ABIDIFF, str(BASELINE), str(stub)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def accept(stub: Path, *, changes_allowed: bool) -> int:
    """Makes the stub the baseline; returns the exit status."""
    if BASELINE.exists():
        status, report = compare(stub)
        print(report)
        if status & 3 or (status and not changes_allowed and re.search(r"[1-9]\d* (Removed|Changed)", report)):
            print("more than functions was added: not accepted; see --changed", file=sys.stderr)
            return 1
    text = subprocess.run([*ABIDW, str(stub)], check=True, capture_output=True, text=True).stdout
    BASELINE.write_text(text, encoding="utf-8")
    print(f"accepted: {BASELINE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
