"""Works with blocks in the editor of a running WordPress, as a person does, and says what went wrong.

A case is an object:

    block       the block's name
    controls    what to enter, in order: objects with "kind", "label" and "value". Kinds: text, textarea, number, range,
                toggle, select, color, media, url, email, date, list (in the inspector), rich_text, plain (in place)
    attributes  what the block's attributes are to be afterwards (those that are named)
    front       texts that the page is to hold; front_not: texts that it is not to hold
    click       a selector on the page to click, and in "opens" a selector that is visible only afterwards
    stored      serialised blocks that the editor is to find valid and to write back unchanged
    former      serialised blocks of former versions: objects with "content" and the "attributes" that they become
    from, to    blocks that the block can be made of and made into: from is an array of serialised blocks, to of names
    inner       the text of a paragraph to be put into the block
    spec        the specification that the block is generated from

The blocks have to be registered already.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, FrameLocator, Locator, Page

Case = Mapping[str, Any]

# Said by WordPress itself, whatever block is there.
IGNORED = ("gravatar.com", "Failed to load resource", "JQMIGRATE", "favicon", "wp.data.useSelect")

PIXELS = (
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR42mP8z8DwnwEPYMInOWwUAAASPQMFbKT3lgAAAABJRU5ErkJggg=="
)


class Failure(Exception):
    """What is not as it has to be."""


def expect(condition: object, message: str) -> None:
    if not condition:
        raise Failure(message)


class Editor:
    """The editor in one tab."""

    def __init__(self, page: Page, base: str, shots: Path | None, filtered: bool = False) -> None:
        self.page = page
        self.base = base
        self.shots = shots
        # Whether WordPress filters what the user saves: then it escapes in its own way what is escaped already.
        self.filtered = filtered
        self.errors: list[str] = []
        self.client = ""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(f"exception: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        text = message.text
        if message.type == "error" and not any(part in text for part in IGNORED):
            self.errors.append(text[:400])
        elif message.type == "warning" and "deprecated" in text and not any(part in text for part in IGNORED):
            self.errors.append(text[:400])

    def log_in(self, user: str, password: str) -> None:
        self.page.goto(f"{self.base}/wp-login.php")
        self.page.fill("#user_login", user)
        self.page.fill("#user_pass", password)
        self.page.click("#wp-submit")
        self.page.wait_for_selector("#wpadminbar")

    def open(self, path: str) -> None:
        self.page.goto(f"{self.base}/wp-admin/{path}")
        self.page.wait_for_function(
            "window.wp && wp.data && wp.data.select('core/editor') && wp.data.select('core/editor').getCurrentPostId()"
            " && wp.data.select('core/block-editor').getBlocks()"
        )
        self.page.wait_for_selector(".edit-post-visual-editor")
        self.page.evaluate(
            """() => {
                const post = wp.data.select( 'core/edit-post' );
                if ( post.isFeatureActive( 'welcomeGuide' ) ) {
                    wp.data.dispatch( 'core/edit-post' ).toggleFeature( 'welcomeGuide' );
                }
            }"""
        )

    @property
    def canvas(self) -> Page | FrameLocator:
        """Where the blocks are: a frame in newer editors."""
        if self.page.locator("iframe[name=editor-canvas]").count():
            return self.page.frame_locator("iframe[name=editor-canvas]")
        return self.page

    def upload(self) -> Any:
        """Makes sure that the library has a picture; gives its id."""
        return self.page.evaluate(
            """async ( data ) => {
                const found = await wp.apiFetch( { path: '/wp/v2/media?per_page=1&media_type=image&author=' + wp.data.select( 'core' ).getCurrentUser().id } );
                if ( found.length ) {
                    return found[ 0 ].id;
                }
                const bytes = Uint8Array.from( atob( data ), ( c ) => c.charCodeAt( 0 ) );
                const body = new FormData();
                body.append( 'file', new File( [ bytes ], 'dot.png', { type: 'image/png' } ) );
                return ( await wp.apiFetch( { path: '/wp/v2/media', method: 'POST', body } ) ).id;
            }""",
            PIXELS,
        )

    # Blocks

    def insert(self, name: str) -> None:
        listed = self.page.evaluate(
            "( name ) => wp.data.select( 'core/block-editor' ).getInserterItems().some( ( item ) => item.name === name )",
            name,
        )
        expect(listed, "the inserter does not list it")
        self.client = self.page.evaluate(
            """( name ) => {
                const block = wp.blocks.createBlock( name );
                wp.data.dispatch( 'core/block-editor' ).insertBlocks( block );
                wp.data.dispatch( 'core/block-editor' ).selectBlock( block.clientId );
                return block.clientId;
            }""",
            name,
        )
        self.canvas.locator(f"#block-{self.client}").wait_for()
        self.page.evaluate("wp.data.dispatch( 'core/edit-post' ).openGeneralSidebar( 'edit-post/block' )")
        self.page.wait_for_selector(".block-editor-block-inspector")

    def fill(self, text: str) -> None:
        self.page.evaluate(
            """( { id, text } ) => wp.data.dispatch( 'core/block-editor' ).insertBlocks(
                wp.blocks.createBlock( 'core/paragraph', { content: text } ), 0, id, false )""",
            {"id": self.client, "text": text},
        )

    def attributes(self) -> Any:
        return self.page.evaluate(
            "( id ) => wp.data.select( 'core/block-editor' ).getBlock( id ).attributes", self.client
        )

    # Controls

    def control(self, control: Case) -> None:
        kind: str = control["kind"]
        label: str = control.get("label", "")
        value: Any = control.get("value")
        inspector = self.page.locator(".block-editor-block-inspector")
        if kind in ("rich_text", "plain"):
            place = self.canvas.locator(f"#block-{self.client} [aria-label='{label}']").first
            place.click()
            if kind == "plain":
                place.fill(value)
            else:
                self.page.keyboard.press("Control+A")
                self.page.keyboard.type(value)
            return
        if kind in ("text", "textarea", "number", "url", "email", "date"):
            field = inspector.get_by_label(label, exact=True).first
            field.fill(str(value))
            field.blur()
        elif kind == "list":
            inspector.get_by_label(label, exact=True).first.fill("\n".join(value))
        elif kind == "range":
            inspector.locator("input[type=number]").and_(inspector.get_by_label(label, exact=True)).first.fill(str(value))
            inspector.locator("input[type=number]").and_(inspector.get_by_label(label, exact=True)).first.blur()
        elif kind == "toggle":
            field = inspector.get_by_label(label, exact=True).first
            if field.is_checked() != value:
                field.click()
        elif kind == "select":
            inspector.get_by_label(label, exact=True).first.select_option(value)
        elif kind == "color":
            self._colour(inspector, label, value)
        elif kind == "media":
            self._media(inspector, value)
        else:
            raise Failure(f"no control is called {kind}")

    def _colour(self, inspector: Locator, label: str, value: str) -> None:
        button = inspector.get_by_role("button", name=label).first
        button.click()
        self.page.locator(".components-popover").get_by_role("button", name="Custom color picker").first.click()
        field = self.page.locator(".components-color-picker .components-input-control__input").last
        field.fill(value.lstrip("#"))
        field.blur()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Escape")
        self.page.evaluate("( id ) => wp.data.dispatch( 'core/block-editor' ).selectBlock( id )", self.client)

    def _media(self, inspector: Locator, index: int | None) -> None:
        buttons = inspector.get_by_role("button", name="Choose image")
        buttons.nth(index or 0).click()
        modal = self.page.locator(".media-modal:visible").last
        modal.get_by_role("tab", name="Media Library").click()
        modal.locator("li.attachment").first.click()
        modal.locator(".media-button-select").click()
        modal.wait_for(state="hidden")

    # The post

    def save(self, title: str) -> Any:
        self.page.evaluate(
            """async ( title ) => {
                await wp.data.dispatch( 'core/editor' ).editPost( { title, status: 'publish' } );
                await wp.data.dispatch( 'core/editor' ).savePost();
            }""",
            title,
        )
        self.page.wait_for_function("! wp.data.select( 'core/editor' ).isSavingPost()")
        failed = self.page.evaluate("wp.data.select( 'core/editor' ).didPostSaveRequestFail()")
        expect(not failed, "the post could not be saved")
        return self.page.evaluate(
            """() => ( {
                id: wp.data.select( 'core/editor' ).getCurrentPostId(),
                link: wp.data.select( 'core/editor' ).getPermalink(),
            } )"""
        )

    def reopened(self, post: Case) -> Any:
        """Opens the post again; gives the attributes of its first block. All blocks have to be valid and unchanged."""
        self.open(f"post.php?post={post['id']}&action=edit")
        self.page.wait_for_function("wp.data.select( 'core/block-editor' ).getBlocks().length > 0")
        found = self.page.evaluate(
            """() => {
                const invalid = [];
                const walk = ( blocks ) => blocks.forEach( ( block ) => {
                    if ( ! block.isValid ) {
                        invalid.push( block.name );
                    }
                    walk( block.innerBlocks );
                } );
                const blocks = wp.data.select( 'core/block-editor' ).getBlocks();
                walk( blocks );
                return {
                    invalid,
                    attributes: blocks[ 0 ].attributes,
                    written: wp.blocks.serialize( blocks ),
                    stored: wp.data.select( 'core/editor' ).getCurrentPost().content,
                };
            }"""
        )
        expect(not found["invalid"], f"invalid after reloading: {found['invalid']}: {found['stored']}")
        # Rich text writes ">" as it is when it is typed, and escaped when it is read again, in WordPress's blocks too.
        expect(
            self.filtered
            or found["written"].strip().replace("&gt;", ">") == found["stored"].strip().replace("&gt;", ">"),
            f"stored as\n{found['stored']}\nand written back as\n{found['written']}",
        )
        expect(self.canvas.locator(".block-editor-warning").count() == 0, "the editor shows a warning")
        return found["attributes"]

    def shot(self, name: str) -> None:
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.shots / f"{name}.png")

    # Markup

    def check_stored(self, content: str) -> None:
        found = self.page.evaluate(
            """( content ) => {
                const blocks = wp.blocks.parse( content );
                return {
                    valid: blocks.length > 0 && blocks.every( ( block ) => block.isValid && 'core/missing' !== block.name ),
                    written: wp.blocks.serialize( blocks ),
                };
            }""",
            content,
        )
        expect(found["valid"], f"not valid as stored: {content}")
        expect(
            found["written"].strip() == content.strip(), f"stored as\n{content}\nand written back as\n{found['written']}"
        )

    def check_former(self, former: Case) -> None:
        found = self.page.evaluate(
            """( content ) => {
                const [ block ] = wp.blocks.parse( content );
                const [ again ] = wp.blocks.parse( wp.blocks.serialize( [ block ] ) );
                return { valid: block.isValid && again.isValid, attributes: block.attributes };
            }""",
            former["content"],
        )
        expect(found["valid"], f"a former version is not taken over: {former['content']}")
        compare(former.get("attributes", {}), found["attributes"], "a former version")

    def check_transform_from(self, name: str, content: str) -> None:
        found = self.page.evaluate(
            """( { name, content } ) => {
                const blocks = wp.blocks.switchToBlockType( wp.blocks.parse( content ), name );
                if ( ! blocks ) {
                    return null;
                }
                const again = wp.blocks.parse( wp.blocks.serialize( blocks ) );
                return { names: blocks.map( ( block ) => block.name ), valid: again.every( ( block ) => block.isValid ) };
            }""",
            {"name": name, "content": content},
        )
        expect(found and found["names"] == [name] and found["valid"], f"is not made of {content}: {found}")

    def check_transform_to(self, content: str, other: str) -> None:
        found = self.page.evaluate(
            """( { content, other } ) => {
                const blocks = wp.blocks.switchToBlockType( wp.blocks.parse( content ), other );
                if ( ! blocks ) {
                    return null;
                }
                const again = wp.blocks.parse( wp.blocks.serialize( blocks ) );
                return { names: blocks.map( ( block ) => block.name ), valid: again.every( ( block ) => block.isValid ) };
            }""",
            {"content": content, "other": other},
        )
        expect(found and found["names"][0] == other and found["valid"], f"does not become {other}: {found}")


def compare(wanted: Case, found: Case, what: str, filtered: bool = False) -> None:
    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if not isinstance(value, str):
            return value
        if filtered:
            # WordPress takes tags out of the values in a block's comment, and what looks like tags.
            return re.sub(r"<[^>]*>", "", html.unescape(value))
        # Rich text has ">" in both ways.
        return value.replace("&gt;", ">")

    for key, value in wanted.items():
        expect(plain(found.get(key)) == plain(value), f"{what}: {key} is {found.get(key)!r}, not {value!r}")


def patterns(folder: Path) -> list[str]:
    """The content of the patterns of a generated block."""
    files = sorted((folder / "patterns").glob("*.php"))
    return [file.read_text("utf-8").split("?>\n", 1)[1] for file in files]


def run(editor: Editor, case: Case, slug: str) -> None:
    """Works with the block of a case; raises Failure."""
    name = case["block"]
    editor.open("post-new.php")
    if any(control["kind"] == "media" for control in case.get("controls", [])):
        editor.upload()
    editor.errors.clear()
    editor.insert(name)
    for control in case.get("controls", []):
        try:
            editor.control(control)
        except Failure:
            raise
        except Exception as error:  # the page says nothing clearer
            editor.shot(slug + "-failed")
            raise Failure(f"{control['kind']} {control.get('label', '')}: {str(error)[:500]}") from error
    if case.get("inner"):
        editor.fill(case["inner"])
    compare(case.get("attributes", {}), editor.attributes(), "after editing")
    editor.shot(slug + "-editor")
    post = editor.save(name)
    reopened = editor.reopened(post)
    compare(case.get("attributes", {}), reopened, "after reloading", editor.filtered)
    for content in case.get("stored", []):
        editor.check_stored(content)
    for former in case.get("former", []):
        editor.check_former(former)
    for content in case.get("from", []):
        editor.check_transform_from(name, content)
    for other in case.get("to", []):
        editor.check_transform_to(case["stored"][0], other)
    editor.page.goto(post["link"])
    source = editor.page.content()
    for text in case.get("front", []):
        expect(text in source, f"the page does not hold {text!r}")
    for text in case.get("front_not", []):
        expect(text not in source, f"the page holds {text!r}")
    if case.get("click"):
        expect(not editor.page.locator(case["opens"]).first.is_visible(), f"{case['opens']} is open from the start")
        editor.page.locator(case["click"]).first.click()
        expect(editor.page.locator(case["opens"]).first.is_visible(), f"{case['opens']} does not open")
    editor.shot(slug + "-page")
    expect(not editor.errors, "console: " + " | ".join(editor.errors[:5]))
