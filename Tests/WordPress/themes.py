#!/usr/bin/env python3
"""Generates themes, activates them in a real WordPress and looks at them with a browser.

    themes.py [--full] [--only NAME,NAME] [--pictures]

Each theme is visited with content of all kinds, in a wide and in a narrow window: PHP and the browser say nothing, pages
hold what they are to hold, all text has a contrast of 4.5 or more, nothing stands out of the window, the skip link and the
menu work. Templates, parts and patterns of block themes are read by the editor's own parser, the site editor and the
customizer show the themes. At last, themes that were broken on purpose have to be found. Screenshots are kept in
build/screenshots/themes. It ends with status 1 if something is wrong.

--full takes all themes and all kinds of pages; --pictures makes docs/images/scaffold-theme.png anew.
"""

from __future__ import annotations

import argparse
import re
import shutil
import struct
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pictures
from generated import REPOSITORY, SCREENSHOTS, generate
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright
from wordpress import SUPPORT, WordPress, end_on_signals

CHROMIUM = "/usr/bin/chromium"
LEAST_CONTRAST = 4.5
WIDE = 1280
NARROW = 360
# Seconds that a page may take.
TIMEOUT = 40


@dataclass(frozen=True)
class Theme:
    """A specification, and what is to be looked at besides."""

    name: str
    spec: Mapping[str, Any]
    # Whether it is among those that are looked at in little time.
    short: bool = False
    # Another theme of this list, or one of WordPress.
    parent: str | None = None
    # Whether the parent is not of ours, so that not all that is seen is of ours.
    foreign: bool = False
    # Style variations to look at too.
    variations: tuple[str, ...] = ()

    @property
    def is_block(self) -> bool:
        return bool(self.spec.get("type", "block_theme") == "block_theme")

    @property
    def full_spec(self) -> dict[str, Any]:
        return {"requires_at_least": "6.1", **self.spec}


THEMES = (
    Theme(
        "light",
        {"theme_name": "Northern Light", "primary_color": "#1f6f5c", "fonts": {"heading": "old_style"}},
        short=True,
        variations=("dark",),
    ),
    Theme(
        "classic",
        {"theme_name": "Notebook", "type": "classic", "primary_color": "#8a3b12", "sidebars": ["Sidebar", "Footer"]},
        short=True,
    ),
    Theme("dark", {"theme_name": "Мир 日本", "scheme": "dark", "primary_color": "#e0a030", "features": []}),
    Theme(
        "harbour",
        {
            "theme_name": "Harbour",
            "fonts": {"body": "humanist", "heading": "slab"},
            "content_width": 560,
            "wide_width": 960,
            "variations": ["Night", "Sunset", {"name": "Paper", "palette": {"base": "#f5ecd7", "primary": "#7a2e0e"}}],
            "custom_templates": ["Landing", "Full width", "Blank"],
        },
        variations=("night", "sunset", "paper"),
    ),
    Theme(
        "hostile",
        {
            "theme_name": "123 ../Größe & <b> 'quotes' \"more\" */ ?>",
            "palette": {"base": "#ffe680", "primary": "#5b2a00"},
            "description": "*/ ?> <?php echo 1; // -->",
        },
    ),
    Theme("yellow", {"theme_name": "Lemon", "primary_color": "#ffee00", "scheme": "light"}),
    Theme(
        "night",
        {
            "theme_name": "Night Desk",
            "type": "classic",
            "scheme": "dark",
            "primary_color": "#7aa2f7",
            "features": [],
            "sidebars": [],
        },
    ),
    Theme("bare", {"theme_name": "Bare", "type": "classic", "menus": [], "sidebars": [], "fonts": {"body": "mono"}}),
    Theme(
        "rich",
        {
            "theme_name": "Ünïcode Классик",
            "type": "classic",
            "fonts": {"body": "serif", "heading": "geometric"},
            "menus": ["Main", "Légal & more", "Social"],
            "sidebars": ["Beside posts", {"name": "Footer 1", "description": "Left"}, "Footer 2", "Подвал"],
            "custom_templates": [{"name": "No title", "post_types": ["page", "post"]}, "Wide page"],
            "content_width": 720,
        },
    ),
    Theme(
        "child",
        {"theme_name": "Sunny Notebook", "type": "child", "template": "notebook", "primary_color": "#00539b"},
        parent="classic",
    ),
    Theme(
        "night-child",
        {
            "theme_name": "Northern Night",
            "type": "child",
            "template": "northern-light",
            "scheme": "dark",
            "fonts": {"body": "serif"},
        },
        parent="light",
    ),
    Theme(
        "bundled-child",
        {
            "theme_name": "Twenty Three Red",
            "type": "child",
            "template": "twentytwentythree",
            "primary_color": "#b3261e",
            "variations": ["Dusk"],
        },
        parent="twentytwentythree",
        foreign=True,
    ),
)

