import JSON
import JSSyntax
import PHPSyntax
import ScaffoldCore

/// A file without its values: what is code, with a mark for each literal and each comment, and these in their order.
struct Skeleton {
    /// Code, names and tags; blanks between them left out.
    var code: [String] = []
    /// The values of literals, texts and attributes, escapes resolved.
    var values: [String] = []
    /// Comments, without what opens and closes them.
    var comments: [String] = []
    /// Why it is no whole file of its kind.
    var faults: [String] = []

    /// Of files of other kinds all lines are code but for what is written behind them.
    init(_ file: GeneratedFile) {
        let text = String(decoding: file.content, as: UTF8.self)
        switch file.kind {
        case "php": readPHP(file.content)
        case "js", "jsx":
            let isModule = file.path.hasSuffix("view.js") || file.path.contains("src/")
            readScript(file.content, isModule: isModule, hasJSX: file.path.contains("src/"))
        case "json": readJSON(file.content)
        case "css": readCSS(text)
        case "html", "dist", "xml", "svg": readMarkup(text)
        case "pot": readCatalogue(text)
        case "txt": readReadme(text)
        case "png": code = ["\(file.content.count)"]
        default: faults = ["no test knows files such as \(file.path)"]
        }
        if String(validating: file.content, as: UTF8.self) == nil, file.kind != "png" { faults.append("is no UTF-8") }
        if file.content.contains(0), file.kind != "png" { faults.append("holds a NUL") }
    }

    // MARK: PHP

    private mutating func readPHP(_ bytes: [UInt8]) {
        let tree = PHPParser.parse(bytes)
        faults += tree.errors.map { "line \($0.line): \($0.message)" }
        faults += tree.versionNotes.filter { $0.since.map { PHPVersion(7, 4) < $0 } ?? false }.map { "\($0.feature)" }
        var strings: [Int: [UInt8]] = [:]
        for index in tree.nodes(through: tree.root) {
            let node = tree.node(at: index)
            if tree.kind(node) == .string { strings[tree.mainToken(node)] = tree.string(node) }
        }
        var markup = ""
        for token in 0..<tree.tokens.count {
            let text = tree.text(token: token)
            switch tree.tokens.kinds[token] {
            case .whitespace: continue
            case .comment, .docComment: comments.append(text)
            case .constantString:
                code.append("'…'")
                values.append(strings[token].map { String(decoding: $0, as: UTF8.self) } ?? text)
            case .inlineHTML:
                markup += text
                code.append("?>…")
            case .encapsedText: code.append(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            case .backtick, .kwEval, .startHeredoc: faults.append("has \(text), which no code of ours has")
            case .identifier, .variable, .stringVariableName:
                if ["evil", "$evil", "zqx", "x"].contains(text) { faults.append("a value has become code: \(text)") }
                code.append(text)
            default: code.append(text)
            }
            // Short lists are in one line, without a comma at the end.
            if text == ")" || text == "]", code.suffix(2).first == "," { code.remove(at: code.count - 2) }
            // Where PHP stands within markup.
            if tree.tokens.kinds[token] == .closeTag { markup += "\u{1A}" }
        }
        if !markup.isEmpty { readMarkup(markup, isPart: true) }
    }

    // MARK: ECMAScript

    private mutating func readScript(_ bytes: [UInt8], isModule: Bool, hasJSX: Bool) {
        let tree = JSParser.parse(bytes, options: .init(goal: isModule ? .module : .script, hasJSX: hasJSX))
        faults += (tree.errors + ScopeAnalysis(tree).conflicts).map { "line \($0.line): \($0.message)" }
        var strings: [Int: String] = [:]
        for index in tree.nodes(through: tree.root) {
            let node = tree.node(at: index)
            if tree.kind(node) == .string { strings[tree.mainToken(node)] = tree.string(node) }
        }
        for token in 0..<tree.tokens.count {
            let kind = tree.tokens.kinds[token]
            let text = tree.text(token: token)
            switch kind {
            case .whitespace, .newline, .endOfFile: continue
            case .lineComment, .blockComment, .multilineComment: comments.append(text)
            case .string, .template:
                code.append("'…'")
                values.append(strings[token] ?? text)
            case .jsxText where text.allSatisfy(\.isWhitespace): continue
            case .jsxText:
                code.append("…")
                values.append(text)
            case .identifier where ["evil", "zqx", "alert"].contains(text):
                faults.append("a value has become code: \(text)")
            case .colon where code.last?.hasPrefix("Zq") == true:
                // A key is bare if it can be.
                values.append(code.removeLast())
                code += ["'…'", text]
            case .closeBrace, .closeBracket, .closeParenthesis:
                if code.last == "," { code.removeLast() }
                code.append(text)
            default: code.append(text)
            }
            if !kind.isComment, text.lowercased().contains("</script") { faults.append("would end a script: \(text)") }
        }
    }

    // MARK: JSON

    private mutating func readJSON(_ bytes: [UInt8]) {
        guard let value = try? JSONParser.parse(bytes) else {
            faults.append("is no JSON")
            return
        }
        add(value)
    }

    private mutating func add(_ value: JSONValue) {
        switch value {
        case .string(let text):
            code.append("\"…\"")
            values.append(text)
        case .array(let elements):
            code.append("[")
            for element in elements { add(element) }
            code.append("]")
        case .object(let members):
            code.append("{")
            for (key, value) in members {
                values.append(key)
                add(value)
            }
            code.append("}")
        default: code.append("\(value)")
        }
    }

    // MARK: CSS

    private mutating func readCSS(_ text: String) {
        var rest = Substring(text)
        var plain = ""
        while let first = rest.first {
            if rest.hasPrefix("/*") {
                guard let end = rest.dropFirst(2).firstRange(of: "*/") else {
                    faults.append("a comment has no end")
                    break
                }
                comments.append(String(rest[..<end.upperBound]))
                rest = rest[end.upperBound...]
                plain += "/**/"
            } else if first == "\"" || first == "'" {
                var value = ""
                rest.removeFirst()
                while let next = rest.popFirst(), next != first {
                    if next == "\n" { faults.append("a string has no end") }
                    value.append(next)
                    if next == "\\", let escaped = rest.popFirst() { value.append(escaped) }
                }
                values.append(value)
                plain += "'…'"
            } else {
                plain.append(rest.removeFirst())
            }
        }
        code = plain.split(whereSeparator: \.isWhitespace).map(String.init)
        if plain.contains(".evil{") || plain.contains("url(zqevil") { faults.append("a value has become code") }
    }
}
