#!/usr/bin/env python3
"""Runs the labelled cases of XSS, SQL injection and redirects with attacks on WordPress' own functions.

    verify_cases.py [--verbose] [--wordpress DIR] [GROUP…]

A vulnerable case should be exploited by an attack, a safe one by none. Cases of several files are not run; those that
need more of WordPress than wordpress.php has show as not exploited, and --verbose lists them. A safe case that is
exploited has a wrong label: then this exits with 1. Takes some minutes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from verify import CALL, NODE, SQL, XSS, scripts, tokens

HERE = Path(__file__).resolve().parent
ATTACKS: dict[str, list[str]] = {
    "xss": [
        *(attack for attack in XSS if "alert" in attack), f"`-{CALL}-`", f"${{{CALL}}}", f"script>{CALL}//",
        f"a onmouseover={CALL} x", f"<b onmouseover={CALL}>", f'<a onclick="{CALL}">x</a>',
        f"&lt;svg/onload={CALL}&gt;", "<svg/onload=&#97;&#108;&#101;&#114;&#116;(1337)>",
        f"{{x:1}}-{CALL}",
    ],
    "sqli": [*(attack for attack in SQL if attack not in ("safe1", "abc")), "2020-01-01' OR 1=1 -- ", "%27 OR 1=1 -- ",
             "JyBPUiAxPTEgLS0g", "post_date > 1 OR", "x\" OR 1=1 -- ", '{"reference":"\' OR 1=1 -- "}',
             " -- 1=1 RO '", "id` = 1 OR 1=1 -- "],
    "requests": ["//evil.example/", "https://evil.example/", "evil.example", "/\\evil.example",
                 "//evil.example/example.com"],
}
#: Safe cases in which an attack shows and does no harm, and why.
HARMLESS = {
    "complaints/text-plain.good.php": "the answer is no page",
    "complaints/wp-json.good.php": "the answer is no page",
    "xss/ajax-json-encode-echo.good.php": "the answer is no page",
    "xss/attachment-header.good.php": "the answer is no page",
    "xss/headers-sent-script.good.php": "the answer is no page",
    "xss/jsonp-callback.good.php": "the answer is no page",
    "sqli/order-by-sanitize-sql-orderby.good.php": "the visitor may name a column",
    "advisories/json-export-header.good.php": "the answer is no page",
    "advisories/popup-order-cookie.good.php": "other values of the cookie give no query, this one a list of numbers",
    "advisories/route-schema-pattern.good.php": "WordPress compares the parameter with the schema of the route",
}
BENIGN = ["abc", "1", "", "0", "2020-01-01", "small"]


def cases(group: str) -> list[tuple[str, bool]]:
    rows = [line.split("\t") for line in (HERE / "cases/labels.tsv").read_text().splitlines() if line[:1] != "#"]
    return [
        (row[0], row[3] == "vulnerable") for row in rows
        if row[1].split("|")[0] == group and row[0].endswith(".php") and (group != "requests" or row[2] == "601")
    ]


def run(group: str, wordpress: Path, values: list[str]) -> list[list[dict[str, Any]]]:
    jobs = [(str(HERE / "cases" / path), values) for path, _ in cases(group)]
    command = ["php", str(HERE / "wordpress.php"), str(wordpress)]
    done = subprocess.run(command, input=json.dumps(jobs).encode(), capture_output=True, check=True)
    answers: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return answers


def structures(answers: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    return {tuple(tokens(query)) for answer in answers for query in answer["queries"]
            if not query.startswith("SELECT option_")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--wordpress", type=Path, default=Path("/usr/share/wordpress"))
    parser.add_argument("groups", nargs="*", metavar="GROUP", help="xss, sqli, requests; all if none is named")
    arguments = parser.parse_args()
    wrong = 0
    for group, attacks in ATTACKS.items():
        if arguments.groups and group not in arguments.groups:
            continue
        answers = run(group, arguments.wordpress, attacks)
        benign = run(group, arguments.wordpress, BENIGN) if group == "sqli" else []
        codes = sorted({code for runs in answers for answer in runs for code in scripts(answer["html"])})
        node = subprocess.run(["node", "-e", NODE], input=json.dumps(codes).encode(), capture_output=True, check=True)
        ran = dict(zip(codes, json.loads(node.stdout), strict=True))
        proven = missed = 0
        for place, (path, vulnerable) in enumerate(cases(group)):
            if group == "xss":
                hits = [attack for attack, answer in zip(attacks, answers[place], strict=True)
                        if any(ran[code] for code in scripts(answer["html"]))]
            elif group == "sqli":
                known = structures(benign[place])
                hits = [attack for attack, answer in zip(attacks, answers[place], strict=True)
                        if structures([answer]) - known]
            else:
                hits = [attack for attack, answer in zip(attacks, answers[place], strict=True)
                        if any(urlsplit(to).netloc.endswith("evil.example") for to in answer["redirects"])]
            if vulnerable and hits:
                proven += 1
            elif vulnerable:
                missed += 1
                if arguments.verbose:
                    print(f"not exploited: {path}")
            elif hits and path not in HARMLESS:
                wrong += 1
                print(f"labelled safe, exploited: {path} with {hits[0]!r}")
        safe = sum(not vulnerable for _, vulnerable in cases(group))
        print(f"{group}: {proven} vulnerable cases exploited, {missed} not, {safe} safe cases run")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
