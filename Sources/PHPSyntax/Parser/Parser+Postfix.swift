/// What may follow a primary expression: indices, members, calls.
extension Parser {
    /// Parses everything that belongs to the primary expression `base`, which begins at `first`.
    mutating func parsePostfix(_ base: Link, _ first: Int) -> Link {
        var base = base
        if nodeKind(base) == .name { base = parseBehindName(base, first) }
        while true {
            switch kind {
            case .arrow, .nullsafeArrow:
                guard isDereferenceable(base) else { return base }
                noteNewDereference(base)
                base = parseMember(base, first)
            case .openBracket:
                guard isDereferenceable(base) else { return base }
                noteNewDereference(base)
                base = parseIndex(base, first)
            case .openBrace:
                guard isVariable(base) && isOldIndex() else { return base }
                base = parseOldIndex(base, first)
            case .doubleColon:
                let isBareConstant = nodeKind(base) == .constant || nodeKind(base) == .magicConstant
                guard isDereferenceable(base), !isBareConstant || flags(base).contains(.parenthesised) else {
                    return base
                }
                noteNewDereference(base)
                base = parseStaticMember(base, first)
            case .openParenthesis:
                guard isCallable(base) else { return base }
                noteNewDereference(base)
                let arguments = parseArguments()
                base = node(.call, first: first, base, arguments)
            default: return base
            }
        }
    }

    /// A name alone is a constant; before `(` it is a function's, before `::` a class's.
    @inline(__always)
    private mutating func parseBehindName(_ name: Link, _ first: Int) -> Link {
        switch kind {
        case .openParenthesis where kinds[first] != .kwStatic:
            let arguments = parseArguments()
            return node(.call, first: first, name, arguments)
        case .doubleColon: return parseStaticMember(name, first)
        default:
            if kinds[first] == .kwStatic { unexpected(.doubleColon) }
            return node(.constant, first: first, name)
        }
    }

    private func isDereferenceable(_ base: Link) -> Bool {
        if flags(base).contains(.parenthesised) { return true }
        switch nodeKind(base) {
        case .variable, .variableVariable, .index, .property, .staticProperty, .call, .methodCall, .staticCall, .array,
            .string, .interpolatedString, .classConstant, .constant, .magicConstant:
            return true
        case .new: return isCompleteNew(base)
        default: return false
        }
    }

    private func isCallable(_ base: Link) -> Bool {
        if flags(base).contains(.parenthesised) { return true }
        switch nodeKind(base) {
        case .variable, .variableVariable, .index, .call, .methodCall, .staticCall, .array, .string,
            .interpolatedString:
            return true
        case .new: return isCompleteNew(base)
        default: return false
        }
    }

    /// Whether a `new` ends with arguments or a class body, so that more may follow.
    private func isCompleteNew(_ base: Link) -> Bool {
        slot(base, 1) != 0 || nodeKind(slot(base, 0)) == .anonymousClass
    }

    @inline(__always)
    private mutating func noteNewDereference(_ base: Link) {
        if nodeKind(base) == .new && !flags(base).contains(.parenthesised) {
            note("member of new without parentheses", since: PHPVersion(8, 4), at: index)
        }
    }

    // MARK: Members

    private mutating func parseMember(_ object: Link, _ first: Int) -> Link {
        let main = index
        let flags: NodeFlags = kind == .nullsafeArrow ? .nullsafe : []
        if kind == .nullsafeArrow { note("?->", since: PHPVersion(8, 0), at: main) }
        advance()
        let name = parsePropertyName()
        if kind == .openParenthesis {
            let arguments = parseArguments()
            // Only here is the chain walked back, or long ones would take quadratic time.
            let isCallable = self.flags(arguments).contains(.firstClassCallable)
            if isCallable && (flags == .nullsafe || isNullsafeChain(object)) {
                semanticError("a nullsafe call cannot be a first-class callable", at: main)
            }
            return node(.methodCall, flags, first: first, main: main, object, name, arguments)
        }
        return node(.property, flags, first: first, main: main, object, name)
    }

    /// What follows `->`: a label, an expression in braces, or a variable.
    mutating func parsePropertyName() -> Link {
        switch kind {
        case .identifier: return take(.identifier)
        case .openBrace: return parseBraced()
        case .variable, .dollar: return parseSimpleVariable()
        default:
            // A keyword behind a comment or line end is one for the lexer as well.
            if kind.isMemberKeyword { return take(.identifier) }
            unexpected(.identifier)
            return missing()
        }
    }

    private mutating func parseBraced() -> Link {
        advance()
        let expression = parseExpression()
        expectClosing(.closeBrace)
        return expression
    }