# What the kinds of pages hold. The posts and pages are those of support/content.php.
CONTENT = {
    "home": ("Twelve kilometres over the ridge", "A night in the hut"),
    "second": ("A morning above the fog",),
    "single": ("Twelve kilometres over the ridge", "old beeches", "We did it last week", "Nobody has ever regretted"),
    "page": ("About us", "three friends who walk"),
    "archive": ("Walks", "Four days in the red valley"),
    "search": ("village", "A night in the hut"),
    "nothing": ("zzzzzz",),
    "404": ("Page not found",),
}
SHORT = ("home", "single", "404")

# Said by WordPress itself, whatever theme is there.
IGNORED = ("JQMIGRATE", "wp.data.useSelect", "is deprecated since version")


class Failure(Exception):
    """What could not be looked at."""


@dataclass
class Findings:
    """What is wrong, as "kind: what"; and how much was looked at."""

    problems: list[str] = field(default_factory=list)
    pages: int = 0
    texts: int = 0
    blocks: int = 0

    def expect(self, condition: object, kind: str, message: str) -> None:
        if not condition:
            self.problems.append(f"{kind}: {message}")


class Visitor:
    """A browser window without a user in it, or with the administrator."""

    def __init__(self, context: BrowserContext, site: WordPress, findings: Findings) -> None:
        context.set_default_timeout(TIMEOUT * 1000)
        context.route("**/*", self._answer)
        self.site = site
        self.findings = findings
        self.page = context.new_page()
        self.keeps_shots = True
        self.errors: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(f"exception: {error}"))
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _answer(self, route: Route) -> None:
        """Nothing is asked of other hosts; avatars are a square."""
        if route.request.url.startswith((self.site.base, "data:", "blob:")):
            route.continue_()
        elif "gravatar.com" in route.request.url:
            svg = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="#8a9"/></svg>'
            route.fulfill(content_type="image/svg+xml", body=svg)
        else:
            self.errors.append(f"asks {route.request.url}")
            route.abort()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error" or any(part in message.text for part in IGNORED):
            return
        # That a page is not there is what some of these pages are for.
        if "status of 404" in message.text and message.location.get("url") == self.page.url:
            return
        self.errors.append(f"{message.text[:300]} {message.location.get('url', '')}")

    def go(self, path: str, width: int = WIDE) -> int:
        self.page.set_viewport_size({"width": width, "height": 900})
        answer = self.page.goto(self.site.base + path)
        self.page.evaluate((SUPPORT / "page.js").read_text("utf-8"))
        return answer.status if answer else 0

    def said(self, what: str) -> None:
        """Reports what console and PHP have said since it was last asked."""
        for error in dict.fromkeys(self.errors):
            self.findings.expect(False, "console", f"{what}: {error}")
        self.errors.clear()
        for notice in dict.fromkeys(str(notice) for notice in self.site.notices()):
            self.findings.expect(False, "notice", f"{what}: {notice}")
        self.site.clear_notices()

    def log_in(self) -> None:
        self.page.goto(f"{self.site.base}/wp-login.php")
        self.page.fill("#user_login", "admin")
        self.page.fill("#user_pass", "password")
        self.page.click("#wp-submit")
        self.page.wait_for_selector("#wpadminbar")

    def shot(self, name: str, whole: bool = True) -> None:
        if not self.keeps_shots:
            return
        SCREENSHOTS.joinpath("themes").mkdir(parents=True, exist_ok=True)
        # Pictures below the window would be fetched only when somebody scrolls there.
        self.page.evaluate(
            """() => Promise.all( Array.from( document.images, ( image ) => {
                image.loading = 'eager';
                return image.decode().catch( () => {} );
            } ) )"""
        )
        self.page.screenshot(path=SCREENSHOTS / "themes" / f"{name}.png", full_page=whole)


