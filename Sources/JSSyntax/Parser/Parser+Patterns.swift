/// Patterns that are written as such, and expressions that become patterns.
extension Parser {
    /// Parses a name or pattern that declares something.
    mutating func parseBindingTarget() -> Link {
        switch kind {
        case .openBracket, .openBrace:
            guard enter() else {
                leave()
                return skipDeepExpression()
            }
            let pattern = kind == .openBracket ? parseArrayPattern() : parseObjectPattern()
            leave()
            return pattern
        default:
            guard kind.isIdentifier else {
                unexpected(.identifier)
                return missing()
            }
            checkBindingName(index)
            return take(.bindingIdentifier)
        }
    }

    /// Parses a name or pattern and the default behind it.
    mutating func parseBindingElement() -> Link {
        let first = index
        let target = parseBindingTarget()
        guard kind == .assign else { return target }
        let main = index
        advance()
        let outerIn = allowsIn
        allowsIn = true
        let value = parseValue()
        allowsIn = outerIn
        return node(.defaultPattern, first: first, main: main, target, value)
    }

    /// Parses `...target`.
    mutating func parseRest() -> Link {
        let first = index
        advance()
        let target = parseBindingTarget()
        if kind == .assign {
            syntaxError("what takes the rest has no default", at: index)
            advance()
            _ = parseValue()
        }
        if kind == .comma { syntaxError("what takes the rest is the last", at: index) }
        return node(.restElement, first: first, target)
    }

    private mutating func parseArrayPattern() -> Link {
        let first = index
        let mark = pending.count
        advance()
        while kind != .closeBracket && kind != .endOfFile {
            if kind == .comma {
                pending.append(0)
                advance()
                continue
            }
            pending.append(kind == .ellipsis ? parseRest() : parseBindingElement())
            if !accept(.comma) { break }
        }
        expectClosing(.closeBracket)
        return node(.arrayPattern, first: first, pendingSince: mark)
    }

    private mutating func parseObjectPattern() -> Link {
        let first = index
        let mark = pending.count
        advance()
        while kind != .closeBrace && kind != .endOfFile {
            if kind == .ellipsis {
                let token = index
                let rest = parseRest()
                if nodeKind(slot(rest, 0)) != .bindingIdentifier {
                    syntaxError("what takes the rest of an object is no pattern", at: token)
                }
                pending.append(rest)
            } else {
                pending.append(parsePatternProperty())
            }
            if !accept(.comma) { break }
        }
        expectClosing(.closeBrace)
        return node(.objectPattern, first: first, pendingSince: mark)
    }

    private mutating func parsePatternProperty() -> Link {
        let first = index
        let nameKind = kind
        let (key, flags) = parseKey()
        if accept(.colon) {
            let value = parseBindingElement()
            return node(.property, flags, first: first, key, value)
        }
        guard nameKind.isIdentifier, flags.isEmpty else {
            if nodeKind(key) == .missing { return key }
            unexpected(.colon)
            let value = missing()
            return node(.property, flags, first: first, key, value)
        }
        checkBindingName(first)
        var value = leaf(.bindingIdentifier, first: first)
        if kind == .assign {
            let main = index
            advance()
            let initial = parseValue()
            value = node(.defaultPattern, first: first, main: main, value, initial)
        }
        return node(.property, .shorthand, first: first, key, value)
    }

    // MARK: Conversion

