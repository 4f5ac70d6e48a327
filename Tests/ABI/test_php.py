"""The PHP package under the command line."""

from __future__ import annotations

from pathlib import Path

from support import BUILD, HERE, PHP_PACKAGE, ProgramTest, environment, needs_minilm, staged

# A stock configuration: ffi.enable stays "preload", which allows FFI to the command line.
PHP = ["php", "-d", "display_errors=stderr", "-d", "error_reporting=-1", "-d", "memory_limit=128M"]


class PHPTest(ProgramTest):
    def php(self, name: str, *arguments: str, status: int = 0, options: tuple[str, ...] = ()) -> tuple[str, str]:
        flags = [word for option in options for word in ("-d", option)]
        done = self.run_program(*PHP, *flags, HERE / "php" / name, *arguments, status=status, timeout=300)
        return done.stdout, done.stderr

    def test_client(self) -> None:
        """PHP: the whole package"""
        self.php("client.php")

    def test_analyze(self) -> None:
        """PHP: analysis and the REST interface"""
        self.php("analyze.php")

    def test_scaffold(self) -> None:
        """PHP: scaffolding"""
        self.php("scaffold.php")

    @needs_minilm
    def test_embed(self) -> None:
        """PHP: embeddings"""
        self.php("embed.php")

    def test_soak(self) -> None:
        """PHP: 1,000 rounds of load, use and free do not grow"""
        self.php("soak.php")

    def test_unload(self) -> None:
        """PHP: 1,000 times FFI::cdef and unload"""
        self.php("unload.php")

    def test_exit(self) -> None:
        """PHP: exit() in the middle of a stream"""
        out, _ = self.php("ends.php", "exit", status=3)
        self.assertEqual(out, "begun\ncancelled\n")

    def test_destroyed(self) -> None:
        """PHP: exit() after the context and the models have gone"""
        out, _ = self.php("ends.php", "destroyed", status=3)
        self.assertEqual(out, "begun\ncancelled\n")

    def test_fatal_errors(self) -> None:
        """PHP: uncaught exception, memory limit and time limit in the middle of a stream"""
        for kind, words in (
            ("exception", "nobody catches this"),
            ("memory", "Allowed memory size"),
            ("time", "Maximum execution time"),
        ):
            with self.subTest(kind=kind):
                out, err = self.php("ends.php", kind, status=255)
                self.assertEqual(out, "begun\ncancelled\n")
                self.assertIn(words, err)

    def test_preloaded(self) -> None:
        """PHP: the package through ffi.preload and opcache.preload, set up by wpllm-setup"""
        header = BUILD / "preload_ffi.h"
        library = staged() / "lib" / "libwpllm.so.1"
        setup = PHP_PACKAGE / "bin" / "wpllm-setup"
        lines = self.run_program("php", setup, f"--library={library}", f"--header={header}").stdout.splitlines()
        options = tuple(line for line in lines if line and not line.startswith(";"))
        self.assertEqual(len(options), 2)
        user = ("opcache.preload_user=root",) if Path("/proc/self").stat().st_uid == 0 else ()
        nowhere = environment(WPLLM_LIBRARY="/nowhere")  # only the preloaded scope can work
        flags = [word for option in ("opcache.enable_cli=1", *user, *options) for word in ("-d", option)]
        self.run_program(*PHP, *flags, HERE / "php" / "client.php", env=nowhere)

    def test_missing_library(self) -> None:
        """PHP: a library that is not there is a LibraryNotFoundException"""
        code = "require 'autoload.php'; try { new WPLLM\\Context(); } catch (WPLLM\\Exception\\LibraryNotFoundException"
        code += " $e) { echo $e->getMessage(); }"
        done = self.run_program(*PHP, "-r", code, cwd=PHP_PACKAGE, env=environment(WPLLM_LIBRARY="/nowhere.so"))
        self.assertIn("/nowhere.so", done.stdout)
        code = "try { FFI::cdef('int x;', '/nowhere.so'); } catch (FFI\\Exception $e) { echo 'refused'; }"
        self.assertEqual(self.run_program(*PHP, "-r", code).stdout, "refused")

    def test_setup_refuses(self) -> None:
        """PHP: wpllm-setup says what is wrong with its arguments"""
        setup = PHP_PACKAGE / "bin" / "wpllm-setup"
        self.run_program("php", setup, "--library=/nowhere.so", "--header=/tmp/x.h", status=1)
        self.run_program("php", setup, "--library=/nowhere.so", status=2)
        self.run_program("php", setup, "stray", status=2)
