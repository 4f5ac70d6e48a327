#!/usr/bin/env python3
"""Writes the analysis's tables of WordPress: facts/functions.txt, classes.txt and hooks.txt.

    python3 tools/wordpress_facts.py FACTS.json             writes the tables
    python3 tools/wordpress_facts.py FACTS.json --check     exits 1 and names the tables that differ

FACTS.json describes one version of WordPress:

    {"wordpress": "7.1.0",
     "functions": {NAME: {"since", "deprecated", "instead", "private", "returns", "params": ["string $a = ''", …]}},
     "classes": {NAME: {"kind": "class" | "interface" | "trait", "extends", "since", "deprecated", "instead"}},
     "deprecated_methods": {"Class::method": {"since", "deprecated", "instead"}},
     "wpdb": {METHOD: like a function},
     "hooks": {"actions": {NAME: ARGUMENTS}, "filters": {NAME: ARGUMENTS}, "deprecated": {NAME: VERSION}}}

where a part of a hook's name that changes is written {…}. Every key of a function or class may be missing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "Sources" / "Analysis" / "Data" / "facts"
Facts = dict[str, Any]

PARAMETERS = """#
# A parameter is written `type:name`, or `name` alone if it may be anything. `&` before the name: by reference; `...`:
# any number of them; `=` behind the name: it may be left out."""

FUNCTIONS = f"""# WordPress's functions: parameters, versions, replacements.
#
#   NAME MIN MAX SINCE DEPRECATED REPLACEMENT RETURNS PARAMETERS…
#
# MIN, MAX     how many arguments it needs and takes; `*` for any number
# SINCE        the version of WordPress that brought it
# DEPRECATED   the version since which it should not be used any more; `private` if it is WordPress's own and not for
#              plugins and themes
# REPLACEMENT  what to use in its place; several are separated by `|`
# RETURNS      the type that its documentation gives
#
# `-` stands for what is not known or does not apply.
{PARAMETERS}"""

CLASSES = f"""# WordPress's classes and methods.
#
#   KIND NAME SINCE DEPRECATED REPLACEMENT EXTENDS
#   method CLASS::NAME SINCE DEPRECATED REPLACEMENT [MIN MAX RETURNS PARAMETERS…]
#
# KIND         class, interface or trait; EXTENDS is the class above it
# SINCE        the version of WordPress that brought it
# DEPRECATED   the version since which it should not be used any more; `private` if it is WordPress's own and not for
#              plugins and themes
# REPLACEMENT  what to use in its place; several are separated by `|`
#
# Of methods only the deprecated ones and those of wpdb are here; the latter with the least and the greatest number of
# arguments (`*`: any), the type they return, and their parameters. `-` stands for what is not known or does not apply.
{PARAMETERS}"""

HOOKS = """# WordPress's hooks and their argument counts.
#
#   KIND NAME ARGUMENTS DEPRECATED REPLACEMENT
#
# KIND         action or filter
# NAME         `*` stands for a part of the name that changes
# ARGUMENTS    how many arguments a callback is given at most; with a filter the value is one of them
# DEPRECATED   the version since which it should not be used any more
# REPLACEMENT  the hook to use in its place
#
# `-` stands for what is not known or does not apply."""

