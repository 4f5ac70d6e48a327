#!/usr/bin/env python3
"""Writes the matrix: small PHP programs, each a source, a filter and a context, with labels.tsv beside them.

    generate.py DIR     the same files every time, a few thousand

What a program does is decided by the three tables below. Its label is decided by `Context.judge`: what a context needs
to be broken out of, against what a filter lets through, both written down by hand with the reason. What is a matter of
opinion (a quoted SQL value behind htmlspecialchars; a word chosen by the visitor after ORDER BY) is left out.
`verify.py` runs the programs of the table and finds the exploit, or none.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

OBJECT = (
    "class Holder\n{\n    private $value;\n\n    public function __construct($value)\n    {\n"
    "        $this->value = $value;\n    }\n\n    public function set($value)\n    {\n"
    "        $this->value = $value;\n    }\n\n    public function get()\n    {\n"
    "        return $this->value;\n    }\n}\n"
)
FLAG = (
    "function choose($value, $isFixed)\n{\n    if ($isFixed) {\n        return 'safe';\n    }\n    return $value;\n}\n"
)

# Name and code of every source; the code leaves what the visitor sent in $tainted.
SOURCES: dict[str, str] = {
    "get": "$tainted = $_GET['UserData'];",
    "post": "$tainted = $_POST['UserData'];",
    "cookie": "$tainted = $_COOKIE['UserData'];",
    "request": "$tainted = isset($_REQUEST['UserData']) ? $_REQUEST['UserData'] : '';",
    "session": "session_start();\n$_SESSION['UserData'] = $_GET['UserData'];\n$tainted = $_SESSION['UserData'];",
    "header": "$tainted = $_SERVER['HTTP_X_USER_DATA'];",
    "command": "$tainted = shell_exec('cat /tmp/tainted.txt');",
    "file": "$handle = fopen('/tmp/tainted.txt', 'r');\n$tainted = fread($handle, 4096);\nfclose($handle);",
    "unserialize": "$values = unserialize($_POST['UserData'], ['allowed_classes' => false]);\n$tainted = $values[0];",
    "getter": (
        "class Input\n{\n    private $input;\n\n    public function __construct()\n    {\n"
        "        $this->input = $_GET['UserData'];\n    }\n\n    public function getInput()\n    {\n"
        "        return $this->input;\n    }\n}\n$input = new Input();\n$tainted = $input->getInput();"
    ),
    "array-index": (
        "$array = [];\n$array[] = 'safe';\n$array[] = $_GET['UserData'];\n$array[] = 'safe';\n$tainted = $array[1];"
    ),
    "array-key": "$array = ['a' => 'safe', 'b' => $_POST['UserData']];\n$tainted = $array['b'];",
    "function": (
        "function read($name)\n{\n    return isset($_GET[$name]) ? $_GET[$name] : '';\n}\n$tainted = read('UserData');"
    ),
    "json": "$body = json_decode(file_get_contents('php://input'), true);\n$tainted = $body['UserData'];",
    "command-lines": "exec('cat /tmp/tainted.txt', $lines);\n$tainted = $lines[0];",
    "key-name": "$tainted = array_key_first($_POST);",
    "element-reference": (
        "$array = ['a' => 'safe'];\n$entry = &$array['a'];\n$entry = $_GET['UserData'];\n$tainted = $array['a'];"
    ),
    "setter": OBJECT + "$one = new Holder('safe');\n$one->set($_GET['UserData']);\n$tainted = $one->get();",
    "flag": FLAG + "$tainted = choose($_GET['UserData'], false);",
}

# Sources that look dirty and are not.
CLEAN_SOURCES: dict[str, str] = {
    "array-other-index": (
        "$array = [];\n$array[] = 'safe';\n$array[] = $_GET['UserData'];\n$array[] = 'safe';\n$tainted = $array[0];"
    ),
    "array-other-key": "$array = ['a' => 'safe', 'b' => $_POST['UserData']];\n$tainted = $array['a'];",
    "overwritten": "$tainted = $_GET['UserData'];\n$tainted = 'safe';",
    "constant": "const USER_DATA = 'safe';\n$ignored = $_GET['UserData'];\n$tainted = USER_DATA;",
    "other-object": (
        OBJECT + "$one = new Holder('safe');\n$two = new Holder($_GET['UserData']);\n$tainted = $one->get();"
    ),
    "set-again": OBJECT + "$one = new Holder($_GET['UserData']);\n$one->set('safe');\n$tainted = $one->get();",
    "fixed-flag": FLAG + "$tainted = choose($_GET['UserData'], true);",
    "known-key": "$array = ['safe' => $_POST['UserData']];\n$tainted = array_key_first($array);",
}

TEXT = "text"  # Any text, less the characters that are named.
NUMBER = "number"  # Digits, perhaps with sign, point and exponent.
WORD = "word"  # Letters, digits and the underscore.
ENCODED = "encoded"  # Letters, digits, and - _ . ~ % + & =
FIXED = "fixed"  # One of a few texts of the program.


@dataclass(frozen=True)
class Filter:
    """What is done to $tainted, and what of an attack survives it."""

    name: str
    code: str
    gives: str
    #: Characters that do not survive as they are.
    without: str = ""
    #: Quotes and backslashes get a backslash.
    slashed: bool = False
    #: Removed characters come back as entities, which a browser decodes in attributes.
    entities: bool = False
    #: "json" if it is put in double quotes, "shell" if in single ones.
    wrapped: str = ""
    #: Contexts in which what it does is a matter of opinion.
    open_in: tuple[str, ...] = ()
    reason: str = ""

    def lets(self, characters: str) -> bool:
        return self.gives == TEXT and not any(c in self.without for c in characters)


def guard(condition: str, otherwise: str = "''") -> str:
    """Code that takes the value only if the condition holds."""
    return f"if (!({condition})) {{\n    $tainted = {otherwise};\n}}"


# Quoted places of languages that know no entities: no quote survives an escaper of HTML, so nobody breaks out, but a
# backslash does and swallows the quote behind it.
QUOTED_CODE = (
    "sql-single", "sql-double", "sql-like", "eval-single", "system-single", "xpath", "unserialize", "script-single",
    "script-double",
)
FILTERS = [
    Filter("none", "", TEXT, reason="nothing is done"),
    Filter("trim", "$tainted = trim($tainted);", TEXT, reason="only blanks at the ends go"),
    Filter("stripslashes", "$tainted = stripslashes($tainted);", TEXT, without="\\", reason="takes slashes away"),
    Filter("urldecode", "$tainted = urldecode($tainted);", TEXT, reason="brings more in than there was"),
    Filter("strtolower", "$tainted = strtolower($tainted);", TEXT, reason="attacks work in small letters",
           open_in=("unserialize",)),
    Filter("isset", guard("isset($tainted) && $tainted !== ''"), TEXT, reason="says nothing about the text"),
    Filter("is-string", guard("is_string($tainted)"), TEXT, reason="says nothing about the text"),
    Filter("length", guard("strlen($tainted) < 200"), TEXT, reason="attacks are short"),
    Filter("remove-script-tag", "$tainted = preg_replace('/<script>/', '', $tainted);", TEXT,
           reason="there are other tags, and <Script>"),
    Filter("match-unanchored", guard("preg_match('/[a-z0-9]+/', $tainted)"), TEXT,
           reason="without anchors some letter in the text is enough"),
    Filter("int-cast", "$tainted = (int) $tainted;", NUMBER, reason="a whole number"),
    Filter("float-cast", "$tainted = (float) $tainted;", NUMBER, reason="a number"),
    Filter("intval", "$tainted = intval($tainted);", NUMBER, reason="a whole number"),
    Filter("floatval", "$tainted = floatval($tainted);", NUMBER, reason="a number"),
    Filter("settype", 'settype($tainted, "integer");', NUMBER, reason="changes the variable itself"),
    Filter("add-zero", "$tainted = (int) $tainted + 0;", NUMBER, reason="a sum is a number"),
    Filter("bool-cast", "$tainted = (bool) $tainted;", FIXED, reason="true or false"),
    Filter("strlen", "$tainted = strlen($tainted);", NUMBER, reason="a length is a number"),
    Filter("sprintf-d", "$tainted = sprintf('%d', $tainted);", NUMBER, reason="%d makes a whole number"),
    Filter("sprintf-u", "$tainted = sprintf('%u', $tainted);", NUMBER, reason="%u makes a whole number"),
    Filter("sprintf-f", "$tainted = sprintf('%.2f', $tainted);", NUMBER, reason="%f makes a number"),
    Filter("sprintf-s", "$tainted = sprintf('%s', $tainted);", TEXT, reason="%s changes nothing"),
    Filter("number-format", "$tainted = number_format((float) $tainted, 2, '.', '');", NUMBER, reason="a number"),
    Filter("md5", "$tainted = md5($tainted);", WORD, reason="hexadecimal digits that nobody chooses"),
    Filter("bin2hex", "$tainted = bin2hex($tainted);", WORD, reason="hexadecimal digits"),
    Filter("keep-word", "$tainted = preg_replace('/[^a-zA-Z0-9_]/', '', $tainted);", WORD,
           reason="all else is removed"),
    Filter("keep-digits", "$tainted = preg_replace('/[^0-9]/', '', $tainted);", NUMBER, reason="all else is removed"),
    Filter("match-word", guard("preg_match('/^[a-zA-Z0-9]+$/D', $tainted)"), WORD, reason="anchored at both ends"),
    Filter("match-digits", guard("preg_match('/^[0-9]+$/D', $tainted)", "'0'"), NUMBER, reason="anchored at both ends"),
    Filter("ctype-alnum", guard("ctype_alnum($tainted)"), WORD, reason="letters and digits only"),
    Filter("ctype-alpha", guard("ctype_alpha($tainted)"), WORD, reason="letters only"),
    Filter("ctype-digit", guard("ctype_digit($tainted)", "'0'"), NUMBER, reason="digits only"),
    Filter("is-numeric", guard("is_numeric($tainted)", "0"), NUMBER, reason="a number, perhaps with blanks around it"),
    Filter("in-array", guard("in_array($tainted, ['safe1', 'safe2'], true)", "'safe1'"), FIXED, reason="one of a list"),
    Filter("in-array-loose", guard("in_array($tainted, ['safe1', 'safe2'])", "'safe1'"), FIXED,
           reason="texts that are no numbers are compared as texts"),
    Filter("ternary", "$tainted = $tainted == 'safe1' ? 'safe1' : 'safe2';", FIXED, reason="one of two texts"),
    Filter("ternary-through", "$tainted = $tainted == '' ? 'safe1' : $tainted;", TEXT,
           reason="one arm lets all through"),
    Filter("switch", "switch ($tainted) {\n    case 'safe1':\n        $tainted = 'safe1';\n        break;\n"
           "    default:\n        $tainted = 'safe2';\n}", FIXED, reason="one of two texts"),
    Filter("map", "$map = ['a' => 'safe1', 'b' => 'safe2'];\n"
           "$tainted = isset($map[$tainted]) ? $map[$tainted] : 'safe1';",
           FIXED, reason="a text of the program"),
    Filter("htmlspecialchars", "$tainted = htmlspecialchars($tainted, ENT_QUOTES);", TEXT, "<>\"'", entities=True,
           open_in=QUOTED_CODE, reason="<>\"'& become entities"),
    Filter("htmlentities", "$tainted = htmlentities($tainted, ENT_QUOTES, 'UTF-8');", TEXT, "<>\"'", entities=True,
           open_in=QUOTED_CODE, reason="<>\"'& become entities"),
    Filter("htmlspecialchars-compat", "$tainted = htmlspecialchars($tainted, ENT_COMPAT);", TEXT, '<>"', entities=True,
           open_in=("sql-double", "unserialize", "script-double"), reason="single quotes stay"),
    Filter("htmlspecialchars-noquotes", "$tainted = htmlspecialchars($tainted, ENT_NOQUOTES);", TEXT, "<>",
           entities=True, reason="all quotes stay"),
    Filter("strip-tags", "$tainted = strip_tags($tainted);", TEXT, "<", reason="quotes stay",
           open_in=("comment", "attribute-unquoted")),
    Filter("addslashes", "$tainted = addslashes($tainted);", TEXT, slashed=True, open_in=("unserialize", "xpath"),
           reason="quotes get a backslash, which means nothing to HTML"),
    Filter("real-escape", "$db = mysqli_connect('localhost', 'user', getenv('DB'), 'base');\n"
           "$tainted = mysqli_real_escape_string($db, $tainted);", TEXT, slashed=True,
           open_in=("unserialize", "xpath", "eval-single", "script-single", "script-double", "event-single"),
           reason="for quoted values of SQL"),
    Filter("str-replace-quote", "$tainted = str_replace(\"'\", '', $tainted);", TEXT, "'", reason="single quotes go",
           open_in=("sql-single", "sql-like", "eval-single", "system-single", "xpath")),
    Filter("rawurlencode", "$tainted = rawurlencode($tainted);", ENCODED,
           reason="all else becomes %XX"),
    Filter("urlencode", "$tainted = urlencode($tainted);", ENCODED,
           reason="all else becomes %XX"),
    Filter("http-build-query", "$tainted = http_build_query(['k' => $tainted]);", ENCODED,
           reason="all else becomes %XX"),
    Filter("json-encode", "$tainted = json_encode($tainted);", TEXT, wrapped="json",
           open_in=("style-element", "style-attribute", "include", "fopen", "unlink", "location", "fetch",
                    "unserialize", "tag-name", "attribute-name", "sql-identifier", "sql-numeric", "sql-order-by",
                    "ldap"),
           reason="in double quotes; ' and < stay, / becomes \\/"),
    Filter("escapeshellarg", "$tainted = escapeshellarg($tainted);", TEXT, wrapped="shell",
           open_in=("include", "fopen", "unlink", "location", "fetch", "unserialize", "eval-bare", "eval-single",
                    "sql-single", "sql-like", "xpath", "sql-numeric", "sql-order-by", "sql-double", "script-bare",
                    "script-single", "event-bare", "tag-name", "style-element", "style-attribute"),
           reason="in single quotes for a shell"),
    Filter("basename", "$tainted = basename($tainted);", TEXT, without="/", reason="what is behind the last slash",
           open_in=("html-text", "style-element", "location", "fetch", "href", "tag-name", "attribute-name", "comment",
                    "unserialize", "attribute-unquoted", "script-single", "script-double")),
    Filter("validate-int", guard("filter_var($tainted, FILTER_VALIDATE_INT) !== false", "0"), NUMBER,
           reason="a whole number"),
    Filter("validate-float", guard("filter_var($tainted, FILTER_VALIDATE_FLOAT) !== false", "0"), NUMBER,
           reason="a number"),
    Filter("validate-bool", "$tainted = filter_var($tainted, FILTER_VALIDATE_BOOLEAN);", FIXED, reason="true or false"),
    Filter("validate-ip", guard("filter_var($tainted, FILTER_VALIDATE_IP)"), NUMBER, reason="digits, points and colons",
           open_in=("fetch", "sql-numeric", "sql-order-by", "eval-bare", "script-bare", "event-bare", "location",
                    "unserialize", "attribute-name", "tag-name")),
    Filter("sanitize-int", "$tainted = filter_var($tainted, FILTER_SANITIZE_NUMBER_INT);", NUMBER,
           open_in=("sql-numeric", "sql-order-by"), reason="digits and signs only"),
    Filter("sanitize-special", "$tainted = filter_var($tainted, FILTER_SANITIZE_SPECIAL_CHARS);", TEXT, "<>\"'",
           entities=True, open_in=QUOTED_CODE, reason="<>\"'& become entities"),
    Filter("sanitize-full-special", "$tainted = filter_var($tainted, FILTER_SANITIZE_FULL_SPECIAL_CHARS);", TEXT,
           "<>\"'", entities=True, open_in=QUOTED_CODE, reason="<>\"'& become entities"),
    Filter("sanitize-slashes", "$tainted = filter_var($tainted, FILTER_SANITIZE_ADD_SLASHES);", TEXT, slashed=True,
           open_in=("unserialize",), reason="quotes get a backslash, which means nothing to HTML"),
    Filter("unsafe-raw", "$tainted = filter_var($tainted, FILTER_UNSAFE_RAW);", TEXT, reason="changes nothing"),
]

Judge = Callable[[Filter], bool]


@dataclass(frozen=True)
class Context:
    """Where $tainted ends up, and what it takes to break out."""

    name: str
    group: str
    kind: str
    code: str
    breaks: Judge
    needs: str
    #: What the visitor may choose here without harm, or a matter of opinion if not named.
    harmless: tuple[str, ...] = (NUMBER, FIXED, WORD, ENCODED)
    #: Whether text that does not break out is a matter of opinion as well.
    strict: bool = False

    def judge(self, filter: Filter) -> bool | None:
        """Whether the program is vulnerable; nothing if that is a matter of opinion."""
        if self.name in filter.open_in:
            return None
        if filter.gives != TEXT:
            return False if filter.gives in self.harmless else None
        return self.breaks(filter) or (None if self.strict else False)


def page(line: str) -> str:
    """A page of HTML with PHP that prints $tainted in one place."""
    before, after = line.split("HOLE")
    return f'?>\n<!DOCTYPE html>\n<html>\n<body>\n{before}<?php echo $tainted; ?>{after}\n</body>\n</html>'


def query(sql: str) -> str:
    return (
        f'$query = "{sql}";\n$connection = mysqli_connect("localhost", "user", getenv("DB"), "base");\n'
        "$result = mysqli_query($connection, $query);"
    )


def outside_quotes(filter: Filter) -> bool:
    """Backslashes and entities are no hindrance where nothing is quoted."""
    return filter.wrapped != "shell"


CONTEXTS = [
    Context("html-text", "xss", "79", page("<p>HOLE</p>"), lambda f: f.lets("<"), "a tag needs <"),
    Context("attribute-double", "xss", "79", page('<p title="HOLE">x</p>'), lambda f: f.lets('"'), 'needs "'),
    Context("attribute-single", "xss", "79", page("<p title='HOLE'>x</p>"), lambda f: f.lets("'"), "needs '"),
    Context("attribute-unquoted", "xss", "79", page("<p title=HOLE>x</p>"), lambda f: f.lets(" "), "needs a blank"),
    Context("event-single", "xss", "79", page("<p onclick=\"show('HOLE')\">x</p>"),
            lambda f: f.lets("'") and not f.slashed or f.lets('"') or f.entities,
            "needs ', which may be an entity, or \" "),
    Context("event-bare", "xss", "79", page('<p onclick="show(HOLE)">x</p>'), lambda f: f.lets("("),
            "a call needs only brackets", (NUMBER, FIXED, WORD)),
    Context("script-single", "xss", "79", page("<script>var x = 'HOLE';</script>"),
            lambda f: f.lets("'") and not f.slashed or f.lets("</"), "needs ' or </script>"),
    Context("script-double", "xss", "79", page('<script>var x = "HOLE";</script>'),
            lambda f: f.lets('"') and not f.slashed or f.lets("</"), 'needs " or </script>'),
    Context("script-bare", "xss", "79", page("<script>var x = HOLE;</script>"),
            lambda f: f.lets("(") and f.wrapped != "json", "a call needs only brackets; JSON is a value by itself",
            (NUMBER, FIXED, WORD)),
    Context("style-element", "xss", "79", page("<style>p { color: HOLE; }</style>"), lambda f: f.lets("</"),
            "needs </style>; rules alone are a matter of opinion", strict=True),
    Context("style-attribute", "xss", "79", page('<p style="color: HOLE">x</p>'), lambda f: f.lets('"'),
            'needs "; rules alone are a matter of opinion', strict=True),
    Context("comment", "xss", "79", page("<!-- HOLE -->"), lambda f: f.lets(">"), "needs -->"),
    Context("tag-name", "xss", "79", page("<HOLE id=x>text"), lambda f: f.lets("(") and f.wrapped == "",
            "img/src=x/onerror=… needs nothing that is escaped", (NUMBER, FIXED)),
    Context("attribute-name", "xss", "79", page('<p HOLE="v">x</p>'), lambda f: f.lets("("),
            "onclick=… needs nothing that is escaped", (NUMBER, FIXED)),
    Context("href", "xss", "79", page('<a href="HOLE">x</a>'), lambda f: f.lets(":"), "javascript: needs only a colon"),
    Context("sql-single", "sqli", "89", query("SELECT * FROM users WHERE name = '$tainted'"),
            lambda f: f.lets("'") and not f.slashed, "needs ' without a backslash"),
    Context("sql-double", "sqli", "89", query("SELECT * FROM users WHERE name = \\\"$tainted\\\""),
            lambda f: f.lets('"') and not f.slashed, 'needs " without a backslash'),
    Context("sql-like", "sqli", "89", query("SELECT * FROM users WHERE name LIKE '%$tainted%'"),
            lambda f: f.lets("'") and not f.slashed, "needs ' without a backslash"),
    Context("sql-numeric", "sqli", "89", query("SELECT * FROM users WHERE id = $tainted"), lambda f: f.lets(" "),
            "needs nothing that is escaped", (NUMBER, FIXED)),
    Context("sql-order-by", "sqli", "89", query("SELECT * FROM users ORDER BY $tainted"), lambda f: f.lets(" "),
            "needs nothing that is escaped", (NUMBER, FIXED)),
    Context("sql-identifier", "sqli", "89", query("SELECT `$tainted` FROM users"), lambda f: f.lets("`"),
            "needs a backtick, which nothing escapes", (NUMBER, FIXED, WORD)),
    Context("eval-bare", "injection", "95", 'eval("\\$x = $tainted;");', lambda f: f.lets("("),
            "a call needs only brackets", (NUMBER, FIXED)),
    Context("eval-single", "injection", "95", "eval(\"\\$x = '$tainted';\");", lambda f: f.lets("'") and not f.slashed,
            "needs ' without a backslash"),
    Context("eval-double", "injection", "95", 'eval("\\$x = \\"$tainted\\";");', lambda f: f.lets("{$("),
            "{${call()}} needs no quote"),
    Context("system-bare", "injection", "78", 'system("ls -l " . $tainted);', outside_quotes, "needs ; or |",
            (NUMBER, FIXED, WORD)),
    Context("system-single", "injection", "78", "system(\"ls -l '\" . $tainted . \"'\");", lambda f: f.lets("'"),
            "needs '; a backslash is no escape there"),
    Context("system-double", "injection", "78", 'system("ls -l \\"" . $tainted . "\\"");', lambda f: f.lets("$("),
            "$(command) needs no quote"),
    Context("xpath", "injection", "643", "$document = new DOMDocument();\n$document->load('users.xml');\n"
            "$xpath = new DOMXPath($document);\n$nodes = $xpath->query(\"//user[@name='$tainted']\");",
            lambda f: f.lets("'"), "needs '; a backslash is no escape there"),
    Context("ldap", "injection", "90", '$ldap = ldap_connect("localhost");\n'
            '$result = ldap_search($ldap, "dc=example,dc=com", "(uid=$tainted)");', lambda f: f.lets("*()"),
            "needs brackets or *"),
    Context("include", "files", "98", 'include("pages/$tainted.php");', lambda f: f.lets("./"), "needs ../"),
    Context("fopen", "files", "22", '$handle = fopen("data/$tainted", "r");', lambda f: f.lets("./"), "needs ../"),
    Context("unlink", "files", "22", 'unlink("data/" . $tainted);', lambda f: f.lets("./"), "needs ../"),
    Context("unserialize", "injection", "502", "$object = unserialize($tainted);", lambda f: f.lets('"'),
            'objects need "', (NUMBER, FIXED)),
    Context("location", "requests|injection", "601", 'header("Location: " . $tainted);', lambda f: f.lets("/:"),
            "needs //host"),
    Context("fetch", "requests|files", "918", "$page = file_get_contents($tainted);", lambda f: f.lets("/:"),
            "needs an address or path", (NUMBER, FIXED)),
]

#: Sources that give the same group another finding, which would be right.
NOT_WITH = {
    "unserialize": {"injection"}, "command": {"injection"}, "command-lines": {"injection"}, "file": {"files"},
}


def program(source: str, filter_code: str, context: Context) -> tuple[str, int]:
    """The text of a program, and the line on which a report is due."""
    head = "\n".join(part for part in ("<?php", source, filter_code) if part)
    text = f"{head}\n{context.code}\n"
    lines = text.split("\n")
    marks = [
        "<?php echo $tainted", "mysqli_query(", "eval(", "system(", "query(", "ldap_search(", "include(", "header(",
        'fopen("data', "unlink(", "$object = unserialize(", "$page = file_get_contents(",
    ]
    first = len(head.split("\n"))
    for number in range(first, len(lines)):
        if any(mark in lines[number] for mark in marks):
            return text, number + 1
    raise ValueError(f"no sink in {context.name}")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    rows: list[str] = []

    def write(source: str, code: str, filter: Filter, context: Context, vulnerable: bool, reason: str) -> None:
        text, line = program(code, filter.code, context)
        path = f"{context.name}/{source}-{filter.name}.{'bad' if vulnerable else 'good'}.php"
        (folder / context.name).mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
        label = "vulnerable" if vulnerable else "safe"
        where = str(line) if vulnerable else "-"
        note = f"{source}|{filter.name}|{context.name}|{reason}"
        rows.append("\t".join((path, context.group, context.kind, label, where, note)))

    for place, context in enumerate(CONTEXTS):
        groups = set(context.group.split("|"))
        sources = [name for name in SOURCES if not NOT_WITH.get(name, set()) & groups]
        for step, filter in enumerate(FILTERS):
            vulnerable = context.judge(filter)
            if vulnerable is None:
                continue
            reason = f"{filter.reason}; {context.needs}"
            for turn in (0, 5):
                source = sources[(place * 3 + step * 7 + turn) % len(sources)]
                write(source, SOURCES[source], filter, context, vulnerable, reason)
        for source in sources:
            write(source, SOURCES[source], FILTERS[0], context, True, f"nothing is done; {context.needs}")
        for source, code in CLEAN_SOURCES.items():
            write(source, code, FILTERS[0], context, False, "what the visitor sends is not used")
    rows = sorted(set(rows))
    header = "# path\tgroup\tcwe\tlabel\tlines\tnote: source|filter|context|reason\n"
    (folder / "labels.tsv").write_text(header + "\n".join(rows) + "\n")
    bad = sum("\tvulnerable\t" in row for row in rows)
    print(f"{len(rows)} programs in {folder}, {bad} of them vulnerable")


if __name__ == "__main__":
    main()
