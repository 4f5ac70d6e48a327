import ScaffoldCore

/// A value that would like to be code, and what is left of it without everything that is no letter, digit or blank. Two
/// specifications that differ in such values alone are to become the same code.
struct HostileText {
    var hostile: String
    var plain: String

    /// What values are put together from. No piece is a word that generated code has itself, except as a part of a word.
    static let pieces: [HostileText] = [
        // What ends comments, regions of PHP, elements and strings.
        "*/", "/*", "?>", "<?php", "<?=", "<?", "<%", "%>", "'", "\"", "\\", "\\'", "\\\"", "\\\\", "`", "//", "#",
        "<!--",
        "-->", "--", "</script>", "<script>evil()</script>", "</style>", "]]>", "<![CDATA[", "</textarea>",
        "*/ evil(); /*",
        "' . evil() . '", "\" . evil() . \"", "'); evil(); ('", "\"); evil(); //", "' + evil() + '", "\\'; evil(); //",
        "?><?php evil();", "?> <?= evil() ?>", "\" onload=\"evil()", "' onload='evil()", "<br onload=evil()>",
        "--> <!-- wp:evil {\"zq\":1} --> <!--", "\"}, \"evil\": {\"x\": \"", "';} .evil{background:url(zqevil)} /*",
        "\\2a /",
        // What strings and formats put values in place of.
        "${evil}", "{$evil}", "$evil", "{$evil->zqx}", "`evil`", "{{evil}}", "#{evil}", "%s", "%1$s", "%", "%%",
        "%'.10d",
        "%evil%", "\\u0027", "\\x3c", "\\n", "\\0", "\\u{27}", "&quot;", "&#039;", "&lt;evil&gt;", "&", "&amp;", "<",
        ">",
        "{evil}", "{", "}", "[", "]", "[evil]", "(", ")", "()", ";", ",", "=>", "->", "::", "=", "==", "= evil =",
        // What means something in the lines of readmes, headers and catalogues.
        "\n== Evil ==\n", "\n * Evil: zqx\n", "\nEvil: zqx\n", "\n * @evil zqx\n", "\nmsgid \"evil\"\n", "@evil",
        "\n#, evil\n",
        "* @evil", "1. evil", "- evil", "=== evil ===",
        // Controls, ends of lines, marks of direction, letters of many bytes.
        "\n", "\r\n", "\r", "\t", "\u{0}", "\u{1}", "\u{B}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}",
        " \u{202E} ", " \u{2066} ", " \u{200F} ", " \u{FEFF} ", " \u{200D} ", "\u{A0}", "日本", "🎉", "👩‍👩‍👧", "\u{FFFD}",
        "\u{10FFFD}", "\u{FFFE}", "é", "ß", "İ", "ﬁ", "e\u{301}\u{302}",
        // Paths and addresses.
        "../../evil", "..\\evil", "/etc/evil", "C:\\evil", "evil.php", "javascript:evil()", "https://evil.zqx/", ".",
    ].map { HostileText(hostile: $0, plain: Words.of($0).joined(separator: " ")) }

    /// Values without a letter or a digit, or without any meaning of their own: alone they are words of the language, or
    /// numbers, or nothing.
    static let bare = [
        "", " ", "'", "\"", "\\", "*/", "?>", "<?php", "${x}", "\u{0}", "\u{2028}", "\u{202E}", "../..", "/", ".", "..",
        "%s",
        "--", "-", "_", "0", "00", "007", "-1", "1e9", "9223372036854775808", "0x1F", "null", "true", "false", "class",
        "new",
        "function", "static", "self", "this", "namespace", "array", "list", "default", "__proto__", "constructor",
        "prototype", "toString", "hasOwnProperty", "undefined", "wp", "wordpress", "plugin", "index", "con", "nul",
        "post",
        "page", "action", "id", "ID", "title", "name", "type", "content", "status", "nonce", "日本", "🎉", "ß", "é",
        "a", "A", "é́", "\u{301}", "\n", "\r\n", "\t",
    ]
}
