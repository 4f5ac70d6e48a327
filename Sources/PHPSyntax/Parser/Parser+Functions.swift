/// Functions, closures, parameters, attributes.
extension Parser {
    /// Parses `function name(…) {…}`.
    mutating func parseFunction(_ attributes: Link, _ first: Int) -> Link {
        advance()
        let flags: NodeFlags = kind.isAmpersand ? .byReference : []
        if kind.isAmpersand { advance() }
        let nameToken = index
        let name: Link
        if kind == .identifier || kind == .kwReadonly {
            name = take(.identifier)
        } else {
            unexpected(.identifier)
            name = missing()
            if kind.isMemberKeyword && nextKind == .openParenthesis { advance() }
        }
        declareFunction(nameToken)
        checkAttributes(attributes, .function)
        let outer = enterFunction(.function, byReference: flags.contains(.byReference))
        let parameters = parseParameters()
        let type = parseReturnType()
        scope.returnType = type
        let body = parseBody()
        leaveFunction(outer)
        return node(
            .function, flags, first: first, main: nameToken,
            pendingSince: push(attributes, name, parameters, type, body))
    }

    /// Puts children on the pending list and gives the mark before them.
    private mutating func push(_ children: Link...) -> Int {
        let mark = pending.count
        pending.append(contentsOf: children)
        return mark
    }

    /// Parses `{…}` of a function.
    mutating func parseBody() -> Link {
        if kind == .openBrace { return parseBlock() }
        unexpected(.openBrace)
        return missing()
    }

    // MARK: Closures

    /// `static function`, `static fn`, or `static` as a class.
    mutating func parseStaticExpression(_ attributes: Link, _ first: Int) -> Link {
        switch nextKind {
        case .kwFunction, .kwFn:
            advance()
            return parseClosure(attributes, first, .static)
        default:
            if attributes != 0 { unexpected() }
            return take(.name)
        }
    }

    /// Parses an expression that begins with attributes: a closure.
    mutating func parseAttributedExpression() -> Link {
        let first = index
        let attributes = parseAttributes()
        switch kind {
        case .kwStatic: return parseStaticExpression(attributes, first)
        case .kwFunction, .kwFn: return parseClosure(attributes, first, [])
        default:
            unexpected(.kwFunction)
            return missing()
        }
    }

    /// Parses `function (…) use (…) {…}` or `fn (…) => …`.
    mutating func parseClosure(_ attributes: Link, _ first: Int, _ flags: NodeFlags) -> Link {
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        defer { leave() }
        var flags = flags
        let keyword = index
        checkAttributes(attributes, .function)
        let isArrow = kind == .kwFn
        if isArrow { note("arrow function", since: PHPVersion(7, 4), at: keyword) }
        advance()
        if kind.isAmpersand {
            flags.insert(.byReference)
            advance()
        }
        let outer = enterFunction(isArrow ? .arrowFunction : .closure, byReference: flags.contains(.byReference))
        defer { leaveFunction(outer) }
        let parameters = parseParameters()
        if isArrow {
            let type = parseReturnType()
            scope.returnType = type
            expect(.doubleArrow)
            let body = parseExpression()
            checkReturn(body, at: keyword, isArrow: true)
            return node(
                .arrowFunction, flags, first: first, main: keyword,
                pendingSince: push(attributes, parameters, type, body))
        }
        let uses = kind == .kwUse ? parseUses(parameters) : 0
        let type = parseReturnType()
        scope.returnType = type
        let body = parseBody()
        return node(
            .closure, flags, first: first, main: keyword, pendingSince: push(attributes, parameters, uses, type, body))
    }

    private mutating func parseUses(_ parameters: Link) -> Link {
        let first = index
        let mark = pending.count
        advance()
        expect(.openParenthesis)
        repeat {
            let start = index
            let flags: NodeFlags = kind.isAmpersand ? .byReference : []
            if kind.isAmpersand { advance() }
            guard kind == .variable else {
                unexpected(.variable)
                break
            }
            checkUse(index, parameters, since: mark)
            let variable = take(.variable)
            pending.append(node(.closureUse, flags, first: start, variable))
        } while accept(.comma) && kind != .closeParenthesis
        expectClosing(.closeParenthesis)
        return node(.useList, first: first, pendingSince: mark)
    }

    // MARK: Parameters

    /// Parses `(…)` of a declaration.
    mutating func parseParameters() -> Link {
        let first = index
        let mark = pending.count
        guard expect(.openParenthesis) else { return missing() }
        while kind != .closeParenthesis && kind != .endOfFile {
            let before = index
            pending.append(parseParameter(since: mark))
            if !accept(.comma) || index == before { break }
            if kind == .closeParenthesis { note("comma behind the last parameter", since: PHPVersion(8, 0), at: index) }
        }
        expectClosing(.closeParenthesis)
        return node(.parameterList, first: first, pendingSince: mark)
    }

    private mutating func parseParameter(since mark: Int) -> Link {
        let first = index
        let attributes = kind == .attribute ? parseAttributes() : 0
        checkAttributes(attributes, .parameter)
        var flags = parseModifiers(.parameter)
        if !flags.isEmpty { notePromotion(flags, at: first) }
        let typeToken = index
        let type = beginsType && !(kind == .kwStatic) ? parseType(allowsStatic: false) : 0
        if kind.isAmpersand {
            flags.insert(.byReference)
            advance()
        }
        if kind == .ellipsis {
            flags.insert(.variadic)
            advance()
        }
        let nameToken = index
        let variable: Link
        if kind == .variable {
            variable = take(.variable)
        } else {
            unexpected(.variable)
            variable = missing()
        }
        var value: Link = 0
        if kind == .equal {
            advance()
            value = parseConstantExpression(.parameter)
        }
        let hooks =
            kind == .openBrace && nodeKind(variable) == .variable && !flags.isDisjoint(with: .modifiers)
            ? parseHooks() : 0
        if type != 0 { checkType(type, flags.isDisjoint(with: .modifiers) ? .parameter : .property, at: typeToken) }
        checkParameter(flags, type, nameToken, value, since: mark)
        return node(
            .parameter, flags, first: first, main: nameToken,
            pendingSince: push(attributes, type, variable, value, hooks))
    }

    // MARK: Attributes

    /// Parses one or more `#[…]`.
    mutating func parseAttributes() -> Link {
        let first = index
        let mark = pending.count
        while kind == .attribute { pending.append(parseAttributeGroup()) }
        return node(.attributeList, first: first, pendingSince: mark)
    }

    private mutating func parseAttributeGroup() -> Link {
        let first = index
        let mark = pending.count
        note("attributes", since: PHPVersion(8, 0), at: first)
        advance()
        while kind != .closeBracket && kind != .endOfFile {
            let before = index
            let name: Link
            switch kind {
            case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName, .kwStatic: name = take(.name)
            default:
                unexpected(.identifier)
                name = missing()
            }
            let arguments = kind == .openParenthesis ? parseAttributeArguments() : 0
            pending.append(node(.attribute, first: before, name, arguments))
            if !accept(.comma) || index == before { break }
        }
        if pending.count == mark { unexpected(.identifier) }
        expectClosing(.closeBracket)
        return node(.attributeGroup, first: first, pendingSince: mark)
    }

    private mutating func parseAttributeArguments() -> Link {
        let before = records.count
        let arguments = parseArguments()
        checkAttributeArguments(arguments, nodesFrom: before)
        return arguments
    }
}
