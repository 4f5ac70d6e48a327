"""`wpllm analyze`, run as a developer and a build server run it."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import unittest
import xml.etree.ElementTree
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from support import NANO, ROOT, TOOL, ProgramTest

PLUGIN = ROOT / "examples" / "analysis" / "vulnerable-plugin"

UNSAFE = """<?php
/**
 * Plugin Name: Sample
 * Text Domain: sample
 */
function sample_show() {
	echo 'Hello ' . $_GET['name'];
}
add_action( 'wp_footer', 'sample_show' );
"""

SAFE = UNSAFE.replace("$_GET['name']", "esc_html( sanitize_text_field( wp_unslash( $_GET['name'] ?? '' ) ) )")

FIXABLE = """<?php
/**
 * Plugin Name: Sample
 * Text Domain: sample
 */
function sample_label() {
	return __( 'Save' );
}
"""


class Folder(ProgramTest):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        holder = TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name).resolve()
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / ".cache")}
        self.environment.pop("NO_COLOR", None)

    def write(self, name: str, text: str) -> Path:
        """Writes a file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def analyze(self, *arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
        """Runs the tool in the folder."""
        return self.run_program(
            TOOL, "analyze", *arguments, status=status, cwd=self.folder, env=self.environment, timeout=300
        )

    def issues(self, *arguments: str | Path, status: int = 0) -> list[dict[str, Any]]:
        """The issues that the tool reports."""
        answer = json.loads(self.analyze("--format", "json", *arguments, status=status).stdout)
        found: list[dict[str, Any]] = answer["issues"]
        return found

    def rules(self, *arguments: str | Path, status: int = 0) -> list[str]:
        """The rules of what the tool reports."""
        return [issue["rule"] for issue in self.issues(*arguments, status=status)]


class ExitStatus(Folder):
    def test_statuses(self) -> None:
        """tool: 0 for nothing, 1 for findings, 2 for what cannot be done"""
        self.write("unsafe/sample.php", UNSAFE)
        self.write("safe/sample.php", SAFE)
        security = ("--type", "security")
        self.analyze("safe", *security)
        self.analyze("unsafe", *security, status=1)
        self.analyze("safe", "unsafe", *security, status=1)
        self.analyze("unsafe", *security, "--fail-on", "critical")
        self.analyze("unsafe", *security, "--min-severity", "critical")
        self.analyze("unsafe", *security, "--disable", "xss")
        self.analyze("unsafe/sample.php", *security, status=1)
        for wrong in (
            ["nowhere"],
            ["--no-such-option"],
            ["--format", "pdf"],
            ["--disable", "no.rule"],
            ["--explain", "no.rule"],
            ["unsafe", "--baseline", "nowhere.json"],
            ["unsafe", "--config", "nowhere.json"],
            ["unsafe", "--diff", "HEAD"],
            ["unsafe", "--diff", "--output=x"],
            ["unsafe", "--dry-run"],
            ["unsafe", "-o", "nowhere/report"],
            ["unsafe", "--model", "no-such-model"],
        ):
            with self.subTest(arguments=wrong):
                done = self.analyze(*wrong, status=2)
                self.assertEqual(done.stdout, "")
                self.assertGreater(len(done.stderr), 10)

    def test_configuration(self) -> None:
        """tool: .wpllm.json of the project holds; an unknown key in it is an error"""
        self.write("plugin/sample.php", UNSAFE)
        self.write("plugin/tests/sample.php", UNSAFE)
        self.assertEqual(len(self.rules("plugin", "--type", "security", status=1)), 2)
        settings = {"types": ["security"], "exclude": ["tests"], "fail_on": "critical"}
        self.write("plugin/.wpllm.json", json.dumps(settings))
        self.assertEqual(self.rules("plugin"), ["xss.reflected"])
        self.assertEqual(self.rules("plugin", "--fail-on", "low", status=1), ["xss.reflected"])
        self.write(".wpllm.json", json.dumps({"overrides": [{"files": ["plugin/*.php"], "disabled_rules": ["xss"]}]}))
        (self.folder / "plugin" / ".wpllm.json").unlink()
        found = self.issues("plugin", "--type", "security", status=1)
        self.assertEqual([issue["file"] for issue in found], ["plugin/tests/sample.php"])
        self.write(".wpllm.json", json.dumps({"exclud": []}))
        self.assertIn("exclud", self.analyze("plugin", status=2).stderr)


class Formats(Folder):
    def test_json(self) -> None:
        """tool: JSON names file, place, rule, trace"""
        issue = next(i for i in self.issues(PLUGIN, status=1) if i["rule"] == "sqli.query")
        self.assertTrue(issue["file"].endswith("includes/store.php"))
        self.assertEqual(issue["trace"][0]["kind"], "source")
        self.assertTrue(issue["trace"][0]["file"].endswith("guestbook.php"))

    def test_sarif(self) -> None:
        """tool: SARIF has results whose rules it describes"""
        run = json.loads(self.analyze(PLUGIN, "--format", "sarif", status=1).stdout)["runs"][0]
        known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
        self.assertIn("sqli.query", known)
        self.assertTrue(all(result["ruleId"] in known for result in run["results"]))
        self.assertTrue(all(result["locations"] for result in run["results"]))

    def test_junit(self) -> None:
        """tool: JUnit is XML with failures"""
        root = xml.etree.ElementTree.fromstring(self.analyze(PLUGIN, "--format", "junit", status=1).stdout)
        self.assertGreater(len(root.findall(".//failure")), 5)

    def test_html(self) -> None:
        """tool: the HTML report is one page without anything from elsewhere, written into a file"""

        class Elements(HTMLParser):
            seen: list[str] = []

            def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
                self.seen.append(tag)
                for name, value in attrs:
                    if name == "src" or (name == "href" and tag == "link"):
                        raise AssertionError(f"{tag} loads {value}")

        done = self.analyze(PLUGIN, "--format", "html", "-o", "report.html", status=1)
        self.assertEqual(done.stdout, "")
        Elements().feed((self.folder / "report.html").read_text(encoding="utf-8"))
        self.assertIn("body", Elements.seen)

    def test_github(self) -> None:
        """tool: annotations name files relative to the working folder"""
        self.write("plugin/sample.php", UNSAFE)
        done = self.analyze("plugin", "--format", "github", "--type", "security", status=1)
        self.assertTrue(done.stdout.startswith("::error file=plugin/sample.php,line=7,"), done.stdout)

    def test_text(self) -> None:
        """tool: text has colours on a terminal alone, and none with NO_COLOR"""
        self.write("plugin/sample.php", UNSAFE)
        self.assertNotIn("\x1b", self.analyze("plugin", status=1).stdout)
        self.assertEqual(self.analyze("plugin", status=1).stderr, "", "no progress where nobody watches")
        self.assertIn("\x1b[31m", self.on_terminal())
        self.environment["NO_COLOR"] = "1"
        self.assertNotIn("\x1b[3", self.on_terminal())

    def on_terminal(self) -> str:
        """What the tool writes to a terminal."""
        ours, theirs = pty.openpty()
        environment = {**self.environment, "TERM": "xterm"}
        with subprocess.Popen(
            [TOOL, "analyze", "plugin"], stdout=theirs, stderr=subprocess.DEVNULL, cwd=self.folder, env=environment
        ) as process:
            os.close(theirs)
            text = b""
            while True:
                try:
                    part = os.read(ours, 65536)
                except OSError:
                    break
                if not part:
                    break
                text += part
            os.close(ours)
            process.wait(timeout=60)
        return text.decode()

    def test_rules(self) -> None:
        """tool: lists and explains rules"""
        rules = json.loads(self.analyze("--list-rules", "--format", "json").stdout)
        self.assertGreater(len(rules), 200)
        self.assertEqual(len(self.analyze("--list-rules").stdout.splitlines()), len(rules))
        text = self.analyze("--explain", "xss.reflected").stdout
        self.assertIn("CWE-79", text)
        self.assertIn("esc_html(", text)


class Programs(Folder):
    def test_folders(self) -> None:
        """tool: a folder is one program, several are several; files that are named are one"""
        self.write("a/a.php", "<?php\nrequire 'b.php';\nsample_print( $_GET['x'] );\n")
        self.write("a/b.php", "<?php\nfunction sample_print( $text ) {\n\techo $text;\n}\n")
        self.write("b/a.php", "<?php\nsample_print( $_GET['x'] );\n")
        found = self.issues("a", "b", "--type", "security", status=1)
        self.assertEqual({issue["file"] for issue in found if issue["rule"] == "xss.reflected"}, {"a/b.php"})
        files = self.rules("a/a.php", "a/b.php", "--type", "security", status=1)
        self.assertIn("xss.reflected", files)

    def test_what_is_read(self) -> None:
        """tool: leaves out hidden folders, node_modules, minified files, and links that go round or out"""
        self.write("plugin/sample.php", SAFE)
        for name in ("node_modules/a.php", ".git/a.php", ".hidden/a.php", "elsewhere.min.js"):
            self.write(f"plugin/{name}", UNSAFE)
        self.write("outside/a.php", UNSAFE)
        (self.folder / "plugin" / "round").symlink_to(self.folder / "plugin")
        (self.folder / "plugin" / "out").symlink_to(self.folder / "outside")
        answer = json.loads(self.analyze("plugin", "--type", "security", "--format", "json").stdout)
        self.assertEqual([file["file"] for file in answer["files"]], ["plugin/sample.php"])
        self.write("plugin/vendor/a.php", UNSAFE)
        self.analyze("plugin", "--type", "security", status=1)
        self.analyze("plugin", "--type", "security", "--exclude", "vendor")

    def test_cache(self) -> None:
        """tool: a second run takes the result of the first, a changed file does not"""
        self.write("plugin/sample.php", UNSAFE)
        cache = ("--cache", "kept")
        first = self.issues("plugin", *cache, status=1)
        entries = list((self.folder / "kept").glob("*.wpllm-cache"))
        self.assertEqual(len(entries), 1)
        time = entries[0].stat().st_mtime_ns
        self.assertEqual(self.issues("plugin", *cache, status=1), first)
        self.assertEqual(entries[0].stat().st_mtime_ns, time)
        self.write("plugin/sample.php", SAFE)
        self.assertNotIn("xss.reflected", self.rules("plugin", "--type", "security", *cache))
        self.assertEqual(len(list((self.folder / "kept").glob("*.wpllm-cache"))), 2)
        self.analyze("plugin", "--no-cache")
        self.assertFalse((self.folder / ".cache").exists())
        self.analyze("plugin")
        self.assertTrue((self.folder / ".cache" / "wpllm").is_dir())


class Selection(Folder):
    def test_baseline(self) -> None:
        """tool: what a baseline has is not reported again; what is new is"""
        path = self.write("plugin/sample.php", UNSAFE)
        self.analyze("plugin", "--write-baseline", "known.json")
        self.analyze("plugin", "--baseline", "known.json")
        path.write_text(UNSAFE.replace("<?php\n", "<?php\n// Moved down.\n") + "echo $_GET['new'];\n", encoding="utf-8")
        found = self.issues("plugin", "--type", "security", "--baseline", "known.json", status=1)
        self.assertEqual([issue["line"] for issue in found if issue["rule"] == "xss.reflected"], [11])
        self.write("plugin/.wpllm.json", json.dumps({"baseline": "../known.json"}))
        self.assertEqual(len(self.issues("plugin", "--type", "security", status=1)), len(found))

    @unittest.skipUnless(shutil.which("git"), "git is not installed")
    def test_diff(self) -> None:
        """tool: --diff reports what has to do with lines changed since a revision"""
        old = self.write("plugin/old.php", UNSAFE)
        for command in (["init", "-q"], ["add", "plugin"], ["commit", "-q", "-m", "one"]):
            self.git(*command)
        self.assertEqual(self.rules("plugin", "--type", "security", "--diff", "HEAD"), [])
        old.write_text(UNSAFE + "echo $_GET['changed'];\n", encoding="utf-8")
        self.write("plugin/new.php", "<?php\necho $_GET['new'];\n")
        found = self.issues("plugin", "--type", "security", "--diff", "HEAD", status=1)
        places = [(issue["file"], issue["line"]) for issue in found if issue["rule"] == "xss.reflected"]
        self.assertEqual(places, [("plugin/new.php", 2), ("plugin/old.php", 10)])
        self.assertEqual(len(self.issues("plugin", "--type", "security", status=1)), len(found) + 1)

    def git(self, *arguments: str) -> None:
        """Runs git in the folder."""
        names = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
        self.run_program("git", *names, *arguments, cwd=self.folder, env=self.environment)


class Fixes(Folder):
    def test_fix(self) -> None:
        """tool: --fix mends the file, PHP still accepts it, and the finding is gone"""
        path = self.write("plugin/sample.php", FIXABLE)
        path.chmod(0o640)
        rule = "i18n.missing-domain"
        self.assertIn(rule, self.rules("plugin", status=1))
        shown = self.analyze("plugin", "--fix", "--dry-run").stdout
        self.assertIn("+\treturn __( 'Save', 'sample' );", shown)
        self.assertEqual(path.read_text(encoding="utf-8"), FIXABLE)
        self.assertNotIn(rule, self.rules("plugin", "--fix"))
        self.assertEqual(path.read_text(encoding="utf-8"), FIXABLE.replace("'Save'", "'Save', 'sample'"))
        self.assertEqual(path.stat().st_mode & 0o777, 0o640)
        self.assertEqual([entry.name for entry in path.parent.iterdir()], ["sample.php"])
        self.run_program("php", "-n", "-l", path, env=self.environment)
        self.assertNotIn(rule, self.rules("plugin"))

    @unittest.skipUnless(shutil.which("patch"), "patch is not installed")
    def test_diff_applies(self) -> None:
        """tool: what --dry-run prints is a patch"""
        path = self.write("plugin/sample.php", FIXABLE)
        patch = self.analyze("plugin", "--fix", "--dry-run").stdout
        self.run_program("patch", "-p1", cwd=self.folder, stdin=patch, env=self.environment)
        self.assertIn("'Save', 'sample'", path.read_text(encoding="utf-8"))


class Model(Folder):
    def test_patches_are_checked(self) -> None:
        """tool: what a tiny model proposes does not stand the check, and the report says so"""
        self.write("plugin/sample.php", UNSAFE)
        issue = self.issues("plugin", "--type", "security", "--model", str(NANO), status=1)[0]
        self.assertEqual(issue["rule"], "xss.reflected")
        self.assertIsNone(issue["patch"])
        self.assertRegex(issue["patch_note"], "discarded|proposed no patch")
        text = self.analyze("plugin", "--type", "security", "--model", NANO, status=1).stdout
        self.assertIn("patch: ", text)


if __name__ == "__main__":
    unittest.main()
