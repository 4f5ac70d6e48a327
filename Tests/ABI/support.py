"""Where things are, and how programs are compiled and run."""

from __future__ import annotations

import functools
import os
import shlex
import shutil
import signal
import subprocess
import unittest
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIBRARY = Path(os.environ.get("WPLLM_LIBRARY") or ROOT / ".build" / "release" / "libwpllm.so").resolve()
TOOL = Path(os.environ.get("WPLLM_TOOL") or ROOT / ".build" / "release" / "wpllm-tool").resolve()
BUILD = ROOT / "build" / "abi"
SONAME = "libwpllm.so.1"
NANO = ROOT / "models" / "wp-llm-nano.gguf"
MINILM = ROOT / "build" / "models" / "all-minilm-l6-v2.gguf"
PHP_PACKAGE = ROOT / "bindings" / "php"
PYTHON_SOURCES = ROOT / "bindings" / "python" / "src"

needs_minilm = unittest.skipUnless(MINILM.exists(), f"{MINILM.relative_to(ROOT)} is missing: run make models")


@functools.cache
def staged() -> Path:
    """A folder with lib/ and models/, as an installation has them, made of links."""
    if not LIBRARY.is_file():
        raise FileNotFoundError(f"{LIBRARY} is missing: run swift build -c release")
    stage = BUILD / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    (stage / "lib").mkdir(parents=True)
    (stage / "models").mkdir()
    (stage / "lib" / SONAME).symlink_to(LIBRARY)
    (stage / "lib" / "libwpllm.so").symlink_to(SONAME)
    for model in (NANO, MINILM):
        if model.exists():
            (stage / "models" / model.name).symlink_to(model)
    return stage


def environment(**more: str) -> dict[str, str]:
    """The environment for programs that use the library through a binding."""
    return {
        **os.environ,
        "WPLLM_LIBRARY": str(staged() / "lib" / SONAME),
        "WPLLM_MODEL_PATH": str(staged() / "models"),
        "PYTHONPATH": str(PYTHON_SOURCES),
        **more,
    }


@functools.cache
def compiled(source: Path, *flags: str, links_library: bool = True) -> Path:
    """Compiles a C program against the header and the library; returns the program's path."""
    stage = staged()
    name = source.stem + "".join(flag for flag in flags if flag.startswith("-fsanitize")).replace("-fsanitize=", "-")
    program = BUILD / f"{source.parent.name}-{name}"
    command = [*shlex.split(os.environ.get("CC", "cc")), "-std=gnu11", "-O1", "-g", "-Wall", "-Wextra", "-Werror"]
    command += [*flags, f"-I{ROOT / 'include'}", str(source), "-o", str(program), "-lm", "-lpthread"]
    if links_library:
        command += [f"-L{stage / 'lib'}", "-lwpllm", f"-Wl,-rpath,{stage / 'lib'}"]
    subprocess.run(command, check=True)
    return program


class ProgramTest(unittest.TestCase):
    """A test that runs programs."""

    def run_program(
        self,
        *command: str | Path,
        timeout: float = 120,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        status: int = 0,
        stdin: str | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Runs a program in a process group of its own; fails the test unless it ends with `status` in time."""
        words = [str(word) for word in command]
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(env) if env is not None else environment(),
            cwd=cwd,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        try:
            out, err = process.communicate(stdin, timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            self.fail(f"{shlex.join(words)} ran longer than {timeout} s\n{tail(out)}\n{tail(err)}")
        if process.returncode != status:
            self.fail(f"{shlex.join(words)} ended with {process.returncode}, not {status}\n{tail(out)}\n{tail(err)}")
        return subprocess.CompletedProcess(words, process.returncode, out, err)


def tail(text: str, lines: int = 40) -> str:
    """The last lines of a text."""
    return "\n".join(text.splitlines()[-lines:])


def first_available(names: Sequence[str]) -> str | None:
    """The first program of these that is installed."""
    return next((found for name in names if (found := shutil.which(name))), None)