    private mutating func parseStaticMember(_ type: Link, _ first: Int) -> Link {
        let main = index
        if nodeKind(type) == .name && scope.function != .none { checkClassScope(first) }
        if nodeKind(type) == .array { semanticError("an array is no class", at: main) }
        advance()
        var name: Link
        var isConstant = false
        switch kind {
        case .variable, .dollar: name = parseSimpleVariable()
        case .openBrace:
            let brace = index
            name = parseBraced()
            isConstant = true
            if kind != .openParenthesis { note("class constant by expression", since: PHPVersion(8, 3), at: brace) }
        case .identifier:
            name = take(.identifier)
            isConstant = true
        default:
            guard kind.isMemberKeyword else {
                unexpected(.identifier)
                return node(.classConstant, first: first, main: main, type, missing())
            }
            name = take(.identifier)
            isConstant = true
        }
        if kind == .openParenthesis {
            let arguments = parseArguments()
            return node(.staticCall, first: first, main: main, type, name, arguments)
        }
        return node(isConstant ? .classConstant : .staticProperty, first: first, main: main, type, name)
    }

    /// `$a`, `$$a`, `${…}`.
    mutating func parseSimpleVariable() -> Link {
        if kind == .variable { return take(.variable) }
        guard kind == .dollar else {
            unexpected(.variable)
            return missing()
        }
        var dollars: [Int] = []
        while kind == .dollar && dollars.count < 256 {
            dollars.append(index)
            advance()
        }
        var inner: Link
        switch kind {
        case .variable: inner = take(.variable)
        case .openBrace:
            let dollar = dollars.removeLast()
            inner = parseBraced()
            inner = node(.variableVariable, first: dollar, inner)
        default:
            unexpected(.variable)
            inner = missing()
        }
        for dollar in dollars.reversed() { inner = node(.variableVariable, first: dollar, inner) }
        return inner
    }

    // MARK: Indices

    /// `[index]` or `[]`.
    mutating func parseIndex(_ base: Link, _ first: Int) -> Link {
        let main = index
        advance()
        let offset = kind == .closeBracket ? 0 : parseExpression()
        expectClosing(.closeBracket)
        let whole = node(.index, first: first, main: main, base, offset)
        if offset == 0 { scope.emptyIndices.append(whole) }
        return whole
    }

    /// Whether the brace at the token is an index as PHP 7 had it: nothing but an expression lies in it.
    ///
    /// Wherever a brace may follow a variable by right, a block begins, whose first token tells.
    func isOldIndex() -> Bool {
        let inside = tokenBehind(index)
        switch kinds[inside] {
        case .integer, .variable, .constantString, .minus:
            var token = inside
            var open = 0
            for _ in 0..<64 {
                switch kinds[token] {
                case .closeBrace: return open == 0
                case .openBracket, .openParenthesis: open += 1
                case .closeBracket, .closeParenthesis: open -= 1
                case .semicolon, .openBrace, .endOfFile, .closeTag: return false
                default: break
                }
                token += 1
                if token >= tokenCount { return false }
            }
            return false
        default: return false
        }
    }

    mutating func parseOldIndex(_ base: Link, _ first: Int) -> Link {
        let main = index
        note("index in braces", until: PHPVersion(8, 0), at: main)
        advance()
        let offset = parseExpression()
        expectClosing(.closeBrace)
        return node(.index, first: first, main: main, base, offset)
    }

    // MARK: Arguments

    /// Parses `(…)`.
    mutating func parseArguments() -> Link {
        let first = index
        let mark = pending.count
        guard expect(.openParenthesis) else { return missing() }
        if kind == .ellipsis && nextKind == .closeParenthesis {
            note("first-class callable", since: PHPVersion(8, 1), at: index)
            advance()
            advance()
            return leaf(.argumentList, .firstClassCallable, first: first)
        }
        if kind == .closeParenthesis {
            advance()
            return leaf(.argumentList, first: first)
        }
        pending.append(parseArgument())
        return parseArgumentsTail(first, pendingSince: mark)
    }

    /// Parses what follows the first argument.
    mutating func parseArgumentsTail(_ first: Int, pendingSince mark: Int) -> Link {
        while kind == .comma {
            let comma = index
            advance()
            if kind == .closeParenthesis {
                note("comma behind the last argument", since: PHPVersion(7, 3), at: comma)
                break
            }
            pending.append(parseArgument())
        }
        expectClosing(.closeParenthesis)
        checkArguments(pending[mark...])
        return node(.argumentList, first: first, pendingSince: mark)
    }

    private mutating func parseArgument() -> Link {
        let first = index
        if kind == .ellipsis {
            advance()
            let value = parseExpression()
            return node(.argument, .variadic, first: first, 0, value)
        }
        if (kind == .identifier || kind.isMemberKeyword) && nextKind == .colon {
            note("named argument", since: PHPVersion(8, 0), at: index)
            let name = take(.identifier)
            advance()
            let value = parseExpression()
            return node(.argument, first: first, name, value)
        }
        if kind.isAmpersand {
            // Call-time pass-by-reference was removed in PHP 5.4.
            unexpected()
            advance()
        }
        let value = parseExpression()
        return node(.argument, first: first, 0, value)
    }
}
