/// Statements.
extension Parser {
    mutating func parseFile() {
        let first = index
        let mark = pending.count
        _ = parseDirectives()
        while true {
            parseStatements(until: .endOfFile)
            if kind == .endOfFile { break }
            // A closing brace that nothing opened.
            unexpected()
            advance()
        }
        _ = node(.file, context.isStrict ? .strict : [], first: Swift.min(first, index), pendingSince: mark)
    }

    /// Parses statements up to `end` or a closing bracket, and leaves them pending.
    mutating func parseStatements(until end: TokenKind) {
        while kind != end && kind != .endOfFile && kind != .closeBrace {
            let before = index
            pending.append(parseStatement())
            if index == before {
                unexpected()
                recoverStatement()
                if index == before && kind != .closeBrace { advance() }
            }
        }
    }

    mutating func parseStatement() -> Link {
        guard enter() else {
            leave()
            return skipDeepStatement()
        }
        let statement = parseStatementInside()
        leave()
        return statement
    }

    private mutating func parseStatementInside() -> Link {
        switch kind {
        case .openBrace: return parseBlock()
        case .kwVar, .kwConst: return parseVariableStatement()
        case .kwFunction: return parseFunctionDeclaration()
        case .kwIf: return parseIf()
        case .kwReturn: return parseReturn()
        case .kwFor: return parseFor()
        case .kwWhile: return parseWhile()
        case .kwDo: return parseDoWhile()
        case .kwSwitch: return parseSwitch()
        case .kwBreak, .kwContinue: return parseJump()
        case .kwThrow: return parseThrow()
        case .kwTry: return parseTry()
        case .kwWith: return parseWith()
        case .semicolon: return take(.emptyStatement)
        case .kwDebugger:
            let first = index
            advance()
            expectSemicolon()
            return leaf(.debugger, first: first)
        case .kwClass: return parseClass(.classDeclaration, needsName: true)
        case .at:
            skipDecorators()
            if kind == .kwClass { return parseClass(.classDeclaration, needsName: true) }
            if kind == .kwExport { return parseExport() }
        case .kwLet:
            if beginsLetDeclaration() { return parseVariableStatement() }
        case .kwAsync:
            let next = peek()
            if next.kind == .kwFunction && !next.hasNewlineBefore { return parseFunctionDeclaration() }
        case .kwImport:
            let next = peek().kind
            if next != .openParenthesis && next != .dot { return parseImport() }
        case .kwExport: return parseExport()
        default: break
        }
        return parseExpressionStatement()
    }

    /// Whether `let` begins a declaration.
    mutating func beginsLetDeclaration() -> Bool {
        let next = peek()
        switch next.kind {
        case .openBracket, .openBrace: return true
        default: return next.kind.isIdentifier
        }
    }

    mutating func parseExpressionStatement() -> Link {
        let first = index
        let expression = parseExpression()
        if kind == .colon, nodeKind(expression) == .identifier, !isParenthesised(expression),
            Int(records[Int(expression)].firstToken) == first
        {
            return parseLabeled(expression, first)
        }
        if nodeKind(expression) != .missing || !slotRange(expression).isEmpty { expectSemicolon() }
        return node(.expressionStatement, first: first, expression)
    }

    private mutating func parseLabeled(_ name: Link, _ first: Int) -> Link {
        records[Int(name)].kind = .propertyName
        if context.labels.contains(where: { bytes($0.token).elementsEqual(bytes(first)) }) {
            syntaxError("the label is there twice", at: first)
        }
        advance()
        context.labels.append(FunctionContext.Label(token: first, isLoop: false, statement: index))
        if kind == .kwFor || kind == .kwWhile || kind == .kwDo {
            var position = context.labels.count - 1
            context.labels[position].isLoop = true
            while position > 0, context.labels[position - 1].statement == context.labels[position].token {
                position -= 1
                context.labels[position].isLoop = true
            }
        }
        let isFunction = kind == .kwFunction
        let statementToken = index
        let statement = parseSubstatement()
        if isFunction && (context.isStrict || flags(statement).contains(.generator)) {
            syntaxError("a function cannot have a label here", at: statementToken)
        }
        context.labels.removeLast()
        return node(.labeled, first: first, name, statement)
    }

