#!/usr/bin/env python3
"""Generates plugins and tries them in a real WordPress: what they register, show, take, answer, and leave behind.

    Tests/WordPress/plugins.py                short: each feature alone, a few pairs, a few random specifications
    Tests/WordPress/plugins.py --full         all pairs of features, and 100 random specifications
    Tests/WordPress/plugins.py --only NAME…   the cases whose names contain one of these
    Tests/WordPress/plugins.py --keep DIR     keeps the folders of the plugins that failed, with their specifications

The tool is .build/release/wpllm-tool, or what WPLLM_TOOL names. Each failed case is a line; the last line is
`N passed, N failed`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from cases import background, registered, rest, screens, selftest, specs, traces
from cases.case import (
    Case,
    Failure,
    Linter,
    Trial,
    difference,
    generate,
    inventory,
    prefix_of,
    style,
    tool_path,
    unit_tests,
)
from wordpress import WordPress, WordPressError, end_on_signals

FAILURES_SHOWN = 6


class Runner:
    """Cases on one site, one after the other."""

    def __init__(self, tool: Path, keep: Path | None) -> None:
        self.tool = tool
        self.keep = keep
        self.linter = Linter()
        self.out = Path(tempfile.mkdtemp(prefix="wpllm-plugins-"))
        self.site = WordPress()
        # Personal data and pictures that fields may refer to.
        self.image = self.site.php(
            "return wp_insert_attachment( array( 'post_title' => 'Picture', 'post_mime_type' => 'image/png', "
            "'post_status' => 'inherit', 'guid' => home_url( '/picture.png' ) ), 'picture.png' );",
            user="admin",
        )
        self.ready = self.site.snapshot()
        self.before = inventory(self.site)
        self.database = traces.dump(self.site)

    def close(self) -> None:
        self.site.close()
        shutil.rmtree(self.out, ignore_errors=True)

    def run(self, case: Case) -> list[str]:
        """What went wrong."""
        trial: Trial | None = None
        failures: list[str] = []
        folder: Path | None = None
        try:
            self.site.restore(self.ready)
            folder = generate(self.tool, case.spec, self.out / "plugin")
            if case.change:
                case.change(folder)
            failures += self.linter.problems(folder)
            if case.change is None and case.whole:
                failures += unit_tests(folder)
            if case.name.startswith("all/"):
                # Newer versions of WordPress, which this is not, get newer code.
                newer = generate(self.tool, {**case.spec, "requires_at_least": "6.9"}, self.out / "newer")
                failures += style(folder) + style(newer) + self.linter.problems(newer) + unit_tests(newer)
            if not any("Parse error" in failure for failure in failures):
                self.site.add_plugin(folder)
            trial = Trial(case, self.site, folder, folder.name, prefix_of(folder), self.before)
            trial.image = self.image
            self.life(trial)
        except (Failure, WordPressError) as error:
            failures.append(str(error))
        except Exception:
            failures.append(traceback.format_exc())
        if trial is not None:
            failures = trial.failures + failures
            for notice in self.site.notices():
                failures.append(str(notice))
        if failures and self.keep is not None and folder is not None:
            kept = self.keep / case.name.replace("/", "-").replace(" ", "_")
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(folder, kept / folder.name)
            (kept / "spec.json").write_text(json.dumps(case.spec, ensure_ascii=False, indent=2), "utf-8")
            (kept / "failures.txt").write_text("\n".join(failures), "utf-8")
        return list(dict.fromkeys(failures))

    def life(self, trial: Trial) -> None:
        """All that happens to a plugin, from its activation until it is deleted."""
        site = self.site
        site.activate(trial.slug)
        trial.quiet("activation")
        trial.new = difference(self.before, trial.look())
        trial.quiet("registration")
        registered.check(trial)
        if trial.case.whole:
            rest.check(trial)
            screens.check(trial)
            background.check(trial)
        else:
            trial.visit(site.visitor, "/")
            trial.visit(site.admin, "/wp-admin/index.php")
            for path in screens.own_pages(trial):
                trial.visit(site.admin, path)
            site.admin.rest("GET", "/")
            background.cron(trial)
        trial.quiet("visits")
        answer = site.visitor.get("/wp-cron.php")
        trial.expect(answer.status == 200, f"wp-cron.php answers {answer.status}")
        trial.quiet("wp-cron.php")

        # Switched off and on again, it has to be as before.
        site.deactivate(trial.slug)
        left = set(inventory(site)["cron"]) & set(trial.new["cron"])
        trial.expect(not left, f"events are left after the deactivation: {sorted(left)}")
        if trial.case.whole:
            site.activate(trial.slug)
            again = difference(self.before, trial.look())
            for part in again:
                trial.expect(
                    set(again[part]) == set(trial.new[part]), f"{part} after a second activation: {sorted(again[part])}"
                )
            site.deactivate(trial.slug)
        trial.quiet("deactivation")
        site.delete(trial.slug)
        trial.quiet("deletion")
        traces.check(trial, self.database, traces.dump(site))
        trial.visit(site.visitor, "/")
        trial.quiet("afterwards")


def work(
    tool: Path,
    keep: Path | None,
    cases: list[Case],
    waiting: multiprocessing.Queue[int | None],
    done: multiprocessing.Queue[tuple[str, list[str], float]],
) -> None:
    """A process with a site of its own."""
    end_on_signals()
    try:
        runner = Runner(tool, keep)
    except Exception:
        done.put(("bringing WordPress up", [traceback.format_exc()], 0))
        return
    try:
        while (index := waiting.get()) is not None:
            case = cases[index]
            started = time.monotonic()
            failures = runner.run(case)
            if case.change is not None:
                # What was broken has to be seen, and as what it is.
                seen = any(case.seen_as in failure for failure in failures)
                failures = [] if seen else [f"{case.seen_as!r} is not seen", *failures]
            done.put((case.name, failures, time.monotonic() - started))
    finally:
        runner.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Tries generated plugins in a real WordPress.")
    parser.add_argument("--full", action="store_true", help="all pairs of features, and 100 random specifications")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="cases whose names contain one of these")
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1), help="sites at once")
    parser.add_argument("--random", type=int, help="number of random specifications")
    parser.add_argument("--first", type=int, default=1, help="the first random specification")
    parser.add_argument("--keep", type=Path, help="where to keep plugins that failed")
    parser.add_argument("--verbose", action="store_true", help="all failures of a case, and its time")
    options = parser.parse_args()
    end_on_signals()

    tool = tool_path()
    if not tool.is_file():
        print(f"there is no {tool}: make build")
        return 2
    count = options.random if options.random is not None else (100 if options.full else 6)
    cases = specs.alone(options.full) + specs.pairs(options.full)
    cases += specs.random_cases(options.first, count) + selftest.cases()
    if options.only:
        cases = [case for case in cases if any(part in case.name for part in options.only)]
    # Those that take longest go first.
    cases.sort(key=lambda case: not case.whole)

    context = multiprocessing.get_context("fork")
    waiting: multiprocessing.Queue[int | None] = context.Queue()
    done: multiprocessing.Queue[tuple[str, list[str], float]] = context.Queue()
    jobs = max(1, min(options.jobs, len(cases)))
    for index in range(len(cases)):
        waiting.put(index)
    for _ in range(jobs):
        waiting.put(None)
    processes = [context.Process(target=work, args=(tool, options.keep, cases, waiting, done)) for _ in range(jobs)]
    started = time.monotonic()
    for process in processes:
        process.start()
    passed, failed, answered = 0, 0, 0
    try:
        while answered < len(cases):
            if done.empty() and not any(process.is_alive() for process in processes):
                print("FAILED: the processes have ended early")
                failed += 1
                break
            try:
                name, failures, seconds = done.get(timeout=2)
            except Exception:
                continue
            answered += 1
            if failures:
                failed += 1
                shown = failures if options.verbose else failures[:FAILURES_SHOWN]
                print(f"FAILED: {name}: " + "\n    ".join(shown), flush=True)
                if len(shown) < len(failures):
                    print(f"    and {len(failures) - len(shown)} more")
            else:
                passed += 1
                if options.verbose:
                    print(f"ok: {name} ({seconds:.1f} s)", flush=True)
    finally:
        for process in processes:
            if answered < len(cases):
                process.terminate()
            process.join(timeout=30)
    print(f"{len(cases)} plugins in {time.monotonic() - started:.0f} s, on {jobs} sites")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
