"""Plugins that are broken on purpose: each has to fail, and for the right reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cases.case import Case, Failure
from cases.specs import base


def replacing(pattern: str, old: str, new: str) -> Callable[[Path], None]:
    """A change in the first file of the pattern that has the text."""

    def change(folder: Path) -> None:
        for path in sorted(folder.rglob(pattern)):
            text = path.read_text("utf-8")
            if old in text:
                path.write_text(text.replace(old, new), "utf-8")
                return
        raise Failure(f"{pattern} has no {old!r} to break")

    return change


def adding(pattern: str, code: str) -> Callable[[Path], None]:
    """A change that adds code at the end of the first file of the pattern."""

    def change(folder: Path) -> None:
        path = sorted(folder.glob(pattern))[0]
        path.write_text(path.read_text("utf-8") + code, "utf-8")

    return change


def cases() -> list[Case]:
    """Each is a plugin, what is broken in it, and a part of the failure that this has to be."""
    broken: list[tuple[str, list[str], Callable[[Path], None], str]] = [
        (
            "a notice on the front page",
            ["settings"],
            adding("*.php", "add_action( 'wp_footer', static function () { echo $nothing; } );\n"),
            "Undefined variable $nothing",
        ),
        (
            "a deprecation in WordPress, called by the plugin",
            ["settings"],
            adding("*.php", "add_action( 'init', static function () { wp_kses_post( null ); } );\n"),
            "Passing null to parameter",
        ),
        ("a syntax error", ["settings"], adding("*.php", "if (\n"), "Parse error"),
        (
            "a missing route",
            ["rest_api"],
            replacing("*.php", "WP_REST_Server::CREATABLE,\n", "WP_REST_Server::READABLE,\n"),
            "has no collection",
        ),
        (
            "a route for everybody",
            ["rest_api"],
            replacing(
                "*.php",
                "'permission_callback' => array( $this, 'create_item_permissions_check' )",
                "'permission_callback' => '__return_true'",
            ),
            "by a visitor answers 201",
        ),
        (
            "an option that is left",
            ["settings"],
            replacing("uninstall.php", "delete_option(", "get_option("),
            "options are left",
        ),
        (
            "a table that is left",
            ["custom_table"],
            replacing("uninstall.php", "DROP TABLE IF EXISTS", "SELECT 1 FROM"),
            "tables are left",
        ),
        (
            "an event that is left",
            ["cron"],
            replacing("*.php", "wp_clear_scheduled_hook( $hook )", "wp_next_scheduled( $hook )"),
            "events are left",
        ),
        (
            "boxes without a check of the nonce",
            ["custom_post_type", "meta_boxes"],
            replacing("*meta-boxes.php", "! wp_verify_nonce(", "! max("),
            "with a wrong nonce",
        ),
        (
            "a setting that is not kept",
            ["settings"],
            replacing("*settings.php", "sanitize_textarea_field( $input", "strtoupper( $input"),
            "shows",
        ),
        (
            "an answer without a nonce",
            ["ajax"],
            replacing("*.php", "! check_ajax_referer( self::NONCE, 'nonce', false )", "false"),
            "answers 200",
        ),
        (
            "a list that does not search",
            ["admin_interface"],
            replacing("*list-table.php", "$_REQUEST['s'] ) )", "$_REQUEST['nothing'] ) )"),
            "does not find Zebra",
        ),
        (
            "a role that is left",
            ["roles"],
            replacing("uninstall.php", "remove_role( $role );\n\t}", "}"),
            "is not as it was",
        ),
        (
            "personal data that is not erased",
            ["privacy"],
            replacing("*privacy.php", "delete_user_meta(", "get_user_meta("),
            "left after the erasure",
        ),
    ]
    return [
        Case(f"broken/{name}", base("Broken Thing", features), change=change, seen_as=seen)
        for name, features, change, seen in broken
    ]