class Examination:
    """All that is asked of a theme that is active."""

    def __init__(self, visitor: Visitor, theme: Theme, addresses: Mapping[str, str]) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.expect = visitor.findings.expect
        self.findings = visitor.findings
        self.theme = theme
        self.addresses = addresses

    def visit(self, kind: str, label: str = "", shot: bool = False) -> None:
        """A kind of page in a wide and in a narrow window."""
        what = f"{self.theme.name}{label} {kind}"
        status = self.visitor.go(self.addresses[kind])
        self.expect(status == (404 if kind == "404" else 200), "content", f"{what}: status {status}")
        text = self.page.inner_text("body")
        for part in CONTENT[kind] if not self.theme.foreign else ():
            self.expect(part in text, "content", f"{what}: {part!r} is not there")
        self.expect("Northern Paths" in self.page.title(), "content", f"{what}: title {self.page.title()!r}")
        headings = self.page.evaluate("checks.headings()")
        one = self.theme.foreign or (len(headings) == 1 and headings[0])
        self.expect(one, "content", f"{what}: its headings are {headings}")
        self.expect(self.page.locator("main").count() == 1, "content", f"{what}: one main element is needed")
        self._look(what)
        for found in self.page.evaluate("checks.names()"):
            self.expect(False, "names", f"{what}: {found}")
        if shot:
            self.visitor.shot(f"{self.theme.name}{label}-{kind}")
        self.page.set_viewport_size({"width": NARROW, "height": 900})
        self._look(f"{what}, narrow")
        for found in self.page.evaluate("checks.overflow()")[:5] if not self.theme.foreign else ():
            self.expect(False, "overflow", f"{what}: {found}")
        if shot and kind == "home":
            self.visitor.shot(f"{self.theme.name}{label}-{kind}-narrow")
        self.visitor.said(what)
        self.findings.pages += 2

    def _look(self, what: str) -> None:
        found = self.page.evaluate("( least ) => checks.contrast( least )", LEAST_CONTRAST)
        self.expect(found["count"] > 5, "contrast", f"{what}: only {found['count']} texts")
        for text in found["found"][:5]:
            self.expect(False, "contrast", f"{what}: {text}")
        self.findings.texts += found["count"]

    def pointed_at(self) -> None:
        """Links and buttons under the pointer, and with the focus."""
        self.visitor.go(self.addresses["single"])
        places = ("header a", "main p a", "main button, main input[type=submit]", "footer a", ".wp-block-button a")
        for place in places:
            element = self.page.locator(f"{place} >> visible=true").first
            for way in (element.hover, element.focus):
                if not element.count():
                    continue
                way()
                self.page.wait_for_timeout(60)
                ratio = element.evaluate("( element ) => checks.contrastOf( element )")
                self.expect(
                    ratio is None or ratio >= LEAST_CONTRAST,
                    "contrast",
                    f"{self.theme.name}: {place} has {ratio} when it is pointed at or has the focus",
                )
            if element.count():
                outline = element.evaluate("( element ) => getComputedStyle( element ).outlineStyle")
                self.page.keyboard.press("Shift+Tab")
                self.page.keyboard.press("Tab")
                outline = self.page.evaluate("getComputedStyle( document.activeElement ).outlineStyle")
                self.expect(outline != "none", "focus", f"{self.theme.name}: the focus on {place} cannot be seen")
        self.visitor.said(f"{self.theme.name}, pointed at")

    def skip_link(self) -> None:
        self.visitor.go(self.addresses["single"])
        self.page.keyboard.press("Tab")
        link = self.page.evaluate(
            """() => {
                const link = document.activeElement;
                const box = link.getBoundingClientRect();
                return { href: link.getAttribute( 'href' ), right: box.right, bottom: box.bottom, height: box.height };
            }"""
        )
        name = self.theme.name
        if not str(link["href"]).startswith("#"):
            self.expect(False, "skip link", f"{name}: the first link is {link['href']}")
            return
        seen = link["height"] > 10 and link["bottom"] > 0 and link["right"] > 0
        self.expect(seen, "skip link", f"{name}: it cannot be seen when it has the focus")
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Tab")
        inside = self.page.evaluate("!! document.activeElement.closest( 'main' )")
        self.expect(inside, "skip link", f"{name}: what comes next is not in the main part")

    def navigation(self) -> None:
        """The menu leads where it says, with the pointer, with the keyboard and in a narrow window."""
        if self.theme.spec.get("menus") == []:
            return
        name = self.theme.name
        self.visitor.go(self.addresses["single"])
        header = self.page.locator("header").first
        about = header.get_by_role("link", name="About us")
        self.expect(about.count() == 1 and about.is_visible(), "menu", f"{name}: no visible link")
        below = header.get_by_role("link", name="Directions", exact=True)
        parent = header.locator("li", has_text="Contact").first
        self.expect(not below.is_visible(), "menu", f"{name}: the menu below is open from the start")
        parent.hover()
        self._becomes_visible(below, f"{name}: the menu below does not open under the pointer")
        self.page.mouse.move(600, 700)
        self.page.evaluate("document.activeElement.blur()")
        parent.locator("a, button").first.focus()
        # Either the menu opens with the focus, or there is a button that opens it.
        button = parent.locator("button").first
        if button.count() and not below.is_visible():
            button.focus()
            self.page.keyboard.press("Enter")
        self._becomes_visible(below, f"{name}: the menu below does not open with the keyboard")

        self.visitor.go(self.addresses["single"], NARROW)
        about = header.get_by_role("link", name="About us").first
        opener = header.get_by_role("button").first
        if not about.is_visible():
            self.expect(opener.is_visible(), "menu", f"{name}: nothing opens the menu in a narrow window")
            if not opener.is_visible():
                return
            opener.click()
        self._becomes_visible(about, f"{name}: the menu does not open in a narrow window")
        if not about.is_visible():
            return
        found = self.page.evaluate("( least ) => checks.contrast( least )", LEAST_CONTRAST)
        self.expect(not found["found"], "contrast", f"{name}, menu: {found['found'][:3]}")
        self.visitor.shot(f"{name}-menu-narrow", whole=False)
        about.click()
        self.page.wait_for_url("**/about/")
        self.visitor.said(f"{name}, menu")

    def _becomes_visible(self, element: Any, message: str) -> None:
        try:
            element.wait_for(state="visible", timeout=2000)
        except Exception:  # of Playwright, which names no class for it
            self.expect(False, "menu", message)

    def picture(self, folder: str) -> None:
        """The picture of the theme, as the administration shows it."""
        self.visitor.go(self.addresses["page"])
        size = self.page.evaluate(
            """async ( address ) => {
                const image = new Image();
                image.src = address;
                const isWhole = await image.decode().then( () => true ).catch( () => false );
                return isWhole ? [ image.naturalWidth, image.naturalHeight ] : [];
            }""",
            f"/wp-content/themes/{folder}/screenshot.png",
        )
        self.expect(size == [1200, 900], "screenshot", f"{self.theme.name}: the browser makes {size} of screenshot.png")
        faults = faults_of_png(self.visitor.site.content / "themes" / folder / "screenshot.png")
        self.expect(not faults, "screenshot", f"{self.theme.name}: screenshot.png: {faults}")


