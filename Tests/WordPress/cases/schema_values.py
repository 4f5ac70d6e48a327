"""Values for what a JSON Schema of the REST API describes."""

from __future__ import annotations

from typing import Any

from cases.entries import TEXT


def valid(schema: dict[str, Any], image: int = 0) -> Any:
    """A value that the schema allows."""
    kind = schema.get("type", "string")
    if isinstance(kind, list):
        kind = kind[0]
    if "enum" in schema:
        return schema["enum"][-1]
    if kind in ("integer", "number"):
        value: float = 7 if kind == "integer" else 7.5
        value = max(value, schema.get("minimum", value))
        value = min(value, schema.get("maximum", value))
        return int(value) if kind == "integer" else value
    if kind == "boolean":
        return True
    if kind == "array":
        return []
    if kind == "object":
        return {
            name: valid(part, image)
            for name, part in schema.get("properties", {}).items()
            if not part.get("readonly")
        }
    if schema.get("format") == "email":
        return "ann@example.org"
    if schema.get("format") == "uri":
        return "https://example.org/a?b=1"
    if schema.get("format") == "date-time":
        return "2024-02-29T10:00:00"
    pattern = schema.get("pattern", "")
    if "d{4}" in pattern:
        return "2024-02-29"
    if "#" in pattern:
        return "#1e3a8a"
    return TEXT


def invalid(schema: dict[str, Any]) -> list[Any]:
    """Values that the schema does not allow."""
    kind = schema.get("type", "string")
    wrong: list[Any] = []
    if "enum" in schema:
        wrong.append("no such choice")
    if kind in ("integer", "number"):
        wrong.append("no number")
        if "minimum" in schema:
            wrong.append(schema["minimum"] - 1)
        if "maximum" in schema:
            wrong.append(schema["maximum"] + 1)
    if kind == "integer" and "minimum" not in schema and "maximum" not in schema:
        wrong.append(1.5)
    if kind == "boolean":
        wrong.append("perhaps")
    if kind == "string" and "enum" not in schema:
        wrong.append({"an": "object"})
        if schema.get("pattern"):
            wrong.append("neither date nor colour")
        if schema.get("format") == "email":
            wrong.append("no address")
    return wrong
