"""One specification on its way: what it is called, what was found about it, and what went wrong."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sessions import Session
from wordpress import SUPPORT, WordPress, WordPressError

Spec = dict[str, Any]
INVENTORY = (SUPPORT / "inventory.php").read_text("utf-8").removeprefix("<?php")


class Failure(Exception):
    """Something is not as it has to be, and the case cannot go on."""


@dataclass
class Case:
    """A plugin to be generated and tried."""

    name: str
    spec: Spec
    # Whether everything is tried that there is; else what does not depend on details.
    whole: bool = True
    # Changes the generated files, to prove that the tests see it.
    change: Callable[[Path], None] | None = None
    # A part of the failure that the change has to lead to.
    seen_as: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass
class Trial:
    """A case in a site."""

    case: Case
    site: WordPress
    folder: Path
    slug: str
    prefix: str
    # What was registered before the plugin came.
    before: dict[str, Any]
    # What is registered with it, in each part only what is new.
    new: dict[str, Any] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    image: int = 0
    # Addresses of its pages in the menu, once they are known.
    pages: list[str] | None = None
    # Whether the plugin has fields in profiles, which have been filled in.
    has_profile: bool = False
    # Posts of WordPress's own types that the test has made.
    own_posts: set[int] = field(default_factory=set)

    @property
    def spec(self) -> Spec:
        return self.case.spec

    def fail(self, message: str) -> None:
        self.failures.append(message)
        if self.case.change is not None and self.case.seen_as in message:
            raise Failure("what was broken was seen")

    def expect(self, condition: object, message: str) -> bool:
        """Notes the message unless the condition holds."""
        if not condition:
            self.fail(message)
        return bool(condition)

    def wants(self, *features: str) -> bool:
        """Whether the specification names one of the features."""
        return any(feature in self.spec.get("features", []) for feature in features)

    def quiet(self, where: str) -> None:
        """Notes what PHP has said since the last time."""
        for notice in self.site.notices():
            self.fail(f"{where}: {notice}")
        self.site.clear_notices()

    def visit(self, session: Session, path: str, status: int = 200) -> str:
        """Loads a page that has to be there and whole."""
        answer = session.get(path)
        self.expect(answer.status == status, f"GET {path} answers {answer.status}, not {status}")
        self.expect("There has been a critical error" not in answer.text, f"GET {path} ends with a fatal error")
        if "<html" in answer.text[:2000]:
            self.expect("</html>" in answer.text, f"GET {path} ends in the middle")
        return answer.text

    def look(self, cli: bool = False) -> dict[str, Any]:
        return inventory(self.site, cli)

    def post(self, post_type: str = "post", **values: Any) -> int:
        """Makes a post as the administrator."""
        values = {"post_title": "Test", "post_status": "publish", "post_content": "Text", **values}
        number: int = self.site.php(
            "return wp_insert_post( wp_slash( array( 'post_type' => $type ) + $values ) );",
            user="admin",
            type=post_type,
            values=values,
        )
        if post_type in ("post", "page", "attachment"):
            self.own_posts.add(number)
        return number


def inventory(site: WordPress, cli: bool = False) -> dict[str, Any]:
    """What is registered on the site."""
    found: dict[str, Any] = site.php(INVENTORY, admin=True, user="admin", cli=cli)
    return {part: dict(values) if values else {} for part, values in found.items()}


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Of each part what is new."""
    return {
        part: {key: value for key, value in values.items() if key not in before.get(part, {})}
        for part, values in after.items()
    }


def generate(tool: Path, spec: Spec, out: Path) -> Path:
    """The folder of the plugin that the specification makes."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    done = subprocess.run(
        [str(tool), "scaffold", "plugin", "--spec", "-", "--out", str(out)],
        input=json.dumps(spec).encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    folders = [path for path in out.iterdir() if path.is_dir()]
    if done.returncode != 0 or len(folders) != 1:
        raise Failure(f"it is not generated: {done.stderr.decode()[-500:] or done.stdout.decode()[-500:]}")
    return folders[0]


def unit_tests(folder: Path) -> list[str]:
    """What the plugin's own tests say that fail."""
    if not (folder / "phpunit.xml.dist").is_file():
        return []
    command = ["phpunit", "--do-not-cache-result", "--colors=never", "--fail-on-risky", "--fail-on-warning"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode == 0 and re.search(r"^OK \([1-9]", done.stdout, re.MULTILINE):
        return []
    return [f"its unit tests: {(done.stdout + done.stderr)[-1500:]}"]


def style(folder: Path) -> list[str]:
    """What php_codesniffer finds."""
    command = ["phpcs", "-q", f"--standard={SUPPORT / 'phpcs.xml'}", "--report=emacs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return [] if done.returncode == 0 else [f"phpcs: {line}" for line in done.stdout.splitlines()]


class Linter:
    """`php -l` on files, each content once."""

    def __init__(self) -> None:
        self._known: dict[bytes, str] = {}
        self._lock = threading.Lock()

    def problems(self, folder: Path) -> list[str]:
        found = []
        for path in sorted(folder.rglob("*.php")):
            digest = hashlib.sha256(path.read_bytes()).digest()
            with self._lock:
                known = self._known.get(digest)
            if known is None:
                done = subprocess.run(
                    ["php", "-n", "-d", "display_errors=stderr", "-d", "error_reporting=-1", "-l", str(path)],
                    capture_output=True,
                    text=True,
                    timeout=60,
                    check=False,
                )
                known = done.stderr.strip() if done.returncode or done.stderr.strip() else ""
                known = known or ("" if done.returncode == 0 else "php -l fails")
                with self._lock:
                    self._known[digest] = known
            if known:
                found.append(f"{path.relative_to(folder)}: {known}")
        return found


def prefix_of(folder: Path) -> str:
    """The prefix of the plugin's names, as its main file has it."""
    for path in sorted(folder.glob("*.php")):
        found = re.search(r"define\( '([A-Z0-9_]+)_VERSION'", path.read_text("utf-8"))
        if found:
            return found[1].lower()
    raise Failure("the main file has no version")


def tool_path() -> Path:
    given = os.environ.get("WPLLM_TOOL")
    return Path(given) if given else Path(__file__).resolve().parents[3] / ".build/release/wpllm-tool"


__all__ = [
    "Case",
    "Failure",
    "Linter",
    "Session",
    "Spec",
    "Trial",
    "WordPressError",
    "difference",
    "generate",
    "inventory",
    "prefix_of",
    "style",
    "tool_path",
    "unit_tests",
]
