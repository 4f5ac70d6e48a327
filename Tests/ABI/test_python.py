"""The Python package, each test in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from support import HERE, LIBRARY, ROOT, ProgramTest, environment, needs_minilm

PACKAGE = ROOT / "bindings" / "python"


class Python(ProgramTest):
    def python(self, name: str) -> None:
        options = ["-X", "dev", "-W", "error", "-W", "ignore::DeprecationWarning"]
        self.run_program(sys.executable, *options, HERE / "python" / f"{name}.py", timeout=300)

    def test_client(self) -> None:
        """Python: library, models, tokens, logits, streams, exceptions"""
        self.python("client")

    def test_analyze(self) -> None:
        """Python: analysis and the REST interface"""
        self.python("analyze")

    def test_scaffold(self) -> None:
        """Python: scaffolding"""
        self.python("scaffold")

    @needs_minilm
    def test_embed(self) -> None:
        """Python: embeddings"""
        self.python("embed")

    def test_threads(self) -> None:
        """Python: threads share a context; cancel and close from another thread; abandoned streams"""
        self.python("threads")

    def test_fork(self) -> None:
        """Python: os.fork and multiprocessing while a thread computes"""
        self.python("forks")

    def test_interrupt(self) -> None:
        """Python: Ctrl-C ends generate()"""
        script = HERE / "python" / "interrupted.py"
        process = subprocess.Popen(
            [sys.executable, script],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            # Shells start background jobs with SIGINT ignored, and children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        assert process.stdout is not None
        self.assertEqual(process.stdout.readline(), "begun\n")
        time.sleep(0.1)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        self.assertEqual((process.returncode, out), (0, "interrupted\n"), err)
        self.assertLess(time.monotonic() - begun, 5)

    def test_missing_library(self) -> None:
        """Python: a library that is not there is a LibraryNotFoundError"""
        code = "import wpllm\ntry: wpllm.version()\nexcept wpllm.LibraryNotFoundError as e: print(e)"
        done = self.run_program(sys.executable, "-c", code, env=environment(WPLLM_LIBRARY="/nowhere.so"))
        self.assertIn("/nowhere.so", done.stdout)

    def test_wheel(self) -> None:
        """Python: the wheel installs into an empty environment and finds its own library"""
        with TemporaryDirectory() as name:
            folder = Path(name)
            env = environment(WPLLM_LIBRARY=str(LIBRARY))
            built = [
                Path(
                    self.run_program(
                        sys.executable, PACKAGE / "build_backend.py", folder / part, env=env
                    ).stdout.strip()
                )
                for part in ("first", "second")
            ]
            wheel = built[0]
            self.assertEqual(wheel.read_bytes(), built[1].read_bytes(), "the same input gives the same wheel")
            self.assertRegex(wheel.name, r"^wpllm-[\d.]+-py3-none-manylinux_2_\d+_(x86_64|aarch64)\.whl$")
            self.run_program(sys.executable, "-m", "venv", folder / "venv", timeout=180)
            clean = {key: value for key, value in os.environ.items() if key not in ("WPLLM_LIBRARY", "PYTHONPATH")}
            python = folder / "venv" / "bin" / "python"
            pip = ["-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index"]
            self.run_program(python, *pip, wheel, env=clean, timeout=180)
            clean["WPLLM_MODEL_PATH"] = str(ROOT / "models")
            example = self.run_program(python, ROOT / "examples" / "python" / "stream.py", env=clean, cwd=folder)
            self.assertIn("register_post_type", example.stdout)
            code = "import wpllm, wpllm._library as l; wpllm.version(); print(l._loaded._name)"
            where = self.run_program(python, "-c", code, env=clean, cwd=folder).stdout
            self.assertTrue(where.startswith(str(folder)), where)