# How many arguments a deprecated hook passes, and the hook that took its place.
DEPRECATED_HOOKS: dict[str, tuple[int, str]] = {
    "add_category_form_pre": (1, "*_pre_add_form"),
    "add_link_category_form_pre": (1, "*_pre_add_form"),
    "add_tag_form": (1, "*_add_form"),
    "add_tag_form_pre": (1, "*_pre_add_form"),
    "allowed_block_types": (2, "allowed_block_types_all"),
    "auth_{…}_{…}_meta_{…}": (6, "auth_*_meta_*_for_*"),
    "block_categories": (2, "block_categories_all"),
    "block_editor_preload_paths": (2, "block_editor_rest_api_preload_paths"),
    "block_editor_settings": (2, "block_editor_settings_all"),
    "blog_details": (1, "site_details"),
    "contextual_help": (3, "-"),
    "contextual_help_list": (2, "-"),
    "dbx_post_advanced": (1, "add_meta_boxes"),
    "default_contextual_help": (1, "-"),
    "delete_blog": (2, "wp_uninitialize_site"),
    "deleted_blog": (2, "wp_delete_site"),
    "edit_category_form": (1, "*_add_form"),
    "edit_category_form_fields": (1, "*_edit_form_fields"),
    "edit_category_form_pre": (1, "*_pre_edit_form"),
    "edit_link_category_form": (1, "*_add_form"),
    "edit_link_category_form_fields": (1, "*_edit_form_fields"),
    "edit_link_category_form_pre": (1, "*_pre_edit_form"),
    "edit_tag_form": (1, "*_edit_form"),
    "edit_tag_form_fields": (1, "*_edit_form_fields"),
    "edit_tag_form_pre": (1, "*_pre_edit_form"),
    "htmledit_pre": (1, "format_for_editor"),
    "http_api_transports": (3, "-"),
    "image_edit_before_change": (2, "wp_image_editor_before_change"),
    "image_save_pre": (2, "image_editor_save_pre"),
    "login_headertitle": (1, "login_headertext"),
    "media_buttons_context": (1, "media_buttons"),
    "private_to_published": (1, "private_to_publish"),
    "pub_priv_sql_capability": (1, "-"),
    "query_string": (1, "query_vars"),
    "refresh_blog_details": (1, "clean_site_cache"),
    "rest_enabled": (1, "rest_authentication_errors"),
    "retreive_password": (1, "retrieve_password"),
    "rewrite_rules": (1, "mod_rewrite_rules"),
    "richedit_pre": (1, "format_for_editor"),
    "setted_site_transient": (3, "set_site_transient"),
    "setted_transient": (3, "set_transient"),
    "signup_create_blog_meta": (1, "add_signup_meta"),
    "tag_rewrite_rules": (1, "post_tag_rewrite_rules"),
    "tagsperpage": (1, "edit_tags_per_page"),
    "user_confirmed_action_email_content": (2, "user_erasure_fulfillment_email_content"),
    "user_erasure_complete_email_headers": (5, "user_erasure_fulfillment_email_headers"),
    "user_erasure_complete_email_subject": (3, "user_erasure_fulfillment_email_subject"),
    "whitelist_options": (1, "allowed_options"),
    "wp_blacklist_check": (6, "wp_check_comment_disallowed_list"),
    "wp_get_default_privacy_policy_content": (4, "wp_add_privacy_policy_content"),
    "wp_save_image_file": (5, "wp_save_image_editor_file"),
    "wpmu_new_blog": (6, "wp_initialize_site"),
}


def replacement(text: str | None) -> str:
    """The names of functions, methods, classes or hooks that a sentence such as "get_option() instead" tells to use."""
    if not text:
        return "-"
    names = re.findall(r"([A-Za-z_\\][\w\\]*(?:::\w+)?)\s*\(", text)
    if not names:
        names = re.findall(r"['`]([A-Za-z_\\][\w\\]*(?:::\w+)?)(?:\(\))?['`]", text)
    if not names and re.fullmatch(r"[A-Za-z_\\][\w\\]*(::\w+)?(\(\)| instead)?", text):
        names = [text.split("(")[0].split(" ")[0]]
    return "|".join(dict.fromkeys(names)) or "-"


def status(fact: Facts) -> str:
    """The version that deprecated it, or that it is private."""
    return str(fact.get("deprecated") or ("private" if fact.get("private") else "-"))


def parameter(text: str) -> str:
    """`string $name = ''` as `string:name=`."""
    declaration, _, default = text.partition(" = ")
    match = re.fullmatch(r"(?:(\S+) )?(&?)(\.\.\.)?(&?)\$(\w+)", declaration)
    if match is None:
        raise ValueError(f"a parameter of unknown form: {text}")
    type_name = match[1] if match[1] and match[1] != "mixed" else ""
    marks = ("&" if match[2] or match[4] else "") + (match[3] or "")
    return (f"{type_name}:" if type_name else "") + marks + match[5] + ("=" if default else "")


