/// Classes.
extension Parser {
    mutating func parseClass(_ nodeKind: NodeKind, needsName: Bool = false) -> Link {
        let first = index
        let wasStrict = context.isStrict
        context.isStrict = true
        advance()
        var name: Link = 0
        if kind.isIdentifier && !(kind == .strictReserved && isToken(index, "implements")) {
            checkBindingName(index)
            name = take(.bindingIdentifier)
        } else if needsName {
            unexpected(.identifier)
        }
        var parent: Link = 0
        if accept(.kwExtends) { parent = parseLeftHandSide() }
        let body = parseClassBody(isDerived: parent != 0)
        context.isStrict = wasStrict
        return node(nodeKind, .strict, first: first, name, parent, body)
    }

    /// Parses `@expression`…, which ECMAScript 2023 does not have yet; they are read and left out of the tree.
    mutating func skipDecorators() {
        while kind == .at {
            advance()
            _ = parseLeftHandSide()
        }
    }

    private mutating func parseClassBody(isDerived: Bool) -> Link {
        let first = index
        guard accept(.openBrace) else {
            unexpected(.openBrace)
            return missing()
        }
        guard enter() else {
            leave()
            skipBalanced { _ in false }
            _ = accept(.closeBrace)
            return leaf(.missing, first: first)
        }
        let outerIn = allowsIn
        allowsIn = true
        let mark = pending.count
        var inner = ClassContext()
        inner.isDerived = isDerived
        classes.append(inner)
        while kind != .closeBrace && kind != .endOfFile {
            if accept(.semicolon) { continue }
            let before = index
            pending.append(parseClassMember())
            if index == before {
                unexpected()
                advance()
            }
        }
        endPrivateNames()
        allowsIn = outerIn
        leave()
        expectClosing(.closeBrace)
        return node(.classBody, first: first, pendingSince: mark)
    }

    private mutating func parseClassMember() -> Link {
        skipDecorators()
        let first = index
        var flags: NodeFlags = []
        if kind == .kwStatic {
            switch peek().kind {
            case .openParenthesis, .assign, .semicolon, .closeBrace, .endOfFile: break
            case .openBrace:
                advance()
                return parseStaticBlock(first)
            default:
                flags.insert(.static)
                advance()
            }
        }
        let modifiers = parseMethodModifiers(isClass: true)
        let nameToken = index
        let (key, keyFlags) = parseKey(allowsPrivate: true)
        flags.formUnion(keyFlags)
        let isMethod = kind == .openParenthesis || !modifiers.isEmpty
        if nodeKind(key) == .privateName {
            declarePrivateName(nameToken, modifiers, isStatic: flags.contains(.static))
        } else if !keyFlags.contains(.computed) {
            checkMemberName(key, nameToken, modifiers, isStatic: flags.contains(.static), isMethod: isMethod)
        }
        if isMethod {
            let isConstructor =
                !flags.contains(.static) && !keyFlags.contains(.computed) && isNamed(key, nameToken, "constructor")
            let isDerived = classes.last?.isDerived ?? false
            let function = parseMethodFunction(modifiers, superCall: isConstructor && isDerived)
            flags.formUnion(modifiers.intersection([.getter, .setter]))
            return node(.method, flags, first: first, main: nameToken, key, function)
        }
        var value: Link = 0
        if accept(.assign) {
            let outer = beginInitializer()
            value = parseValue()
            context = outer
        }
        if nodeKind(key) != .missing { expectSemicolon() }
        return node(.field, flags, first: first, main: nameToken, key, value)
    }

    private mutating func beginInitializer() -> FunctionContext {
        let outer = context
        context = FunctionContext()
        context.isStrict = true
        context.allowsNewTarget = true
        context.allowsSuperMember = true
        context.isClassInitializer = true
        return outer
    }

    private mutating func parseStaticBlock(_ first: Int) -> Link {
        let outer = beginInitializer()
        context.isStaticBlock = true
        let mark = pending.count
        advance()
        parseStatements(until: .closeBrace)
        expectClosing(.closeBrace)
        context = outer
        return node(.staticBlock, .static, first: first, pendingSince: mark)
    }

    // MARK: Names of members

    private func isNamed(_ key: Link, _ token: Int, _ name: StaticString) -> Bool {
        switch nodeKind(key) {
        case .propertyName: return isToken(token, name)
        case .string:
            return bytes(token).dropFirst().dropLast().elementsEqual(
                UnsafeBufferPointer(
                    start: name.utf8Start, count: name.utf8CodeUnitCount))
        default: return false
        }
    }

    private mutating func checkMemberName(
        _ key: Link, _ token: Int, _ modifiers: NodeFlags, isStatic: Bool, isMethod: Bool
    ) {
        if isStatic {
            if isNamed(key, token, "prototype") { semanticError("prototype is taken in a class", at: token) }
            if !isMethod && isNamed(key, token, "constructor") {
                semanticError("constructor is the name of no field", at: token)
            }
            return
        }
        guard isNamed(key, token, "constructor"), !classes.isEmpty else { return }
        if !isMethod || !modifiers.isEmpty {
            semanticError("a constructor is a plain method", at: token)
        } else if classes[classes.count - 1].hasConstructor {
            semanticError("a class has one constructor", at: token)
        }
        classes[classes.count - 1].hasConstructor = true
    }

    private func privateName(_ token: Int) -> String { String(decoding: bytes(token), as: UTF8.self) }

    private mutating func declarePrivateName(_ token: Int, _ modifiers: NodeFlags, isStatic: Bool) {
        guard !classes.isEmpty else { return }
        let name = privateName(token)
        if name == "#constructor" { semanticError("#constructor is the name of no member", at: token) }
        let member: ClassContext.Member =
            modifiers.contains(.getter) ? .getter : modifiers.contains(.setter) ? .setter : .plain
        let declaration = ClassContext.Declaration(member: member, isStatic: isStatic)
        guard let other = classes[classes.count - 1].declared.updateValue(declaration, forKey: name) else { return }
        let isPair =
            (member == .getter && other.member == .setter || member == .setter && other.member == .getter)
            && other.isStatic == isStatic
        if isPair {
            classes[classes.count - 1].declared[name] = ClassContext.Declaration(member: .both, isStatic: isStatic)
        } else {
            semanticError("\(name) is declared twice", at: token)
        }
    }

    /// Notes a use of the private name at `token`, which may come before the declaration.
    mutating func usePrivateName(_ token: Int) {
        guard !classes.isEmpty else {
            semanticError("\(privateName(token)) is not declared in a class around it", at: token)
            return
        }
        let name = privateName(token)
        if classes[classes.count - 1].used[name] == nil { classes[classes.count - 1].used[name] = token }
    }

    /// Passes on to the class around what this one does not declare.
    private mutating func endPrivateNames() {
        guard let inner = classes.popLast() else { return }
        for (name, token) in inner.used where inner.declared[name] == nil {
            if classes.isEmpty {
                semanticError("\(name) is not declared in a class around it", at: token)
            } else if classes[classes.count - 1].used[name] == nil {
                classes[classes.count - 1].used[name] = token
            }
        }
    }
}
