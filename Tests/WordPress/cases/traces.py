"""What a plugin leaves in the database: rows and tables before it came and after it was deleted."""

from __future__ import annotations

import json
import re
from typing import Any

from cases.case import Trial
from wordpress import WordPress

# Options that WordPress itself writes while its pages are visited.
VOLATILE = re.compile(
    r"^(_site_transient_|_transient_)(timeout_)?(update_|theme_roots|health-check|dash_|feed|browser_|php_check_|wp_|"
    r"global_styles|doing_cron|available_translations|poptags|community-events|is_multi_author|plugin_slugs|"
    r"as_comment_count|settings_errors|twentytwenty)"
    r"|^(cron|rewrite_rules|recently_activated|can_compress_scripts|recovery_|auto_core_update|recently_edited|"
    r"dashboard_widget_options|_wp_suggested_policy_text_has_changed|category_children|fresh_site|theme_mods_|"
    r"nonce_|db_upgraded|user_count|auto_update_|finished_updating_comment_type|https_detection_errors|"
    r"wp_calendar_block_has_published_posts)"
)
VOLATILE_USER_META = {
    "session_tokens", "wp_dashboard_quick_press_last_post_id", "wp_user-settings", "wp_user-settings-time",
    "community-events-location", "show_welcome_panel", "closedpostboxes_dashboard", "dismissed_wp_pointers",
}  # fmt: skip

DUMP = """
    $rows = static function ( $sql ) use ( $database ) {
        return $database->query( $sql )->fetch_all( MYSQLI_ASSOC );
    };
    return array(
        'tables'   => array_column( $database->query( 'SHOW TABLES' )->fetch_all(), 0 ),
        'options'  => array_column( $rows( 'SELECT * FROM wp_options' ), 'option_value', 'option_name' ),
        'usermeta' => $rows( 'SELECT user_id, meta_key, meta_value FROM wp_usermeta' ),
        'posts'    => $rows( 'SELECT ID, post_type, post_parent, post_title FROM wp_posts' ),
        'postmeta' => $rows( 'SELECT post_id, meta_key, meta_value FROM wp_postmeta' ),
        'terms'    => $rows(
            'SELECT t.term_id, t.name, x.taxonomy FROM wp_terms t LEFT JOIN wp_term_taxonomy x USING ( term_id )'
        ),
        'termmeta' => $rows( 'SELECT term_id, meta_key FROM wp_termmeta' ),
        'links'    => $rows( 'SELECT object_id, term_taxonomy_id FROM wp_term_relationships' ),
        'comments' => $rows( 'SELECT comment_ID, comment_post_ID FROM wp_comments' ),
        'users'    => $rows( 'SELECT ID, user_login FROM wp_users' ),
    );
"""
SERIALISED = """
    $events = array_values( array_filter( _get_cron_array(), 'is_array' ) );
    return array( get_option( 'wp_user_roles' ), array_keys( array_merge( ...$events ) ) );
"""


def dump(site: WordPress) -> dict[str, Any]:
    found: dict[str, Any] = site.php(DUMP, bare=True)
    roles, hooks = site.php(SERIALISED)
    found["roles"] = roles
    found["cron"] = hooks
    return found


def rows(values: list[dict[str, Any]]) -> set[str]:
    return {json.dumps(value, sort_keys=True, ensure_ascii=False) for value in values}


def check(trial: Trial, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Compares the database before the plugin was activated with that after it was deleted."""
    left = sorted(set(after["tables"]) - set(before["tables"]))
    trial.expect(not left, f"tables are left: {left}")
    gone = sorted(set(before["tables"]) - set(after["tables"]))
    trial.expect(not gone, f"tables are gone: {gone}")

    names = {name for name in after["options"] if not VOLATILE.match(name)}
    left = sorted(names - set(before["options"]))
    trial.expect(not left, f"options are left: {left}")
    changed = [
        name
        for name in sorted(names & set(before["options"]))
        if after["options"][name] != before["options"][name] and name != "wp_user_roles"
    ]
    trial.expect(not changed, f"options are changed: {changed}")
    gone = sorted(name for name in before["options"] if name not in after["options"] and not VOLATILE.match(name))
    trial.expect(not gone, f"options are gone: {gone}")

    for name in sorted(set(after["roles"]) | set(before["roles"])):
        trial.expect(after["roles"].get(name) == before["roles"].get(name), f"the role {name} is not as it was")
    left = sorted(set(after["cron"]) - set(before["cron"]))
    trial.expect(not left, f"events are left: {left}")

    kept = [row for row in after["usermeta"] if row["meta_key"] not in VOLATILE_USER_META]
    old = rows(before["usermeta"])
    left = [row for row in kept if json.dumps(row, sort_keys=True, ensure_ascii=False) not in old]
    trial.expect(not left, f"meta data of users is left: {left[:4]}")

    own = {str(number) for number in trial.own_posts}
    ignored = {"revision", "auto-draft", "customize_changeset", "wp_global_styles", "wp_template", "wp_navigation"}
    known = rows(before["posts"])
    left = [
        row
        for row in after["posts"]
        if json.dumps(row, sort_keys=True, ensure_ascii=False) not in known
        and row["ID"] not in own
        and row["post_parent"] not in own
        and row["post_type"] not in ignored
        and row["post_title"] != "Auto Draft"
    ]
    trial.expect(not left, f"posts are left: {left[:4]}")
    posts = {row["ID"] for row in after["posts"]}
    orphans = [row for row in after["postmeta"] if row["post_id"] not in posts]
    trial.expect(not orphans, f"meta data of deleted posts is left: {orphans[:4]}")
    revisions = [row for row in after["posts"] if row["post_type"] == "revision" and row["post_parent"] not in posts]
    trial.expect(not revisions, f"revisions are left: {revisions[:4]}")

    old = rows(before["postmeta"])
    core = ("_edit_lock", "_edit_last", "_wp_", "_pingme", "_encloseme", "_thumbnail_id", "_menu_item", "_customize")
    left = [
        row
        for row in after["postmeta"]
        if json.dumps(row, sort_keys=True, ensure_ascii=False) not in old
        and row["post_id"] in posts
        and not row["meta_key"].startswith(core)
    ]
    trial.expect(not left, f"meta data of posts is left: {left[:4]}")
    for part in ("terms", "termmeta", "comments", "users"):
        left = sorted(rows(after[part]) - rows(before[part]))
        if part == "terms":
            left = [row for row in left if '"taxonomy": "wp_theme"' not in row]
        trial.expect(not left, f"{part} are left: {left[:4]}")
    numbers = own | {row["ID"] for row in before["posts"]}
    left = [row for row in after["links"] if row["object_id"] not in posts and row["object_id"] not in numbers]
    trial.expect(not left, f"relations of deleted posts are left: {left[:4]}")

    rules = after["options"].get("rewrite_rules") or ""
    for key, kind in {**trial.new.get("post_types", {}), **trial.new.get("taxonomies", {})}.items():
        trial.expect(f"{key}=" not in rules, f"rewrite rules of {key} are left")
        if kind.get("slug"):
            trial.expect(f'"{kind["slug"]}/?$"' not in rules, f"rewrite rules of {kind['slug']} are left")
