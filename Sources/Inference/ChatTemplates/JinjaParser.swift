/// Reads tokens into statements, by recursive descent; recursion ends at `JinjaLimits.syntaxDepth`.
struct JinjaParser {
    let tokens: [JinjaToken]
    let source: [UInt8]
    var position = 0
    private var depth = 0
    /// Loops that the statement being read is inside of; `break` and `continue` need one.
    var loopDepth = 0
    /// Names that were read as variables, to find out what a macro's body mentions.
    var mentionedNames: Set<String> = []

    init(tokens: [JinjaToken], source: [UInt8]) {
        self.tokens = tokens
        self.source = source
    }

    /// Reads a template.
    ///
    /// - Throws: `ChatTemplateError` of the kinds syntax, unsupported and limit.
    static func parse(_ text: String) throws(ChatTemplateError) -> (body: [JinjaStatement], source: [UInt8]) {
        if text.utf8.count > JinjaLimits.sourceBytes {
            throw ChatTemplateError(
                kind: .limit, message: "the template has more than \(JinjaLimits.sourceBytes) bytes", line: 1, column: 1
            )
        }
        let source = JinjaLexer.normalized(text)
        var lexer = JinjaLexer(source: source)
        var parser = JinjaParser(tokens: try lexer.tokenize(), source: source)
        let body = try parser.readBody(until: [])
        return (body, source)
    }

    /// Reads statements until a tag with one of the names `ends`; `position` is then at that name.
    mutating func readBody(until ends: [String]) throws(ChatTemplateError) -> [JinjaStatement] {
        try enter()
        defer { leave() }
        var body: [JinjaStatement] = []
        while true {
            let offset = current.offset
            switch current.kind {
            case .data(let text):
                advance()
                body.append(JinjaStatement(kind: .data(text), offset: offset))
            case .variableBegin:
                advance()
                let value = try readTuple()
                try expect(.variableEnd)
                body.append(JinjaStatement(kind: .print(value), offset: offset))
            case .blockBegin:
                advance()
                guard case .name(let name) = current.kind else {
                    throw error("expected the name of a statement, found \(current.text)")
                }
                if ends.contains(name) { return body }
                body.append(contentsOf: try readStatement(name))
                try expect(.blockEnd)
            default:
                if ends.isEmpty, case .end = current.kind { return body }
                let expected = ends.map { "'\($0)'" }.joined(separator: " or ")
                throw error("expected \(expected), found \(current.text)")
            }
        }
    }

    /// Reads the body of a statement whose tag ends here, up to the end tag's name; a colon may come before.
    mutating func readStatements(until ends: [String]) throws(ChatTemplateError) -> [JinjaStatement] {
        _ = take(.colon)
        try expect(.blockEnd)
        return try readBody(until: ends)
    }

    // MARK: - tokens

    var current: JinjaToken {
        tokens[min(position, tokens.count - 1)]
    }

    var next: JinjaToken {
        tokens[min(position + 1, tokens.count - 1)]
    }

    mutating func advance() {
        position += 1
    }

    func isAt(_ symbol: JinjaToken.Symbol) -> Bool {
        current.kind == .symbol(symbol)
    }

    func isAt(name: String) -> Bool {
        current.kind == .name(name)
    }

    mutating func take(_ symbol: JinjaToken.Symbol) -> Bool {
        guard isAt(symbol) else { return false }
        advance()
        return true
    }

    mutating func take(name: String) -> Bool {
        guard isAt(name: name) else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: JinjaToken.Kind) throws(ChatTemplateError) {
        guard current.kind == kind else {
            throw error("expected \(JinjaToken(kind: kind, offset: 0).text), found \(current.text)")
        }
        advance()
    }

    mutating func expect(_ symbol: JinjaToken.Symbol) throws(ChatTemplateError) {
        try expect(.symbol(symbol))
    }

    mutating func expectName() throws(ChatTemplateError) -> String {
        guard case .name(let name) = current.kind else {
            throw error("expected a name, found \(current.text)")
        }
        advance()
        return name
    }

    // MARK: - nesting and errors

    mutating func enter() throws(ChatTemplateError) {
        depth += 1
        if depth > JinjaLimits.syntaxDepth {
            throw error("the template nests deeper than \(JinjaLimits.syntaxDepth)", kind: .limit)
        }
    }

    mutating func leave() {
        depth -= 1
    }

    func error(
        _ message: String, at offset: Int? = nil, kind: ChatTemplateError.Kind = .syntax
    ) -> ChatTemplateError {
        ChatTemplateError(kind, message, at: offset ?? current.offset, in: source)
    }
}
