"""The REST API of a plugin: its own routes, and WordPress's routes of its post types and settings."""

from __future__ import annotations

import re
from typing import Any

from cases.case import Trial
from cases.entries import TEXT
from cases.registered import rest_namespace
from cases.schema_values import invalid, valid

ADDRESSES = ("https://example.org/a?b=1&c=2", "ann@example.org")


def check(trial: Trial) -> None:
    own = "/" + rest_namespace(trial)
    collections = [
        path
        for path, methods in trial.new["routes"].items()
        if path.startswith(own + "/") and "(?P<" not in path and "POST" in methods
    ]
    if trial.wants("rest_api") or "rest_api" in trial.spec:
        trial.expect(collections, f"{own} has no collection")
    for path in collections:
        collection(trial, path)
    trial.quiet("own routes")
    for key, kind in trial.new["post_types"].items():
        if kind["show_in_rest"] and kind["show_ui"]:
            core_type(trial, key, kind)
    trial.quiet("routes of post types")


def collection(trial: Trial, path: str) -> None:
    admin, visitor, subscriber = trial.site.admin, trial.site.visitor, trial.site.subscriber
    described = admin.rest("OPTIONS", path)
    if not trial.expect(described.status == 200, f"OPTIONS {path} answers {described.status}"):
        return
    schema = described.json().get("schema", {}).get("properties", {})
    trial.expect(schema.get("id", {}).get("readonly"), f"{path}: the schema has no read-only id")
    data = {
        name: valid(part, trial.image)
        for name, part in schema.items()
        if not part.get("readonly") and name not in ("featured_media", "password", "slug", "parent", "author")
    }
    # Whole numbers that are pictures have to be pictures.
    for name, part in schema.items():
        if name in data and part.get("type") == "integer" and part.get("minimum") == 0 and trial.image:
            if "maximum" not in part and name not in ("menu_order",):
                data[name] = trial.image
    if "status" in data and "publish" in schema["status"].get("enum", []):
        data["status"] = "publish"

    answer = visitor.rest("POST", path, data)
    trial.expect(answer.status == 401, f"POST {path} by a visitor answers {answer.status}")
    answer = subscriber.rest("POST", path, data)
    trial.expect(answer.status == 403, f"POST {path} by a subscriber answers {answer.status}")

    made = admin.rest("POST", path, data)
    if not trial.expect(made.status == 201, f"POST {path} answers {made.status}: {made.text[:300]} for {data}"):
        return
    item = made.json()
    trial.expect("Location" in made.headers, f"POST {path} names no Location")
    one = f"{path}/{item['id']}"
    # A text may be meant for an address, which the schema only says where it has to be one.
    for name in [name for name, value in data.items() if value == TEXT and raw(item, name) != TEXT]:
        for address in ADDRESSES:
            item = admin.rest("PUT", one, {name: address}).json()
            data[name] = address
            if raw(item, name) == address:
                break
    compare(trial, f"POST {path}", data, item)

    answer = admin.rest("GET", one, query={"context": "edit"})
    if trial.expect(answer.status == 200, f"GET {one} answers {answer.status}"):
        compare(trial, f"GET {one}", data, answer.json())
    answer = admin.rest("GET", path + "/99999999")
    trial.expect(answer.status == 404, f"GET of what is not there answers {answer.status}")

    for name, part in schema.items():
        if part.get("readonly"):
            continue
        for wrong in invalid(part):
            answer = admin.rest("POST", path, {**data, name: wrong})
            trial.expect(
                answer.status == 400, f"POST {path} with {name}={wrong!r} answers {answer.status}: {answer.text[:200]}"
            )
        if part.get("required"):
            answer = admin.rest("POST", path, {key: value for key, value in data.items() if key != name})
            trial.expect(answer.status == 400, f"POST {path} without {name} answers {answer.status}")

    second = admin.rest("POST", path, data)
    listed = admin.rest("GET", path, query={"per_page": 1})
    if trial.expect(listed.status == 200, f"GET {path} answers {listed.status}: {listed.text[:200]}"):
        trial.expect(len(listed.json()) == 1, f"GET {path}?per_page=1 gives {len(listed.json())}")
        total, pages = listed.headers.get("X-WP-Total"), listed.headers.get("X-WP-TotalPages")
        if second.status == 201:
            trial.expect(total == "2" and pages == "2", f"GET {path} counts {total} on {pages} pages")
            trial.expect('rel="next"' in (listed.headers.get("Link") or ""), f"GET {path} has no link to the next")
            answer = admin.rest("GET", path, query={"per_page": 1, "page": 2})
            trial.expect(answer.status == 200 and len(answer.json()) == 1, f"GET {path} has no second page")
            trial.expect('rel="prev"' in (answer.headers.get("Link") or ""), f"GET {path} has no link to the previous")
    for query in ({"per_page": 0}, {"per_page": 1000}, {"page": 0}, {"order": "sideways"}, {"orderby": "nonsense"}):
        answer = admin.rest("GET", path, query=query)
        trial.expect(answer.status == 400, f"GET {path} with {query} answers {answer.status}")
    answer = admin.rest("GET", path, query={"page": 99, "per_page": 1})
    trial.expect(answer.status == 400, f"GET {path} behind the last page answers {answer.status}")
    answer = admin.rest("GET", path, query={"search": "nothing has this text"})
    trial.expect(answer.status == 200 and answer.json() == [], f"GET {path} finds what is not there")

    for method in ("PUT", "DELETE"):
        answer = visitor.rest(method, one, data if method == "PUT" else None)
        trial.expect(answer.status == 401, f"{method} {one} by a visitor answers {answer.status}")
        answer = subscriber.rest(method, one, data if method == "PUT" else None)
        trial.expect(answer.status == 403, f"{method} {one} by a subscriber answers {answer.status}")
    text = next((name for name, part in schema.items() if name in data and isinstance(data[name], str)
                 and not part.get("enum") and data[name] == data.get("title", data[name])), None)
    if text:
        answer = admin.rest("PUT", one, {text: "Changed"})
        if trial.expect(answer.status == 200, f"PUT {one} answers {answer.status}: {answer.text[:200]}"):
            compare(trial, f"PUT {one}", {**data, text: "Changed"}, answer.json())
        answer = admin.rest("PUT", one, {"id": 0})
        trial.expect(answer.status in (200, 400), f"PUT {one} of an id answers {answer.status}")

    answer = admin.rest("DELETE", one, query={"force": "true"})
    trial.expect(answer.status == 200, f"DELETE {one} answers {answer.status}: {answer.text[:200]}")
    if answer.status == 200:
        trial.expect(answer.json().get("deleted") is True, f"DELETE {one} does not say deleted")
    answer = admin.rest("GET", one)
    trial.expect(answer.status == 404, f"GET {one} after DELETE answers {answer.status}")


