/// The members of a class.
extension Parser {
    mutating func parseMethod(_ attributes: Link, _ modifiers: NodeFlags, _ first: Int) -> Link {
        advance()
        var flags = modifiers
        if kind.isAmpersand {
            flags.insert(.byReference)
            advance()
        }
        let nameToken = index
        let name: Link
        if kind == .identifier || kind.isMemberKeyword {
            name = take(.identifier)
        } else {
            unexpected(.identifier)
            name = missing()
        }
        let outer = enterFunction(.method, byReference: flags.contains(.byReference))
        scope.methodToken = nameToken
        scope.methodFlags = flags
        let parameters = parseParameters()
        let type = parseReturnType()
        scope.returnType = type
        var body: Link = 0
        if kind == .openBrace {
            body = parseBlock()
        } else if !expectSemicolon() {
            recoverMember()
        }
        leaveFunction(outer)
        checkMethod(nameToken, flags, parameters, type, body)
        let mark = pending.count
        pending.append(contentsOf: [attributes, name, parameters, type, body])
        return node(.method, flags, first: first, main: nameToken, pendingSince: mark)
    }

    mutating func parseProperties(_ attributes: Link, _ flags: NodeFlags, _ first: Int) -> Link {
        let mark = pending.count
        pending.append(attributes)
        var type: Link = 0
        let typeToken = index
        if beginsType && kind != .kwStatic {
            note("typed property", since: PHPVersion(7, 4), at: index)
            type = parseType(allowsStatic: false)
            checkType(type, .property, at: typeToken)
        }
        pending.append(type)
        repeat {
            let start = index
            guard kind == .variable else {
                unexpected(.variable)
                break
            }
            let variable = take(.variable)
            var value: Link = 0
            if kind == .equal {
                advance()
                value = parseConstantExpression(.property)
            }
            checkProperty(start, flags, type, value)
            if kind == .openBrace {
                let hooks = parseHooks()
                pending.append(node(.propertyElement, first: start, variable, value, hooks))
                return node(.propertyDeclaration, flags, first: first, pendingSince: mark)
            }
            checkUnhooked(start, flags)
            pending.append(node(.propertyElement, first: start, variable, value, 0))
        } while accept(.comma)
        if !expectSemicolon() { recoverMember() }
        return node(.propertyDeclaration, flags, first: first, pendingSince: mark)
    }

    // MARK: Hooks

    mutating func parseHooks() -> Link {
        let first = index
        let mark = pending.count
        note("property hooks", since: PHPVersion(8, 4), at: index)
        guard enter() else {
            leave()
            return skipDeepStatement()
        }
        defer { leave() }
        advance()
        while kind != .closeBrace && kind != .endOfFile {
            let before = index
            pending.append(parseHook())
            if index == before {
                unexpected()
                advance()
            }
        }
        expectClosing(.closeBrace)
        return node(.hookList, first: first, pendingSince: mark)
    }

    private mutating func parseHook() -> Link {
        let first = index
        let mark = pending.count
        pending.append(kind == .attribute ? parseAttributes() : 0)
        var flags = parseModifiers(.hook)
        if kind.isAmpersand {
            flags.insert(.byReference)
            advance()
        }
        let nameToken = index
        guard kind == .identifier else {
            unexpected(.identifier)
            recoverMember()
            return node(.propertyHook, flags, first: first, main: nameToken, pendingSince: mark)
        }
        pending.append(take(.identifier))
        let outer = enterFunction(.hook, byReference: flags.contains(.byReference))
        pending.append(kind == .openParenthesis ? parseParameters() : 0)
        switch kind {
        case .openBrace: pending.append(parseBlock())
        case .doubleArrow:
            advance()
            pending.append(parseExpression())
            expectSemicolon()
        default:
            pending.append(0)
            expectSemicolon()
        }
        leaveFunction(outer)
        return node(.propertyHook, flags, first: first, main: nameToken, pendingSince: mark)
    }

    // MARK: Constants and cases

    mutating func parseClassConstants(_ attributes: Link, _ flags: NodeFlags, _ first: Int) -> Link {
        let mark = pending.count
        pending.append(attributes)
        advance()
        if !flags.isEmpty { note("modifier of a class constant", since: PHPVersion(7, 1), at: first) }
        checkClassConstant(first, flags)
        if nextKind == .equal {
            pending.append(0)
        } else {
            let typeToken = index
            note("typed class constant", since: PHPVersion(8, 3), at: index)
            let type = parseType()
            checkType(type, .constant, at: typeToken)
            pending.append(type)
        }
        repeat {
            let start = index
            guard kind == .identifier || kind.isMemberKeyword else {
                unexpected(.identifier)
                break
            }
            declareConstant(index)
            let name = take(.identifier)
            expect(.equal)
            let value = parseConstantExpression(.classConstant)
            pending.append(node(.constantElement, first: start, name, value))
        } while accept(.comma)
        if !expectSemicolon() { recoverMember() }
        return node(.classConstantDeclaration, flags, first: first, pendingSince: mark)
    }

    mutating func parseEnumCase(_ attributes: Link, _ first: Int) -> Link {
        advance()
        let nameToken = index
        let name: Link
        if kind == .identifier || kind.isMemberKeyword {
            declareConstant(index)
            name = take(.identifier)
        } else {
            unexpected(.identifier)
            name = missing()
        }
        var value: Link = 0
        if accept(.equal) { value = parseConstantExpression(.enumCase) }
        checkEnumCase(first, value)
        if !expectSemicolon() { recoverMember() }
        return node(.enumCase, first: first, main: nameToken, attributes, name, value)
    }

    // MARK: Traits

    mutating func parseTraitUse() -> Link {
        let first = index
        let mark = pending.count
        advance()
        checkTraitUse(first)
        pending.append(parseNameList())
        if accept(.openBrace) {
            while kind != .closeBrace && kind != .endOfFile {
                let before = index
                pending.append(parseAdaptation())
                if index == before {
                    unexpected()
                    advance()
                }
            }
            expectClosing(.closeBrace)
        } else if !expectSemicolon() {
            recoverMember()
        }
        return node(.traitUse, first: first, pendingSince: mark)
    }

    private mutating func parseAdaptation() -> Link {
        let first = index
        var type: Link = 0
        let isName =
            switch kind {
            case .qualifiedName, .fullyQualifiedName, .relativeName: true
            case .identifier, .kwStatic: nextKind == .doubleColon
            default: false
            }
        if isName {
            type = take(.name)
            expect(.doubleColon)
        }
        let method = parseMemberName()
        if accept(.kwInsteadof) {
            if type == 0 { unexpected(.doubleColon) }
            let names = parseNameList()
            expectSemicolon()
            return node(.traitPrecedence, first: first, type, method, names)
        }
        var flags: NodeFlags = []
        var alias: Link = 0
        if expect(.kwAs) {
            if let modifier = Self.modifier(kind) {
                checkModifier(modifier, [], .alias)
                flags = modifier
                advance()
                if !isAtSemicolon { alias = parseMemberName() }
            } else {
                alias = parseMemberName()
            }
        }
        expectSemicolon()
        return node(.traitAlias, flags, first: first, type, method, alias)
    }

    private mutating func parseMemberName() -> Link {
        if kind == .identifier || kind.isMemberKeyword { return take(.identifier) }
        unexpected(.identifier)
        return missing()
    }
}
