/// Operands, and the members, calls and templates behind them.
extension Parser {
    @inline(__always)
    mutating func parseLeftHandSide() -> Link {
        let first = index
        let operand = parsePrimary()
        switch kind {
        case .dot, .questionDot, .openBracket, .openParenthesis, .template, .templateHead:
            return parsePostfix(operand, first)
        default: return operand
        }
    }

    mutating func parsePrimary() -> Link {
        switch kind {
        case .identifier:
            if context.isClassInitializer { checkName(index) }
            return take(.identifier)
        case .kwThis: return take(.this)
        case .number: return takeNumber()
        case .string: return takeString()
        case .bigint: return take(.bigint)
        case .openParenthesis: return parseParenthesised()
        case .openBracket: return parseArray()
        case .openBrace: return parseObject()
        case .kwFunction: return parseFunctionExpression()
        case .kwNull: return take(.nullLiteral)
        case .kwTrue, .kwFalse: return take(.booleanLiteral)
        case .template, .templateHead: return parseTemplate(isTagged: false)
        case .slash, .slashAssign:
            rescan { $0.lexRegularExpression() }
            return take(.regex)
        case .regex: return take(.regex)
        case .kwNew: return parseNew()
        case .kwClass: return parseClass(.classExpression)
        case .kwAsync: return parseAsync()
        case .kwSuper: return parseSuper()
        case .kwImport: return parseImportExpression()
        case .less where options.hasJSX: return parseJSX()
        case .at:
            skipDecorators()
            if kind == .kwClass { return parseClass(.classExpression) }
            unexpected()
            return missing()
        default:
            if kind.isIdentifier {
                checkName(index)
                return take(.identifier)
            }
            unexpected()
            return missing()
        }
    }

    mutating func takeNumber() -> Link {
        if context.isStrict {
            let bytes = bytes(index)
            if bytes.count > 1, bytes[0] == UInt8(ascii: "0"), bytes[1] >= 48, bytes[1] <= 57 {
                semanticError("a number that begins with zero is not allowed in strict code", at: index)
            }
        }
        return take(.number)
    }

    mutating func takeString() -> Link {
        if context.isStrict { checkOctalEscapes(index) }
        return take(.string)
    }

    /// `async function`, `async x => …`, or the variable `async`.
    private mutating func parseAsync() -> Link {
        let next = peek()
        if next.hasNewlineBefore { return take(.identifier) }
        if next.kind == .kwFunction { return parseFunctionExpression() }
        guard next.kind.isIdentifier, next.kind != .kwOf || peek(behind: next.token).kind == .arrow else {
            return take(.identifier)
        }
        let first = index
        advance()
        let mark = pending.count
        let parameter = index
        if kind == .kwAwait { syntaxError("await is no name in an async function", at: index) }
        checkBindingName(index)
        pending.append(take(.bindingIdentifier))
        let list = node(.parameterList, .async, first: parameter, pendingSince: mark)
        if kind != .arrow {
            unexpected(.arrow)
            return list
        }
        return parseArrow(list, first)
    }

    private mutating func parseSuper() -> Link {
        let token = index
        let result = take(.super)
        switch kind {
        case .dot, .openBracket:
            if !context.allowsSuperMember { semanticError("super has no meaning here", at: token) }
        case .openParenthesis:
            if !context.allowsSuperCall { semanticError("super() has no meaning here", at: token) }
        default: unexpected(.dot)
        }
        return result
    }

    /// `import(…)` or `import.meta`.
    private mutating func parseImportExpression() -> Link {
        let first = index
        advance()
        if kind == .dot {
            advance()
            if kind.isIdentifierName && isToken(index, "meta") {
                if options.goal == .script { semanticError("import.meta is allowed only in modules", at: first) }
                hasModuleSyntax = true
                advance()
            } else {
                unexpected()
            }
            return leaf(.metaProperty, first: first)
        }
        guard kind == .openParenthesis else {
            unexpected(.openParenthesis)
            return leaf(.missing, first: first)
        }
        let arguments = parseArguments()
        let range = slotRange(arguments)
        if range.isEmpty || range.count > 2 || range.contains(where: { nodeKind(links[$0]) == .spread }) {
            syntaxError("import() takes a source", at: first)
        }
        return node(.importCall, first: first, arguments)
    }

    private mutating func parseNew() -> Link {
        let first = index
        advance()
        if kind == .dot {
            advance()
            if kind == .identifier && isToken(index, "target") {
                if !context.allowsNewTarget { semanticError("new.target is allowed only in functions", at: first) }
                advance()
            } else {
                unexpected()
            }
            return leaf(.metaProperty, first: first)
        }
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        let calleeToken = index
        if kind == .kwImport { unexpected() }
        var callee = parsePrimary()
        if nodeKind(callee) == .arrowFunction { syntaxError("an arrow function is no constructor", at: calleeToken) }
        callee = parsePostfix(callee, calleeToken, allowsCalls: false)
        leave()
        let arguments = kind == .openParenthesis ? parseArguments() : 0
        return node(.new, first: first, callee, arguments)
    }

    // MARK: Members and calls