    /// Parses a statement that is part of another one, so that it cannot be a declaration.
    mutating func parseSubstatement() -> Link {
        let token = index
        let first = kind
        switch kind {
        case .kwClass, .kwConst: syntaxError("a declaration needs braces around it here", at: index)
        case .kwLet:
            let next = peek()
            if next.kind == .openBracket || beginsLetDeclaration() && !next.hasNewlineBefore {
                syntaxError("a declaration needs braces around it here", at: index)
            }
        case .kwImport where peek().kind != .openParenthesis && peek().kind != .dot: unexpected()
        case .kwExport: unexpected()
        default: break
        }
        let statement = parseStatement()
        if nodeKind(statement) == .functionDeclaration && (first == .kwAsync || flags(statement).contains(.generator)) {
            syntaxError("a declaration needs braces around it here", at: token)
        }
        return statement
    }

    mutating func parseBlock() -> Link {
        let first = index
        let mark = pending.count
        guard accept(.openBrace) else {
            unexpected(.openBrace)
            return missing()
        }
        parseStatements(until: .closeBrace)
        expectClosing(.closeBrace)
        return node(.block, first: first, pendingSince: mark)
    }

    // MARK: Variables

    private mutating func parseVariableStatement() -> Link {
        let declaration = parseVariables(isLoop: false)
        expectSemicolon()
        records[Int(declaration)].endToken = UInt32(truncatingIfNeeded: endToken)
        return declaration
    }

    /// Parses `var a = 1, b`, without a semicolon; in the head of a loop, values may be missing.
    mutating func parseVariables(isLoop: Bool) -> Link {
        let first = index
        let keyword = kind
        let mark = pending.count
        advance()
        repeat {
            let start = index
            if keyword != .kwVar && kind == .kwLet { syntaxError("let is no name here", at: index) }
            let target = parseBindingTarget()
            var value: Link = 0
            if accept(.assign) {
                value = parseValue()
            } else if !(isLoop && (kind == .kwIn || kind == .kwOf)) && nodeKind(target) != .missing {
                if keyword == .kwConst || nodeKind(target) != .bindingIdentifier { unexpected(.assign) }
            }
            let declarator = node(.declarator, first: start, target, value)
            pending.append(declarator)
        } while accept(.comma)
        return node(.variableDeclaration, first: first, pendingSince: mark)
    }

    // MARK: Jumps

    private mutating func parseReturn() -> Link {
        let first = index
        if !context.allowsReturn { syntaxError("return is allowed only in functions", at: index) }
        advance()
        var value: Link = 0
        if !endsStatement { value = parseExpression() }
        expectSemicolon()
        return node(.returnStatement, first: first, value)
    }

    private var endsStatement: Bool {
        kind == .semicolon || kind == .closeBrace || kind == .endOfFile || hasNewlineBefore
    }

    private mutating func parseThrow() -> Link {
        let first = index
        advance()
        var value: Link = 0
        if hasNewlineBefore || kind == .semicolon || kind == .closeBrace {
            syntaxError("throw needs a value on its line", at: index)
            value = missing()
        } else {
            value = parseExpression()
        }
        expectSemicolon()
        return node(.throwStatement, first: first, value)
    }

    private mutating func parseJump() -> Link {
        let first = index
        let isContinue = kind == .kwContinue
        advance()
        var label: Link = 0
        if kind.isIdentifier && !hasNewlineBefore {
            let target = context.labels.last { bytes($0.token).elementsEqual(bytes(index)) }
            if target == nil || isContinue && target?.isLoop == false {
                syntaxError("there is no such label around", at: index)
            }
            label = take(.propertyName)
        } else if (isContinue ? context.loops : context.breakables) == 0 {
            syntaxError(isContinue ? "there is no loop around" : "there is no loop or switch around", at: first)
        }
        expectSemicolon()
        return node(isContinue ? .continueStatement : .breakStatement, first: first, label)
    }
}
