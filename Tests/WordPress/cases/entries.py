"""What is entered into controls, and what has to be there afterwards."""

from __future__ import annotations

import html
from typing import Any

from cases.forms import Control, Page

TEXT = "Tëst \"q\" it's 100% a\\b 日本"
LINES = "First \"line\"\nit's a\\b"
RICH = "<p>Hello <strong>\"you\"</strong> it's a\\b</p>"
HOSTILE = "x<script>alert(1)</script>\"><img src=x onerror=alert(2)>'"


def clamp(value: float, least: str | None, most: str | None) -> float:
    if least:
        value = max(value, float(least))
    if most:
        value = min(value, float(most))
    return value


def number_text(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def entry(control: Control, page: Page, image: int) -> str | None:
    """What a person may enter into a control; None for a checkbox that is not ticked."""
    attributes = control.attributes
    if control.kind == "checkbox":
        return control.value
    if control.kind == "hidden":
        return str(image)
    if control.kind == "number":
        whole = attributes.get("step", "1") != "any"
        return number_text(clamp(7 if whole else 7.5, attributes.get("min"), attributes.get("max")))
    if control.tag == "select":
        return control.options[-1][0] if control.options else ""
    if control.kind == "email":
        return "ann.o'neill@example.org"
    if control.kind == "url":
        return "https://example.org/a?b=1&c=2"
    if control.kind == "date":
        return "2024-02-29"
    if control.kind == "color" or "#" in attributes.get("pattern", ""):
        return "#1e3a8a"
    if control.kind == "textarea":
        return RICH if "wp-editor-area" in attributes.get("class", "") else LINES
    return TEXT


def hostile_entry(control: Control) -> str | None:
    """What an attacker may send in place of what the control is for."""
    return None if control.kind == "checkbox" else HOSTILE


def same(kept: str | None, entered: str | None) -> bool:
    """Whether a control shows what was entered."""
    if kept is None or entered is None:
        return kept == entered
    if kept.replace("\r\n", "\n") == entered:
        return True
    try:
        return float(kept) == float(entered)
    except ValueError:
        return False


# The controls that show a field of each type.
KINDS: dict[str, set[str]] = {
    "text": {"text"},
    "textarea": {"textarea"},
    "rich_text": {"textarea"},
    "integer": {"number"},
    "number": {"number"},
    "boolean": {"checkbox"},
    "select": {"select"},
    "email": {"email"},
    "url": {"url"},
    "date": {"date"},
    "color": {"color", "text"},
    "image": {"hidden"},
}


def fields(source: Any) -> list[dict[str, Any]]:
    """Fields of a specification, each as an object."""
    found: list[dict[str, Any]] = []
    for given in source or []:
        found.append({"name": given} if isinstance(given, str) else dict(given))
    return found


def bare(text: str) -> str:
    """A text without its blanks, for what could end a comment is given some; and without entities, which WordPress does
    not escape twice."""
    return "".join(html.unescape(text).split())


def missing_fields(page: Page, wanted: list[dict[str, Any]], beginning: str) -> list[str]:
    """What is wrong with how a page shows the fields of a specification: those with a label of their own."""
    wrong = []
    shown = [(page.label(control), control) for control in page.named(beginning)]
    for given in wanted:
        if "label" not in given:
            continue
        kinds = KINDS[given.get("type", "text")]
        found = [control for label, control in shown if bare(label) == bare(given["label"])]
        if not found:
            wrong.append(f"no control is labelled {given['label']!r}")
        elif not any(control.kind in kinds for control in found):
            wrong.append(f"{given['label']!r} is a control of the kind {found[0].kind}, not {sorted(kinds)}")
    return wrong
