/// Conditions, loops, `switch`, `try`.
extension Parser {
    /// Parses `(expression)`.
    private mutating func parseCondition() -> Link {
        expect(.openParenthesis)
        let condition = parseExpression()
        expectClosing(.closeParenthesis)
        return condition
    }

    /// Expects the keyword that ends alternative syntax, and a semicolon.
    mutating func endAlternative(_ keyword: TokenKind) {
        if expect(keyword) { finishStatement() }
    }

    // MARK: if

    /// `else if` is kept flat, as `elseif` is, so that long chains do not nest.
    mutating func parseIf() -> Link {
        let first = index
        let mark = pending.count
        advance()
        pending.append(parseCondition())
        if kind == .colon {
            parseAlternativeIf()
            return node(.ifStatement, .alternative, first: first, pendingSince: mark)
        }
        pending.append(parseStatement())
        while true {
            let clause = index
            if kind == .kwElseif || kind == .kwElse && nextKind == .kwIf && !isAlternativeIf() {
                let flags: NodeFlags = kind == .kwElse ? .separated : []
                if kind == .kwElse { advance() }
                advance()
                let condition = parseCondition()
                let body = parseStatement()
                pending.append(node(.elseIf, flags, first: clause, condition, body))
            } else if kind == .kwElse {
                advance()
                let body = parseStatement()
                pending.append(node(.elseClause, first: clause, body))
                break
            } else {
                break
            }
        }
        return node(.ifStatement, first: first, pendingSince: mark)
    }

    /// Whether the `if` behind the `else` at the token is in alternative syntax.
    private func isAlternativeIf() -> Bool {
        var token = tokenBehind(tokenBehind(index))
        guard kinds[token] == .openParenthesis else { return false }
        var open = 0
        repeat {
            switch kinds[token] {
            case .openParenthesis, .openBracket, .openBrace, .attribute, .curlyOpen, .dollarOpenBrace: open += 1
            case .closeParenthesis, .closeBracket, .closeBrace: open -= 1
            case .endOfFile: return false
            default: break
            }
            token += 1
        } while open > 0
        return kinds[token] == .colon || kinds[token].isTrivia && kindBehind(token) == .colon
    }

    private mutating func parseAlternativeIf() {
        advance()
        pending.append(parseStatementList())
        while kind == .kwElseif {
            let clause = index
            advance()
            let condition = parseCondition()
            expect(.colon)
            let body = parseStatementList()
            pending.append(node(.elseIf, first: clause, condition, body))
        }
        if kind == .kwElse {
            let clause = index
            advance()
            expect(.colon)
            let body = parseStatementList()
            pending.append(node(.elseClause, first: clause, body))
        }
        endAlternative(.kwEndif)
    }

    // MARK: Loops

    /// Parses the body of a loop: a statement, or a list in alternative syntax.
    private mutating func parseLoopBody(_ keyword: TokenKind) -> (Link, NodeFlags) {
        scope.loops += 1
        defer { scope.loops -= 1 }
        let outer = enterLabels()
        defer { leaveLabels(outer) }
        guard kind == .colon else { return (parseStatement(), []) }
        advance()
        let body = parseStatementList()
        endAlternative(keyword)
        return (body, .alternative)
    }

    mutating func parseWhile() -> Link {
        let first = index
        advance()
        let condition = parseCondition()
        let (body, flags) = parseLoopBody(.kwEndwhile)
        return node(.whileStatement, flags, first: first, condition, body)
    }

    mutating func parseDo() -> Link {
        let first = index
        advance()
        scope.loops += 1
        let outer = enterLabels()
        let body = parseStatement()
        leaveLabels(outer)
        scope.loops -= 1
        expect(.kwWhile)
        let condition = parseCondition()
        finishStatement()
        return node(.doWhile, first: first, body, condition)
    }

    mutating func parseFor() -> Link {
        let first = index
        let mark = pending.count
        advance()
        expect(.openParenthesis)
        let initialisers = parseForList(.semicolon)
        let conditions = parseForList(.semicolon)
        let steps = parseForList(.closeParenthesis)
        let (body, flags) = parseLoopBody(.kwEndfor)
        pending.append(contentsOf: [initialisers, conditions, steps, body])
        return node(.forStatement, flags, first: first, pendingSince: mark)
    }

    private mutating func parseForList(_ close: TokenKind) -> Link {
        let first = index
        let mark = pending.count
        if kind != close && kind != .closeTag {
            repeat {
                if kind == .castVoid { note("(void)", since: PHPVersion(8, 5), at: index) }
                pending.append(parseExpression())
            } while accept(.comma)
        }
        let list: Link
        if pending.count == mark {
            let end = endToken
            endToken = first
            list = leaf(.expressionList, first: first)
            endToken = end
        } else {
            list = node(.expressionList, first: first, pendingSince: mark)
        }
        if close == .semicolon { expectSemicolon() } else { expectClosing(close) }
        return list
    }

