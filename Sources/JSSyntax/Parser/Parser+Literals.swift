/// Arrays, objects and templates.
extension Parser {
    mutating func parseArray() -> Link {
        let first = index
        let mark = pending.count
        let outerIn = allowsIn
        allowsIn = true
        var flags: NodeFlags = []
        advance()
        while kind != .closeBracket && kind != .endOfFile {
            if kind == .comma {
                pending.append(0)
                advance()
                continue
            }
            let isSpread = kind == .ellipsis
            pending.append(isSpread ? parseSpread() : parseAssignment())
            if kind == .closeBracket { break }
            if !accept(.comma) { break }
            if isSpread { flags.insert(.trailingComma) }
        }
        allowsIn = outerIn
        expectClosing(.closeBracket)
        return node(.array, flags, first: first, pendingSince: mark)
    }

    mutating func parseObject() -> Link {
        let first = index
        let mark = pending.count
        let outerIn = allowsIn
        allowsIn = true
        var flags: NodeFlags = []
        var hasPrototype = false
        advance()
        while kind != .closeBrace && kind != .endOfFile {
            let isSpread = kind == .ellipsis
            let member = isSpread ? parseSpread() : parseObjectMember(&hasPrototype)
            pending.append(member)
            if kind == .closeBrace { break }
            if kind != .comma {
                unexpected(.comma)
                // A comma was left out, or the object was never closed.
                if nodeKind(member) == .missing || Parser.beginsStatement(kind) || !hasNewlineBefore { break }
                continue
            }
            advance()
            if isSpread { flags.insert(.trailingComma) }
        }
        allowsIn = outerIn
        expectClosing(.closeBrace)
        return node(.object, flags, first: first, pendingSince: mark)
    }

    /// The modifiers before the name of a method, consumed.
    mutating func parseMethodModifiers(isClass: Bool) -> NodeFlags {
        var modifiers: NodeFlags = []
        if kind == .kwAsync || kind == .kwGet || kind == .kwSet {
            let next = peek()
            let isName: Bool
            switch next.kind {
            case .openParenthesis, .comma, .closeBrace, .colon, .assign, .endOfFile: isName = true
            case .semicolon: isName = isClass
            case .star: isName = kind != .kwAsync || next.hasNewlineBefore
            default: isName = kind == .kwAsync && next.hasNewlineBefore
            }
            if isName { return [] }
            modifiers.insert(kind == .kwAsync ? .async : kind == .kwGet ? .getter : .setter)
            advance()
        }
        if kind == .star && !modifiers.contains(.getter) && !modifiers.contains(.setter) {
            modifiers.insert(.generator)
            advance()
        }
        return modifiers
    }

    /// Parses the name of a property or method.
    mutating func parseKey(allowsPrivate: Bool = false) -> (Link, NodeFlags) {
        switch kind {
        case .string: return (takeString(), [])
        case .number: return (takeNumber(), [])
        case .bigint: return (take(.bigint), [])
        case .openBracket:
            advance()
            let outerIn = allowsIn
            allowsIn = true
            let key = parseValue()
            allowsIn = outerIn
            expectClosing(.closeBracket)
            return (key, .computed)
        case .privateName where allowsPrivate: return (take(.privateName), [])
        default:
            if kind.isIdentifierName { return (take(.propertyName), []) }
            unexpected(.identifier)
            return (missing(), [])
        }
    }

    private mutating func parseObjectMember(_ hasPrototype: inout Bool) -> Link {
        let first = index
        let modifiers = parseMethodModifiers(isClass: false)
        let nameToken = index
        let nameKind = kind
        let (key, keyFlags) = parseKey()
        if kind == .openParenthesis || !modifiers.isEmpty {
            let function = parseMethodFunction(modifiers, superCall: false)
            return node(
                .method, keyFlags.union(modifiers.intersection([.getter, .setter])), first: first, main: nameToken, key,
                function)
        }
        if kind == .colon {
            if keyFlags.isEmpty && isPrototype(key) {
                if hasPrototype && coverError < 0 { coverError = nameToken }
                hasPrototype = true
            }
            advance()
            let value = parseAssignment()
            return node(.property, keyFlags, first: first, main: nameToken, key, value)
        }
        guard nameKind.isIdentifier, keyFlags.isEmpty else {
            if nodeKind(key) == .missing { return key }
            unexpected(.colon)
            let value = missing()
            return node(.property, keyFlags, first: first, main: nameToken, key, value)
        }
        checkName(nameToken)
        var value = leaf(.identifier, first: nameToken)
        if kind == .assign {
            if coverError < 0 { coverError = index }
            let main = index
            advance()
            let initial = parseValue()
            value = node(.defaultPattern, first: nameToken, main: main, value, initial)
        }
        return node(.property, .shorthand, first: first, main: nameToken, key, value)
    }

    private func isPrototype(_ key: Link) -> Bool {
        let token = Int(records[Int(key)].mainToken)
        switch nodeKind(key) {
        case .propertyName: return isToken(token, "__proto__")
        case .string: return isToken(token, "\"__proto__\"") || isToken(token, "'__proto__'")
        default: return false
        }
    }

    // MARK: Templates

    mutating func parseTemplate(isTagged: Bool) -> Link {
        let first = index
        let mark = pending.count
        if !isTagged { checkTemplateEscapes(index) }
        let isWhole = kind == .template
        pending.append(take(.templateElement))
        if isWhole { return node(.template, first: first, pendingSince: mark) }
        let outerIn = allowsIn
        allowsIn = true
        while true {
            pending.append(parseExpression())
            if kind != .closeBrace {
                unexpected(.closeBrace)
                skipBalanced { _ in false }
                guard kind == .closeBrace else { break }
            }
            rescan { $0.lexTemplate(.templateTail, .templateMiddle) }
            if !isTagged { checkTemplateEscapes(index) }
            let isLast = kind == .templateTail
            pending.append(take(.templateElement))
            if isLast { break }
        }
        allowsIn = outerIn
        return node(.template, first: first, pendingSince: mark)
    }

    private mutating func checkTemplateEscapes(_ token: Int) {
        let bytes = bytes(token)
        guard bytes.contains(UInt8(ascii: "\\")) else { return }
        var offset = 0
        while offset + 1 < bytes.count {
            guard bytes[offset] == UInt8(ascii: "\\") else {
                offset += 1
                continue
            }
            let next = bytes[offset + 1]
            let start = Int(lexer.tokens.starts[token]) + offset
            let isBad: Bool
            switch next {
            case UInt8(ascii: "0"):
                isBad = offset + 2 < bytes.count && bytes[offset + 2] >= 48 && bytes[offset + 2] <= 57
            case UInt8(ascii: "1")...UInt8(ascii: "9"): isBad = true
            case UInt8(ascii: "x"): isBad = !isHexadecimal(start + 2) || !isHexadecimal(start + 3)
            case UInt8(ascii: "u"): isBad = lexer.unicodeEscapeLength(start + 2) == nil
            default: isBad = false
            }
            if isBad {
                syntaxError("an escape that a template cannot have", at: token)
                return
            }
            offset += 2
        }
    }

    private func isHexadecimal(_ offset: Int) -> Bool {
        offset < lexer.end && lexer.isClass(lexer.base[offset], CharacterClass.hexDigit)
    }
}
