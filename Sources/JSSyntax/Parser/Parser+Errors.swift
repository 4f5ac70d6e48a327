import SourceText

/// Errors and how the parser gets over them.
extension Parser {
    func describe(_ token: Int) -> String {
        let kind = lexer.tokens.kinds[token]
        switch kind {
        case .endOfFile: return "end of file"
        case .number, .bigint: return "number"
        case .string: return "string"
        case .template, .templateHead, .templateMiddle, .templateTail: return "template"
        case .regex: return "regular expression"
        case .jsxText: return "text"
        default:
            let text = bytes(token)
            return "\"" + String(decoding: text.prefix(40), as: UTF8.self) + (text.count > 40 ? "…" : "") + "\""
        }
    }

    static func describe(_ kind: TokenKind) -> String {
        switch kind {
        case .identifier: "a name"
        case .semicolon: "\";\""
        case .comma: "\",\""
        case .colon: "\":\""
        case .openBrace: "\"{\""
        case .closeBrace: "\"}\""
        case .openParenthesis: "\"(\""
        case .closeParenthesis: "\")\""
        case .openBracket: "\"[\""
        case .closeBracket: "\"]\""
        case .less: "\"<\""
        case .greater: "\">\""
        case .slash: "\"/\""
        case .arrow: "\"=>\""
        case .assign: "\"=\""
        case .string: "a string"
        case .kwWhile: "\"while\""
        case .kwFrom: "\"from\""
        case .kwAs: "\"as\""
        default: "something else"
        }
    }

    // MARK: Skipping

    /// Skips an expression that is nested too deep: up to a token that ends one, brackets in pairs.
    @inline(never)
    mutating func skipDeepExpression() -> Link {
        let first = index
        skipBalanced { $0 == .comma || $0 == .semicolon || $0 == .colon }
        return leaf(.missing, first: first)
    }

    /// Skips a statement that is nested too deep.
    @inline(never)
    mutating func skipDeepStatement() -> Link {
        let first = index
        skipBalanced { $0 == .semicolon }
        _ = accept(.semicolon)
        return leaf(.missing, first: first)
    }

    /// Skips up to a token for which `isEnd` holds, an unmatched closing bracket, or the end of the file.
    ///
    /// A slash begins a regular expression where the token before it cannot end an operand.
    mutating func skipBalanced(_ isEnd: (TokenKind) -> Bool) {
        var open: [TokenKind] = []
        var previous = TokenKind.semicolon
        while kind != .endOfFile {
            if (kind == .slash || kind == .slashAssign) && !Self.endsOperand(previous) {
                rescan { $0.lexRegularExpression() }
            }
            if kind == .closeBrace && open.last == .templateHead {
                rescan { $0.lexTemplate(.templateTail, .templateMiddle) }
                if kind == .templateTail { open.removeLast() }
                previous = kind
                advance()
                continue
            }
            switch kind {
            case .openParenthesis, .openBracket, .openBrace, .templateHead: open.append(kind)
            case .closeParenthesis, .closeBracket, .closeBrace: if open.popLast() == nil { return }
            default: if open.isEmpty && isEnd(kind) { return }
            }
            previous = kind
            advance()
        }
    }

    private static func endsOperand(_ kind: TokenKind) -> Bool {
        switch kind {
        case .closeParenthesis, .closeBracket, .closeBrace, .number, .bigint, .string, .regex, .template,
            .templateTail, .kwThis, .kwSuper, .kwNull, .kwTrue, .kwFalse, .privateName, .increment, .decrement:
            true
        default: kind.isIdentifier
        }
    }

    /// Expects the closing bracket of a list; if it is not there, skips to it within the statement.
    mutating func expectClosing(_ close: TokenKind) {
        if kind == close {
            advance()
            return
        }
        unexpected(close)
        skipBalanced { $0 == .semicolon || Parser.beginsStatement($0) }
        if kind == close { advance() }
    }

    /// Skips to where a statement may begin, over what is no part of one.
    mutating func recoverStatement() {
        skipBalanced { $0 == .semicolon || Parser.beginsStatement($0) }
        _ = accept(.semicolon)
    }

    /// Keywords that nothing but a statement begins with.
    static func beginsStatement(_ kind: TokenKind) -> Bool {
        switch kind {
        case .kwBreak, .kwCase, .kwCatch, .kwConst, .kwContinue, .kwDebugger, .kwDefault, .kwDo, .kwElse, .kwExport,
            .kwFinally, .kwFor, .kwIf, .kwReturn, .kwSwitch, .kwThrow, .kwTry, .kwVar, .kwWhile, .kwWith:
            true
        default: false
        }
    }
}
