"""The FPM example behind nginx, with PHP's stock `ffi.enable=preload`."""

from __future__ import annotations

import concurrent.futures
import contextlib
import http.client
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from support import LIBRARY, NANO, PHP_PACKAGE, ROOT, SONAME, compiled, environment, first_available

EXAMPLE = ROOT / "examples" / "php" / "fpm"
FPM = first_available(["php-fpm8.2", "php-fpm8.3", "php-fpm8.4", "php-fpm8.1", "php-fpm"])
NGINX = first_available(["nginx"])
ROOTED = os.getuid() == 0

REQUEST = {
    "model": "wp-llm-nano",
    "prompt": "Create a custom post type for recipes",
    "temperature": 0,
    "max_tokens": 400,
}


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """The text with every pair replaced; each must occur, so that the example and this test stay together."""
    for old, new in pairs:
        if old not in text:
            raise ValueError(f"the example no longer has: {old}")
        text = text.replace(old, new)
    return text


class Site:
    """The example, deployed into a folder of its own: nginx, php-fpm, the package, the library and the model."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.processes: list[subprocess.Popen[bytes]] = []
        folder.chmod(0o755)
        shutil.copytree(PHP_PACKAGE, folder / "bindings" / "php")
        shutil.copytree(EXAMPLE, folder / "examples" / "php" / "fpm")
        for source, name in ((LIBRARY, f"lib/{SONAME}"), (NANO, "models/wp-llm-nano.gguf")):
            target = folder / name
            target.parent.mkdir()
            shutil.copyfile(source, target)
        for name in ("body", "fastcgi", "logs"):
            (folder / name).mkdir()
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)

    def start(self, workers: int, prepared: bool) -> None:
        """Starts php-fpm and nginx and waits until a page comes; `prepared` as the example's php.ini says."""
        user = pwd.getpwuid(os.getuid()).pw_name
        if ROOTED:
            user = "www-data" if "www-data" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"
        (self.folder / "fpm.conf").write_text(self._fpm_conf(user, workers))
        (self.folder / "php.ini").write_text(self._php_ini(user) if prepared else "")
        (self.folder / "nginx.conf").write_text(self._nginx_conf(user))
        assert FPM and NGINX
        self._spawn(FPM, "-F", "-y", "fpm.conf", "-c", "php.ini", log="fpm")
        self._spawn(NGINX, "-p", str(self.folder), "-c", "nginx.conf", "-e", "logs/nginx", log="nginx")
        limit = time.monotonic() + 20
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.get().startswith(b"<!DOCTYPE html>"):
                    return
            if time.monotonic() > limit or any(process.poll() is not None for process in self.processes):
                raise AssertionError(f"the site did not start:\n{self.logs()}")
            time.sleep(0.05)

    def _fpm_conf(self, user: str, workers: int) -> str:
        pool = replaced(
            (EXAMPLE / "pool.conf").read_text(),
            ("/run/php/wpllm.sock", f"{self.folder}/fpm.sock"),
            ("/var/www/wpllm", str(self.folder)),
            ("= www-data", f"= {user}"),
            ("pm.max_children = 20", f"pm.max_children = {workers}"),
        )
        if not ROOTED:  # then FPM runs as who starts it, and says so if it is told
            pool = re.sub(r"^(user|group|listen\.owner|listen\.group) = .*\n", "", pool, flags=re.M)
        return f"[global]\nerror_log = {self.folder}/logs/fpm-errors\ndaemonize = no\n{pool}"

    def _php_ini(self, user: str) -> str:
        # What wpllm-setup does for a library that ldconfig does not know, by the script itself.
        header = self.folder / "wpllm_ffi.h"
        setup = self.folder / "bindings/php/bin/wpllm-setup"
        command = ["php", str(setup), f"--library={self.folder}/lib/{SONAME}", f"--header={header}"]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        example = replaced(
            (EXAMPLE / "php.ini").read_text(),
            ("/var/www/wpllm/bindings/php/resources/wpllm_ffi.h", str(header)),
            ("/var/www/wpllm/bindings/php", f"{self.folder}/bindings/php"),
            ("opcache.preload_user=www-data", f"opcache.preload_user={user}"),
        )
        for line in lines.splitlines():
            if not line.startswith(";") and line not in example:
                raise ValueError(f"wpllm-setup and the example differ: {line}")
        return example

    def _nginx_conf(self, user: str) -> str:
        server = replaced(
            (EXAMPLE / "nginx.conf").read_text(),
            ("127.0.0.1:8080", f"127.0.0.1:{self.port}"),
            ("/var/www/wpllm", str(self.folder)),
            ("/run/php/wpllm.sock", f"{self.folder}/fpm.sock"),
        )
        return "\n".join(
            [
                f"user {user};" if ROOTED else "",
                "daemon off;",
                "worker_processes 1;",
                f"pid {self.folder}/nginx.pid;",
                "events { worker_connections 256; }",
                "http {",
                "access_log off;",
                f"client_body_temp_path {self.folder}/body;",
                *(f"{name}_temp_path {self.folder}/{name};" for name in ("proxy", "fastcgi", "uwsgi", "scgi")),
                server,
                "}",
            ]
        )

    def _spawn(self, *command: str, log: str) -> None:
        with (self.folder / "logs" / f"{log}-output").open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                env={key: value for key, value in os.environ.items() if not key.startswith("WPLLM_")},
            )
        self.processes.append(process)

    def stop(self) -> None:
        """Ends every process that start() began, and their children."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes.clear()

    def logs(self) -> str:
        """What the servers wrote."""
        parts = [
            f"{path.name}:\n{path.read_text(errors='replace')}" for path in sorted((self.folder / "logs").iterdir())
        ]
        return "\n".join(parts)

    def get(self) -> bytes:
        """The page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", "/")
            return connection.getresponse().read()

    def post(self, request: object, accept: str = "*/*") -> tuple[int, str, list[str], list[float]]:
        """Status, type, lines, and the time at which each line came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            body = request if isinstance(request, str) else json.dumps(request)
            connection.request("POST", "/", body, {"Accept": accept})
            response = connection.getresponse()
            lines: list[str] = []
            times: list[float] = []
            for line in response:
                lines.append(line.decode().rstrip("\n"))
                times.append(time.monotonic())
            return response.status, response.headers.get_content_type(), lines, times

    def workers(self) -> dict[int, int]:
        """The FPM workers and their private memory in KiB."""
        master = self.processes[0].pid
        found = {}
        for path in Path(f"/proc/{master}/task/{master}/children").read_text().split():
            match = re.search(r"^RssAnon:\s+(\d+)", Path(f"/proc/{path}/status").read_text(), re.M)
            found[int(path)] = int(match[1]) if match else 0
        return found


def text_of(lines: list[str]) -> str:
    """The text of an NDJSON stream; raises unless it is whole."""
    chunks = [json.loads(line) for line in lines]
    reasons = [chunk["choices"][0]["finish_reason"] for chunk in chunks]
    if any(reasons[:-1]) or reasons[-1] not in ("stop", "length"):
        raise ValueError(f"not a whole stream: {reasons}")
    if len({chunk["id"] for chunk in chunks}) != 1:
        raise ValueError("chunks of several answers")
    return "".join(chunk["choices"][0]["delta"].get("text", "") for chunk in chunks)


@unittest.skipUnless(FPM and NGINX, "php-fpm and nginx are not installed")
class BehindNginx(unittest.TestCase):
    site: Site

    def begin(self, workers: int, prepared: bool = True) -> None:
        folder = tempfile.TemporaryDirectory(prefix="wpllm-fpm-")
        self.addCleanup(folder.cleanup)
        self.site = Site(Path(folder.name))
        self.addCleanup(self.site.stop)
        self.site.start(workers, prepared)

    def expected(self) -> str:
        """What the C example streams for the same request."""
        program = compiled(ROOT / "examples" / "c" / "stream.c")
        done = subprocess.run([program], check=True, capture_output=True, text=True, env=environment())
        return done.stdout

    def assert_no_trouble(self) -> None:
        logs = self.site.logs()
        self.assertNotRegex(logs, r"(?i)signal|segv|core dumped|fatal|warning: \[pool|PHP (Warning|Notice)", logs)

    def test_stream(self) -> None:
        """FPM: NDJSON, server-sent events, errors, 20 requests at once, browsers that go away"""
        self.begin(workers=20)
        expected = self.expected()
        with self.subTest("NDJSON"):
            status, kind, lines, _ = self.site.post(REQUEST)
            self.assertEqual((status, kind), (200, "application/x-ndjson"))
            self.assertEqual(text_of(lines), expected)
        with self.subTest("lines come as they are made"):
            begun = time.monotonic()
            _, _, lines, times = self.site.post({**REQUEST, "repeat_penalty": 0.05, "max_tokens": 900})
            self.assertGreater(len(lines), 300)
            self.assertLess(times[0] - begun, 0.5 * (times[-1] - begun))
        with self.subTest("server-sent events"):
            status, kind, lines, _ = self.site.post(REQUEST, "text/event-stream")
            self.assertEqual((status, kind), (200, "text/event-stream"))
            data = [line[6:] for line in lines if line.startswith("data: ")]
            self.assertEqual(text_of(data), expected)
        with self.subTest("errors"):
            for request, code, path in (
                ({**REQUEST, "max_token": 5}, "WPLLM_E_INVALID_REQUEST", "max_token"),
                ({**REQUEST, "model": "nothing"}, "WPLLM_E_NOT_FOUND", None),
                ("not JSON", "WPLLM_E_INVALID_REQUEST", "model"),
            ):
                status, kind, lines, _ = self.site.post(request)
                self.assertEqual((status, kind), (400, "application/json"))
                error = json.loads(lines[0])["error"]
                self.assertEqual(error["code"], code)
                if path:
                    self.assertEqual(error["path"], path)
        with self.subTest("20 at once"), concurrent.futures.ThreadPoolExecutor(20) as pool:
            for status, _, lines, _ in pool.map(self.site.post, [REQUEST] * 20):
                self.assertEqual(status, 200)
                self.assertEqual(text_of(lines), expected)
        with self.subTest("a browser that goes away"):
            for _ in range(10):
                connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=30)
                connection.request("POST", "/", json.dumps({**REQUEST, "repeat_penalty": 0.05}))
                connection.getresponse().readline()
                connection.close()
            self.assertEqual(text_of(self.site.post(REQUEST)[2]), expected)
        self.assert_no_trouble()

    def test_unprepared(self) -> None:
        """FPM: ffi.enable is at its stock value, and without preloading the error says what to do"""
        self.begin(workers=1, prepared=False)
        command = [FPM or "", "-c", str(self.site.folder / "php.ini"), "-i"]
        information = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        self.assertRegex(information, r"ffi\.enable => preload")
        status, _, lines, _ = self.site.post(REQUEST)
        self.assertEqual(status, 500)
        self.assertIn("wpllm-setup", json.loads(lines[0])["error"]["message"])

    def test_soak(self) -> None:
        """FPM: 1,000 requests do not grow the workers"""
        self.begin(workers=2)

        def ask(number: int) -> None:
            request = {**REQUEST, "prompt": f"Create a post type {number % 50}", "max_tokens": 4}
            status, _, lines, _ = self.site.post(request)
            if status != 200 or not text_of(lines):
                raise AssertionError(f"request {number}: {status} {lines}")

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(ask, range(300)))
            before = self.site.workers()
            list(pool.map(ask, range(1000)))
            after = self.site.workers()
        self.assertEqual(before.keys(), after.keys(), "a worker died")
        self.assertEqual(len(after), 2)
        for pid, kib in after.items():
            self.assertLessEqual(kib - before[pid], 1024, f"worker {pid} grew from {before[pid]} to {kib} KiB")
        self.assert_no_trouble()
