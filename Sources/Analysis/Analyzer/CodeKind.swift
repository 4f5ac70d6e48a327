import AnalysisModel
import JSON

/// Guesses what a piece of code is that came without a name.
package enum CodeKind {
    /// What is looked at, in bytes.
    private static let examined = 64 << 10

    /// The file that `code` most likely is. Code without an open tag that is not HTML, CSS, JSON or JavaScript is taken
    /// for a part of a PHP file.
    ///
    /// - Parameters:
    ///   - name: the path if one is known. It decides, except that PHP without any tag is a part of a PHP file, too.
    ///   - isBlock: whether the code belongs to a block, and is JavaScript in case of doubt.
    package static func file(_ code: [UInt8], name: String?, isBlock: Bool = false) -> SourceFile {
        guard let name else { return unnamed(code, isBlock: isBlock) }
        let file = SourceFile(path: name, bytes: code)
        guard file.language == .php, !hasOpenTag(code), first(code) != UInt8(ascii: "<") else { return file }
        let signs = signs(code)
        return signs.php > 0 && signs.php >= signs.script
            ? SourceFile(path: name, bytes: code, isPHPFragment: true) : file
    }

    private static func unnamed(_ code: [UInt8], isBlock: Bool) -> SourceFile {
        func named(_ name: String) -> SourceFile { SourceFile(path: name, bytes: code) }
        if hasOpenTag(code) { return named("code.php") }
        switch first(code) {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            if case .object(let object)? = try? JSONParser.parse(code) {
                if object["apiVersion"] != nil || object["editorScript"] != nil || object["attributes"] != nil {
                    return named("block.json")
                }
                let isTheme = object["settings"] != nil || object["styles"] != nil
                return named(isTheme ? "theme.json" : "code.json")
            }
            if (try? JSONParser.parse(code)) != nil { return named("code.json") }
        case UInt8(ascii: "<"):
            // A script may begin with an element of JSX only behind "return" or the like.
            return named("code.html")
        default: break
        }
        let signs = signs(code)
        if signs.style > signs.php && signs.style > signs.script {
            return named(signs.isThemeHeader ? "style.css" : "code.css")
        }
        if signs.script > signs.php || (isBlock && signs.script >= signs.php) { return named("code.js") }
        return SourceFile(path: "code.php", bytes: code, isPHPFragment: true)
    }

    private static func hasOpenTag(_ code: [UInt8]) -> Bool {
        let all = 0..<code.count
        return code.firstOffset(of: "<?php", in: all) != nil || code.firstOffset(of: "<?=", in: all) != nil
            || code.firstOffset(of: "<?PHP", in: all) != nil
    }

    /// The first byte that is no blank.
    private static func first(_ code: [UInt8]) -> UInt8? {
        code.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    }

    /// How many different signs of each language there are.
    private struct Signs {
        var php = 0
        var script = 0
        var style = 0
        var isThemeHeader = false
    }

    private static func signs(_ code: [UInt8]) -> Signs {
        let all = 0..<Swift.min(code.count, examined)
        func count(_ texts: [StaticString]) -> Int { texts.count { code.firstOffset(of: $0, in: all) != nil } }
        var signs = Signs()
        signs.php = count([
            "$_GET", "$_POST", "$_REQUEST", "$_COOKIE", "$_SERVER", "$_FILES", "$wpdb", "$this", "->", "::", "echo ",
            "add_action(", "add_filter(", "array(", "elseif", "foreach", "namespace ", "defined(", "esc_html", "__(",
            "require_once", "global $", "isset(",
        ])
        if hasVariable(code[all]) { signs.php += 1 }
        signs.script = count([
            "const ", "let ", "=>", "import ", "export ", "document.", "window.", "wp.", "console.",
            "registerBlockType",
            "useState", "useSelect", "useEffect", "useBlockProps", "===", "() {", "async ", "await ", "</", "/>", "${",
            "require(", "module.", "undefined", "var ", "jQuery(", "$(",
        ])
        signs.style = count([
            "{\n\t", "{\n  ", "color:", "margin:", "padding:", "display:", "@media", "font-", "px;", "em;", "%;",
            "Theme Name:",
        ])
        signs.isThemeHeader = code.firstOffset(of: "Theme Name:", in: all) != nil
        return signs
    }

    /// Whether there is a name with a dollar sign, as in PHP and rarely in JavaScript.
    private static func hasVariable(_ code: ArraySlice<UInt8>) -> Bool {
        var isDollar = false
        for byte in code {
            if isDollar && (byte == UInt8(ascii: "_") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)) { return true }
            isDollar = byte == UInt8(ascii: "$")
        }
        return false
    }
}
