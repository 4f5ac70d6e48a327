"""What a plugin registers, compared with its specification."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.case import Trial
from cases.entries import bare, fields

TYPES = {"integer": "integer", "image": "integer", "number": "number", "boolean": "boolean"}
INTERVALS = {"hourly": 3600, "twicedaily": 43200, "daily": 86400, "weekly": 604800}


def objects(source: Any) -> list[dict[str, Any]]:
    return [{"name": given} if isinstance(given, str) else dict(given) for given in source or []]


def find(label: str, among: Iterable[str | None]) -> str | None:
    """That of the texts which is the label."""
    return next((one for one in among if one is not None and bare(one) == bare(label)), None)


def check(trial: Trial) -> None:
    post_types(trial)
    widgets_and_shortcodes(trial)
    blocks(trial)
    others(trial)


def post_types(trial: Trial) -> None:
    new, spec = trial.new, trial.spec
    given = objects(spec.get("post_types"))
    if trial.wants("custom_post_type") and not given:
        trial.expect(len(new["post_types"]) == 1, f"one post type is to be registered: {sorted(new['post_types'])}")
    resources = spec.get("rest_api", {}).get("resources")
    if given and not resources:
        trial.expect(
            len(new["post_types"]) == len(given),
            f"{len(given)} post types are to be registered, not {sorted(new['post_types'])}",
        )
    by_label = {value["singular"]: (key, value) for key, value in new["post_types"].items()}
    for wanted in given:
        if "singular" not in wanted:
            continue
        label = find(wanted["singular"], by_label)
        if label is None:
            trial.fail(f"no post type is called {wanted['singular']!r}: {sorted(by_label)}")
            continue
        key, found = by_label[label]
        post_type(trial, wanted, key, found)
    for key in new["post_types"]:
        trial.expect(len(key) <= 20 and key == key.lower(), f"{key} is no key of a post type")
    for key in new["taxonomies"]:
        trial.expect(len(key) <= 32, f"{key} is no key of a taxonomy")


def post_type(trial: Trial, wanted: dict[str, Any], key: str, found: dict[str, Any]) -> None:
    name = wanted["singular"]
    if "key" in wanted:
        trial.expect(key == wanted["key"], f"{name}: the key is {key}")
    if "plural" in wanted and "name" not in wanted.get("labels", {}):
        trial.expect(bare(found["plural"]) == bare(wanted["plural"]), f"{name}: the plural is {found['plural']!r}")
    if "slug" in wanted and wanted.get("public", True):
        trial.expect(found["slug"] == wanted["slug"], f"{name}: the slug is {found['slug']!r}")
    for member, default in (("public", True), ("hierarchical", False), ("show_in_rest", True)):
        value = wanted.get(member, default)
        trial.expect(found[member] == value, f"{name}: {member} is {found[member]}, not {value}")
    archive = wanted.get("has_archive", wanted.get("public", True))
    trial.expect(found["has_archive"] == archive, f"{name}: has_archive is {found['has_archive']}")
    if "supports" in wanted:
        lacking = set(wanted["supports"]) - set(found["supports"])
        trial.expect(not lacking, f"{name}: {lacking} is not supported")
    if "menu_position" in wanted:
        trial.expect(found["position"] == wanted["menu_position"], f"{name}: the position is {found['position']}")
    if "icon" in wanted:
        trial.expect(str(found["icon"]).endswith(wanted["icon"]), f"{name}: the icon is {found['icon']}")
    if "description" in wanted:
        trial.expect(bare(found["description"]) == bare(wanted["description"]), f"{name}: {found['description']!r}")
    if "capability_type" in wanted:
        trial.expect(found["edit_posts"] != "edit_posts", f"{name}: it has the capabilities of posts")

    meta = {value["key"]: value for value in trial.new["meta"].values() if value["subtype"] == key}
    given = fields(wanted.get("fields"))
    types = sorted(TYPES.get(given_field.get("type", "text"), "string") for given_field in given)
    own_boxes = any(key in box.get("post_types", [key]) or name in box.get("post_types", [name]) or
                    wanted["name"] in box.get("post_types", []) for box in trial.spec.get("meta_boxes", []))
    if not own_boxes:
        trial.expect(
            sorted(value["type"] for value in meta.values()) == types,
            f"{name}: meta data is {[(value['key'], value['type']) for value in meta.values()]}, not {types}",
        )
    for value in meta.values():
        trial.expect(value["single"] and value["rest"], f"{name}: {value['key']} is not in the REST API")

    labels = {trial.new["taxonomies"].get(one, {}).get("singular"): one for one in found["taxonomies"]}
    for taxonomy in objects(wanted.get("taxonomies")):
        if "singular" not in taxonomy:
            continue
        label = find(taxonomy["singular"], labels)
        if trial.expect(label, f"{name}: no taxonomy {taxonomy['singular']!r}: {sorted(map(str, labels))}"):
            other = trial.new["taxonomies"][labels[label]]
            value = taxonomy.get("hierarchical", True)
            trial.expect(other["hierarchical"] == value, f"{label}: hierarchical is {other['hierarchical']}")
            value = taxonomy.get("public", True)
            trial.expect(other["public"] == value, f"{label}: public is {other['public']}")


def widgets_and_shortcodes(trial: Trial) -> None:
    new, spec = trial.new, trial.spec
    given = objects(spec.get("widgets"))
    count = len(given) or int(trial.wants("widgets"))
    trial.expect(len(new["widgets"]) == count, f"{count} widgets are to be registered: {sorted(new['widgets'])}")
    names = {value["name"] for value in new["widgets"].values()}
    for wanted in given:
        if "title" in wanted:
            trial.expect(find(wanted["title"], names), f"no widget is called {wanted['title']!r}: {names}")
    given = objects(spec.get("shortcodes"))
    count = len(given) or int(trial.wants("shortcodes"))
    trial.expect(
        len(new["shortcodes"]) == count, f"{count} shortcodes are to be registered: {sorted(new['shortcodes'])}"
    )
    for wanted in given:
        if "tag" in wanted:
            trial.expect(wanted["tag"] in new["shortcodes"], f"no shortcode [{wanted['tag']}]")


def blocks(trial: Trial) -> None:
    given = trial.spec.get("blocks", [])
    count = len(given) or int(trial.wants("blocks"))
    new = trial.new["blocks"]
    trial.expect(len(new) == count, f"{count} blocks are to be registered: {sorted(new)}")
    for name, block in new.items():
        trial.expect(not block.get("missing"), f"{name}: scripts are not registered: {block.get('missing')}")
        trial.expect(block["title"], f"{name} has no title")


def others(trial: Trial) -> None:
    new, spec = trial.new, trial.spec

    given = objects(spec.get("roles"))
    count = len(given) or int(trial.wants("roles"))
    trial.expect(len(new["roles"]) == count, f"{count} roles are to be added: {sorted(new['roles'])}")
    labels = {value["name"] for value in new["roles"].values()}
    for wanted in given:
        if "label" in wanted:
            trial.expect(find(wanted["label"], labels), f"no role is called {wanted['label']!r}: {labels}")
        for capability in wanted.get("capabilities", []):
            trial.expect(
                any(capability in value["capabilities"] for value in new["roles"].values()),
                f"no role has the capability {capability}",
            )

    given = objects(spec.get("cron_events"))
    intervals = sorted(
        INTERVALS.get(str(wanted.get("interval", "daily"))) or int(wanted["interval"]) * 60 for wanted in given
    )
    if given:
        trial.expect(
            sorted(new["cron"].values()) == intervals, f"events run every {new['cron']} seconds, not {intervals}"
        )
    else:
        trial.expect(len(new["cron"]) == int(trial.wants("cron")), f"events are scheduled: {new['cron']}")

    given = objects(spec.get("tables"))
    if given:
        trial.expect(
            len(new["tables"]) == len(given), f"{len(given)} tables are to be made: {sorted(new['tables'])}"
        )
    elif trial.wants("custom_table"):
        trial.expect(len(new["tables"]) >= 1, "no table is made")

    given = objects(spec.get("ajax_actions"))
    inside, outside = requests(trial)
    count = len(given) or int(trial.wants("ajax"))
    trial.expect(len(inside) == count, f"{count} requests are to be answered: {sorted(inside)}")
    if given:
        public = sum(1 for wanted in given if wanted.get("public"))
        trial.expect(len(outside) == public, f"{public} requests are for visitors, not {sorted(outside)}")

    count = int(trial.wants("settings") or "settings" in spec)
    trial.expect(len(new["settings"]) == count, f"{count} settings are to be registered: {sorted(new['settings'])}")
    for name, setting in new["settings"].items():
        trial.expect(setting["clean"], f"{name} is registered without a function that cleans it")
    if trial.wants("privacy") or "user_fields" in spec:
        trial.expect(new["exporters"], "nothing exports personal data")
        trial.expect(new["erasers"], "nothing erases personal data")
    own = rest_namespace(trial)
    for path, methods in new["routes"].items():
        # The index of a namespace is WordPress's.
        if path == f"/{own}":
            continue
        trial.expect("unguarded" not in methods, f"{path} has no permission callback")
    if trial.wants("rest_api") or "rest_api" in spec:
        trial.expect(f"/{own}" in new["routes"], f"no routes of {own}: {sorted(new['routes'])[:5]}")


def requests(trial: Trial) -> tuple[set[str], set[str]]:
    """Hooks of requests that the plugin answers: of users and of visitors."""
    hooks = {name for name in trial.new["hooks"] if name.startswith("wp_ajax_")}
    # WordPress's own, for the terms of a new taxonomy.
    hooks -= {f"wp_ajax_add-{taxonomy}" for taxonomy in trial.new["taxonomies"]}
    outside = {name for name in hooks if name.startswith("wp_ajax_nopriv_")}
    return hooks - outside, outside


def rest_namespace(trial: Trial) -> str:
    """What the plugin's own routes begin with."""
    given = trial.spec.get("rest_api", {})
    return f"{given.get('namespace', trial.slug)}/v{given.get('version', 1)}"
