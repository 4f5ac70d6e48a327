"""Reads include/wpllm.h into a list of declarations.

The header keeps to a small part of C (see `parse`), so a tokenizer and a page of grammar read it whole. Anything
outside that part is an error: a declaration that cannot be read cannot be bound either.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = ROOT / "include" / "wpllm.h"

SCALARS = frozenset(
    ["void", "char", "float", "double", "size_t"]
    + [f"{sign}int{bits}_t" for sign in ("", "u") for bits in (8, 16, 32, 64)]
)


class HeaderError(Exception):
    """The header leaves the part of C that the generators read."""


@dataclass(frozen=True)
class CType:
    """A scalar, a named type, or a pointer; `const` says whether the innermost thing pointed to is constant."""

    base: str
    pointers: int = 0
    const: bool = False
    const_pointers: tuple[int, ...] = ()  # levels of `*` (0 is the innermost) that are const themselves

    def spelled(self, name: str = "") -> str:
        """The C declaration of `name` with this type."""
        text = ("const " if self.const else "") + self.base
        if self.pointers:
            text += " "
            for level in range(self.pointers):
                text += "*" + ("const " if level in self.const_pointers else "")
            return (text + name).rstrip()
        return f"{text} {name}".rstrip()


@dataclass(frozen=True)
class Variable:
    """A parameter or a field."""

    name: str
    type: CType


@dataclass(frozen=True)
class Enumeration:
    """An anonymous enumeration: the constants of one subject."""

    constants: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Handle:
    """An opaque structure, known by its address alone."""

    name: str


@dataclass(frozen=True)
class Structure:
    """A structure with fields."""

    name: str
    fields: tuple[Variable, ...]


@dataclass(frozen=True)
class Callback:
    """A named pointer-to-function type."""

    name: str
    result: CType
    parameters: tuple[Variable, ...]


@dataclass(frozen=True)
class Function:
    """An exported function."""

    name: str
    result: CType
    parameters: tuple[Variable, ...]


Declaration = Enumeration | Handle | Structure | Callback | Function


def preprocess(header: Path = HEADER) -> str:
    """The header without comments, macros and conditionals, as the C compiler ($CC, default cc) leaves it."""
    compiler = shlex.split(os.environ.get("CC", "cc"))
    command = [*compiler, "-E", "-P", "-DWPLLM_FFI_HEADER", str(header)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read(header: Path = HEADER) -> list[Declaration]:
    """The declarations of the header, in its order.

    Raises HeaderError for C that the generators do not read, CalledProcessError when the preprocessor fails.
    """
    return parse(preprocess(header))


def parse(text: str) -> list[Declaration]:
    """Parses preprocessed text: anonymous enums, `typedef struct`, callback typedefs and prototypes."""
    tokens = re.findall(r"[A-Za-z_]\w*|-?\d+|[{}()\[\];,*=]|\S", text)
    return _Parser(tokens).declarations()


class _Parser:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._types: set[str] = set(SCALARS)

    def declarations(self) -> list[Declaration]:
        found: list[Declaration] = []
        while self._at < len(self._tokens):
            if self._peek() == "enum":
                found.append(self._enumeration())
            elif self._peek() == "typedef":
                found.append(self._typedef())
            else:
                found.append(self._function())
        names = [item.name for item in found if not isinstance(item, Enumeration)]
        repeated = {name for name in names if names.count(name) > 1}
        if repeated:
            raise HeaderError(f"declared twice: {', '.join(sorted(repeated))}")
        return found

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else "<end of file>"

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _expect(self, *wanted: str) -> None:
        for token in wanted:
            found = self._next()
            if found != token:
                near = " ".join(self._tokens[max(0, self._at - 8) : self._at + 4])
                raise HeaderError(f"expected '{token}', found '{found}' near: {near}")

    def _name(self) -> str:
        token = self._next()
        if not re.fullmatch(r"[A-Za-z_]\w*", token):
            raise HeaderError(f"expected a name, found '{token}'")
        return token

    def _enumeration(self) -> Enumeration:
        self._expect("enum", "{")
        constants: list[tuple[str, int]] = []
        while self._peek() != "}":
            name = self._name()
            self._expect("=")  # values are written out: an inserted constant must not renumber the others
            constants.append((name, int(self._next())))
            if self._peek() != "}":
                self._expect(",")
        self._expect("}", ";")
        return Enumeration(tuple(constants))

    def _typedef(self) -> Declaration:
        self._expect("typedef")
        if self._peek() == "struct":
            return self._structure()
        result = self._type()
        self._expect("(", "*")
        name = self._name()
        self._expect(")")
        parameters = self._parameters()
        self._expect(";")
        self._types.add(name)
        return Callback(name, result, parameters)

    def _structure(self) -> Declaration:
        self._expect("struct")
        tag = self._name()
        fields: list[Variable] = []
        opaque = self._peek() != "{"
        if not opaque:
            self._expect("{")
            while self._peek() != "}":
                kind = self._type()
                fields.append(Variable(self._name(), kind))
                self._expect(";")
            self._expect("}")
        name = self._name()
        self._expect(";")
        if name != tag:
            raise HeaderError(f"struct {tag} is named {name}")
        self._types.add(name)
        return Handle(name) if opaque else Structure(name, tuple(fields))

    def _function(self) -> Function:
        result = self._type()
        name = self._name()
        parameters = self._parameters()
        self._expect(";")
        return Function(name, result, parameters)

    def _parameters(self) -> tuple[Variable, ...]:
        self._expect("(")
        if self._peek() == "void" and self._peek(1) == ")":
            self._expect("void", ")")
            return ()
        found: list[Variable] = []
        while True:
            kind = self._type()
            found.append(Variable(self._name(), kind))
            if self._peek() == ")":
                break
            self._expect(",")
        self._expect(")")
        return tuple(found)

    def _type(self) -> CType:
        const = self._peek() == "const"
        if const:
            self._next()
        base = self._name()
        if base not in self._types:
            raise HeaderError(f"unknown type '{base}'")
        pointers = 0
        const_pointers: list[int] = []
        while self._peek() in ("*", "const"):
            if self._next() == "*":
                pointers += 1
            elif pointers == 0:
                const = True
            else:
                const_pointers.append(pointers - 1)
        return CType(base, pointers, const, tuple(const_pointers))
