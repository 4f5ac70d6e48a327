/// Primary expressions: literals, names, parentheses, and the constructs that read like functions.
extension Parser {
    /// Parses an expression without operators and without anything behind it; consumes nothing if there is none.
    mutating func parsePrimary() -> Link {
        let first = index
        switch kind {
        case .variable: return take(.variable)
        case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName: return take(.name)
        case .constantString:
            checkStringLiteral(index)
            return take(.string)
        case .integer:
            checkInteger(index)
            return take(.integer)
        case .float: return take(.float)
        case .openParenthesis: return parseParenthesised()
        case .openBracket:
            advance()
            return parseArray(first, .array, .short, until: .closeBracket)
        case .kwArray where nextKind == .openParenthesis:
            advance()
            advance()
            return parseArray(first, .array, [], until: .closeParenthesis)
        case .kwList where nextKind == .openParenthesis:
            let list = parseList()
            if kind != .equal { unexpected(.equal) }
            return list
        case .doubleQuote:
            advance()
            return parseStringParts(.interpolatedString, first, until: .doubleQuote)
        case .backtick:
            advance()
            return parseStringParts(.shellCommand, first, until: .backtick)
        case .startHeredoc: return parseHeredoc()
        case .dollar: return parseSimpleVariable()
        case .kwNew: return parseNew()
        case .kwStatic: return parseStaticExpression(0, first)
        case .kwFunction, .kwFn: return parseClosure(0, first, [])
        case .attribute: return parseAttributedExpression()
        case .kwReadonly where nextKind == .openParenthesis: return take(.name)
        default: return parseRarePrimary()
        }
    }

    @inline(never)
    private mutating func parseRarePrimary() -> Link {
        let first = index
        switch kind {
        case .kwClassConstant, .kwTraitConstant, .kwFunctionConstant, .kwMethodConstant, .kwLineConstant,
            .kwFileConstant, .kwDirectoryConstant, .kwNamespaceConstant:
            return take(.magicConstant)
        case .kwPropertyConstant:
            // Before PHP 8.4 this is a constant like any other.
            return take(.magicConstant)
        case .kwIsset: return parseIsset()
        case .kwEmpty, .kwEval:
            advance()
            expect(.openParenthesis)
            let operand = parseExpression()
            expectClosing(.closeParenthesis)
            return node(kinds[first] == .kwEmpty ? .empty : .eval, first: first, operand)
        case .kwExit:
            advance()
            let arguments = kind == .openParenthesis ? parseArguments() : 0
            checkExit(arguments, at: first)
            return node(.exit, first: first, arguments)
        case .kwMatch: return parseMatch()
        case .kwPrint, .kwYield, .kwYieldFrom, .kwThrow, .kwInclude, .kwIncludeOnce, .kwRequire, .kwRequireOnce,
            .kwClone, .exclamation, .plus, .minus, .tilde, .at, .increment, .decrement:
            // A prefix operator where only a variable may stand.
            return parseOperand()
        default:
            unexpected()
            return missing()
        }
    }

    private mutating func parseParenthesised() -> Link {
        advance()
        let inner = parseExpression()
        records[Int(inner)].flags.insert(.parenthesised)
        expectClosing(.closeParenthesis)
        return inner
    }

    // MARK: Arrays and patterns

    /// Parses the elements and the closing bracket of an array or a pattern whose opening bracket is consumed.
    mutating func parseArray(_ first: Int, _ nodeKind: NodeKind, _ flags: NodeFlags, until close: TokenKind) -> Link {
        let mark = pending.count
        while kind != close && kind != .endOfFile {
            if kind == .comma {
                advance()
                pending.append(0)
                continue
            }
            let before = index
            pending.append(parseArrayElement())
            if kind == close { break }
            if accept(.comma) { continue }
            if index == before || !beginsExpression { break }
            unexpected(close)
            break
        }
        expectClosing(close)
        return node(nodeKind, flags, first: first, pendingSince: mark)
    }

    /// Whether the token may begin an expression; only asked where one is at fault anyway.
    private var beginsExpression: Bool { kind != .semicolon && kind != .closeTag }

    private mutating func parseArrayElement() -> Link {
        let first = index
        if kind == .ellipsis {
            advance()
            let value = parseExpression()
            return node(.arrayElement, .variadic, first: first, 0, value)
        }
        if kind.isAmpersand {
            advance()
            return node(.arrayElement, .byReference, first: first, 0, parseVariable())
        }
        let value = parseElementValue()
        guard kind == .doubleArrow else { return node(.arrayElement, first: first, 0, value) }
        advance()
        if kind.isAmpersand {
            advance()
            return node(.arrayElement, .byReference, first: first, value, parseVariable())
        }
        let second = parseElementValue()
        return node(.arrayElement, first: first, value, second)
    }