    mutating func parseForeach() -> Link {
        let first = index
        let mark = pending.count
        advance()
        expect(.openParenthesis)
        let subject = parseExpression()
        pending.append(subject)
        expect(.kwAs)
        var flags: NodeFlags = []
        var target = index
        var value = parseForeachTarget(&flags)
        var key: Link = 0
        if kind == .doubleArrow {
            checkForeachKey(value, flags, at: target)
            advance()
            key = value
            flags = []
            target = index
            value = parseForeachTarget(&flags)
        }
        checkForeachTarget(value, at: target)
        if flags.contains(.byReference) { allowEmptyIndices(subject) }
        expectClosing(.closeParenthesis)
        let (body, alternative) = parseLoopBody(.kwEndforeach)
        pending.append(contentsOf: [key, value, body])
        return node(.foreach, flags.union(alternative), first: first, pendingSince: mark)
    }

    private mutating func parseForeachTarget(_ flags: inout NodeFlags) -> Link {
        switch kind {
        case .openBracket:
            let first = index
            let array = parsePrimary()
            guard kind == .doubleArrow || kind == .closeParenthesis else {
                // `[…][0]` and its like are variables to the grammar.
                return parsePostfix(array, first)
            }
            convertToPattern(array)
            return array
        case .kwList where nextKind == .openParenthesis: return parseList()
        default:
            if kind.isAmpersand {
                flags.insert(.byReference)
                advance()
            }
            return parseVariable()
        }
    }

    mutating func parseBreak() -> Link {
        let first = index
        let keyword = kind
        advance()
        let levels = isAtSemicolon || kind == .endOfFile || kind == .closeBrace ? 0 : parseExpression()
        checkBreak(levels, at: first)
        finishStatement()
        return node(keyword == .kwBreak ? .breakStatement : .continueStatement, first: first, levels)
    }

    // MARK: switch

    mutating func parseSwitch() -> Link {
        let first = index
        let mark = pending.count
        advance()
        pending.append(parseCondition())
        let isAlternative = kind == .colon
        if !accept(.colon) { expect(.openBrace) }
        if isAtSemicolon { advance() }
        scope.loops += 1
        let outer = enterLabels()
        parseCases()
        leaveLabels(outer)
        scope.loops -= 1
        if isAlternative { endAlternative(.kwEndswitch) } else { expectClosing(.closeBrace) }
        return node(.switchStatement, isAlternative ? .alternative : [], first: first, pendingSince: mark)
    }

    private mutating func parseCases() {
        var hasDefault = false
        while kind == .kwCase || kind == .kwDefault {
            let clause = index
            let isDefault = kind == .kwDefault
            if isDefault && hasDefault { semanticError("a switch has only one default", at: clause) }
            hasDefault = hasDefault || isDefault
            advance()
            let value = isDefault ? 0 : parseExpression()
            if kind == .colon || isAtSemicolon { advance() } else { unexpected(.colon) }
            let body = parseStatementList()
            pending.append(node(.caseClause, first: clause, value, body))
        }
    }

    // MARK: try

    mutating func parseTry() -> Link {
        let first = index
        let mark = pending.count
        advance()
        if kind == .openBrace {
            pending.append(parseBlock())
        } else {
            unexpected(.openBrace)
            pending.append(missing())
        }
        while kind == .kwCatch { pending.append(parseCatch()) }
        if kind == .kwFinally {
            let clause = index
            advance()
            let outer = enterFinally()
            let block = parseBody()
            leaveFinally(outer)
            pending.append(node(.finallyClause, first: clause, block))
        } else if pending.count == mark + 1 {
            semanticError("try needs a catch or a finally", at: first)
        }
        return node(.tryStatement, first: first, pendingSince: mark)
    }

    private mutating func parseCatch() -> Link {
        let first = index
        advance()
        expect(.openParenthesis)
        let typesFirst = index
        let mark = pending.count
        repeat {
            switch kind {
            case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName, .kwStatic:
                checkCatchType(index)
                pending.append(take(.name))
            default:
                unexpected(.identifier)
                pending.append(missing())
            }
        } while accept(.pipe)
        let types = node(.nameList, first: typesFirst, pendingSince: mark)
        var variable: Link = 0
        if kind == .variable {
            checkCatchVariable(index)
            variable = take(.variable)
        } else if kind == .closeParenthesis {
            note("catch without a variable", since: PHPVersion(8, 0), at: index)
        }
        expectClosing(.closeParenthesis)
        let block = parseBody()
        return node(.catchClause, first: first, types, variable, block)
    }
}
