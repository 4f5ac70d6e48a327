"""Specifications: each feature alone, pairs of features, and random ones that are the same at each run."""

from __future__ import annotations

import itertools
import random
from typing import Any

from cases.case import Case, Spec

FEATURES = [
    "custom_post_type", "meta_boxes", "rest_api", "settings", "shortcodes", "widgets", "blocks", "custom_table",
    "admin_interface", "wp_cli", "cron", "ajax", "email", "privacy", "roles", "transients", "dashboard_widget",
    "woocommerce",
]  # fmt: skip
# Pairs of which one part builds on the other, for the short form.
CLOSE = [
    ("custom_post_type", "meta_boxes"), ("custom_post_type", "rest_api"), ("custom_table", "admin_interface"),
    ("admin_interface", "roles"), ("custom_post_type", "admin_interface"), ("custom_table", "privacy"),
    ("roles", "ajax"), ("custom_table", "transients"),
]  # fmt: skip
STRUCTURES = ["minimal", "standard", "object_oriented"]
TYPES = [
    "text", "textarea", "rich_text", "integer", "number", "boolean", "select", "email", "url", "date", "color", "image",
]  # fmt: skip

PLUGIN_NAMES = [
    "Product Manager", "Büchermagazin Überall", "日本語 プラグイン", "2nd Hand Shop", "Class", "Функция сайта",
    "Ångström's \"Best\" <b>Deals</b> & Co", "echo", "List", "A", "🚀", "WordPress Helper", "Plugin", "Event*/ ?> Kit",
    "The Extraordinarily Long Name of a Plugin That Nobody Would Ever Want to Type in Full by Hand", "$wpdb {$x} %s",
    "Team Directory", "namespace", "Movies & Series", "Café Menü", "3D", "Restaurant O'Brien\\s",
]  # fmt: skip
NOUNS = [
    "Book", "Team member", "class", "Função", "Мероприятие", "News", "Person", "Category", "Query", "2nd Item",
    "Order", "List", "Event", "Recipe", "Job offer", "Child", "Über-Ding", "Function", "post", "User",
]  # fmt: skip
FIELD_NAMES = [
    "price", "class", "type", "date", "order", "Größe", "2nd value", "user ID", "post_title", "status", "name",
    "title", "link", "email", "content", "key", "value", "group", "Start date", "is active?", "file name", "id number",
    "description", "color", "image", "slug", "author", "parent", "function", "select", "input", "settings", "this",
]  # fmt: skip
LABELS = [
    "Price", "It's \"quoted\" text", "<em>Marked</em> up", "100% of %s and %1$d", "$var {$x} ${y}", "?> and <?php",
    "*/ /* // #", "</script><script>", "'; DROP TABLE wp_posts; --", "back\\slash \\' \\n", "Größe & Maß", "価格 (円)",
    "A very long label that goes on and on, for there is no end to what people write into fields of forms",
    "&amp; &lt;b&gt;", "Ticked?", "--><!-- wp:x", "[shortcode attr=\"1\"]",
]  # fmt: skip


def base(name: str, features: list[str]) -> Spec:
    """A specification that WordPress 6.1 takes."""
    return {"plugin_name": name, "features": list(features), "requires_at_least": "6.1"}


def alone(full: bool) -> list[Case]:
    """Each feature alone, the structures in turn; none of them; all, in each structure in the long form."""
    found = []
    for index, feature in enumerate(FEATURES):
        spec = base("Product Manager", [feature])
        spec["structure"] = STRUCTURES[index % 3]
        found.append(Case(f"alone/{feature}", spec))
    for structure in STRUCTURES:
        found.append(Case(f"alone/nothing, {structure}", {**base("Product Manager", []), "structure": structure}))
        if full or structure == "standard":
            found.append(Case(f"all/{structure}", {**base("Product Manager", FEATURES), "structure": structure}))
    return found


def pairs(full: bool) -> list[Case]:
    chosen = list(itertools.combinations(FEATURES, 2)) if full else CLOSE
    found = []
    for index, (one, other) in enumerate(chosen):
        spec = base("Product Manager", [one, other])
        spec["structure"] = STRUCTURES[index % 3]
        found.append(Case(f"pair/{one}, {other}", spec, whole=full and (one, other) in CLOSE))
    return found


