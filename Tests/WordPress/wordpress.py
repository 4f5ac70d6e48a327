#!/usr/bin/env python3
"""Brings up a real WordPress out of Debian's packages, in a temporary folder, in seconds, and takes it away again.

    with WordPress() as site:
        site.add_plugin(folder)                  # copies it into wp-content/plugins
        site.activate("product-manager")
        page = site.admin.get("/wp-admin/edit.php")
        count = site.php("return wp_count_posts( $type )->publish;", type="post")
        assert not site.notices()

MariaDB listens on a socket in that folder and nowhere else; PHP's own web server, with several workers, listens on a
port of 127.0.0.1. Nothing asks hosts outside; mail is kept in a file. There are the users admin, editor, author and
subscriber, each with its own name as login and `password` as password, and pretty permalinks.

By hand, until Ctrl-C, with the plugins and themes that the folders hold:

    Tests/WordPress/wordpress.py --serve [FOLDER…]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from machine import folder_in_memory, free_port
from sessions import TIMEOUT, Session

SUPPORT = Path(__file__).resolve().parent / "support"
DEBIAN = Path("/usr/share/wordpress")
WORKERS = 4


class WordPressError(Exception):
    """WordPress could not do what a test asked of it."""


@dataclass(frozen=True)
class Notice:
    """A notice, warning, deprecation or error of PHP."""

    message: str
    file: str
    line: int
    uri: str
    # The files, with lines, of the functions that were running, the innermost first.
    trace: tuple[str, ...]
    # Whether it is about a plugin or theme that a test has added, or about code of the test itself.
    ours: bool

    def __str__(self) -> str:
        return f"{self.message} in {self.file}:{self.line} ({self.uri})"


@dataclass(frozen=True)
class Snapshot:
    """The state of a site that it can be brought back to."""

    database: str
    content: frozenset[str]


class WordPress:
    """A site of its own. Use it with `with`: at the end server, database and folder are gone."""

    def __init__(self, port: int | None = None) -> None:
        started = time.monotonic()
        self.folder = Path(tempfile.mkdtemp(prefix="wpllm-wordpress-", dir=folder_in_memory())).resolve()
        self.root = self.folder / "site"
        self.content = self.root / "wp-content"
        self.socket = self.folder / "mysql.sock"
        self._processes: list[subprocess.Popen[bytes]] = []
        self._token = secrets.token_hex(16)
        self._snapshots = 0
        self._own_content: frozenset[str] = frozenset()
        port = port or free_port()
        self.base = f"http://127.0.0.1:{port}"
        self.environment = {
            "PATH": os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(self.folder),
            "PHP_CLI_SERVER_WORKERS": str(WORKERS),
            "WPLLM_BASE": self.base,
            "WPLLM_ROOT": str(self.root),
            "WPLLM_SOCKET": str(self.socket),
            "WPLLM_TOKEN": self._token,
            "WPLLM_LOG": str(self.folder / "debug.log"),
            "WPLLM_NOTICES": str(self.folder / "notices.jsonl"),
            "WPLLM_MAIL": str(self.folder / "mail.jsonl"),
        }
        try:
            self._start_database()
            self._copy_files()
            self._wait_for_database()
            self._install()
            self._start_server(port)
            self.visitor = Session(self.base)
            self.admin = self.login("admin")
            self.editor = self.login("editor")
            self.author = self.login("author")
            self.subscriber = self.login("subscriber")
            # Some options come into being when pages are first visited.
            self.visitor.get("/")
            self.admin.get("/wp-admin/")
            self.pristine = self.snapshot()
            self._own_content = self.pristine.content
            self.clear_notices()
        except BaseException:
            self.close()
            raise
        self.seconds_to_start = time.monotonic() - started

    # MARK: - Coming and going

    def __enter__(self) -> WordPress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends server and database and removes the folder."""
        for process in reversed(self._processes):
            # The workers of PHP's server survive it unless its whole group is ended.
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        self._processes.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self, command: Sequence[str], log: str) -> None:
        with open(self.folder / log, "wb") as output:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._processes.append(process)

    def _start_database(self) -> None:
        data = self.folder / "database"
        data.mkdir()
        command = ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={self.socket}", "--skip-networking"]
        # Without tables of rights, a new folder needs no preparation; whoever reaches the socket may do everything.
        command += ["--skip-grant-tables", "--skip-log-bin", f"--tmpdir={self.folder}", "--pid-file=database.pid"]
        command += ["--innodb-buffer-pool-size=64M", "--innodb-log-file-size=16M", "--innodb-doublewrite=0"]
        command += ["--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--innodb-file-per-table=0"]
        command += ["--innodb-use-native-aio=0", "--performance-schema=0", "--innodb-stats-auto-recalc=0"]
        if os.geteuid() == 0:
            command.append("--user=root")
        self._start(command, "database.log")

    def _wait_for_database(self) -> None:
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            if self._processes[0].poll() is not None:
                break
            with socket.socket(socket.AF_UNIX) as client:
                try:
                    client.connect(str(self.socket))
                    return
                except OSError:
                    time.sleep(0.02)
        raise WordPressError("MariaDB does not start:\n" + self._log("database.log"))

    def _copy_files(self) -> None:
        if not (DEBIAN / "wp-includes/version.php").is_file():
            raise WordPressError(f"there is no WordPress in {DEBIAN} (Debian's package: wordpress)")
        unwanted = {str(DEBIAN): {"wp-config.php", ".htaccess"}, str(DEBIAN / "wp-content"): {"languages"}}
        shutil.copytree(DEBIAN, self.root, ignore=lambda path, names: unwanted.get(path, set()))
        shutil.copyfile(SUPPORT / "wp-config.php", self.root / "wp-config.php")
        must_use = self.content / "mu-plugins"
        must_use.mkdir()
        shutil.copyfile(SUPPORT / "mu-plugin.php", must_use / "test-support.php")
        (self.content / "uploads").mkdir()
        (self.content / "upgrade").mkdir()

    def _php(self) -> list[str]:
        settings = {
            "auto_prepend_file": str(SUPPORT / "prepend.php"),
            "display_errors": "0",
            "log_errors": "1",
            "error_log": str(self.folder / "debug.log"),
            "memory_limit": "256M",
            "max_execution_time": str(TIMEOUT),
            "opcache.enable": "1",
            "opcache.revalidate_freq": "0",
            "opcache.max_accelerated_files": "20000",
            "opcache.memory_consumption": "128",
            "opcache.jit": "0",
            "date.timezone": "UTC",
            "zend.assertions": "1",
            "session.use_cookies": "0",
            "sendmail_path": "/bin/false",
        }
        command = ["php"]
        for name, value in settings.items():
            command += ["-d", f"{name}={value}"]
        return command

    def _install(self) -> None:
        done = subprocess.run(
            [*self._php(), str(SUPPORT / "install.php")],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
        if done.returncode != 0:
            said = done.stdout + done.stderr + self._log("debug.log")
            raise WordPressError("WordPress cannot be installed:\n" + said)

    def _start_server(self, port: int) -> None:
        command = [*self._php(), "-S", f"127.0.0.1:{port}", "-t", str(self.root), str(SUPPORT / "router.php")]
        self._start(command, "server.log")
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            if self._processes[-1].poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise WordPressError("PHP's server does not start:\n" + self._log("server.log"))

    def _log(self, name: str) -> str:
        path = self.folder / name
        return path.read_text("utf-8", "replace")[-4000:] if path.exists() else ""

    # MARK: - Visitors

    def login(self, user: str) -> Session:
        """A new session of the user."""
        session = Session(self.base)
        session.get("/wp-login.php")
        answer = session.post("/wp-login.php", {"log": user, "pwd": "password", "testcookie": "1"}, follow=False)
        if answer.status != 302:
            raise WordPressError(f"{user} cannot log in: {answer.status}\n{answer.text[:2000]}")
        return session

    # MARK: - Running PHP

    def php(
        self,
        code: str,
        *,
        user: str | None = None,
        admin: bool = False,
        cli: bool = False,
        constants: Mapping[str, Any] | None = None,
        bare: bool = False,
        **arguments: Any,
    ) -> Any:
        """Runs the body of a PHP function with WordPress loaded, and returns what it returns.

        Keywords are its variables. It runs as nobody or as the user; with `admin`, as in the administration; with
        `cli`, as in WP-CLI. `bare` does without WordPress and gives it `$database` only.
        """
        request = {
            "code": code,
            "arguments": arguments,
            "user": user,
            "admin": admin,
            "cli": cli,
            "constants": dict(constants or {}),
            "bare": bare,
        }
        headers = {"X-WPLLM-Token": self._token, "Content-Type": "application/json"}
        answer = Session(self.base).request("POST", "/wpllm-test", json.dumps(request).encode(), headers)
        try:
            outcome = answer.json()
        except ValueError:
            raise WordPressError(f"no answer, status {answer.status}: {answer.text[:2000]}") from None
        if "error" in outcome:
            raise WordPressError(str(outcome["error"])[:4000])
        return outcome["value"]

    def rows(self, statement: str) -> list[dict[str, str | None]]:
        """What a statement of SQL gives; values as text."""
        code = "$rows = $database->query( $sql ); return is_bool( $rows ) ? array() : $rows->fetch_all( MYSQLI_ASSOC );"
        rows: list[dict[str, str | None]] = self.php(code, bare=True, sql=statement)
        return rows

    # MARK: - Plugins and themes

    def add_plugin(self, folder: Path) -> str:
        """Copies a plugin's folder to where WordPress looks for it; returns its name."""
        shutil.copytree(folder, self.content / "plugins" / folder.name)
        return folder.name

    def add_theme(self, folder: Path) -> str:
        """Copies a theme's folder to where WordPress looks for it; returns its name."""
        shutil.copytree(folder, self.content / "themes" / folder.name)
        return folder.name

    def plugin_file(self, plugin: str) -> str:
        """What WordPress calls the plugin in a folder: folder/file.php."""
        if plugin.endswith(".php"):
            return plugin
        for path in sorted((self.content / "plugins" / plugin).glob("*.php")):
            if re.search(rb"^[ \t/*#@]*Plugin Name:", path.read_bytes()[:8192], re.MULTILINE):
                return f"{plugin}/{path.name}"
        raise WordPressError(f"{plugin} has no main file")

    def activate(self, plugin: str) -> None:
        """Activates a plugin as its page in the administration does."""
        code = """
            $error = activate_plugin( $file );
            return is_wp_error( $error ) ? array( $error->get_error_message(), $error->get_error_data() ) : null;
        """
        error = self.php(code, admin=True, user="admin", file=self.plugin_file(plugin))
        if error is not None:
            raise WordPressError(f"{plugin} cannot be activated: {error}")

    def deactivate(self, plugin: str) -> None:
        self.php("deactivate_plugins( $file );", admin=True, user="admin", file=self.plugin_file(plugin))

    def delete(self, plugin: str) -> None:
        """Deletes a plugin that is not active: its own uninstallation, then its files."""
        code = """
            $done = delete_plugins( array( $file ) );
            return is_wp_error( $done ) ? $done->get_error_message() : $done;
        """
        done = self.php(code, admin=True, user="admin", file=self.plugin_file(plugin))
        if done is not True:
            raise WordPressError(f"{plugin} cannot be deleted: {done}")

    def switch_theme(self, theme: str) -> None:
        self.php("switch_theme( $theme );", admin=True, user="admin", theme=theme)

    # MARK: - What PHP and WordPress have said

    def notices(self, ours: bool = True) -> list[Notice]:
        """Notices, warnings, deprecations and errors since the last clear_notices; with ours=False, all of them.

        What WordPress 6.1 itself does that PHP 8.2 deprecates is not ours. Ours is what occurs in a file of a plugin or
        theme that was added, or of a test; and what occurs in WordPress while a function of such a file runs.
        """
        path = self.folder / "notices.jsonl"
        found = []
        for line in path.read_text("utf-8").splitlines() if path.exists() else ():
            entry = json.loads(line)
            places = [entry["file"], *entry["trace"]]
            mine = any(self._is_ours(place) for place in places)
            notice = Notice(
                entry["message"], entry["file"], entry["line"], entry["uri"], tuple(entry["trace"]), mine
            )
            if mine or not ours:
                found.append(notice)
        return found

    def _is_ours(self, place: str) -> bool:
        if place.startswith(f"{SUPPORT}/endpoint.php"):
            # Code of a test; the file itself is at the bottom of each trace.
            return "eval()'d code" in place
        content = f"{self.content}/"
        if not place.startswith(content):
            return False
        parts = place[len(content) :].split("/")
        return parts[0] in ("plugins", "themes") and "/".join(parts[:2]) not in self._own_content

    def clear_notices(self) -> None:
        for name in ("notices.jsonl", "debug.log"):
            (self.folder / name).unlink(missing_ok=True)

    def mails(self) -> list[dict[str, Any]]:
        """The mails that WordPress would have sent: to, subject, message, headers, attachments."""
        path = self.folder / "mail.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    # MARK: - Going back

    def snapshot(self) -> Snapshot:
        """Keeps the database and the names of what is in wp-content."""
        self._snapshots += 1
        name = f"snapshot{self._snapshots}"
        code = """
            $database->query( "CREATE DATABASE $name CHARACTER SET utf8mb4" );
            foreach ( $database->query( 'SHOW TABLES' )->fetch_all() as list( $table ) ) {
                $database->query( "CREATE TABLE $name.`$table` LIKE `$table`" );
                $database->query( "INSERT INTO $name.`$table` SELECT * FROM `$table`" );
            }
        """
        self.php(code, bare=True, name=name)
        return Snapshot(name, self._content_names())

    def restore(self, snapshot: Snapshot | None = None) -> None:
        """Brings database and wp-content back to the snapshot (at first: a fresh site); forgets notices and mails.

        In wp-content, what was added is removed; what was there stays as it is.
        """
        snapshot = snapshot or self.pristine
        code = """
            $tables = static function ( $name ) use ( $database ) {
                return array_column( $database->query( "SHOW TABLES FROM $name" )->fetch_all(), 0 );
            };
            $sums = static function ( $name, $tables ) use ( $database ) {
                $list = "$name.`" . implode( "`, $name.`", $tables ) . '`';
                return array_column( $database->query( "CHECKSUM TABLE $list" )->fetch_all(), 1 );
            };
            $kept = $tables( $name );
            foreach ( array_diff( $tables( 'wordpress' ), $kept ) as $table ) {
                $database->query( "DROP TABLE `$table`" );
            }
            foreach ( array_diff( $kept, $tables( 'wordpress' ) ) as $table ) {
                $database->query( "CREATE TABLE `$table` LIKE $name.`$table`" );
            }
            foreach ( array_keys( array_diff_assoc( $sums( $name, $kept ), $sums( 'wordpress', $kept ) ) ) as $index ) {
                $table = $kept[ $index ];
                $database->query( "TRUNCATE TABLE `$table`" );
                $database->query( "INSERT INTO `$table` SELECT * FROM $name.`$table`" );
            }
        """
        self.php(code, bare=True, name=snapshot.database)
        for name in sorted(self._content_names() - snapshot.content):
            path = self.content / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        self.clear_notices()
        (self.folder / "mail.jsonl").unlink(missing_ok=True)

    def _content_names(self) -> frozenset[str]:
        top = list(self.content.iterdir())
        below = [entry for folder in top if folder.is_dir() for entry in folder.iterdir()]
        return frozenset(str(entry.relative_to(self.content)) for entry in top + below)


def end_on_signals() -> None:
    """Lets SIGTERM end the program as an exception does, so that no server is left behind."""

    def end(number: int, frame: object) -> None:
        # A second one would end what cleans up.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, end)


def main() -> int:
    parser = argparse.ArgumentParser(description="Brings up a WordPress out of Debian's packages.")
    parser.add_argument("--serve", action="store_true", help="keep it until Ctrl-C")
    parser.add_argument("--port", type=int, help="the port of the web server")
    parser.add_argument("folders", nargs="*", type=Path, help="plugins and themes to activate")
    options = parser.parse_args()
    end_on_signals()
    with WordPress(options.port) as site:
        for path in options.folders:
            if (path / "style.css").is_file():
                site.switch_theme(site.add_theme(path.resolve()))
            else:
                site.activate(site.add_plugin(path.resolve()))
        print(f"{site.base}/wp-admin/  admin, password  ({site.seconds_to_start:.1f} s)", flush=True)
        print(f"files: {site.root}  notices: {site.folder / 'notices.jsonl'}", flush=True)
        if options.serve:
            try:
                signal.pause()
            except KeyboardInterrupt:
                pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
