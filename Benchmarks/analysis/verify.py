#!/usr/bin/env python3
"""Proves the labels of the matrix: runs every pair of filter and context with attacks, and looks whether one succeeds.

    verify.py           exits with 1 if a label is wrong

Needs php and node. A page is exploited if a script of it, an event handler or a javascript: link calls alert(1337); a
query, if its tokens are others than with a harmless value; a command, if what a shell prints says that an attack ran.
"""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generate import CONTEXTS, FILTERS, SOURCES, Context, program

HERE = Path(__file__).resolve().parent
CALL = "alert(1337)"
XSS = [
    f"<svg/onload={CALL}>", f"<Script>{CALL}</Script>", f"<img src=x onerror={CALL}>",
    f'" onmouseover={CALL} x="', f"' onmouseover={CALL} x='", f"x onmouseover={CALL} y", f"-{CALL}-",
    f'"onmouseover={CALL} x="',
    f"');{CALL};//", f'");{CALL};//', f"'-{CALL}-'", f'"-{CALL}-"', CALL, f"1);{CALL};//", f"1;{CALL}",
    f"</script><script>{CALL}</script>", f"</script><svg/onload={CALL}>", f"</style><svg/onload={CALL}>",
    f"--><svg/onload={CALL}>", f"javascript:{CALL}", f"svg/onload={CALL}", f"onclick={CALL} x", f" onclick={CALL} x",
    f"svg onload={CALL}", f"&#39;-{CALL}-&#39;", f"x'-{CALL}-'x", f"\\'-{CALL}//", f"\\');{CALL};//",
    f'x" onmouseover={CALL}//', f"%3Csvg/onload={CALL}%3E", f"' onclick={CALL} y",
    "1", "0", "safe1", "abc", f"1{CALL}", f"1\n;{CALL}",
]
SQL = [
    "' OR 1=1 -- ", "'or'1'='1", '" OR 1=1 -- ', "1 OR 1=1", "id DESC, (SELECT 1)", "`, password, `", "1;DROP TABLE x",
    "\\' OR 1=1 -- ", "1 UNION SELECT 1", "1", "0", "-1", "1e5", "safe1", "abc", "1 ", " 1", "%27 OR 1=1 -- ",
    "x` FROM users -- ", "' OR 1=1 OR '",
]
OTHER = [
    "pwn()", ".pwn().", "'.pwn().'", "1+pwn()", "{${pwn()}}", '".pwn()."', "');pwn();//", "';pwn();//", "\\';pwn();//",
    ";echo $((1338-1))", "|echo $((1338-1))", "$(echo $((1338-1)))", "`echo $((1338-1))`", "';echo $((1338-1));#",
    '";echo $((1338-1));"', "';echo $((1338-1));'", "'$(echo $((1338-1)))'",
    "' or '1'='1", "'] | //user[@x='", "*)(uid=*", "*", "../../../../etc/passwd", "../../secret", "/etc/passwd",
    "//evil.example/", "http://evil.example/", "http://127.0.0.1/", 'O:3:"Pwn":0:{}', "%2e%2e%2f%2e%2e%2fsecret",
    "1", "0", "abc", "safe1", "..", "-1", "0:0",
]


class Scripts(HTMLParser):
    """Collects what a browser would run: scripts, event handlers, javascript: links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.code: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"
        if self.inside:
            self.code.append("")
        for name, value in attrs:
            if name.startswith("on") and value:
                self.code.append(value)
            if name in ("href", "src", "action") and value and value.strip().lower().startswith("javascript:"):
                self.code.append(unquote(value.strip()[len("javascript:"):]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.inside = False

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.code[-1] += data


def scripts(page: str) -> list[str]:
    parser = Scripts()
    try:
        parser.feed(page)
        parser.close()
    except AssertionError:
        pass
    return [code for code in parser.code if "alert" in code]


NODE = """
const vm = require('vm');
const codes = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const ran = codes.map((code) => {
    let called = false;
    const known = { alert: (x) => { if (x === 1337) called = true; } };
    const page = new Proxy(known, { has: () => true, get: (t, k) => k in t ? t[k] : function () {} });
    for (const body of [code, `(function () { ${code}\\n})()`]) {
        try { vm.runInNewContext(`with (page) { ${body}\\n}`, { page }, { timeout: 100 }); } catch (e) {}
    }
    return called;
});
console.log(JSON.stringify(ran));
"""

TOKEN = re.compile(
    r"""\s+|(?P<string>'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*")|`(?P<name>[^`]*)`|(?P<comment>--\s.*|\#.*)"""
    r"""|(?P<number>[+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))|(?P<word>\w+)|(?P<other>.)""",
    re.S | re.X,
)


