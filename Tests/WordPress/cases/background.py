"""What works without a screen: events, requests of scripts, commands, personal data, and what visitors see."""

from __future__ import annotations

import re
from typing import Any

from cases.case import Trial, WordPressError
from cases.entries import HOSTILE, fields
from cases.registered import objects, requests
from cases.screens import harmless


def check(trial: Trial) -> None:
    front(trial)
    trial.quiet("what visitors see")
    ajax(trial)
    trial.quiet("requests of scripts")
    cron(trial)
    trial.quiet("events")
    commands(trial)
    trial.quiet("commands")
    privacy(trial)
    trial.quiet("personal data")
    woocommerce(trial)
    trial.quiet("WooCommerce")


def front(trial: Trial) -> None:
    """Widgets, shortcodes and blocks, in a page."""
    site = trial.site
    for name, widget in trial.new["widgets"].items():
        shown = site.php(
            """
            ob_start();
            $widget = $GLOBALS['wp_widget_factory']->get_widget_object( $name );
            $widget->form( array() );
            $form = ob_get_clean();
            $kept = $widget->update( array( 'title' => $hostile, 'count' => '3' ), array() );
            ob_start();
            the_widget( get_class( $widget ), $kept );
            the_widget( get_class( $widget ), array() );
            return array( $form, $kept, ob_get_clean() );
            """,
            name=name,
            hostile=HOSTILE,
        )
        trial.expect("<label" in shown[0], f"the form of the widget {name} has no label")
        trial.expect(isinstance(shown[1], dict), f"the widget {name} keeps {shown[1]!r}")
        harmless(trial, shown[2], f"the widget {name}")
    texts = []
    for tag in trial.new["shortcodes"]:
        texts += [f"[{tag} /]", f"[{tag} count='-1' title='x &amp; y']Inside <em>it</em>[/{tag}]"]
        given = next((one for one in objects(trial.spec.get("shortcodes")) if one.get("tag") == tag), {})
        names = [snake(one["name"]) for one in fields(given.get("attributes"))] + ["title", "count", "post_type"]
        shown = site.php(
            "return call_user_func( $GLOBALS['shortcode_tags'][ $tag ], $attributes, $hostile, $tag ) . "
            "call_user_func( $GLOBALS['shortcode_tags'][ $tag ], '', '', $tag );",
            tag=tag,
            attributes=dict.fromkeys(names, HOSTILE),
            hostile=HOSTILE,
        )
        if trial.expect(isinstance(shown, str), f"[{tag}] gives {shown!r}"):
            harmless(trial, shown, f"[{tag}]")
    for name in trial.new["blocks"]:
        texts.append(f"<!-- wp:{name} /-->")
    if texts:
        number = trial.post("page", post_content="\n\n".join(texts), post_title="All of it")
        text = trial.visit(site.visitor, f"/?page_id={number}")
        for tag in trial.new["shortcodes"]:
            trial.expect(f"[{tag}" not in text, f"[{tag}] is not replaced")
        harmless(trial, text, "the page")
    trial.visit(site.visitor, "/")
    trial.visit(site.visitor, "/?s=Test")


def nonce_of_script(trial: Trial) -> str:
    text = trial.site.admin.get("/").text
    found = re.search(r'window\.\w+ = (\{[^;]*"nonce"[^;]*\});', text)
    nonce = re.search(r'"nonce":"(\w+)"', found[1]) if found else None
    return nonce[1] if nonce else ""


# What requests have that no specification describes.
ENTRIES = {"search": "a", "page": "1", "name": "Ann", "email": "ann@example.org", "message": "Hello"}


def snake(name: str) -> str:
    """A name as code has it."""
    for letter, spelling in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.lower().replace(letter, spelling)
    return "_".join(re.findall("[a-z0-9]+", name))


def plain_values(wanted: dict[str, Any], image: int) -> dict[str, str]:
    """A value for each field of a request."""
    values: dict[str, str] = {}
    for one in fields(wanted.get("fields")):
        kind = one.get("type", "text")
        value = {"email": "ann@example.org", "url": "https://example.org/", "date": "2024-02-29", "color": "#1e3a8a",
                 "boolean": "1", "image": str(image)}.get(kind, "Text")  # fmt: skip
        if kind == "select":
            choice = one["choices"][0]
            value = choice["value"] if isinstance(choice, dict) else snake(choice).replace("_", "-")
        elif kind in ("integer", "number"):
            value = str(one.get("minimum", one.get("maximum", 1)))
        # A name that code has for something else, or that begins with a digit, is longer there.
        name = snake(one["name"])
        values |= dict.fromkeys((name, f"{name}_field", f"{name}_value", f"field_{name}"), value)
    return values


def ajax(trial: Trial) -> None:
    inside, outside = requests(trial)
    names = sorted(inside)
    if not names:
        return
    nonce = nonce_of_script(trial)
    if not trial.expect(nonce, "no script of the page has a nonce"):
        return
    site = trial.site
    path = "/wp-admin/admin-ajax.php"
    given = {snake(one["name"]): one for one in objects(trial.spec.get("ajax_actions"))}
    for hook in names:
        action = hook.removeprefix("wp_ajax_")
        public = f"wp_ajax_nopriv_{action}" in outside
        wanted = next((one for name, one in given.items() if action.endswith("_" + name)), None)
        data = {"action": action, **ENTRIES, **(plain_values(wanted, trial.image) if wanted else {})}
        for bad in ({}, {"nonce": "wrong"}):
            answer = site.admin.post(path, {**data, **bad})
            trial.expect(answer.status == 403, f"{action} with {bad} answers {answer.status}: {answer.text[:100]}")
        sent: dict[str, Any] = {**data, "nonce": nonce}
        answer = site.admin.post(path, sent)
        trial.expect(answer.status == 200, f"{action} answers {answer.status}: {answer.text[:200]}")
        try:
            outcome = answer.json()
            trial.expect(isinstance(outcome, dict) and "success" in outcome, f"{action} gives {answer.text[:100]}")
            if answer.status == 200:
                trial.expect(outcome["success"] is True, f"{action} gives {answer.text[:100]}")
        except ValueError:
            trial.fail(f"{action} gives no JSON: {answer.text[:200]}")
        if not public:
            answer = site.visitor.post(path, sent)
            trial.expect(answer.status == 400, f"{action} answers a visitor {answer.status}")