    /// An expression, or a pattern with `list` that needs no assignment here.
    private mutating func parseElementValue() -> Link {
        guard kind == .kwList && nextKind == .openParenthesis else { return parseExpression() }
        let first = index
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        defer { leave() }
        let list = parseList()
        return kind == .equal ? parseOperators(list, first, Precedence.lowest) : list
    }

    /// Parses `list(…)`.
    mutating func parseList() -> Link {
        let first = index
        advance()
        expect(.openParenthesis)
        let list = parseArray(first, .list, [], until: .closeParenthesis)
        convertToPattern(list)
        return list
    }

    // MARK: Constructs

    private mutating func parseIsset() -> Link {
        let first = index
        let mark = pending.count
        advance()
        expect(.openParenthesis)
        repeat {
            let start = index
            let operand = parseExpression()
            checkIsset(operand, at: start)
            pending.append(operand)
        } while accept(.comma) && kind != .closeParenthesis
        expectClosing(.closeParenthesis)
        return node(.isset, first: first, pendingSince: mark)
    }

    private mutating func parseMatch() -> Link {
        let first = index
        let mark = pending.count
        note("match", since: PHPVersion(8, 0), at: index)
        advance()
        expect(.openParenthesis)
        pending.append(parseExpression())
        expectClosing(.closeParenthesis)
        expect(.openBrace)
        var hasDefault = false
        while kind != .closeBrace && kind != .endOfFile {
            let before = index
            if kind == .kwDefault && [.doubleArrow, .comma].contains(nextKind) {
                if hasDefault { semanticError("a match has only one default", at: index) }
                hasDefault = true
            }
            pending.append(parseMatchArm())
            if !accept(.comma) || index == before { break }
        }
        expectClosing(.closeBrace)
        return node(.match, first: first, pendingSince: mark)
    }

    private mutating func parseMatchArm() -> Link {
        let first = index
        var conditions: Link = 0
        if kind == .kwDefault {
            advance()
            _ = accept(.comma)
        } else {
            let mark = pending.count
            repeat {
                pending.append(parseExpression())
            } while accept(.comma) && kind != .doubleArrow
            conditions = node(.expressionList, first: first, pendingSince: mark)
        }
        expect(.doubleArrow)
        let value = parseExpression()
        return node(.matchArm, first: first, conditions, value)
    }

    // MARK: new

    private mutating func parseNew() -> Link {
        let first = index
        advance()
        let classToken = index
        var attributes: Link = 0
        if kind == .attribute { attributes = parseAttributes() }
        switch kind {
        case .kwClass, .kwReadonly, .kwFinal, .kwAbstract: return parseAnonymousClass(first, classToken, attributes)
        default: if attributes != 0 { unexpected(.kwClass) }
        }
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        let type = parseClassReference()
        let arguments = kind == .openParenthesis ? parseArguments() : 0
        leave()
        if arguments != 0 && flags(arguments).contains(.firstClassCallable) {
            semanticError("new cannot be a first-class callable", at: first)
        }
        return node(.new, first: first, type, arguments)
    }

    /// What `new` and `instanceof` take: a name, a variable without calls, or an expression in parentheses.
    mutating func parseClassReference() -> Link {
        let first = index
        var reference: Link
        switch kind {
        case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName, .kwStatic:
            checkClassScope(first)
            reference = take(.name)
            guard kind == .doubleColon else { return reference }
        case .variable, .dollar: reference = parseSimpleVariable()
        case .openParenthesis:
            note("an expression as a class", since: PHPVersion(8, 0), at: index)
            return parseParenthesised()
        default:
            unexpected()
            return missing()
        }
        while true {
            switch kind {
            case .openBracket: reference = parseIndex(reference, first)
            case .openBrace where isOldIndex(): reference = parseOldIndex(reference, first)
            case .arrow, .nullsafeArrow:
                let flags: NodeFlags = kind == .nullsafeArrow ? .nullsafe : []
                advance()
                let name = parsePropertyName()
                reference = node(.property, flags, first: first, reference, name)
            case .doubleColon:
                advance()
                let name = parseSimpleVariable()
                reference = node(.staticProperty, first: first, reference, name)
            default: return reference
            }
        }
    }
}