def arguments(parameters: list[str]) -> tuple[str, str]:
    """The least and the greatest number of arguments, the latter `*` if there is none."""
    required = [number for number, text in enumerate(parameters, 1) if " = " not in text and "...$" not in text]
    is_variadic = any("...$" in text for text in parameters)
    return str(max(required, default=0)), "*" if is_variadic else str(len(parameters))


def returned(fact: Facts) -> str:
    return str(fact.get("returns") or "-").replace(" ", "")


def functions_table(facts: Facts) -> list[str]:
    lines: list[str] = []
    for name, fact in sorted(facts["functions"].items(), key=lambda item: str(item[0]).lower()):
        parameters = fact.get("params", [])
        least, greatest = arguments(parameters)
        words = [name, least, greatest, fact.get("since") or "-", status(fact), replacement(fact.get("instead"))]
        lines.append(" ".join([*words, returned(fact), *map(parameter, parameters)]))
    return lines


def classes_table(facts: Facts) -> list[str]:
    lines: list[str] = []
    for name, fact in sorted(facts["classes"].items(), key=lambda item: str(item[0]).lower()):
        instead = replacement(fact.get("instead"))
        words = [fact["kind"], name, fact.get("since") or "-", status(fact), instead, fact.get("extends") or "-"]
        lines.append(" ".join(words))
    methods: dict[str, str] = {}
    for name, fact in facts["deprecated_methods"].items():
        words = ["method", name, fact.get("since") or "-", status(fact), replacement(fact.get("instead"))]
        methods[name] = " ".join(words)
    for name, fact in facts["wpdb"].items():
        known = {**fact, **facts["deprecated_methods"].get(f"wpdb::{name}", {})}
        parameters = fact.get("params", [])
        words = ["method", f"wpdb::{name}", known.get("since") or "-", status(known), replacement(known.get("instead"))]
        words += [*arguments(parameters), returned(fact), *map(parameter, parameters)]
        methods[f"wpdb::{name}"] = " ".join(words)
    return lines + [line for _, line in sorted(methods.items(), key=lambda item: item[0].lower())]


def hooks_table(facts: Facts) -> list[str]:
    lines: list[str] = []
    deprecated = facts["hooks"]["deprecated"]
    for kind, key in (("action", "actions"), ("filter", "filters")):
        for name, count in sorted(facts["hooks"][key].items(), key=lambda item: str(item[0]).lower()):
            pattern = re.sub(r"\{…\}", "*", name)
            if not re.search(r"[A-Za-z]", pattern):
                continue
            instead = "-"
            if name in deprecated:
                count, instead = DEPRECATED_HOOKS.get(name, ("-", "-"))
            lines.append(f"{kind} {pattern} {count} {deprecated.get(name, '-')} {instead}")
    return lines


def main() -> int:
    """Writes or compares; returns the exit status."""
    options = argparse.ArgumentParser(description="Writes the analysis's tables of WordPress.")
    options.add_argument("facts", type=Path, help="the facts of one version of WordPress, as JSON")
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 if a table differs")
    given = options.parse_args()
    facts: Facts = json.loads(given.facts.read_text(encoding="utf-8"))
    origin = f"#\n# WordPress {facts['wordpress']}; written by tools/wordpress_facts.py."
    tables = {
        "functions.txt": (FUNCTIONS, functions_table(facts)),
        "classes.txt": (CLASSES, classes_table(facts)),
        "hooks.txt": (HOOKS, hooks_table(facts)),
    }
    differing = 0
    for name, (comment, lines) in tables.items():
        text = "\n".join([comment, origin, "", *lines]) + "\n"
        path = FOLDER / name
        if given.check:
            if path.read_text(encoding="utf-8") != text:
                differing += 1
                print(f"{name} differs")
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