def cron(trial: Trial) -> None:
    for hook in trial.new["cron"]:
        known = trial.site.php(
            """
            $event = wp_get_scheduled_event( $hook );
            $known = has_action( $hook ) && isset( wp_get_schedules()[ $event->schedule ] );
            do_action( $hook );
            do_action( $hook );
            return $known;
            """,
            constants={"DOING_CRON": True},
            hook=hook,
        )
        trial.expect(known, f"the event {hook} has no callback or no schedule")


def commands(trial: Trial) -> None:
    if not (trial.wants("wp_cli") or "wp_cli" in trial.spec):
        return
    new = trial.look(cli=True)["commands"]
    trial.quiet("WP-CLI")
    beginning = trial.spec.get("wp_cli", {}).get("command", trial.slug)
    if not trial.expect(new, "no command is registered"):
        return
    for name in new:
        trial.expect(name.split()[0] == beginning, f"the command {name} does not begin with {beginning}")
        try:
            outcome = trial.site.php(
                """
                wp_set_current_user( 1 );
                $command = WP_CLI::$commands[ $name ];
                $command = is_string( $command ) ? new $command() : $command;
                $options = array();
                foreach ( constant( get_class( $command ) . '::OPTIONS' ) as $option => $field ) {
                    $options[ is_int( $option ) ? $field : $option ] = '1';
                }
                $values = $options;
                $error  = '';
                try {
                    $command->create( array(), $options + array( 'porcelain' => true ) );
                } catch ( WP_CLI_Exit $exit ) {
                    $error = $exit->getMessage();
                }
                $id = '' === $error ? (int) end( WP_CLI::$said )[1] : 0;
                WP_CLI::$said = array();
                $command->list_( array(), array( 'format' => 'json' ) );
                $listed = end( WP_CLI::$said )[1];
                $command->list_( array(), array( 'format' => 'count' ) );
                $count = (int) end( WP_CLI::$said )[1];
                $deleted = null;
                if ( '' === $error ) {
                    $command->get( array( (string) $id ), array() );
                    $command->update( array( (string) $id ), array_slice( $values, 0, 1 ) );
                    $command->delete( array( (string) $id ), array( 'yes' => true ) );
                    try {
                        $command->get( array( (string) $id ), array() );
                        $deleted = false;
                    } catch ( WP_CLI_Exit $exit ) {
                        $deleted = true;
                    }
                }
                return array( $error, $id, count( $listed ), $count, $deleted );
                """,
                cli=True,
                name=name,
            )
        except WordPressError as error:
            trial.fail(f"the command {name}: {error}")
            continue
        wrong, number, listed, count, deleted = outcome
        if wrong:
            # "1" is no address and no date: then the command has to say so in words.
            trial.expect(" " in wrong, f"the command {name} says {wrong!r}")
        else:
            trial.expect(number > 0 and listed >= 1 and count == listed, f"the command {name} gives {outcome}")
            trial.expect(deleted, f"the command {name} does not delete")


def privacy(trial: Trial) -> None:
    if not (trial.wants("privacy") or "user_fields" in trial.spec):
        return
    code = """
        $results = array();
        foreach ( apply_filters( "wp_privacy_personal_data_$kind", array() ) as $name => $entry ) {
            if ( in_array( $name, $names, true ) ) {
                $results[ $name ] = call_user_func( $entry['callback'], $email, 1 );
            }
        }
        return $results;
    """
    exported: dict[str, Any] = {}
    for email in ("editor@example.org", "admin@example.org", "nobody@example.org"):
        answer = trial.site.php(code, kind="exporters", names=list(trial.new["exporters"]), email=email, admin=True)
        exported[email] = answer
        for name, found in answer.items():
            trial.expect(isinstance(found.get("data"), list) and found.get("done") is True, f"{name} exports {found}")
    told = [row for found in exported["editor@example.org"].values() for row in found["data"]]
    if trial.has_profile:
        trial.expect(told, "the fields of a profile are not exported")
    none = [row for found in exported["nobody@example.org"].values() for row in found["data"]]
    trial.expect(not none, f"something is exported of nobody: {none[:2]}")
    for email in ("editor@example.org", "admin@example.org", "nobody@example.org"):
        had = any(found["data"] for found in exported[email].values())
        answer = trial.site.php(code, kind="erasers", names=list(trial.new["erasers"]), email=email, admin=True)
        for name, found in answer.items():
            parts = {"items_removed", "items_retained", "messages", "done"}
            trial.expect(parts <= set(found) and found["done"] is True, f"{name} erases {found}")
        removed = any(found["items_removed"] for found in answer.values())
        trial.expect(removed == had, f"of {email} {'nothing' if had else 'something'} is erased: {answer}")
        again = trial.site.php(code, kind="exporters", names=list(trial.new["exporters"]), email=email, admin=True)
        left = [row for found in again.values() for row in found["data"]]
        trial.expect(not left, f"of {email} there is left after the erasure: {left[:2]}")


def woocommerce(trial: Trial) -> None:
    hooks = [one for one in trial.new["hooks"] if one.startswith("woocommerce_")]
    trial.expect(not hooks, f"without WooCommerce there are callbacks of {hooks}")