def faults_of_png(path: Path) -> str:
    """What is wrong with the chunks of a picture, or with the length of what they hold."""
    data = path.read_bytes()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return "no PNG"
    rest, pixels, header, kind = data[8:], b"", b"", b""
    while rest:
        length, kind = int.from_bytes(rest[:4], "big"), rest[4:8]
        body, check = rest[8 : 8 + length], rest[8 + length : 12 + length]
        if zlib.crc32(kind + body).to_bytes(4, "big") != check:
            return f"{kind!r} is damaged"
        header = body if kind == b"IHDR" else header
        pixels += body if kind == b"IDAT" else b""
        rest = rest[12 + length :]
    width, height, depth, colours = struct.unpack(">IIBB", header[:10])
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colours]
    expected = height * (1 + (width * channels * depth + 7) // 8)
    found = len(zlib.decompress(pixels))
    return "" if kind == b"IEND" and found == expected else f"{found} bytes of pixels for {expected}, last {kind!r}"


class Editing:
    """The theme as the administrator sees it."""

    def __init__(self, visitor: Visitor, theme: Theme) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.expect = visitor.findings.expect
        self.theme = theme

    def site_editor(self) -> None:
        self.page.set_viewport_size({"width": 1400, "height": 1000})
        self.page.goto(f"{self.visitor.site.base}/wp-admin/site-editor.php")
        frame = self.page.frame_locator("iframe[name=editor-canvas]")
        frame.locator("header").first.wait_for()
        frame.locator(".wp-block-site-title").first.wait_for()
        self.page.wait_for_timeout(1000)
        warnings = frame.locator(".block-editor-warning").all_inner_texts()
        self.expect(not warnings, "markup", f"{self.theme.name}: the site editor warns: {warnings[:3]}")
        self.visitor.shot(f"{self.theme.name}-site-editor", whole=False)
        self.visitor.said(f"{self.theme.name}, site editor")

    def post_editor(self) -> None:
        self.page.goto(f"{self.visitor.site.base}/wp-admin/post-new.php")
        self.page.wait_for_function("window.wp && wp.blocks && wp.blocks.getBlockTypes().length > 50")
        self.visitor.said(f"{self.theme.name}, post editor")

    def markup(self, is_block: bool = True) -> None:
        """Templates, parts and patterns, read by the editor that is open."""
        contents: dict[str, str] = self.page.evaluate(
            """async ( { theme, isBlock } ) => {
                const contents = {};
                for ( const kind of isBlock ? [ 'templates', 'template-parts' ] : [] ) {
                    for ( const item of await wp.apiFetch( { path: `/wp/v2/${ kind }?context=edit&per_page=-1` } ) ) {
                        contents[ `${ kind } ${ item.slug }` ] = item.content.raw;
                    }
                }
                for ( const item of await wp.apiFetch( { path: '/wp/v2/block-patterns/patterns' } ) ) {
                    if ( item.name.startsWith( theme ) ) {
                        contents[ item.name ] = item.content;
                    }
                }
                return contents;
            }""",
            {"theme": self.visitor.site.php("return get_template();") + "/", "isBlock": is_block},
        )
        kinds = {name.split(" ")[0].split("/")[0] for name in contents}
        expected = 3 if is_block else 1
        self.expect(len(kinds) == expected, "markup", f"{self.theme.name}: there is nothing but {sorted(kinds)}")
        script = (SUPPORT / "markup.js").read_text("utf-8")
        for name, content in contents.items():
            self.expect(content.strip(), "markup", f"{self.theme.name}: {name} is empty")
            found = self.page.evaluate(script, content)
            self.visitor.findings.blocks += found["count"]
            for fault in found["found"]:
                self.expect(False, "markup", f"{self.theme.name}: {name}: {fault}")

    def customizer(self) -> None:
        self.page.set_viewport_size({"width": 1400, "height": 1000})
        self.page.goto(f"{self.visitor.site.base}/wp-admin/customize.php")
        frame = self.page.frame_locator("#customize-preview iframe").last
        frame.locator(".site-title").first.wait_for()
        self.page.wait_for_function("wp.customize.state( 'selectedChangesetStatus' ) && ! jQuery( '.wp-full-overlay.customize-loading' ).length")
        self.page.wait_for_timeout(300)
        self.visitor.shot(f"{self.theme.name}-customizer", whole=False)
        self.visitor.said(f"{self.theme.name}, customizer")


class Workshop:
    """The site, the browser and the themes that were generated."""

    def __init__(self, site: WordPress, browser: Browser, folder: Path) -> None:
        self.site = site
        self.browser = browser
        self.folder = folder
        self.installed: dict[str, str] = {}
        drawn = folder / "pictures"
        pictures.draw(browser, drawn)
        self.addresses: dict[str, str] = self._content("fill", str(drawn))

    def _content(self, function: str, *arguments: str) -> Any:
        code = "require_once $file; return call_user_func_array( 'WpllmTests\\\\' . $function, $arguments );"
        file = str(SUPPORT / "content.php")
        return self.site.php(code, user="admin", admin=True, file=file, function=function, arguments=list(arguments))

    def install(self, theme: Theme) -> str:
        """Generates the theme, and its parent before it; returns its folder's name."""
        if theme.parent:
            for other in THEMES:
                if other.name == theme.parent:
                    self.install(other)
        if theme.name not in self.installed:
            self.installed[theme.name] = self.site.add_theme(generate("theme", theme.full_spec, self.folder))
        return self.installed[theme.name]

    def activate(self, folder: str) -> None:
        self.site.switch_theme(folder)
        self._content("arrange")
        self.site.clear_notices()

    def use_variation(self, folder: str, variation: str | None) -> None:
        """Chooses a style variation as the site editor does; none takes it away."""
        code = """
            $post = WP_Theme_JSON_Resolver::get_user_global_styles_post_id();
            $json = array( 'settings' => array(), 'styles' => array() );
            if ( null !== $variation ) {
                foreach ( WP_Theme_JSON_Resolver::get_style_variations() as $found ) {
                    if ( sanitize_title( $found['title'] ) === $variation ) {
                        $json = array_intersect_key( $found, array( 'settings' => 1, 'styles' => 1 ) ) + $json;
                    }
                }
            }
            $json += array( 'version' => 2, 'isGlobalStylesUserThemeJSON' => true );
            wp_update_post( array( 'ID' => $post, 'post_content' => wp_slash( wp_json_encode( $json ) ) ) );
            return count( $json['settings'] );
        """
        count = self.site.php(code, user="admin", admin=True, variation=variation)
        if variation is not None and not count:
            raise Failure(f"{folder} has no variation {variation}")

    @contextmanager
    def visitor(self, findings: Findings, logged_in: bool = False) -> Iterator[Visitor]:
        context = self.browser.new_context()
        try:
            visitor = Visitor(context, self.site, findings)
            if logged_in:
                visitor.log_in()
                visitor.said("logging in")
            yield visitor
        finally:
            context.close()

    def examine(self, theme: Theme, kinds: Sequence[str], full: bool) -> Findings:
        findings = Findings()
        folder = self.install(theme)
        self.activate(folder)
        with self.visitor(findings) as visitor:
            examination = Examination(visitor, theme, self.addresses)
            for kind in kinds:
                examination.visit(kind, shot=kind in SHORT)
            examination.skip_link()
            examination.navigation()
            examination.pointed_at()
            examination.picture(folder)
            for variation in theme.variations:
                self.use_variation(folder, variation)
                for kind in ("home", "single") if full else ("home",):
                    examination.visit(kind, label=f"-{variation}", shot=True)
            if theme.variations:
                self.use_variation(folder, None)
        is_block = self.site.php("return wp_is_block_theme();")
        with self.visitor(findings, logged_in=True) as visitor:
            editing = Editing(visitor, theme)
            if is_block:
                editing.site_editor()
                editing.markup()
            else:
                editing.customizer()
                if theme.spec["type"] == "classic" and "features" not in theme.spec:
                    editing.post_editor()
                    editing.markup(is_block=False)
        return findings


# Themes that are broken on purpose: which theme, what is done to its files, and the kind of problem that is to be found.


def replaced(path: str, pattern: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / path
        before = file.read_text("utf-8")
        after, count = re.subn(pattern, lambda match: text, before, count=1, flags=re.DOTALL)
        if not count:
            raise Failure(f"{path} does not hold {pattern}")
        file.write_text(after, "utf-8")

    return change


def cut_short(path: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / path).write_bytes((folder / path).read_bytes()[:600])

    return change


BROKEN: tuple[tuple[str, str, Callable[[Path], None]], ...] = (
    ("classic", "contrast", replaced("style.css", r"--theme-muted: [^;]*;", "--theme-muted: #bbbbbb;")),
    ("classic", "notice", replaced("footer.php", r"\?>", "echo $notebook_nothing; ?>")),
    ("classic", "console", replaced("assets/js/navigation.js", r"^", "throw new Error( 'x' );")),
    ("classic", "skip link", replaced("header.php", r'<a class="skip-link.*?</a>', "")),
    ("classic", "overflow", replaced("footer.php", r"\?>", '?><div style="width: 900px">Wide</div>')),
    ("classic", "menu", replaced("style.css", r"\.menu-toggle,", ".menu-toggle { display: none !important; } .x,")),
    ("classic", "focus", replaced("style.css", r"outline: 2px solid[^;]*;", "outline: none;")),
    ("classic", "names", replaced("searchform.php", r"<label.*?</label>", "")),
    ("classic", "content", replaced("single.php", r"while \( have_posts\(\) \)", "while ( false )")),
    ("classic", "screenshot", cut_short("screenshot.png")),
    ("light", "markup", replaced("patterns/hero.php", r'<div class="wp-block-buttons">', '<div class="wp-block-knobs">')),
    ("light", "contrast", replaced("theme.json", r'"slug": "primary",(\s*"name": "Primary",)\s*"color": "[^"]*"',
                                   '"slug": "primary", "name": "Primary", "color": "#77aa99"')),
)


def self_test(workshop: Workshop, full: bool) -> list[str]:
    """What is broken and was not found. In little time, only some of it is tried."""
    missed = []
    for number, (name, kind, change) in enumerate(BROKEN if full else BROKEN[:3]):
        theme = next(theme for theme in THEMES if theme.name == name)
        folder = workshop.folder / "broken" / f"broken-{number}"
        shutil.copytree(workshop.site.content / "themes" / workshop.install(theme), folder)
        change(folder)
        workshop.activate(workshop.site.add_theme(folder))
        findings = Findings()
        with workshop.visitor(findings, logged_in=kind == "markup") as visitor:
            visitor.keeps_shots = False
            if kind == "markup":
                editing = Editing(visitor, theme)
                editing.site_editor()
                editing.markup()
            else:
                examination = Examination(visitor, theme, workshop.addresses)
                for page in ("single", "nothing") if kind == "names" else ("single",):
                    examination.visit(page)
                if kind == "skip link":
                    examination.skip_link()
                if kind == "menu":
                    examination.navigation()
                if kind == "focus":
                    examination.pointed_at()
                examination.picture(folder.name)
        if not any(problem.startswith(f"{kind}:") for problem in findings.problems):
            missed.append(f"{name} with broken {kind} was not found: {findings.problems}")
    return missed


def make_picture(workshop: Workshop) -> None:
    """The picture in the documentation."""
    workshop.activate(workshop.install(THEMES[0]))
    context = workshop.browser.new_context(viewport={"width": 1200, "height": 1120})
    page = context.new_page()
    page.goto(workshop.site.base)
    page.evaluate("Promise.all( Array.from( document.images, ( image ) => image.decode() ) )")
    target = REPOSITORY / "docs/images/scaffold-theme.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    context.close()
    print(f"{target}: {target.stat().st_size} bytes")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all themes, all kinds of pages")
    parser.add_argument("--only", help="the names of themes, with commas between them")
    parser.add_argument("--pictures", action="store_true", help="only make the picture of the documentation anew")
    parser.add_argument("--no-self-test", action="store_true", help="break no themes")
    options = parser.parse_args()
    end_on_signals()
    started = time.monotonic()
    themes = [theme for theme in THEMES if options.full or theme.short]
    if options.only:
        themes = [theme for theme in THEMES if theme.name in options.only.split(",")]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="wpllm-themes-") as folder, WordPress() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        workshop = Workshop(site, browser, Path(folder))
        if options.pictures:
            make_picture(workshop)
            return 0
        total = Findings()
        for theme in themes:
            before = time.monotonic()
            findings = workshop.examine(theme, tuple(CONTENT) if options.full else SHORT, options.full)
            for problem in findings.problems:
                print(f"FAIL {problem}", flush=True)
            failed += bool(findings.problems)
            if not findings.problems:
                print(f"ok   {theme.name} ({time.monotonic() - before:.1f} s)", flush=True)
            total.pages += findings.pages
            total.texts += findings.texts
            total.blocks += findings.blocks
        if not options.no_self_test:
            missed = self_test(workshop, options.full)
            for text in missed:
                print(f"FAIL {text}", flush=True)
            failed += bool(missed)
        browser.close()
    print(
        f"{len(themes) - min(failed, len(themes))} of {len(themes)} themes in order: {total.pages} pages, {total.texts} texts, "
        f"{total.blocks} blocks of templates and patterns, {time.monotonic() - started:.0f} s"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
