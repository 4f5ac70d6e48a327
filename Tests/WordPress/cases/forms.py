"""Pages as a person sees them: forms, their controls and labels, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

SCRIPTS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
VOID = {"input", "br", "img", "hr", "meta", "link", "source", "area", "base", "col", "embed", "wbr"}


@dataclass
class Control:
    """Something that is entered."""

    tag: str
    kind: str
    name: str
    id: str
    value: str
    attributes: dict[str, str]
    form: int | None
    checked: bool = False
    options: list[tuple[str, str, bool]] = field(default_factory=list)

    @property
    def current(self) -> str | None:
        """What would be sent as it stands; None for nothing."""
        if self.kind in ("checkbox", "radio"):
            return self.value if self.checked else None
        if self.tag == "select":
            chosen = [value for value, _, selected in self.options if selected]
            return chosen[0] if chosen else (self.options[0][0] if self.options else None)
        if self.kind in ("submit", "button", "image", "file"):
            return None
        return self.value


@dataclass
class Form:
    """A form with the values that it has."""

    action: str
    method: str
    attributes: dict[str, str]
    controls: list[Control] = field(default_factory=list)

    def values(self) -> dict[str, str]:
        """What would be sent as it stands, by name; of several with one name the last."""
        return {
            control.name: value
            for control in self.controls
            if control.name and (value := control.current) is not None
        }

    def has(self, name: str) -> bool:
        return any(control.name == name for control in self.controls)


class Page(HTMLParser):
    """A page that was read."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.forms: list[Form] = []
        self.controls: list[Control] = []
        self.labels: dict[str, str] = {}
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.text = ""
        self._form: int | None = None
        self._label: str | None = None
        self._named: dict[int, str] = {}
        self._depth = 0
        self._select: Control | None = None
        self._option: tuple[str, bool] | None = None
        self._option_text = ""
        self._area: Control | None = None
        self._link: str | None = None
        self._link_text = ""
        self._ignored = 0
        # Most of a page of the administration is scripts.
        self.feed(SCRIPTS.sub("", source))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._area is not None:
            # All is text there.
            self._area.value += self.get_starttag_text() or ""
            return
        attributes = {name: value or "" for name, value in attrs}
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag not in VOID:
            self._depth += 1
        if tag in ("script", "style"):
            self._ignored += 1
        elif tag == "form":
            self.forms.append(Form(attributes.get("action", ""), attributes.get("method", "get").lower(), attributes))
            self._form = len(self.forms) - 1
        elif tag == "label":
            self._label = attributes.get("for", "")
        elif tag == "span" and attributes.get("id", "").endswith("-label"):
            self._named[self._depth] = attributes["id"][: -len("-label")]
        elif tag == "a":
            self._link = attributes.get("href", "")
            self._link_text = ""
        elif tag == "input":
            self._add(
                Control(
                    tag,
                    attributes.get("type", "text").lower(),
                    attributes.get("name", ""),
                    attributes.get("id", ""),
                    attributes.get("value", "on" if attributes.get("type") in ("checkbox", "radio") else ""),
                    attributes,
                    self._form,
                    "checked" in attributes,
                )
            )
        elif tag == "select":
            name, identity = attributes.get("name", ""), attributes.get("id", "")
            self._select = Control(tag, "select", name, identity, "", attributes, self._form)
            self._add(self._select)
        elif tag == "option":
            self._option = (attributes.get("value", ""), "selected" in attributes)
            self._option_text = ""
        elif tag == "textarea":
            name, identity = attributes.get("name", ""), attributes.get("id", "")
            self._area = Control(tag, "textarea", name, identity, "", attributes, self._form)
            self._add(self._area)

    def handle_endtag(self, tag: str) -> None:
        if self._area is not None and tag != "textarea":
            self._area.value += f"</{tag}>"
            return
        if tag in ("script", "style") and self._ignored:
            self._ignored -= 1
        elif tag == "form":
            self._form = None
        elif tag == "label":
            self._label = None
        elif tag == "select":
            self._select = None
        elif tag == "option" and self._select is not None and self._option is not None:
            value, selected = self._option
            self._select.options.append((value, self._option_text, selected))
            self._option = None
        elif tag == "textarea" and self._area is not None:
            # A browser drops the line break behind the opening tag.
            self._area.value = self._area.value.removeprefix("\n")
            self._area = None
        elif tag == "a" and self._link is not None:
            self.links.append((self._link, self._link_text.strip()))
            self._link = None
        self._named.pop(self._depth, None)
        if tag not in VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data
            return
        if self._ignored:
            return
        self.text += data
        if self._option is not None:
            self._option_text += data
        if self._label is not None:
            self.labels[self._label] = self.labels.get(self._label, "") + data
        for identity in self._named.values():
            self.labels[identity] = self.labels.get(identity, "") + data
        if self._link is not None:
            self._link_text += data

    def _add(self, control: Control) -> None:
        self.controls.append(control)
        if control.form is not None:
            self.forms[control.form].controls.append(control)

    def label(self, control: Control) -> str:
        return self.labels.get(control.id, "").strip()

    def named(self, beginning: str) -> list[Control]:
        """Controls whose name begins so, each name once."""
        found: dict[str, Control] = {}
        for control in self.controls:
            if control.name.startswith(beginning):
                if control.name not in found or found[control.name].kind == "hidden":
                    found[control.name] = control
        return list(found.values())

    def form_with(self, name: str, value: str | None = None) -> Form | None:
        """The first form that has a control of the name, and of the value if there is one."""
        for form in self.forms:
            for control in form.controls:
                if control.name == name and (value is None or control.value == value):
                    return form
        return None
