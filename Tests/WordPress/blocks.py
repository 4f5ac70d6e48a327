#!/usr/bin/env python3
"""Generates the blocks of blocks.json and works with them in the editor of a real WordPress.

    blocks.py [--full] [--only NAME,NAME] [--pictures]

As somebody who may save any HTML, and as an author whose content WordPress filters, each block is inserted, each of its
controls is used, and the post is saved, loaded again and looked at: valid, unchanged, with nothing said by PHP or by the
browser. At last, blocks that were broken on purpose have to be found. Screenshots are kept in build/screenshots/blocks.
It ends with status 1 if something is wrong.

--full takes all blocks; --pictures makes docs/images/scaffold-block-editor.png anew.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import editor
from editor import Case, Editor, Failure
from generated import REPOSITORY, SCREENSHOTS, generate
from playwright.sync_api import Browser, sync_playwright
from wordpress import WordPress, end_on_signals

CHROMIUM = "/usr/bin/chromium"
CASES: list[Case] = json.loads(Path(__file__).with_name("blocks.json").read_text("utf-8"))
# Those that are worked with in little time.
SHORT = ("testimonial-block/testimonial", "stat/quote")
# Seconds that a page may take.
TIMEOUT = 40

PLUGIN = """<?php
/**
 * Plugin Name: Generated blocks
 */

