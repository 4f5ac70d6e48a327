"""Screens of the administration: settings, meta boxes, lists and forms of records, profiles, mails, the dashboard."""

from __future__ import annotations

import html
import re
import urllib.parse
from typing import Any

from cases.case import Trial
from cases.entries import HOSTILE, bare, entry, fields, hostile_entry, missing_fields, same
from cases.forms import Control, Form, Page
from cases.registered import objects
from sessions import Response, Session


def check(trial: Trial) -> None:
    menu(trial)
    trial.quiet("screens")
    if trial.new["settings"]:
        settings(trial)
        trial.quiet("settings")
    meta_boxes(trial)
    trial.quiet("meta boxes")
    if trial.wants("privacy") or "user_fields" in trial.spec:
        profile(trial)
        trial.quiet("profile")
    dashboard(trial)
    trial.quiet("dashboard")


def local(trial: Trial, url: str) -> str:
    """An address of the site without its host."""
    url = html.unescape(url)
    return url[len(trial.site.base) :] if url.startswith(trial.site.base) else url


def own_pages(trial: Trial) -> list[str]:
    """Addresses of the plugin's pages in the menu."""
    if trial.pages is not None:
        return trial.pages
    page = Page(trial.site.admin.get("/wp-admin/index.php").text)
    found = []
    for link, _ in page.links:
        path = local(trial, link)
        name = urllib.parse.parse_qs(urllib.parse.urlsplit(path).query).get("page", [""])[0]
        beginnings = (trial.slug, trial.prefix, trial.prefix.replace("_", "-"))
        if name.startswith(beginnings) and not re.search("[?&](action|view|id)=", path):
            path = path if path.startswith("/") else "/wp-admin/" + path
            if path not in found:
                found.append(path)
    trial.pages = found
    return found


def menu(trial: Trial) -> None:
    """Each page of the plugin, as an administrator and as somebody who may not."""
    pages = own_pages(trial)
    expected = trial.wants("admin_interface", "settings", "email") or any(
        part in trial.spec for part in ("admin_page", "settings", "emails")
    )
    trial.expect(pages or not expected, "the menu has no page of the plugin")
    for path in pages:
        text = trial.visit(trial.site.admin, path)
        page = Page(text)
        doubled = {one for one in page.ids if page.ids.count(one) > 1 and one.startswith((trial.slug, trial.prefix))}
        trial.expect(not doubled, f"{path} has an id twice: {sorted(doubled)}")
        trial.visit(trial.site.subscriber, path, 403)
        if 'class="wp-list-table' in text:
            records(trial, path, page)
            trial.quiet(f"list {path}")
        elif trial.prefix + "_test_mail" in text:
            mails(trial, path, page)
            trial.quiet(f"mails {path}")
    for key, kind in trial.new["post_types"].items():
        if kind["show_ui"]:
            trial.visit(trial.site.admin, f"/wp-admin/edit.php?post_type={key}")
            trial.visit(trial.site.admin, f"/wp-admin/post-new.php?post_type={key}")
            for taxonomy in kind["taxonomies"]:
                if taxonomy in trial.new["taxonomies"]:
                    trial.visit(trial.site.admin, f"/wp-admin/edit-tags.php?taxonomy={taxonomy}&post_type={key}")


def filled(trial: Trial, page: Page, controls: list[Control]) -> dict[str, str | None]:
    return {control.name: entry(control, page, trial.image) for control in controls}


def sent(form: Form, values: dict[str, str | None]) -> dict[str, str]:
    """What a browser sends when the values have been entered."""
    data = form.values()
    for name, value in values.items():
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value
    return data


def shown(trial: Trial, page: Page, values: dict[str, str | None], where: str) -> None:
    """Whether the controls have what was entered."""
    current = {control.name: control.current for control in page.controls if control.kind != "hidden"}
    current = {**{control.name: control.current for control in page.controls}, **current}
    for name, value in values.items():
        found = current.get(name)
        trial.expect(same(found, value), f"{where}: {name} shows {found!r}, not {value!r}")


def says(page: Page, text: str) -> bool:
    """Whether a person reads the text on the page."""
    return bare(text) in bare(page.text)


def harmless(trial: Trial, text: str, where: str) -> None:
    trial.expect("<script>alert(1)" not in text, f"{where} prints a script that was entered")
    trial.expect("onerror=alert(2)>" not in text, f"{where} prints markup that was entered")


