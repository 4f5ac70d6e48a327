"""Tells with html5lib where in HTML a value lands, as the expected output of the tests of HTML contexts.

A marker is put into texts made at random from pieces that are hard to read; the tokens that html5lib's tokenizer, driven
by its tree builder, makes of them show where the marker went.

    pip install html5lib==1.1
    python3 tools/goldens/html_contexts.py            # writes the expected outputs
    python3 tools/goldens/html_contexts.py --check    # fails if they are out of date

Output: Tests/Analysis/Contexts/Goldens/html-contexts.txt, one case a line: the text, with ``¦`` for the value and ``\\n``
for a line break, a tab, and the context. Contexts: text, rcdata, rawText, script, style, comment (also declarations),
doctype, tagName, attributeName, and ``value ATTRIBUTE ELEMENT``.

Left out is what the tree builder alone decides (tags in a <select>, a <frameset>), CDATA in SVG's <foreignObject>,
and tags in the <style> and <script> of SVG, which the library reads as if they stood in HTML.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

OUTPUT = Path(__file__).resolve().parents[2] / "Tests/Analysis/Contexts/Goldens/html-contexts.txt"
HOLE = "¦"
MARKER = "qholez"
# Closes whatever may be open, so that the tokenizer gives out the token with the marker.
SUFFIX = " '\">-->"

PIECES = """<p <a <img <div <b <h1 <input <form <object <title <textarea <style <script <xmp <iframe <svg <math <noscript
<template </p </a </title </textarea </style </script </xmp </iframe </svg </noscript </titl </scrip <!-- --> --!> <!-->
<!--- -- <! <!doctype <!DOCTYPE <? </ < << </> <3 > >> / /> = == ' " '" "' ` & &amp; a x B 0 - ! ]]> ]
href= src=x id=' class=" on onclick=" style=' href= href=" data-x=' title = = "a" 'b' ='' ="" =a/b =a> a=b c='d' e="f"
<p> <b> </b> <svg> </svg> <title> </title> <script> </script> <style> </style> <textarea> </textarea> <br/> <math></math>
<a href=" <a href=' <a href= <p id=x <p/id= <p a='b'c=" """.split()
BLANKS = [" ", " ", "\n", ""]

FIXED = [
    "<script><!-- ¦ </script>",
    "<script><!-- <script> ¦ </script>",
    "<script><!-- <script> </script> ¦ --></script>",
    "<script><!-- <script> </script> --> ¦ </script>",
    "<script><!--<script></script></script>¦",
    "<script><!--><script></script>¦",
    "<script><!-- - -- ><script ></script>¦",
    "<script>'</script>'¦",
    "<svg><title>a</title>¦",
    "<svg><title><b>¦",
    "<svg><desc><title>¦",
    "<svg><foreignObject><p><title>¦",
    "<svg><style>b{}</style><b ¦",
    "<svg><p><title>¦",
    "<svg/><title>¦",
    "<svg><![CDATA[ <b ¦ ]]>",
    "<svg><![CDATA[ ]] > ]]>¦",
    "<![CDATA[ > ¦",
    "<math><![CDATA[<¦",
    "<plaintext></plaintext><b ¦",
    "<!DOCTYPE html SYSTEM 'a>¦",
    "<!DOCTYPE ¦>",
    "<noembed><b>¦</noembed>",
    "<noframes><b>¦</noframes>¦",
]


class RecordingTokenizer(HTMLTokenizer):
    """A tokenizer that shows every token to its parser before the parser acts on it."""

    def __iter__(self) -> Iterator[Any]:
        for token in super().__iter__():
            self.parser.record(token)
            yield token


class RecordingParser(html5lib.HTMLParser):
    """A parser that keeps the first context in which the marker appears."""

    context: str | None = None

    def mainLoop(self) -> None:
        self.tokenizer.__class__ = RecordingTokenizer
        super().mainLoop()

    def record(self, token: dict[str, Any]) -> None:
        if self.context is None:
            self.context = self.place(token)

    def place(self, token: dict[str, Any]) -> str | None:
        """The context of the marker in a token, if it is there."""
        kind = token["type"]
        if kind in (tokenTypes["Characters"], tokenTypes["SpaceCharacters"]):
            return self.text_context() if MARKER in token["data"] else None
        if kind == tokenTypes["Comment"]:
            return "comment" if MARKER in token["data"] else None
        if kind == tokenTypes["Doctype"]:
            return "doctype" if MARKER in f"{token['name']} {token['publicId']} {token['systemId']}" else None
        if kind in (tokenTypes["StartTag"], tokenTypes["EndTag"]):
            if MARKER in token["name"]:
                return "tagName"
            data = token["data"]
            for name, value in data.items() if isinstance(data, dict) else data:
                if MARKER in name:
                    return "attributeName"
                if MARKER in value:
                    return f"value {name} {token['name']}"
        return None

    def text_context(self) -> str:
        """What text is in the element that is open."""
        if not self.tree.openElements:
            return "text"
        element = self.tree.openElements[-1]
        name = str(element.name)
        if name in ("script", "style"):
            return name
        if element.namespace != self.tree.defaultNamespace:
            return "text"
        if name in ("title", "textarea"):
            return "rcdata"
        return "rawText" if name in ("xmp", "iframe", "noembed", "noframes", "plaintext") else "text"


def context(text: str) -> str | None:
    """Where html5lib puts what stands in the place of the hole; None if it puts it nowhere."""
    parser = RecordingParser()
    parser.parse(text.replace(HOLE, MARKER, 1).replace(HOLE, "") + SUFFIX)
    return parser.context


def texts() -> Iterator[str]:
    """Texts with one hole each, the same in every run."""
    yield from FIXED
    generator = random.Random(2026)
    while True:
        count = generator.randrange(1, 9)
        parts = [generator.choice(PIECES) + generator.choice(BLANKS) for _ in range(count)]
        parts.insert(generator.randrange(count + 1), HOLE)
        yield "".join(parts)


def lines(limit: int) -> Iterator[str]:
    """Cases, no more than a sixth of them in the same kind of context."""
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for text in texts():
        found = context(text)
        if found is None or text in seen or "\t" in text:
            continue
        kind = found.split()[0]
        if counts[kind] >= limit // (3 if kind == "value" else 6):
            continue
        counts[kind] += 1
        seen.add(text)
        yield text.replace("\n", "\\n") + "\t" + found + "\n"
        if len(seen) >= limit:
            return


def main() -> int:
    output = "".join(lines(1500))
    if "--check" in sys.argv[1:]:
        return 0 if OUTPUT.read_text(encoding="utf-8") == output else 1
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(output, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
