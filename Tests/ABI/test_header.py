"""The header, the files made from it, and what the finished library exports and needs."""

from __future__ import annotations

import re
import subprocess
import sys
import unittest
from functools import cache

from support import LIBRARY, ROOT, ProgramTest, first_available

sys.path.insert(0, str(ROOT / "tools"))

from c_header import Function, read

COMPILERS = {
    "c": [name for name in ("gcc", "clang") if first_available([name])],
    "c++": [name for name in ("g++", "clang++") if first_available([name])],
}
NODE = "WPLLM_1.0"


@cache
def readelf(*options: str) -> str:
    """What readelf says of the library."""
    return subprocess.run(["readelf", "-W", *options, str(LIBRARY)], check=True, capture_output=True, text=True).stdout


class Header(ProgramTest):
    def compiles(self, language: str, standard: str) -> None:
        self.assertTrue(COMPILERS[language], f"no {language} compiler")
        for compiler in COMPILERS[language]:
            with self.subTest(compiler=compiler):
                flags = [f"-std={standard}", "-pedantic", "-Wall", "-Wextra", "-Werror", "-Wundef", "-fsyntax-only"]
                flags += [f"-x{language}", f"-I{ROOT / 'include'}", "-"]
                self.run_program(compiler, *flags, stdin="#include <wpllm.h>\n#include <wpllm.h>\nint unused;\n")

    def test_c99(self) -> None:
        """wpllm.h compiles as C99 without a warning"""
        self.compiles("c", "c99")

    def test_c11(self) -> None:
        """wpllm.h compiles as C11 without a warning"""
        self.compiles("c", "c11")

    def test_cxx17(self) -> None:
        """wpllm.h compiles as C++17 without a warning"""
        self.compiles("c++", "c++17")

    def test_generated_files(self) -> None:
        """the generated files are fresh"""
        self.run_program(sys.executable, ROOT / "tools" / "generate_bindings.py", "--check")

    @unittest.skipUnless(first_available(["abidiff"]), "abidiff (abigail-tools) is not installed")
    def test_abi(self) -> None:
        """the binary interface is that of the baseline (abidiff)"""
        self.run_program(sys.executable, ROOT / "tools" / "abi_gate.py")


class Library(unittest.TestCase):
    def test_exports(self) -> None:
        """the library exports the functions of the header and nothing else"""
        command = ["nm", "-D", "--defined-only", "--with-symbol-versions", str(LIBRARY)]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        exported = {line.split()[-1] for line in lines} - {f"{NODE}@@{NODE}", NODE}
        declared = {f"{item.name}@@{NODE}" for item in read() if isinstance(item, Function)}
        self.assertEqual(exported, declared)

    def test_needed(self) -> None:
        """the library needs libc, libm and the loader alone"""
        needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", readelf("-d")))
        loaders = {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
        self.assertLessEqual(needed, {"libc.so.6", "libm.so.6"} | loaders)

    def test_dynamic_section(self) -> None:
        """SONAME, NODELETE and NOW are set, and no search path but the library's own folder"""
        dynamic = readelf("-d")
        self.assertEqual(re.findall(r"\(SONAME\).*\[(.*)\]", dynamic), ["libwpllm.so.1"])
        self.assertRegex(dynamic, r"\(FLAGS_1\).*\bNODELETE\b")
        self.assertRegex(dynamic, r"\(FLAGS_1\).*\bNOW\b")
        self.assertLessEqual(set(re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", dynamic)), {"$ORIGIN"})
        self.assertNotIn("(TEXTREL)", dynamic)

    def test_segments(self) -> None:
        """no segment is writable and executable at once, the stack least of all"""
        for line in readelf("-l").splitlines():
            self.assertNotRegex(line, r"^\s+(LOAD|GNU_STACK)\s.*\sRWE\s")
