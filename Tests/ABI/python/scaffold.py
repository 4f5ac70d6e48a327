"""Scaffolding through the Python package."""

from __future__ import annotations

import base64
import io
import json
import zipfile

import wpllm
from common import check, finish, raises

with wpllm.Context() as context:
    features = ["custom_post_type", "rest_api"]
    answer = context.scaffold("plugin", plugin_name="Product Manager", requires_at_least="6.1", features=features)
    check(answer["object"] == "plugin_generation", "object")
    check(answer["files"]["main_plugin"]["filename"] == "product-manager.php", "main file")
    check(answer["verification"]["passed"] is True, "verification")
    again = context.scaffold("plugin", plugin_name="Product Manager", requires_at_least="6.1", features=features)
    check(again["files"] == answer["files"] and again["id"] == answer["id"], "the same in every run")

    archive = context.scaffold_archive("plugin", plugin_name="Product Manager", features=features, verify=False)
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        check(file.testzip() is None, "checksums of the archive")
        check("product-manager/product-manager.php" in file.namelist(), "names in the archive")
    given = context.scaffold(
        "plugin", plugin_name="Product Manager", features=features, verify=False, archive=True
    )["archive"]
    check(base64.b64decode(given["content"]) == archive, "the archive inside of the JSON")
    response = context.request("POST", "/v1/plugins/generate", {"plugin_name": "A", "format": "zip"})
    check(response.headers["content-type"] == "application/zip", "content type")
    check(zipfile.is_zipfile(io.BytesIO(response.content)), "body")

    block = context.scaffold("block", block_type="testimonial", attributes={"author_name": "string"})
    attributes = json.loads(block["files"]["block_json"]["content"])["attributes"]
    check(attributes["authorName"]["type"] == "string", "block.json")
    theme = context.scaffold("theme", theme_name="Autumn", type="block_theme")
    check(json.loads(theme["files"]["theme_json"]["content"])["version"] >= 2, "theme.json")
    check(base64.b64decode(theme["files"]["screenshot"]["content"])[:4] == b"\x89PNG", "screenshot")

    for kind in ("plugin", "block", "theme"):
        check("properties" in context.scaffold(kind, schema=True), "schema")

    with raises(wpllm.InvalidRequestError, "plugin_name"):
        context.scaffold("plugin")
    with raises(wpllm.InvalidRequestError, "kind"):
        context.scaffold("house")
    with raises(wpllm.InvalidRequestError, "features[0]"):
        context.scaffold("plugin", plugin_name="A", features=["x"])

finish()
