"""The examples, run as a reader would run them: each language gives the same text."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from support import ROOT, ProgramTest, compiled, environment, needs_minilm

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
