/// Statements and lists of them.
extension Parser {
    mutating func parseFile() {
        let mark = pending.count
        while kind != .endOfFile {
            parseStatements(isTop: true)
            // What ended the list belongs to nothing: `}`, `endif`, `case` and their like.
            if kind != .endOfFile {
                unexpected()
                advance()
            }
        }
        let first = 0
        endToken = tokenCount
        _ = node(.file, first: first, pendingSince: mark)
        finishScope()
        checkNodes()
    }

    /// Appends statements to the pending list, up to a token that ends a list.
    mutating func parseStatements(isTop: Bool = false) {
        while true {
            switch kind {
            case .closeBrace, .endOfFile, .kwEndif, .kwEndwhile, .kwEndfor, .kwEndforeach, .kwEndswitch,
                .kwEnddeclare, .kwElse, .kwElseif, .kwCase, .kwDefault, .kwCatch, .kwFinally:
                return
            default: break
            }
            let before = index
            let statement = isTop ? parseTopStatement() : parseStatement()
            if index == before {
                unexpected()
                advance()
                recoverStatement()
            }
            pending.append(statement)
        }
    }

    /// Parses `{…}`.
    mutating func parseBlock() -> Link {
        let first = index
        let mark = pending.count
        advance()
        parseStatements()
        expectClosing(.closeBrace)
        return node(.block, first: first, pendingSince: mark)
    }

    /// Parses the statements behind a colon, without what ends them.
    mutating func parseStatementList() -> Link {
        let first = index
        let mark = pending.count
        parseStatements()
        if pending.count == mark {
            let end = endToken
            endToken = first
            defer { endToken = end }
            return leaf(.statementList, first: first)
        }
        return node(.statementList, first: first, pendingSince: mark)
    }

    /// Parses one statement.
    mutating func parseStatement() -> Link {
        guard enter() else {
            leave()
            return skipDeepStatement()
        }
        defer { leave() }
        switch kind {
        case .variable: return parseExpressionStatement()
        case .kwIf: return parseIf()
        case .openBrace: return parseBlock()
        case .kwReturn: return parseReturn()
        case .kwEcho, .openTagWithEcho: return parseEcho()
        case .kwForeach: return parseForeach()
        case .kwFor: return parseFor()
        case .kwWhile: return parseWhile()
        case .kwDo: return parseDo()
        case .kwSwitch: return parseSwitch()
        case .kwBreak, .kwContinue: return parseBreak()
        case .kwTry: return parseTry()
        case .inlineHTML: return take(.inlineHTML)
        case .semicolon, .closeTag: return take(.emptyStatement)
        case .identifier where nextKind == .colon: return parseLabel()
        default: return parseRareStatement()
        }
    }

    @inline(never)
    private mutating func parseRareStatement() -> Link {
        switch kind {
        case .kwGlobal: return parseGlobal()
        case .kwUnset: return parseUnset()
        case .kwDeclare: return parseDeclare()
        case .kwGoto: return parseGoto()
        case .kwStatic where nextKind == .variable: return parseStaticDeclaration()
        case .kwHaltCompiler:
            semanticError("__halt_compiler only works outside of any block", at: index)
            return parseHaltCompiler()
        case .castVoid: return parseExpressionStatement()
        default: return parseDeclaration(isTop: false) ?? parseExpressionStatement()
        }
    }

    private mutating func parseExpressionStatement() -> Link {
        let first = index
        scope.statementToken = first
        if kind == .castVoid { note("(void)", since: PHPVersion(8, 5), at: index) }
        let expression = parseExpression()
        if index == first { return expression }
        finishStatement()
        return node(.expressionStatement, first: first, expression)
    }

    /// Expects the end of a statement, and skips to the next one if it is not there.
    mutating func finishStatement() {
        if expectSemicolon() { return }
        if kind != .closeBrace && kind != .endOfFile { recoverStatement() }
    }

    private mutating func parseEcho() -> Link {
        let first = index
        let mark = pending.count
        let flags: NodeFlags = kind == .openTagWithEcho ? .short : []
        advance()
        repeat { pending.append(parseExpression()) } while accept(.comma)
        finishStatement()
        return node(.echo, flags, first: first, pendingSince: mark)
    }

    private mutating func parseLabel() -> Link {
        let first = index
        declareLabel(index)
        let name = take(.identifier)
        advance()
        return node(.label, first: first, name)
    }

    private mutating func parseGoto() -> Link {
        let first = index
        advance()
        let name: Link
        if kind == .identifier {
            useLabel(index)
            name = take(.identifier)
        } else {
            unexpected(.identifier)
            name = missing()
        }
        finishStatement()
        return node(.goto, first: first, name)
    }

    private mutating func parseReturn() -> Link {
        let first = index
        advance()
        let value = isAtSemicolon || kind == .endOfFile || kind == .closeBrace ? 0 : parseExpression()
        checkReturn(value, at: first)
        finishStatement()
        return node(.returnStatement, first: first, value)
    }

    private mutating func parseGlobal() -> Link {
        let first = index
        let mark = pending.count
        advance()
        repeat {
            checkGlobal(index)
            pending.append(parseSimpleVariable())
        } while accept(.comma)
        finishStatement()
        return node(.global, first: first, pendingSince: mark)
    }

    private mutating func parseStaticDeclaration() -> Link {
        let first = index
        let mark = pending.count
        advance()
        repeat {
            let start = index
            guard kind == .variable else {
                unexpected(.variable)
                break
            }
            checkStatic(index)
            let variable = take(.variable)
            var value: Link = 0
            if kind == .equal {
                advance()
                value = parseConstantExpression(.staticVariable)
            }
            pending.append(node(.staticVariable, first: start, variable, value))
        } while accept(.comma)
        finishStatement()
        return node(.staticDeclaration, first: first, pendingSince: mark)
    }

    private mutating func parseUnset() -> Link {
        let first = index
        let mark = pending.count
        advance()
        expect(.openParenthesis)
        repeat {
            let start = index
            let variable = parseVariable()
            checkUnset(variable, at: start)
            pending.append(variable)
        } while accept(.comma) && kind != .closeParenthesis
        expectClosing(.closeParenthesis)
        finishStatement()
        return node(.unset, first: first, pendingSince: mark)
    }

    private mutating func parseDeclare() -> Link {
        let first = index
        let mark = pending.count
        let isFirst = scope.isFirstStatement
        advance()
        expect(.openParenthesis)
        repeat {
            let start = index
            guard kind == .identifier else {
                unexpected(.identifier)
                break
            }
            let name = take(.identifier)
            expect(.equal)
            let value = parseExpression()
            checkDeclare(start, value, isFirst: isFirst)
            pending.append(node(.constantElement, first: start, name, value))
        } while accept(.comma)
        expectClosing(.closeParenthesis)
        if kind == .colon {
            checkDeclareBlock(first, pending[mark...])
            advance()
            pending.append(parseStatementList())
            endAlternative(.kwEnddeclare)
        } else if isAtSemicolon {
            advance()
        } else {
            checkDeclareBlock(first, pending[mark...])
            pending.append(parseStatement())
        }
        return node(.declare, first: first, pendingSince: mark)
    }

    mutating func parseHaltCompiler() -> Link {
        let first = index
        advance()
        expect(.openParenthesis)
        expect(.closeParenthesis)
        expectSemicolon()
        if kind == .inlineHTML { advance() }
        return leaf(.haltCompiler, first: first)
    }
}