def settings(trial: Trial) -> None:
    site = trial.site
    for option, setting in trial.new["settings"].items():
        paths = [path for path in own_pages(trial) if f"page={setting['group']}" in path]
        if not trial.expect(paths, f"{option} has no page"):
            continue
        path = paths[0]
        page = Page(trial.visit(site.admin, path))
        form = page.form_with("option_page", setting["group"])
        if not trial.expect(form, f"{path} has no form of settings") or form is None:
            continue
        controls = page.named(option + "[")
        trial.expect(controls, f"{path} has no control")
        given = trial.spec.get("settings", {})
        wanted = fields(given.get("fields"))
        for section in given.get("sections", []):
            wanted += fields(section["fields"])
            title = section["title"]
            trial.expect(says(page, title), f"{path} lacks the section {title!r}")
        for wrong in missing_fields(page, wanted, option + "["):
            trial.fail(f"{path}: {wrong}")
        if wanted:
            names = {control.name for control in controls}
            trial.expect(len(names) == len(wanted), f"{path}: {len(names)} controls for {len(wanted)} settings")
        for control in controls:
            trial.expect(page.label(control), f"{path}: {control.name} has no label")

        values = filled(trial, page, controls)
        data = sent(form, values)
        before = site.php("return get_option( $name, null );", name=option)
        answer = site.admin.post("/wp-admin/options.php", {**data, "_wpnonce": "wrong"})
        trial.expect(answer.status == 403, f"settings without a nonce answer {answer.status}")
        answer = site.subscriber.post("/wp-admin/options.php", data)
        trial.expect(answer.status == 403, f"settings of a subscriber answer {answer.status}")
        stored = site.php("return get_option( $name, null );", name=option)
        trial.expect(stored == before, f"{option} is changed by who may not")
        answer = site.admin.post("/wp-admin/options.php", data)
        trial.expect("settings-updated=true" in answer.url, f"{path}: {answer.status} {answer.url}")
        shown(trial, Page(site.admin.get(path).text), values, path)
        stored = site.php("return get_option( $name );", name=option)
        trial.expect(isinstance(stored, dict) and stored, f"{option} is {stored!r}")

        site.admin.post("/wp-admin/options.php", sent(form, {one.name: hostile_entry(one) for one in controls}))
        text = site.admin.get(path).text
        harmless(trial, text, path)
        page = Page(text)
        for control in page.named(option + "["):
            if control.kind == "number" and control.value:
                value = float(control.value)
                least, most = control.attributes.get("min"), control.attributes.get("max")
                inside = (not least or value >= float(least)) and (not most or value <= float(most))
                trial.expect(inside, f"{path}: {control.name} is {value} after nonsense was sent")
            if control.tag == "select":
                chosen = [one for one in control.options if one[2]]
                trial.expect(len(chosen) == 1, f"{path}: {control.name} has {len(chosen)} choices after nonsense")


def edit_form(page: Page) -> Form | None:
    """The form that saves a post: of the classic editor, or of the boxes below the block editor."""
    return page.form_with("action", "editpost")


def meta_boxes(trial: Trial) -> None:
    boxes = objects(trial.spec.get("meta_boxes"))
    if not (boxes or trial.wants("meta_boxes") or (trial.wants("custom_post_type") and trial.new["meta"])):
        return
    subtypes = sorted({value["subtype"] for value in trial.new["meta"].values() if value["kind"] == "post"})
    subtypes = [one for one in subtypes if trial.new["post_types"].get(one, {}).get("show_ui", one != "")]
    if boxes or trial.wants("meta_boxes"):
        trial.expect(subtypes, "no meta data is registered")
    seen = 0
    for subtype in subtypes:
        number = trial.post(subtype)
        path = f"/wp-admin/post.php?post={number}&action=edit"
        page = Page(trial.visit(trial.site.admin, path))
        form = edit_form(page)
        keys = {value["key"] for value in trial.new["meta"].values() if value["subtype"] == subtype}
        controls = [one for one in page.named(trial.prefix) if one.name in keys]
        if not controls:
            continue
        seen += 1
        if not trial.expect(form, f"{path} has no form") or form is None:
            continue
        for control in controls:
            trial.expect(page.label(control), f"{path}: {control.name} has no label")
        hidden = [one for one in page.controls if one.kind == "hidden"]
        extra = {one.name: one.value for one in hidden if one.name.startswith(trial.prefix)}
        values = filled(trial, page, controls)
        nonces = {name for name in extra if name.endswith("_nonce")}
        base = {name: value for name, value in form.values().items() if name not in nonces | set(values)}
        base |= {"post_ID": str(number), "action": "editpost", "post_title": "Test", "post_type": subtype}
        trial.expect(nonces, f"{path}: the boxes have no nonce")

        before = meta_of(trial, number, keys)
        answer = trial.site.admin.post("/wp-admin/post.php", {**base, **plain(values)}, follow=False)
        trial.expect(answer.status == 302, f"post.php answers {answer.status}")
        trial.expect(meta_of(trial, number, keys) == before, f"{subtype}: meta data is saved without a nonce")
        wrong = dict.fromkeys(nonces, "wrong")
        trial.site.admin.post("/wp-admin/post.php", {**base, **plain(values), **wrong}, follow=False)
        trial.expect(meta_of(trial, number, keys) == before, f"{subtype}: meta data is saved with a wrong nonce")

        good = {name: extra[name] for name in nonces}
        trial.site.admin.post("/wp-admin/post.php", {**base, **plain(values), **good}, follow=False)
        shown(trial, Page(trial.site.admin.get(path).text), values, f"{subtype}: {path}")
        hostile = {one.name: hostile_entry(one) for one in controls}
        trial.site.admin.post("/wp-admin/post.php", {**base, **plain(hostile), **good}, follow=False)
        harmless(trial, trial.site.admin.get(path).text, path)
        trial.site.admin.post("/wp-admin/post.php", {**base, **plain(values), **good}, follow=False)
    if boxes or trial.wants("meta_boxes"):
        trial.expect(seen, f"no screen of {subtypes} has a control of the plugin")
    for box in boxes:
        shown_on = page_of_box(trial, box)
        if shown_on is not None:
            for text in missing_fields(shown_on, fields(box["fields"]), trial.prefix):
                trial.fail(f"box {box['title']!r}: {text}")
            trial.expect(says(shown_on, box["title"]), f"no box is called {box['title']!r}")