def raw(item: dict[str, Any], name: str) -> Any:
    """What an item has under a name."""
    found = item.get(name)
    return found["raw"] if isinstance(found, dict) and "raw" in found else found


def compare(trial: Trial, where: str, sent: dict[str, Any], item: dict[str, Any]) -> None:
    """Whether an item has what was sent."""
    for name, value in sent.items():
        found = raw(item, name)
        trial.expect(found == value, f"{where}: {name} is {found!r}, not {value!r}")


def core_type(trial: Trial, key: str, kind: dict[str, Any]) -> None:
    """WordPress's own routes of a post type, with the plugin's meta data."""
    path = f"/wp/v2/{kind['rest_base']}"
    admin = trial.site.admin
    described = admin.rest("OPTIONS", path)
    if not trial.expect(described.status == 200, f"OPTIONS {path} answers {described.status}"):
        return
    properties = described.json().get("schema", {}).get("properties", {})
    parts = properties.get("meta", {}).get("properties", {})
    own = {value["key"] for value in trial.new["meta"].values() if value["subtype"] == key}
    trial.expect(own <= set(parts), f"{path} does not show the meta data {own - set(parts)}")
    meta = {name: valid(part, trial.image) for name, part in parts.items() if name in own}
    data: dict[str, Any] = {"status": "publish", "meta": meta}
    if "title" in properties:
        data["title"] = "Tëst"
    if "content" in properties:
        data["content"] = "<!-- wp:paragraph --><p>Hello</p><!-- /wp:paragraph -->"
    made = admin.rest("POST", path, data)
    if not trial.expect(made.status == 201, f"POST {path} answers {made.status}: {made.text[:300]} for {data}"):
        return
    item = made.json()
    found = item.get("meta") or {}
    for name in [name for name, value in meta.items() if value == TEXT and found.get(name) != TEXT]:
        for address in ADDRESSES:
            changed = admin.rest("POST", f"{path}/{item['id']}", {"meta": {name: address}}).json()
            meta[name] = address
            found = changed.get("meta") or {}
            if found.get(name) == address:
                break
    for name, value in meta.items():
        trial.expect(found.get(name) == value, f"POST {path}: {name} is {found.get(name)!r}, not {value!r}")
    for name in sorted(own & set(parts)):
        for wrong in invalid(parts[name])[:2]:
            answer = admin.rest("POST", f"{path}/{item['id']}", {"meta": {name: wrong}})
            trial.expect(answer.status == 400, f"POST {path} with {name}={wrong!r} answers {answer.status}")
    if kind["public"]:
        link = re.sub(r"^https?://[^/]+", "", item["link"])
        trial.visit(trial.site.visitor, link)
        if kind["has_archive"] and kind["slug"]:
            trial.visit(trial.site.visitor, f"/{kind['slug']}/")
    answer = trial.site.visitor.rest("POST", path, data)
    trial.expect(answer.status == 401, f"POST {path} by a visitor answers {answer.status}")
