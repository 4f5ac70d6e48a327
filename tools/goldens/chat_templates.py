"""Renders chat templates with Jinja2 and writes what comes out as the expected output of the tests.

Jinja2 runs as Hugging Face's transformers sets it up for ``apply_chat_template``: the immutable sandbox with
trim_blocks and lstrip_blocks, break and continue, a ``tojson`` that escapes no HTML, and the functions
``raise_exception`` and ``strftime_now`` (here with a fixed time).

    pip install jinja2==3.1.6
    python3 tools/goldens/chat_templates.py            # writes the expected outputs
    python3 tools/goldens/chat_templates.py --check    # fails if they are out of date

Inputs, in Tests/InferenceTests/Goldens/chat-templates: templates/*.jinja, written for these tests in the formats of
published model families; conversations.json; cases.txt, small templates divided by lines of ``---``; variables.json,
what the small templates can name. Outputs: rendered.json and cases.json there.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = Path(__file__).resolve().parents[2] / "Tests/InferenceTests/Goldens/chat-templates"
NOW = datetime(2024, 7, 26, 11, 4, 5)


class Raised(Exception):
    """What a template's call of raise_exception ends in."""


class Generation(Extension):
    """``{% generation %}``: marks what the model wrote; the text is the body's."""

    tags = {"generation"}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        return nodes.CallBlock(self.call_method("_body"), [], [], body).set_lineno(line)

    def _body(self, caller: Any) -> Any:
        return caller()


def raise_exception(message: str) -> NoReturn:
    raise Raised(message)


def strftime_now(form: str) -> str:
    return NOW.strftime(form)


def tojson(
    value: Any,
    ensure_ascii: bool = False,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def environment() -> jinja2.Environment:
    env = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[Generation, loopcontrols])
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = strftime_now
    return env


def render(source: str, variables: dict[str, Any]) -> dict[str, str]:
    """The output of a template, or the kind of its error: syntax, raised or runtime."""
    try:
        template = environment().from_string(source)
    except (jinja2.TemplateSyntaxError, SyntaxError):
        return {"error": "syntax"}
    try:
        return {"output": template.render(**variables)}
    except Raised as raised:
        return {"error": "raised", "message": str(raised)}
    except Exception:  # whatever Python raises inside a template is a failure of the template
        return {"error": "runtime"}


def load(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def rendered() -> dict[str, Any]:
    """Every template with every conversation."""
    conversations: dict[str, dict[str, Any]] = load("conversations.json")
    common = {"bos_token": "<s>", "eos_token": "</s>"}
    return {
        path.stem: {
            name: render(path.read_text(encoding="utf-8"), {**common, **variables})
            for name, variables in conversations.items()
        }
        for path in sorted((FOLDER / "templates").glob("*.jinja"))
    }


def cases() -> list[dict[str, str]]:
    """Every small template."""
    variables = load("variables.json")
    sources = (FOLDER / "cases.txt").read_text(encoding="utf-8").split("\n---\n")
    return [{"template": source, **render(source, variables)} for source in sources]


def main() -> int:
    is_check = sys.argv[1:] == ["--check"]
    stale = []
    for name, value in (("rendered.json", rendered()), ("cases.json", cases())):
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        path = FOLDER / name
        if is_check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(name)
        if not is_check:
            path.write_text(text, encoding="utf-8")
    if stale:
        print("out of date: " + ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
