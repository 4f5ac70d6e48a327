"""The C programs of this folder, plain and with AddressSanitizer."""

from __future__ import annotations

import os

from support import HERE, ProgramTest, compiled, needs_minilm, staged

SANITIZER = "-fsanitize=address"
# The library is the release build: what it allocates is watched, what it reads is not.
SANITIZER_OPTIONS = {"ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0:exitcode=99:detect_stack_use_after_return=1"}


class CTest(ProgramTest):
    sanitize = False

    def program(self, name: str, *arguments: str, links_library: bool = True) -> str:
        flags = [SANITIZER] if self.sanitize else []
        path = compiled(HERE / "c" / f"{name}.c", *flags, links_library=links_library)
        env = {**os.environ, **SANITIZER_OPTIONS} if self.sanitize else dict(os.environ)
        return self.run_program(path, staged() / "models", *arguments, env=env, timeout=300).stderr


class Plain(CTest):
    def test_text(self) -> None:
        """C: models, tokens, logits, generate in its three forms"""
        self.program("text")

    def test_errors(self) -> None:
        """C: every error path gives its status and names the field"""
        self.program("errors")

    def test_threads(self) -> None:
        """C: busy, cancel, free elsewhere, deadline, timeouts, six threads at once"""
        self.program("threads")

    def test_analyze(self) -> None:
        """C: analysis in all formats, the REST operations, threads, fork, cancelling; a file of 300 lines in 3 ms"""
        print(self.program("analyze").strip().replace("\n", "; "))

    def test_scaffold(self) -> None:
        """C: scaffolding, archives, schemas, the REST operations, threads"""
        self.program("scaffold")

    def test_fork(self) -> None:
        """C: 40 forks while the parent computes"""
        self.program("fork")

    @needs_minilm
    def test_embed(self) -> None:
        """C: embeddings in both forms, and their errors"""
        self.program("embed")

    def test_soak(self) -> None:
        """C: 1,000 rounds of load, use and free do not grow"""
        self.program("soak")

    def test_unload(self) -> None:
        """C: 1,000 times dlopen, use and dlclose, with forks and threads between"""
        self.program("unload", str(staged() / "lib" / "libwpllm.so.1"), links_library=False)


class Sanitized(CTest):
    sanitize = True

    def test_text(self) -> None:
        """C with AddressSanitizer: what works"""
        self.program("text")

    def test_errors(self) -> None:
        """C with AddressSanitizer: every error path"""
        self.program("errors")

    def test_threads(self) -> None:
        """C with AddressSanitizer: threads and cancellation"""
        self.program("threads")

    def test_analyze(self) -> None:
        """C with AddressSanitizer: analysis and the REST operations"""
        self.program("analyze")

    def test_scaffold(self) -> None:
        """C with AddressSanitizer: scaffolding"""
        self.program("scaffold")

    def test_fork(self) -> None:
        """C with AddressSanitizer: forks, while nothing else runs"""
        self.program("fork", "5", "alone")

    @needs_minilm
    def test_embed(self) -> None:
        """C with AddressSanitizer: embeddings"""
        self.program("embed")

    def test_unload(self) -> None:
        """C with AddressSanitizer: dlopen, use and dlclose"""
        self.program("unload", str(staged() / "lib" / "libwpllm.so.1"), "20", links_library=False)