def page_of_box(trial: Trial, box: dict[str, Any]) -> Page | None:
    """The screen of a post that has the box; None where the box is for types that are found by name only."""
    named = {given["name"] for given in objects(trial.spec.get("post_types"))}
    types = [one for one in box.get("post_types", []) if one in ("post", "page") and one not in named]
    types = types or [one for one in box.get("post_types", []) if one in trial.new["post_types"]]
    if "post_types" not in box:
        types = list(trial.new["post_types"])[:1] or ["post"]
    if not types:
        return None
    number = trial.post(types[0])
    return Page(trial.visit(trial.site.admin, f"/wp-admin/post.php?post={number}&action=edit"))


def plain(values: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


def meta_of(trial: Trial, number: int, keys: set[str]) -> Any:
    return trial.site.php(
        "return array_map( static function ( $key ) use ( $id ) { return get_post_meta( $id, $key ); }, $keys );",
        id=number,
        keys=sorted(keys),
    )


def records(trial: Trial, path: str, page: Page) -> None:
    """A list of records: adding, changing, searching, sorting, screen options, deleting one and several."""
    admin = trial.site.admin
    new_path = path + "&view=new"
    page = Page(trial.visit(admin, new_path))
    form = page.form_with("_wpnonce")
    forms = [one for one in page.forms if any(control.name.startswith(trial.prefix) for control in one.controls)]
    if not trial.expect(forms, f"{new_path} has no form"):
        return
    form = forms[0]
    controls = [one for one in page.named(trial.prefix) if one in form.controls]
    for control in controls:
        trial.expect(page.label(control), f"{new_path}: {control.name} has no label")
    values = filled(trial, page, controls)
    data = sent(form, values)

    answer = admin.post(new_path, {**data, "_wpnonce": "wrong"})
    trial.expect(answer.status == 403, f"{new_path} without a nonce answers {answer.status}")
    answer = admin.post(new_path, data)
    if not trial.expect("message=added" in answer.url, f"{new_path}: {answer.status} {answer.url} {error_of(answer)}"):
        return
    edits = [local(trial, link) for link, _ in Page(answer.text).links if "view=edit" in link]
    if not trial.expect(edits, f"{path} does not list what was added"):
        return
    page = Page(trial.visit(admin, edits[0]))
    shown(trial, page, values, edits[0])
    form = next(one for one in page.forms if any(control.name.startswith(trial.prefix) for control in one.controls))
    answer = admin.post(edits[0], sent(form, {one.name: hostile_entry(one) for one in controls}))
    harmless(trial, answer.text, edits[0])
    harmless(trial, admin.get(path).text, path)
    answer = admin.post(edits[0], sent(form, values))
    trial.expect("message=saved" in answer.url, f"{edits[0]}: {answer.status} {answer.url} {error_of(answer)}")

    texts = [one for one in controls if one.kind == "text" and "#" not in one.attributes.get("pattern", "")]
    for word in ("Zebra", "Apple", "Mango"):
        answer = admin.post(new_path, {**data, **{one.name: word for one in texts}})
        if not texts or "message=added" not in answer.url:
            # Unique values cannot be repeated.
            break
    else:
        found = trial.visit(admin, path + "&s=Zebra")
        alone = "Zebra" in rows_of(found) and "Mango" not in rows_of(found)
        trial.expect(alone, f"{path}: the search does not find Zebra alone")
        found = trial.visit(admin, path + "&s=" + urllib.parse.quote("%_'\"\\"))
        links = {local(trial, link) for link, _ in Page(found).links if "orderby=" in link}
        trial.expect(links, f"{path} cannot be sorted")
        for link in sorted(links)[:3]:
            trial.visit(admin, link)
        column = column_of_text(found, texts[0].name, trial.prefix)
        if column:
            up = order_of(trial.visit(admin, f"{path}&orderby={column}&order=asc"))
            down = order_of(trial.visit(admin, f"{path}&orderby={column}&order=desc"))
            if len(up) == 3:
                trial.expect(up == ["Apple", "Mango", "Zebra"], f"{path} sorted up is {up}")
                trial.expect(down == up[::-1], f"{path} sorted down is {down}")
    trial.visit(admin, path + "&orderby=nonsense&order=nonsense&paged=99")

    screen = Page(trial.visit(admin, path))
    options = screen.form_with("wp_screen_options[option]")
    if trial.expect(options, f"{path} has no screen options") and options is not None:
        admin.post(path, {**options.values(), "wp_screen_options[value]": "1"})
        screen = Page(trial.visit(admin, path))
        boxes = row_boxes(screen)
        trial.expect(len(boxes) == 1, f"{path} shows {len(boxes)} rows instead of 1")
        options = screen.form_with("wp_screen_options[option]")
        if options is not None:
            admin.post(path, {**options.values(), "wp_screen_options[value]": "50"})

    screen = Page(trial.visit(admin, path))
    bulk = next((one for one in screen.forms if one.has("action") and one.has("s")), None)
    boxes = row_boxes(screen)
    deletions = [local(trial, link) for link, _ in screen.links if "action=delete" in link]
    count = len(boxes)
    if not trial.expect(bulk and boxes and deletions, f"{path} cannot delete") or bulk is None:
        return
    answer = admin.get(re.sub(r"_wpnonce=\w+", "_wpnonce=wrong", deletions[-1]))
    trial.expect(answer.status == 403, f"deleting without a nonce answers {answer.status}")
    answer = trial.site.subscriber.get(deletions[-1])
    trial.expect(answer.status == 403, f"deleting as a subscriber answers {answer.status}")
    answer = admin.get(deletions[-1])
    trial.expect("message=deleted" in answer.url, f"deleting one goes to {answer.url}")
    screen = Page(trial.visit(admin, path))
    boxes = row_boxes(screen)
    trial.expect(len(boxes) == count - 1, f"{path}: {len(boxes)} of {count} rows after one was deleted")
    if boxes:
        # One stays, for what else there is to be tried.
        query = [(name, value) for name, value in bulk.values().items() if name not in ("action", "action2")]
        query += [("action", "delete"), ("action2", "-1")] + [(one.name, one.value) for one in boxes[:-1]]
        answer = admin.get(path.split("?")[0] + "?" + urllib.parse.urlencode(query))
        trial.expect("message=deleted" in answer.url, f"deleting several goes to {answer.url}")
        screen = Page(trial.visit(admin, path))
        left = row_boxes(screen)
        trial.expect(len(left) == 1, f"{path}: {len(left)} rows after all but one were deleted")


def row_boxes(page: Page) -> list[Control]:
    """The boxes that choose the rows of a list."""
    return [one for one in page.controls if one.id.startswith("cb-select-") and one.value.isdigit()]


def rows_of(text: str) -> str:
    """The body of a list."""
    found = re.search(r'<tbody id="the-list".*?</tbody>', text, re.DOTALL)
    return found[0] if found else ""


def order_of(text: str) -> list[str]:
    """The words of the test in the order of the rows."""
    words: list[str] = []
    for row in re.findall(r"<tr>.*?</tr>", rows_of(text), re.DOTALL):
        found = re.search(r"Apple|Mango|Zebra", row)
        if found:
            words.append(found[0])
    return words


def column_of_text(text: str, name: str, prefix: str) -> str | None:
    column = name.removeprefix(prefix + "_")
    return column if f"orderby={column}&" in html.unescape(text) else None


def error_of(answer: Response) -> str:
    found = re.search(r'class="notice notice-error".*?</div>', answer.text, re.DOTALL)
    return found[0][:300] if found else ""


def profile(trial: Trial) -> None:
    """Fields of the profile, as the user and for somebody else."""
    session: Session = trial.site.editor
    path = "/wp-admin/profile.php"
    page = Page(trial.visit(session, path))
    form = page.form_with("action", "update")
    controls = [one for one in page.named(trial.prefix) if not one.name.endswith("_nonce")]
    if "user_fields" in trial.spec:
        trial.expect(len(controls) == len(trial.spec["user_fields"]), f"{path} has {len(controls)} fields")
        for wrong in missing_fields(page, fields(trial.spec["user_fields"]), trial.prefix):
            trial.fail(f"{path}: {wrong}")
    if form is None or not controls:
        return
    trial.has_profile = True
    values = filled(trial, page, controls)
    answer = session.post(path, sent(form, values))
    trial.expect(answer.status == 200, f"{path} answers {answer.status}")
    shown(trial, Page(session.get(path).text), values, path)
    session.post(path, sent(form, {one.name: hostile_entry(one) for one in controls}))
    harmless(trial, session.get(path).text, path)
    nonce = next((one.name for one in page.named(trial.prefix) if one.name.endswith("_nonce")), "")
    session.post(path, sent(form, values))
    session.post(path, {**sent(form, dict.fromkeys(values, "")), nonce: "wrong"})
    texts = {one.name for one in controls if one.kind == "text"}
    shown(trial, Page(session.get(path).text), {name: value for name, value in values.items() if name in texts}, path)


def mails(trial: Trial, path: str, page: Page) -> None:
    """The screen that sends mails for trial."""
    form = page.form_with("action", trial.prefix + "_test_mail")
    if not trial.expect(form, f"{path} has no form") or form is None:
        return
    select = next((one for one in form.controls if one.tag == "select"), None)
    names = [value for value, _, _ in select.options] if select else []
    given = objects(trial.spec.get("emails"))
    trial.expect(len(names) == (len(given) or 1), f"{path} offers {names}")
    for name in names:
        data = {**form.values(), (select.name if select else ""): name}
        answer = trial.site.admin.post("/wp-admin/admin-post.php", {**data, "_wpnonce": "wrong"})
        trial.expect(answer.status == 403, f"a mail without a nonce answers {answer.status}")
        count = len(trial.site.mails())
        answer = trial.site.admin.post("/wp-admin/admin-post.php", data)
        trial.expect("sent=yes" in answer.url, f"{path}: {answer.status} {answer.url}")
        mails_sent = trial.site.mails()[count:]
        if trial.expect(len(mails_sent) == 1, f"{len(mails_sent)} mails of {name}"):
            body = str(mails_sent[0]["message"])
            trial.expect("admin@example.org" in str(mails_sent[0]["to"]), f"{name} goes to {mails_sent[0]['to']}")
            trial.expect(mails_sent[0]["subject"] and body, f"{name} is empty")
            trial.expect("{site_name}" not in body, f"{name} has a placeholder")
            trial.expect("{site_name}" not in mails_sent[0]["subject"], f"the subject of {name} has a placeholder")


def dashboard(trial: Trial) -> None:
    """The box on the dashboard."""
    if not (trial.wants("dashboard_widget") or "dashboard_widget" in trial.spec):
        return
    text = trial.visit(trial.site.admin, "/wp-admin/index.php")
    page = Page(text)
    boxes = re.findall(r'<div id="([^"]+)" class="postbox', text)
    own = [one for one in boxes if one.startswith((trial.prefix, trial.slug))]
    if not trial.expect(len(own) == 1, f"the dashboard has {own} of the plugin"):
        return
    title = trial.spec.get("dashboard_widget", {}).get("title")
    if title:
        trial.expect(says(page, title), f"no box is called {title!r}")
    path = f"/wp-admin/index.php?edit={own[0]}"
    page = Page(trial.visit(trial.site.admin, path))
    form = page.form_with("widget_id", own[0])
    controls = [one for one in page.named(trial.prefix) if one.kind == "number"]
    if trial.expect(form and controls, f"{path} has no form") and form is not None:
        answer = trial.site.admin.post(path, sent(form, {controls[0].name: "3"}))
        trial.expect(answer.status == 200, f"{path} answers {answer.status}")
        shown(trial, Page(trial.site.admin.get(path).text), {controls[0].name: "3"}, path)
        trial.expect(HOSTILE not in answer.text, f"{path} prints what was entered")