    /// Makes a pattern of an expression; if `isBinding`, one that declares names.
    ///
    /// The depth of the recursion is that of the brackets, which the parser limited.
    mutating func convertToPattern(_ link: Link, isBinding: Bool) {
        let token = Int(records[Int(link)].firstToken)
        let kind = nodeKind(link)
        if isParenthesised(link) && (isBinding || kind == .array || kind == .object) {
            syntaxError("a pattern does not stand in parentheses", at: token)
        }
        switch kind {
        case .identifier:
            let name = Int(records[Int(link)].mainToken)
            if isBinding {
                checkBindingName(name)
                records[Int(link)].kind = .bindingIdentifier
            } else if context.isStrict {
                checkRestrictedName(name)
            }
        case .array, .arrayPattern:
            records[Int(link)].kind = .arrayPattern
            convertItems(link, isBinding)
        case .object, .objectPattern:
            records[Int(link)].kind = .objectPattern
            convertItems(link, isBinding)
        case .assign:
            if lexer.tokens.kinds[Int(records[Int(link)].mainToken)] != .assign || isParenthesised(link) {
                syntaxError("this is no pattern", at: token)
            }
            records[Int(link)].kind = .defaultPattern
            // As an assignment's, the target is a pattern already.
            if isBinding { convertToPattern(slot(link, 0), isBinding: true) }
        case .defaultPattern: convertToPattern(slot(link, 0), isBinding: isBinding)
        case .member, .index:
            if isBinding || isOptionalChain(link) { syntaxError("this is no pattern", at: token) }
        case .missing, .bindingIdentifier: break
        default: syntaxError("this is no pattern", at: token)
        }
    }

    private mutating func convertItems(_ link: Link, _ isBinding: Bool) {
        let range = slotRange(link)
        for position in range {
            let item = links[position]
            guard item != 0 else { continue }
            let token = Int(records[Int(item)].firstToken)
            switch nodeKind(item) {
            case .spread, .restElement:
                records[Int(item)].kind = .restElement
                let isLast = position + 1 == range.upperBound && !flags(link).contains(.trailingComma)
                if !isLast { syntaxError("what takes the rest is the last", at: token) }
                let target = slot(item, 0)
                let targetKind = nodeKind(target)
                if targetKind == .assign { syntaxError("what takes the rest has no default", at: token) }
                if nodeKind(link) == .objectPattern && (targetKind == .object || targetKind == .array) {
                    syntaxError("what takes the rest of an object is no pattern", at: token)
                }
                convertToPattern(target, isBinding: isBinding)
            case .property: convertToPattern(slot(item, 1), isBinding: isBinding)
            case .method: syntaxError("a method is no pattern", at: token)
            default: convertToPattern(item, isBinding: isBinding)
            }
        }
    }

    // MARK: Names

    /// Reports a name that is reserved here.
    mutating func checkName(_ token: Int) {
        switch lexer.tokens.kinds[token] {
        case .kwYield:
            if context.isGenerator || context.isStrict { syntaxError("yield is reserved here", at: token) }
        case .kwAwait:
            if context.isAsync || context.isStaticBlock || options.goal == .module {
                syntaxError("await is reserved here", at: token)
            }
        case .kwLet, .kwStatic, .strictReserved:
            if context.isStrict { syntaxError("this word is reserved in strict code", at: token) }
        case .identifier:
            if context.isClassInitializer && isToken(token, "arguments") {
                semanticError("arguments has no meaning here", at: token)
            }
        default: break
        }
    }

    /// Reports a name that cannot be declared here.
    @inline(__always)
    mutating func checkBindingName(_ token: Int) {
        if lexer.tokens.kinds[token] != .identifier { checkName(token) }
        if context.isStrict { checkRestrictedName(token) }
    }

    /// Strict code declares and assigns neither `eval` nor `arguments`.
    mutating func checkRestrictedName(_ token: Int) {
        if isToken(token, "eval") || isToken(token, "arguments") {
            semanticError("strict code cannot change eval or arguments", at: token)
        }
    }

    /// Reports octal escapes in a string of strict code.
    mutating func checkOctalEscapes(_ token: Int) {
        let bytes = bytes(token)
        guard bytes.contains(UInt8(ascii: "\\")) else { return }
        var offset = 0
        while offset + 1 < bytes.count {
            guard bytes[offset] == UInt8(ascii: "\\") else {
                offset += 1
                continue
            }
            let digit = bytes[offset + 1]
            let isNull =
                digit == 48 && !(offset + 2 < bytes.count && bytes[offset + 2] >= 48 && bytes[offset + 2] <= 57)
            if digit >= 48 && digit <= 57 && !isNull {
                semanticError("octal escapes are not allowed in strict code", at: token)
                return
            }
            offset += 2
        }
    }
}
