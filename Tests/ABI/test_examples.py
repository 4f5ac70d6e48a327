"""The examples, run as a reader would run them: each language gives the same text."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import unittest
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from support import ROOT, TOOL, ProgramTest, compiled, environment, first_available, needs_minilm

EXAMPLES = ROOT / "examples"


class Examples(ProgramTest):
    def test_stream(self) -> None:
        """examples: C, PHP and Python stream the same text"""
        program = compiled(EXAMPLES / "c" / "stream.c")
        in_c = self.run_program(program)
        in_php = self.run_program("php", EXAMPLES / "php" / "stream.php")
        in_python = self.run_program(sys.executable, EXAMPLES / "python" / "stream.py")
        self.assertRegex(in_c.stdout, r"register_post_type")
        self.assertEqual(in_c.stdout, in_php.stdout)
        self.assertEqual(in_c.stdout, in_python.stdout)
        counts = [re.search(r"after (\d+) tokens", done.stderr) for done in (in_c, in_php, in_python)]
        self.assertEqual(len({match and match[1] for match in counts}), 1)

    def test_analyze(self) -> None:
        """examples: C, PHP and Python find the same in the careless guestbook"""
        plugin = EXAMPLES / "analysis" / "vulnerable-plugin"
        files = sorted(path.relative_to(plugin).as_posix() for path in plugin.rglob("*.php"))
        program = compiled(EXAMPLES / "c" / "analyze.c")
        in_c = self.run_program(program, *files, cwd=plugin).stdout
        self.assertIn("sqli.query", in_c)
        self.assertIn("xss.context", in_c)
        in_php = self.run_program("php", EXAMPLES / "php" / "analyze.php", *files, cwd=plugin, status=1).stdout
        in_python = self.run_program(sys.executable, EXAMPLES / "python" / "analyze.py", *files, cwd=plugin, status=1)
        self.assertEqual(in_php, in_python.stdout)
        self.assertIn("includes/store.php:10: critical: $_POST['id'] becomes part of the query", in_php)
        self.assertEqual(in_php.count("(xss."), in_c.count("  xss."))

    def test_scaffold(self) -> None:
        """examples: C, PHP and Python generate the same plugin"""
        specification = {"plugin_name": "Product Manager", "features": ["custom_post_type", "rest_api", "settings"]}
        program = compiled(EXAMPLES / "c" / "scaffold.c")
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "spec.json").write_text(json.dumps(specification), encoding="utf-8")
            request = json.dumps({"kind": "plugin", "format": "zip", **specification})
            self.run_program(program, request, folder / "c.zip")
            self.run_program("php", EXAMPLES / "php" / "scaffold.php", folder / "spec.json", folder / "php.zip")
            python: list[str | Path] = [sys.executable, EXAMPLES / "python" / "scaffold.py", folder / "spec.json"]
            self.run_program(*python, folder / "python.zip")
            archives = {(folder / f"{language}.zip").read_bytes() for language in ("c", "php", "python")}
            self.assertEqual(len(archives), 1)
            in_python = self.run_program(*python, folder / "a").stdout
            in_php = self.run_program("php", EXAMPLES / "php" / "scaffold.php", folder / "spec.json", folder / "a").stdout
            self.assertEqual(in_php, in_python)
            with zipfile.ZipFile(folder / "c.zip") as archive:
                for entry in archive.namelist():
                    written = folder / "a" / entry.removeprefix("product-manager/")
                    self.assertEqual(written.read_bytes(), archive.read(entry), entry)

    @unittest.skipUnless(first_available(["git"]), "git is not installed")
    def test_git_hook(self) -> None:
        """examples: the git hook refuses a commit that brings a finding, and lets others pass"""
        with TemporaryDirectory() as name:
            folder = Path(name)
            tools = folder / "tools"
            tools.mkdir()
            (tools / "wpllm").symlink_to(TOOL)
            plugin = folder / "plugin"
            env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "XDG_CACHE_HOME": str(folder / "cache")}
            for key in ("AUTHOR", "COMMITTER"):
                env |= {f"GIT_{key}_NAME": "Test", f"GIT_{key}_EMAIL": "test@example.org"}
            self.run_program("git", "init", "-q", plugin, env=env)
            shutil.copy(EXAMPLES / "ci" / "pre-commit", plugin / ".git" / "hooks" / "pre-commit")
            for code, status in (("<?php\necho 'a';\n", 0), ("<?php\necho $_GET['a'];\n", 1)):
                (plugin / "plugin.php").write_text(code, encoding="utf-8")
                self.run_program("git", "add", ".", cwd=plugin, env=env)
                self.run_program("git", "commit", "-q", "-m", "change", cwd=plugin, env=env, status=status)

    @needs_minilm
    def test_embed(self) -> None:
        """examples: C, PHP and Python rank texts the same"""
        program = compiled(EXAMPLES / "c" / "embed.c")
        in_c = self.run_program(program).stdout
        self.assertEqual(in_c, self.run_program("php", EXAMPLES / "php" / "embed.php").stdout)
        self.assertEqual(in_c, self.run_program(sys.executable, EXAMPLES / "python" / "embed.py").stdout)
        scores = [float(line.split()[0]) for line in in_c.splitlines()]
        self.assertEqual(max(scores), scores[0])

    def test_no_model(self) -> None:
        """examples: a missing model is an error that says so"""
        nowhere = environment(WPLLM_MODEL_PATH="/nowhere")
        commands: dict[str, list[str | Path]] = {
            "C": [compiled(EXAMPLES / "c" / "stream.c")],
            "PHP": ["php", EXAMPLES / "php" / "stream.php"],
            "Python": [sys.executable, EXAMPLES / "python" / "stream.py"],
        }
        for language, command in commands.items():
            with self.subTest(language=language):
                done = self.run_program(*command, env=nowhere, status=1)
                self.assertEqual(done.stdout, "")
                self.assertIn("wp-llm-nano", done.stderr)
                self.assertNotIn("Traceback", done.stderr)
