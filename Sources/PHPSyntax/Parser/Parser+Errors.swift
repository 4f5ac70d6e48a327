import SourceText

/// Errors and how the parser gets over them.
extension Parser {
    /// Notes a construct of some versions only.
    mutating func note(_ feature: StaticString, since: PHPVersion? = nil, until: PHPVersion? = nil, at token: Int) {
        guard versionNotes.count < 10_000 else { return }
        versionNotes.append(VersionNote(since: since, until: until, feature: feature, token: token))
    }

    func describe(_ token: Int) -> String {
        let kind = kinds[token]
        switch kind {
        case .endOfFile, .inlineHTML, .encapsedText, .startHeredoc, .endHeredoc: return Self.describe(kind)
        case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName, .variable, .integer, .float,
            .constantString:
            return "\(Self.describe(kind)) \(shown(token))"
        default: return "\"\(shown(token))\""
        }
    }

    /// The beginning of a token's text.
    private func shown(_ token: Int) -> String {
        let text = bytes(token)
        return String(decoding: text.prefix(40), as: UTF8.self) + (text.count > 40 ? "…" : "")
    }

    static func describe(_ kind: TokenKind) -> String {
        switch kind {
        case .endOfFile: "end of file"
        case .inlineHTML: "inline HTML"
        case .identifier: "identifier"
        case .qualifiedName, .fullyQualifiedName, .relativeName: "name"
        case .variable: "variable"
        case .integer, .numericOffset: "integer"
        case .float: "number"
        case .constantString: "string"
        case .encapsedText: "text in a string"
        case .startHeredoc: "heredoc"
        case .endHeredoc: "end of heredoc"
        case .kwAs: "\"as\""
        case .kwClass: "\"class\""
        case .kwFunction: "\"function\""
        case .kwWhile: "\"while\""
        case .doubleArrow: "\"=>\""
        case .doubleColon: "\"::\""
        case .ampersand: "\"&\""
        default: "\"\(kind.phpName)\""
        }
    }

    // MARK: Skipping

    /// Skips an expression that is nested too deep: up to a token that ends one, brackets in pairs.
    @inline(never)
    mutating func skipDeepExpression() -> Link {
        let first = index
        skipBalanced { $0 == .comma || $0 == .semicolon || $0 == .closeTag || $0 == .doubleArrow }
        return leaf(.missing, first: first)
    }

    /// Skips a statement that is nested too deep.
    @inline(never)
    mutating func skipDeepStatement() -> Link {
        let first = index
        skipBalanced { $0 == .semicolon || $0 == .closeTag }
        if isAtSemicolon { advance() }
        return leaf(.missing, first: first)
    }

    /// Skips up to a token for which `isEnd` holds, an unmatched closing bracket, or the end of the file.
    private mutating func skipBalanced(_ isEnd: (TokenKind) -> Bool) {
        var open = 0
        while kind != .endOfFile {
            switch kind {
            case .openParenthesis, .openBracket, .openBrace, .attribute, .curlyOpen, .dollarOpenBrace: open &+= 1
            case .closeParenthesis, .closeBracket, .closeBrace:
                if open == 0 { return }
                open &-= 1
            default: if open == 0 && isEnd(kind) { return }
            }
            advance()
        }
    }

    /// Expects the closing bracket of a list; if it is not there, skips to it within the statement.
    mutating func expectClosing(_ close: TokenKind) {
        if kind == close {
            advance()
            return
        }
        unexpected(close)
        let isOpenStatement = { (kind: TokenKind) in
            kind == .semicolon || kind == .closeTag || kind == .inlineHTML || Parser.beginsStatement(kind)
        }
        skipBalanced(isOpenStatement)
        if kind == close { advance() }
    }

    /// Skips to where a statement may begin, over what is no part of one.
    mutating func recoverStatement() {
        skipBalanced { $0 == .semicolon || $0 == .closeTag || Parser.beginsStatement($0) }
        if isAtSemicolon { advance() }
    }

    /// Keywords that nothing but a statement begins with.
    static func beginsStatement(_ kind: TokenKind) -> Bool {
        switch kind {
        case .kwIf, .kwElse, .kwElseif, .kwEndif, .kwWhile, .kwEndwhile, .kwDo, .kwFor, .kwEndfor, .kwForeach,
            .kwEndforeach, .kwSwitch, .kwEndswitch, .kwCase, .kwDefault, .kwBreak, .kwContinue, .kwReturn, .kwEcho,
            .kwTry, .kwCatch, .kwFinally, .kwGlobal, .kwUnset, .kwGoto, .kwAbstract, .kwFinal, .kwPrivate,
            .kwProtected, .kwPublic, .kwInterface, .kwTrait, .kwConst, .kwDeclare, .kwEnddeclare, .kwNamespace,
            .inlineHTML, .openTagWithEcho:
            true
        default: false
        }
    }
}