def tokens(query: str) -> list[str]:
    """The kinds of a query's tokens; a number may be several with signs between, and none at all."""
    kinds: list[str] = []
    for match in TOKEN.finditer(query):
        kind = match.lastgroup
        if kind in ("word", "other"):
            kinds.append(match.group().upper())
        elif kind and not (kind == "number" and kinds and kinds[-1] == "number"):
            kinds.append(kind)
    return kinds


def unquoted(text: str) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"", "''", text)


def leaves(path: str, folder: str) -> bool:
    resolved = posixpath.normpath("/base/" + path)
    return ".." in path.split("/")[:-1] and not resolved.startswith(f"/base/{folder}/")


def shell(command: str) -> bool:
    answer = subprocess.run(["sh", "-c", command.replace("\0", "")], capture_output=True, cwd="/", timeout=10)
    return b"1337" in answer.stdout + answer.stderr


def succeeds(context: Context, answer: dict[str, Any], ran: dict[str, bool], harmless: list[list[str]]) -> bool:
    """Whether an attack did what it should not."""
    if context.group == "xss":
        return any(ran[code] for code in scripts(answer["html"]))
    done = dict(answer["done"])
    if context.group == "sqli":
        return "query" in done and tokens(done["query"]) not in harmless
    if context.name.startswith("eval"):
        return "eval" in done
    if context.name.startswith("system"):
        return "system" in done and shell(done["system"])
    if context.name == "xpath":
        return "xpath" in done and unquoted(done["xpath"]) != "//user[@name='']" and done["xpath"].count("'") % 2 == 0
    if context.name == "ldap":
        return "ldap" in done and not re.fullmatch(r"\(uid=[^()*]*\)", done["ldap"])
    if context.name in ("include", "fopen", "unlink"):
        return context.name in done and leaves(done[context.name], "pages" if context.name == "include" else "data")
    if context.name == "location":
        return "header" in done and bool(urlsplit(done["header"].removeprefix("Location: ")).netloc)
    if context.name == "fetch":
        return "fetch" in done and bool(re.match(r"https?://127|/etc|\.\./", done["fetch"]))
    return "unserialize" in done


def main() -> None:
    work: list[tuple[Context, str, bool, list[str]]] = []
    with tempfile.TemporaryDirectory() as folder:
        jobs: list[tuple[str, list[str]]] = []
        for context in CONTEXTS:
            attacks = {"xss": XSS, "sqli": SQL}.get(context.group, OTHER)
            for filter in FILTERS:
                vulnerable = context.judge(filter)
                if vulnerable is None:
                    continue
                path = Path(folder) / f"{context.name}-{filter.name}.php"
                path.write_text(program(SOURCES["get"], filter.code, context)[0])
                jobs.append((str(path), attacks))
                work.append((context, filter.name, vulnerable, attacks))
        disabled = "system,shell_exec,header,unlink,fopen,file_get_contents"
        options = ["-n", "-d", "extension=ctype", "-d", f"disable_functions={disabled}"]
        command = ["php", *options, str(HERE / "verify.php")]
        output = subprocess.run(command, input=json.dumps(jobs).encode(), capture_output=True, check=True).stdout
    answers = json.loads(output)
    codes = sorted({
        code for (context, *_), runs in zip(work, answers, strict=True) if context.group == "xss"
        for run in runs for code in scripts(run["html"])
    })
    node = subprocess.run(["node", "-e", NODE], input=json.dumps(codes).encode(), capture_output=True, check=True)
    ran = dict(zip(codes, json.loads(node.stdout), strict=True))
    wrong = 0
    for (context, filter_name, vulnerable, attacks), runs in zip(work, answers, strict=True):
        harmless: list[list[str]] = []
        if context.group == "sqli":
            for value in ("abc", "1", "", "safe1", "safe2"):
                harmless.append(tokens(context.code.split('"', 1)[1].rsplit('";\n', 1)[0].split('";\n')[0]
                                       .replace('\\"', '"').replace("$tainted", value)))
        hits = [attack for attack, run in zip(attacks, runs, strict=True) if succeeds(context, run, ran, harmless)]
        if bool(hits) != vulnerable:
            wrong += 1
            label = "vulnerable" if vulnerable else "safe"
            print(f"{context.name} {filter_name}: labelled {label}, exploits: {hits[:3]}")
    exploited = sum(vulnerable for _, _, vulnerable, _ in work)
    print(f"{len(work)} labels run with {sum(map(len, answers))} attacks: {exploited} vulnerable, {wrong} wrong")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
