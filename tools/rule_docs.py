#!/usr/bin/env python3
"""Makes the pages of docs/analysis/rules from the rules' own data.

    python3 tools/rule_docs.py            writes them, and removes pages of rules that are no more
    python3 tools/rule_docs.py --check    writes nothing; exits 1 and names each page that is missing, stale or left over

It reads Sources/Analysis/Data/rules/*.md, the files that the library embeds.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "Sources" / "Analysis" / "Data" / "rules"
PAGES = ROOT / "docs" / "analysis" / "rules"
NOTE = "<!-- Generated from {source} by tools/rule_docs.py; do not edit. -->"
SECTIONS = ("Explanation", "Bad", "Good", "Fix")
FIELDS = ("type", "severity", "title", "message", "suggestion")

GROUPS = {
    "access": "Permissions",
    "block": "Blocks",
    "blocks": "Blocks",
    "crypto": "Cryptography and secrets",
    "csrf": "Forged requests",
    "files": "Files",
    "i18n": "Translation",
    "injection": "Injection",
    "js": "JavaScript",
    "performance": "Performance",
    "php": "PHP",
    "sqli": "SQL",
    "theme": "Themes",
    "themes": "Themes",
    "wordpress": "WordPress",
    "wp": "WordPress",
    "xss": "Output",
}


class RuleError(Exception):
    """A data file that cannot be read."""


@dataclass(frozen=True)
class Rule:
    """A rule as its data file describes it."""

    id: str
    source: str
    fields: dict[str, str]
    sections: dict[str, str]

    @property
    def group(self) -> str:
        """What the index puts together."""
        return self.id.partition(".")[0]


def read_rules() -> list[Rule]:
    """All rules, by identifier; raises RuleError."""
    rules: dict[str, Rule] = {}
    for path in sorted(DATA.glob("*.md")):
        for rule in _rules_of(path):
            if rule.id in rules:
                raise RuleError(f"{path.name}: {rule.id} is there twice")
            rules[rule.id] = rule
    if not rules:
        raise RuleError(f"{DATA.relative_to(ROOT)} holds no rules")
    return [rules[name] for name in sorted(rules)]


def _rules_of(path: Path) -> Iterator[Rule]:
    """The rules of a file: "# id", `key: value` lines, and sections; inside a fence nothing is a heading."""
    name: str | None = None
    fields: dict[str, str] = {}
    sections: dict[str, list[str]] = {}
    section: str | None = None
    fenced = False
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), "# "], 1):
        if line.startswith("```"):
            fenced = not fenced
        if not fenced and line.startswith("# "):
            if name is not None:
                texts = {key: "\n".join(lines).strip("\n") for key, lines in sections.items()}
                yield _checked(Rule(name, path.relative_to(ROOT).as_posix(), fields, texts), f"{path.name}:{number}")
            name, fields, sections, section = line[2:].strip(), {}, {}, None
        elif not fenced and line.startswith("## "):
            section = line[3:].strip()
            sections[section] = []
        elif section is not None:
            sections[section].append(line)
        elif name is not None and ":" in line:
            key, _, value = line.partition(":")
            fields[key.strip()] = value.strip()


def _checked(rule: Rule, place: str) -> Rule:
    missing = [key for key in FIELDS if not rule.fields.get(key)]
    missing += [key for key in SECTIONS if not rule.sections.get(key)]
    if missing:
        raise RuleError(f"{place}: {rule.id} has no {', '.join(missing)}")
    return rule


def _fenced(section: str) -> tuple[str, str]:
    """An example as a plain fenced block, and the file that it must be in, "" if any will do."""
    opening, _, rest = section.partition("\n")
    words = opening.removeprefix("```").split()
    return f"```{words[0] if words else ''}\n{rest}", words[1] if len(words) > 1 else ""


def page(rule: Rule) -> str:
    """The page of a rule."""
    fields = rule.fields
    facts = [("type", fields["type"]), ("severity", fields["severity"])]
    if cwe := fields.get("cwe"):
        facts.append(("weakness", f"[CWE-{cwe}](https://cwe.mitre.org/data/definitions/{cwe}.html)"))
    if owasp := fields.get("owasp"):
        facts.append(("OWASP Top Ten", owasp))
    bad, bad_file = _fenced(rule.sections["Bad"])
    good, good_file = _fenced(rule.sections["Good"])
    message = re.sub(r"\{(\w+)\}", r"*\1*", fields["message"])
    suggestion = fields["suggestion"].rstrip(".") + "."
    lines = [
        NOTE.format(source=rule.source),
        "",
        f"# {rule.id}",
        "",
        f"**{fields['title']}**",
        "",
        "| " + " | ".join(key for key, _ in facts) + " |",
        "| " + " | ".join("---" for _ in facts) + " |",
        "| " + " | ".join(value for _, value in facts) + " |",
        "",
        rule.sections["Explanation"],
        "",
        f"The report reads: {message}. {suggestion}",
        "",
        "## Reported" + (f", in `{bad_file}`" if bad_file else ""),
        "",
        bad,
        "",
        "## Not reported" + (f", in `{good_file}`" if good_file else ""),
        "",
        good,
        "",
        "## How to mend it",
        "",
        rule.sections["Fix"],
        "",
        "## How to silence it",
        "",
    ]
    if "```php" in rule.sections["Bad"]:
        lines += ["On one line, with the reason:", "", "```php"]
        lines += [f"// wpllm-ignore {rule.id}: why this is right here", "```", ""]
    lines += [
        f'In a whole project: `"disabled_rules": ["{rule.id}"]` in [`.wpllm.json`](../../analysis.md#configuration).',
        "",
        "[All rules](README.md)",
    ]
    return "\n".join(lines) + "\n"


def index(rules: list[Rule]) -> str:
    """The page that lists all rules."""
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    lines = [
        NOTE.format(source="Sources/Analysis/Data/rules"),
        "",
        "# Rules",
        "",
        f"{len(rules)} rules. `wpllm analyze --explain RULE` shows the same on a terminal;",
        "[adding-a-rule.md](../adding-a-rule.md) says how to write another.",
    ]
    for group, members in sorted(groups.items()):
        lines += ["", f"## {GROUPS.get(group, group)} (`{group}`)", ""]
        lines += ["| rule | type | severity | |", "| --- | --- | --- | --- |"]
        for rule in members:
            cells = [f"[{rule.id}]({rule.id}.md)", rule.fields["type"], rule.fields["severity"], rule.fields["title"]]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes or checks the pages; returns the exit status."""
    options = argparse.ArgumentParser(description="Makes the pages of docs/analysis/rules from the rules' own data.")
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")
    check: bool = options.parse_args().check
    try:
        rules = read_rules()
    except (RuleError, OSError) as error:
        print(f"rule_docs: {error}", file=sys.stderr)
        return 1
    pages = {PAGES / f"{rule.id}.md": page(rule) for rule in rules} | {PAGES / "README.md": index(rules)}
    left_over = sorted(set(PAGES.glob("*.md")) - pages.keys())
    stale = [path for path, text in sorted(pages.items()) if not path.exists() or path.read_text("utf-8") != text]
    if check:
        for path in [*stale, *left_over]:
            print(f"{path.relative_to(ROOT)} is stale: run python3 tools/rule_docs.py", file=sys.stderr)
        return 1 if stale or left_over else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in left_over:
        path.unlink()
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
    print(f"{len(rules)} rules, {len(stale)} pages written, {len(left_over)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