foreach ( glob( __DIR__ . '/blocks/*/register.php' ) as $generated_blocks_file ) {
\trequire_once $generated_blocks_file;
}
"""


def folder_name(case: Case) -> str:
    return str(case["block"]).split("/")[1]


def make_plugin(cases: Sequence[Case], folder: Path) -> Path:
    """A plugin that registers the blocks of the cases."""
    for case in cases:
        made = generate("block", case["spec"], folder / "blocks")
        if made.name != folder_name(case):
            raise Failure(f"{case['block']} was made in {made.name}")
    (folder / f"{folder.name}.php").write_text(PLUGIN, "utf-8")
    return folder


class Desk:
    """An editor of a user."""

    def __init__(self, site: WordPress, browser: Browser, user: str) -> None:
        self.site = site
        self.page = browser.new_page(viewport={"width": 1400, "height": 1000})
        self.page.set_default_timeout(TIMEOUT * 1000)
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.user = user
        self.editor = Editor(self.page, site.base, SCREENSHOTS / "blocks", filtered=user != "admin")
        self.editor.log_in(user, "password")

    def work(self, case: Case) -> str | None:
        """Works with a block; returns what is wrong."""
        self.site.clear_notices()
        slug = f"{str(case['block']).replace('/', '-')}-{self.user}"
        try:
            editor.run(self.editor, case, slug)
        except Failure as failure:
            return str(failure)
        except Exception as error:  # of Playwright: what was waited for did not come
            return f"{type(error).__name__}: {str(error)[:600]}"
        notices = [str(notice) for notice in self.site.notices()]
        return f"PHP: {notices[:3]}" if notices else None


def with_patterns(case: Case, plugin: Path) -> Case:
    """The case, with the patterns of the block among what the editor has to find valid."""
    found = editor.patterns(plugin / "blocks" / folder_name(case))
    return {**case, "stored": found + list(case.get("stored", []))}


# Blocks that are broken on purpose: what is done to a file of a block, and a part of what has to be found.


def replaced(pattern: str, text: str) -> Callable[[str], str]:
    def change(before: str) -> str:
        after, count = re.subn(pattern, lambda match: text, before, count=1)
        if not count:
            raise Failure(f"nothing is like {pattern}")
        return after

    return change


BROKEN: tuple[tuple[str, str, Callable[[str], str], str], ...] = (
    # What save() gives is not what was stored.
    ("stat/quote", "index.js", replaced(r"useBlockProps\.save\(", "( ( p ) => ( { ...useBlockProps.save( p ), id: 'x' + Math.random() } ) )("),
     "invalid after reloading"),
    ("testimonial-block/testimonial", "render.php", replaced(r"esc_html\( ", "strrev( "), "the page does not hold"),
    ("testimonial-block/testimonial", "render.php", replaced(r"(?s)\n\?>", "\necho $testimonial_nothing;\n?>"), "PHP:"),
    ("testimonial-block/testimonial", "index.js", replaced(r"^", "console.error( 'broken on purpose' );\n"), "console:"),
)


def self_test(site: WordPress, browser: Browser, plugin: Path, full: bool) -> list[str]:
    """What is broken and was not found. In little time, one block is tried."""
    missed = []
    target = site.content / "plugins" / plugin.name / "blocks"
    for block, file, change, expected in BROKEN if full else BROKEN[:1]:
        case = next(case for case in CASES if case["block"] == block)
        path = target / folder_name(case) / file
        kept = path.read_text("utf-8")
        path.write_text(change(kept), "utf-8")
        # A window of its own, which has not kept the file as it was.
        problem = Desk(site, browser, "admin").work(case) or "nothing"
        path.write_text(kept, "utf-8")
        if expected not in problem:
            missed.append(f"{block} with broken {file}: {expected!r} was to be found, and {problem}")
    return missed


def make_picture(site: WordPress, browser: Browser) -> None:
    """The picture in the documentation: a block in the editor, with its controls."""
    case = next(case for case in CASES if case["block"] == "testimonial-block/testimonial")
    desk = Desk(site, browser, "admin")
    desk.page.set_viewport_size({"width": 1200, "height": 760})
    desk.editor.open("post-new.php")
    desk.editor.insert(case["block"])
    entered = ("Ida Berg", "Northern Paths", 5, "They listened first, and then they made exactly what we needed.")
    for control, value in zip(case["controls"], entered, strict=True):
        desk.editor.control({**control, "value": value})
    desk.page.evaluate(
        """( id ) => {
            wp.data.dispatch( 'core/editor' ).editPost( { title: 'What people say' } );
            // The toolbar of the block is at the top then, and hides nothing.
            wp.data.dispatch( 'core/edit-post' ).toggleFeature( 'fixedToolbar' );
            document.querySelector( `#block-${ id }` ).focus();
        }""",
        desk.editor.client,
    )
    desk.page.mouse.move(400, 600)
    desk.page.mouse.move(410, 620)
    desk.page.wait_for_timeout(1500)
    target = REPOSITORY / "docs/images/scaffold-block-editor.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    desk.page.screenshot(path=target)
    print(f"{target}: {target.stat().st_size} bytes")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all blocks, as both users")
    parser.add_argument("--only", help="the names of blocks, with commas between them")
    parser.add_argument("--pictures", action="store_true", help="only make the picture of the documentation anew")
    parser.add_argument("--no-self-test", action="store_true", help="break no blocks")
    options = parser.parse_args()
    end_on_signals()
    started = time.monotonic()
    cases = [case for case in CASES if options.full or case["block"] in SHORT]
    if options.only:
        cases = [case for case in CASES if case["block"] in options.only.split(",")]
    users = ("admin", "author")
    tried = failed = 0
    shutil.rmtree(SCREENSHOTS / "blocks", ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="wpllm-blocks-") as folder, WordPress() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        plugin = make_plugin(cases, Path(folder) / "generated-blocks")
        site.activate(site.add_plugin(plugin))
        if options.pictures:
            make_picture(site, browser)
            return 0
        for user in users:
            desk = Desk(site, browser, user)
            few = cases[:1] if user == "admin" else cases[-1:]
            for case in cases if options.full or options.only else few:
                before = time.monotonic()
                problem = desk.work(with_patterns(case, plugin))
                tried += 1
                failed += problem is not None
                result = f"FAIL {case['block']} as {user}: {problem}" if problem else f"ok   {case['block']} as {user}"
                print(f"{result} ({time.monotonic() - before:.1f} s)", flush=True)
        missed = [] if options.no_self_test else self_test(site, browser, plugin, options.full)
        for text in missed:
            print(f"FAIL {text}", flush=True)
        browser.close()
    print(f"{tried - failed} of {tried} blocks work in the editor, {time.monotonic() - started:.0f} s")
    return 1 if failed or missed else 0


if __name__ == "__main__":
    sys.exit(main())