class Randomness:
    """Random parts of specifications."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def maybe(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    def some(self, values: list[Any], least: int, most: int) -> list[Any]:
        return self.random.sample(values, min(len(values), self.random.randint(least, most)))

    def label(self) -> str:
        return self.random.choice(LABELS)

    def field(self, name: str, kinds: list[str] | None = None) -> dict[str, Any]:
        kind = self.random.choice(kinds or TYPES)
        field: dict[str, Any] = {"name": name, "type": kind}
        if self.maybe(0.6):
            # Labels are told apart, so that tests find the control.
            field["label"] = f"{self.label()} {name}"
        if self.maybe(0.3):
            field["description"] = self.label()
        if kind == "select":
            values = self.some(["a", "b-2", "it's", "x y", "3"], 1, 4)
            field["choices"] = [
                {"value": value, "label": self.label()} if self.maybe() else value for value in values
            ]
            if self.maybe(0.3) and isinstance(field["choices"][0], dict):
                field["default"] = field["choices"][0]["value"]
        elif kind in ("integer", "number"):
            if self.maybe():
                field["minimum"] = self.random.choice([0, 1, -5, 10])
            if self.maybe():
                field["maximum"] = self.random.choice([10, 100, 20.5 if kind == "number" else 20])
            if self.maybe(0.3) and "minimum" in field:
                field["default"] = field["minimum"]
        elif kind == "boolean" and self.maybe(0.3):
            field["default"] = True
        elif kind == "text" and self.maybe(0.3):
            field["default"] = self.label()
        elif kind == "color" and self.maybe(0.3):
            field["default"] = "#1e3a8a"
        elif kind == "date" and self.maybe(0.3):
            field["default"] = "2024-01-31"
        if self.maybe(0.2) and kind not in ("boolean", "image"):
            field["required"] = True
        return field

    def fields(self, least: int, most: int, kinds: list[str] | None = None) -> list[Any]:
        names = self.some(FIELD_NAMES, least, most)
        return [name if self.maybe(0.1) and not kinds else self.field(name, kinds) for name in names]

    def post_type(self, noun: str, number: int) -> Any:
        if self.maybe(0.15):
            return noun
        kind: dict[str, Any] = {"name": noun}
        if self.maybe(0.6):
            kind["singular"] = f"{noun} {self.label()}"[:80]
        if self.maybe(0.4):
            kind["plural"] = f"Many {noun} {self.label()}"[:80]
        if self.maybe(0.2):
            kind["slug"] = f"some-things-{number}"
        if self.maybe(0.2):
            kind["key"] = f"my_kind_{number}"
        if self.maybe(0.3):
            kind["description"] = self.label()
        if self.maybe(0.2):
            kind["public"] = False
        if self.maybe(0.3):
            kind["hierarchical"] = True
        if self.maybe(0.2):
            kind["has_archive"] = self.maybe()
        if self.maybe(0.15):
            kind["show_in_rest"] = False
        if self.maybe(0.3):
            choices = ["title", "editor", "author", "thumbnail", "excerpt", "comments", "revisions", "page-attributes"]
            kind["supports"] = self.some(choices, 1, 6)
        if self.maybe(0.3):
            kind["menu_position"] = self.random.randint(1, 100)
        if self.maybe(0.2):
            kind["icon"] = "dashicons-cart"
        if self.maybe(0.2):
            kind["labels"] = {"add_new_item": self.label(), "menu_name": self.label()}
        if self.maybe(0.6):
            kind["fields"] = self.fields(1, 6)
        if self.maybe(0.5):
            kind["taxonomies"] = [
                {"name": f"{word} of {noun}", "singular": f"{word} {number}", "hierarchical": self.maybe(),
                 "public": self.maybe(0.8)}
                for word in self.some(["Genre", "Topic", "Größe", "年代"], 1, 2)
            ]  # fmt: skip
        return kind

    def table(self, noun: str) -> Any:
        if self.maybe(0.2):
            return noun
        columns = self.fields(1, 8)
        table: dict[str, Any] = {"name": noun, "columns": columns}
        if self.maybe():
            table["singular_label"] = self.label()
        if self.maybe():
            table["plural_label"] = self.label()
        short = ("integer", "date", "select")
        plain = [one["name"] for one in columns if isinstance(one, dict) and one["type"] in short]
        if plain and self.maybe(0.4):
            table["indexes"] = [plain[0]]
        return table

    def spec(self) -> Spec:
        name = self.random.choice(PLUGIN_NAMES)
        spec = base(name, self.some(FEATURES, 0, 6))
        spec["structure"] = self.random.choice(STRUCTURES)
        if self.maybe(0.2):
            spec["slug"] = "own-slug"
        if self.maybe(0.2):
            spec["prefix"] = "own_prefix"
        if self.maybe(0.3):
            spec["description"] = self.label()
        if self.maybe(0.2):
            spec["author"] = self.label()
        if self.maybe(0.2):
            spec["version"] = "2.3.4"
        if self.maybe(0.2):
            spec["tags"] = ["one", "two words"]
        types: list[str] = []
        if self.maybe(0.4):
            types = self.some(NOUNS, 1, 3)
            spec["post_types"] = [self.post_type(noun, index) for index, noun in enumerate(types)]
        if self.maybe(0.3):
            where = [["post"], ["page", "post"], types[:1]] if types else [["post"], ["page", "post"]]
            spec["meta_boxes"] = [
                {"title": f"{self.label()} {index}", "fields": [self.field(f"{one} {index}") for one in
                 self.some(FIELD_NAMES, 1, 5)],
                 "post_types": self.random.choice(where), "context": self.random.choice(["normal", "side", "advanced"])}
                for index in range(self.random.randint(1, 2))
            ]  # fmt: skip
        if self.maybe(0.3):
            settings: dict[str, Any] = {}
            if self.maybe():
                settings["title"] = self.label()
            if self.maybe(0.3):
                settings["location"] = "menu"
            if self.maybe():
                settings["fields"] = self.fields(1, 8)
            else:
                settings["sections"] = [
                    {"title": f"{self.label()} {index}", "description": self.label(),
                     "fields": [self.field(f"{one} {index}") for one in self.some(FIELD_NAMES, 1, 4)]}
                    for index in range(self.random.randint(1, 3))
                ]  # fmt: skip
            spec["settings"] = settings
        if self.maybe(0.3):
            nouns = self.some(["parts", "log entries", "Größen", "orders"], 1, 2)
            spec["tables"] = [self.table(noun) for noun in nouns]
        if self.maybe(0.25):
            spec["shortcodes"] = [
                {"name": f"{noun} {index}", "tag": f"tag_{index}", "attributes": self.fields(0, 4),
                 "content": self.maybe(), "description": self.label()}
                for index, noun in enumerate(self.some(NOUNS, 1, 3))
            ]  # fmt: skip
        if self.maybe(0.25):
            spec["widgets"] = [
                {"name": f"{noun} box", "title": f"{self.label()} {index}", "description": self.label(),
                 "fields": self.fields(0, 5)}
                for index, noun in enumerate(self.some(NOUNS, 1, 2))
            ]  # fmt: skip
        if self.maybe(0.25):
            spec["cron_events"] = [
                {"name": f"{word} work", "description": self.label(),
                 "interval": self.random.choice(["hourly", "twicedaily", "daily", "weekly", 15, 90, 1440])}
                for word in self.some(["clean", "send", "2nd", "Über", "class"], 1, 3)
            ]  # fmt: skip
        if self.maybe(0.25):
            spec["ajax_actions"] = [
                {"name": f"{word} it", "description": self.label(), "public": self.maybe(0.3),
                 "fields": self.fields(0, 3)}
                for word in self.some(["find", "save", "2nd", "Über", "class"], 1, 3)
            ]  # fmt: skip
        if self.maybe(0.2):
            spec["emails"] = [
                {"name": f"{word} mail", "subject": f"{self.label()} {{site_name}}", "heading": self.label(),
                 "message": f"{self.label()}\n{{user_name}} {self.label()}"}
                for word in self.some(["welcome", "bye", "2nd", "Über"], 1, 2)
            ]  # fmt: skip
        if self.maybe(0.2):
            spec["roles"] = [
                {"name": f"{word} person", "label": f"{self.label()} {word}",
                 "based_on": self.random.choice(["subscriber", "contributor", "author", "editor"]),
                 "capabilities": self.some(["edit_posts", "own_word", "read_private_pages"], 1, 3)}
                for word in self.some(["shop", "club", "class", "Über"], 1, 2)
            ]  # fmt: skip
        if self.maybe(0.2):
            spec["user_fields"] = self.fields(1, 5)
        if self.maybe(0.15):
            spec["dashboard_widget"] = {"title": self.label(), "items": self.random.randint(1, 20)}
        if self.maybe(0.15):
            spec["cache"] = {"lifetime": 600, "flush_on": ["save_post", "switch_theme"]}
        if self.maybe(0.15):
            spec["admin_page"] = {"menu_title": self.label()[:60], "page_title": self.label()[:100], "per_page": 7}
        if self.maybe(0.15):
            spec["wp_cli"] = {"command": "own-command"}
        if self.maybe(0.15):
            spec["woocommerce"] = {"fields": self.fields(1, 4), "tab_title": self.label()[:60]}
        return spec


def random_cases(first: int, count: int) -> list[Case]:
    return [Case(f"random/{seed}", Randomness(seed).spec()) for seed in range(first, first + count)]