    /// Parses members, calls and templates behind `operand`, which begins at the token `first`.
    mutating func parsePostfix(_ operand: Link, _ first: Int, allowsCalls: Bool = true) -> Link {
        var operand = operand
        var isChain = false
        if nodeKind(operand) == .arrowFunction && !isParenthesised(operand) { return operand }
        while true {
            if coverError >= 0 && kind != .arrow { checkCoverInOperand() }
            switch kind {
            case .dot:
                advance()
                operand = parseMember(operand, first, [])
            case .openBracket: operand = parseIndex(operand, first, [])
            case .openParenthesis:
                guard allowsCalls else { return operand }
                if isAsyncName(operand), !hasNewlineBefore {
                    operand = parseAsyncCall(operand, first)
                    if nodeKind(operand) == .arrowFunction { return operand }
                } else {
                    let arguments = parseArguments()
                    operand = node(.call, first: first, operand, arguments)
                }
            case .questionDot:
                if !allowsCalls { syntaxError("new cannot construct an optional chain", at: index) }
                isChain = true
                advance()
                switch kind {
                case .openBracket: operand = parseIndex(operand, first, .optional)
                case .openParenthesis:
                    let arguments = parseArguments()
                    operand = node(.call, .optional, first: first, operand, arguments)
                case .template, .templateHead: unexpected()
                default: operand = parseMember(operand, first, .optional)
                }
            case .template, .templateHead:
                if isChain { syntaxError("an optional chain cannot tag a template", at: index) }
                let template = parseTemplate(isTagged: true)
                operand = node(.taggedTemplate, first: first, operand, template)
            default: return operand
            }
        }
    }

    private mutating func checkCoverInOperand() {
        switch kind {
        case .dot, .openBracket, .openParenthesis, .questionDot, .template, .templateHead: reportCover()
        default: break
        }
    }

    /// Parses the name behind the dot.
    private mutating func parseMember(_ object: Link, _ first: Int, _ flags: NodeFlags) -> Link {
        let name: Link
        if kind.isIdentifierName {
            name = take(.propertyName)
        } else if kind == .privateName {
            usePrivateName(index)
            if nodeKind(object) == .super { unexpected() }
            name = take(.privateName)
        } else {
            unexpected(.identifier)
            name = missing()
        }
        return node(.member, flags, first: first, object, name)
    }

    private mutating func parseIndex(_ object: Link, _ first: Int, _ flags: NodeFlags) -> Link {
        advance()
        let outerIn = allowsIn
        allowsIn = true
        let index = parseExpression()
        allowsIn = outerIn
        expectClosing(.closeBracket)
        return node(.index, flags, first: first, object, index)
    }

    private func isAsyncName(_ link: Link) -> Bool {
        nodeKind(link) == .identifier && !isParenthesised(link)
            && lexer.tokens.kinds[Int(records[Int(link)].mainToken)] == .kwAsync
    }

    /// `async(…)`, a call or the head of an arrow function.
    private mutating func parseAsyncCall(_ callee: Link, _ first: Int) -> Link {
        let listToken = index
        let mark = pending.count
        let outerCover = coverError
        coverError = -1
        parseArgumentItems()
        if kind == .arrow && !hasNewlineBefore {
            records[Int(callee)].kind = .missing
            let list = node(.parameterList, .async, first: listToken, pendingSince: mark)
            coverError = outerCover
            return parseArrow(list, first)
        }
        if coverError >= 0 { reportCover() }
        coverError = outerCover
        let arguments = node(.argumentList, first: listToken, pendingSince: mark)
        return node(.call, first: first, callee, arguments)
    }

    mutating func parseArguments() -> Link {
        let first = index
        let mark = pending.count
        let outerCover = coverError
        coverError = -1
        parseArgumentItems()
        if coverError >= 0 { reportCover() }
        coverError = outerCover
        return node(.argumentList, first: first, pendingSince: mark)
    }

    /// Parses from the opening to the closing parenthesis, and leaves the arguments pending.
    private mutating func parseArgumentItems() {
        advance()
        let outerIn = allowsIn
        allowsIn = true
        while kind != .closeParenthesis && kind != .endOfFile {
            if kind == .ellipsis {
                pending.append(parseSpread())
            } else {
                pending.append(parseAssignment())
            }
            if !accept(.comma) { break }
        }
        allowsIn = outerIn
        expectClosing(.closeParenthesis)
    }

    mutating func parseSpread() -> Link {
        let first = index
        advance()
        let value = parseAssignment()
        return node(.spread, first: first, value)
    }

    // MARK: Parentheses

    /// Parses `(…)`: an expression, or the parameters of an arrow function, which come as a `.parameterList`.
    private mutating func parseParenthesised() -> Link {
        let first = index
        let mark = pending.count
        advance()
        let outerIn = allowsIn
        allowsIn = true
        var parametersToken = -1
        let contentToken = index
        while kind != .closeParenthesis && kind != .endOfFile {
            if kind == .ellipsis {
                parametersToken = index
                pending.append(parseSpread())
            } else {
                pending.append(parseAssignment())
            }
            if kind != .comma { break }
            let comma = index
            advance()
            if kind == .closeParenthesis {
                parametersToken = comma
                if pending.last.map(nodeKind) == .spread { syntaxError("a rest parameter is the last", at: comma) }
            }
        }
        allowsIn = outerIn
        if pending.count == mark { parametersToken = index }
        let contentEnd = endToken
        expectClosing(.closeParenthesis)
        if kind == .arrow { return node(.parameterList, first: first, pendingSince: mark) }
        if parametersToken >= 0 { syntaxError("an operand is missing", at: parametersToken) }
        guard pending.count > mark else { return missing() }
        let expression: Link
        if pending.count == mark + 1 {
            expression = pending.removeLast()
        } else {
            let end = endToken
            endToken = contentEnd
            expression = node(.sequence, first: contentToken, pendingSince: mark)
            endToken = end
        }
        records[Int(expression)].flags.insert(.parenthesised)
        return expression
    }
}
