/// Namespaces, imports, constants, and what declarations of classes begin with.
extension Parser {
    /// Parses one statement outside of any block but a namespace's.
    mutating func parseTopStatement() -> Link {
        scope.isFirstStatement = scope.isFirstStatement && !scope.hasCode
        let first = index
        let statement: Link
        switch kind {
        case .kwNamespace: statement = parseNamespace()
        case .kwUse:
            checkOutsideNamespace(first)
            statement = parseUse()
        case .kwConst:
            checkOutsideNamespace(first)
            statement = parseConst(0, first)
        case .kwHaltCompiler: statement = parseHaltCompiler()
        case .kwDeclare:
            checkOutsideNamespace(first)
            statement = parseStatement()
        case .inlineHTML where first == 0 && isHashbang(first): statement = take(.inlineHTML)
        case .semicolon, .closeTag: statement = take(.emptyStatement)
        default:
            checkOutsideNamespace(first)
            scope.hasCode = true
            if let declaration = parseDeclaration(isTop: true) { return declaration }
            return parseStatement()
        }
        return statement
    }

    private func isHashbang(_ token: Int) -> Bool {
        let text = bytes(token)
        guard text.count > 2 && text[0] == UInt8(ascii: "#") && text[1] == UInt8(ascii: "!") else { return false }
        return text.firstIndex(of: UInt8(ascii: "\n")) == text.count - 1
    }

    /// Parses a declaration of a function or of something like a class, or gives nil if none begins here.
    mutating func parseDeclaration(isTop: Bool) -> Link? {
        let first = index
        var attributes: Link = 0
        switch kind {
        case .kwFunction: return isFunctionDeclaration(index) ? parseFunction(0, first) : nil
        case .kwReadonly where nextKind == .openParenthesis: return nil
        case .kwAbstract, .kwFinal, .kwReadonly, .kwClass, .kwInterface, .kwTrait, .kwEnum: break
        case .attribute: attributes = parseAttributes()
        default: return nil
        }
        switch kind {
        case .kwAbstract, .kwFinal, .kwReadonly, .kwClass: return parseClass(attributes, first)
        case .kwInterface: return parseInterface(attributes, first)
        case .kwTrait: return parseTrait(attributes, first)
        case .kwEnum: return parseEnum(attributes, first)
        case .kwFunction where isFunctionDeclaration(index): return parseFunction(attributes, first)
        case .kwConst where isTop:
            note("attributes of a constant", since: PHPVersion(8, 5), at: first)
            return parseConst(attributes, first)
        case .kwFunction, .kwFn, .kwStatic: return parseAttributedStatement(attributes, first)
        default:
            unexpected(.kwFunction)
            recoverStatement()
            return attributes
        }
    }

    private mutating func parseAttributedStatement(_ attributes: Link, _ first: Int) -> Link {
        let closure =
            kind == .kwStatic ? parseStaticExpression(attributes, first) : parseClosure(attributes, first, [])
        let expression = parseOperators(parsePostfix(closure, first), first, Precedence.lowest)
        finishStatement()
        return node(.expressionStatement, first: first, expression)
    }

    /// Whether the `function` at the token has a name.
    private func isFunctionDeclaration(_ token: Int) -> Bool {
        var next = tokenBehind(token)
        if kinds[next].isAmpersand { next = tokenBehind(next) }
        return kinds[next] != .openParenthesis
    }

    // MARK: Namespaces

    private mutating func parseNamespace() -> Link {
        let first = index
        advance()
        var name: Link = 0
        if kind != .openBrace {
            let nameToken = index
            if kind == .identifier || kind == .qualifiedName || kind.isMemberKeyword {
                name = take(.name)
                checkNamespaceName(nameToken)
            } else {
                unexpected(.identifier)
                name = missing()
            }
        }
        guard kind == .openBrace else {
            checkNamespace(first, name: name, isBraced: false)
            finishStatement()
            return node(.namespace, first: first, name, 0)
        }
        checkNamespace(first, name: name, isBraced: true)
        let blockFirst = index
        let mark = pending.count
        advance()
        guard enter() else {
            leave()
            return skipDeepStatement()
        }
        scope.isInNamespace = true
        parseStatements(isTop: true)
        scope.isInNamespace = false
        leave()
        expectClosing(.closeBrace)
        let block = node(.block, first: blockFirst, pendingSince: mark)
        return node(.namespace, first: first, name, block)
    }

    private mutating func parseUse() -> Link {
        let first = index
        let mark = pending.count
        advance()
        let flags = parseUseKind()
        let name = parseUseName()
        if kind == .backslash {
            pending.append(name)
            parseUseGroup(flags)
            finishStatement()
            return node(.groupUse, flags, first: first, pendingSince: mark)
        }
        pending.append(parseUseItem(name, flags, prefix: nil))
        while accept(.comma) {
            let next = parseUseName()
            pending.append(parseUseItem(next, flags, prefix: nil))
        }
        finishStatement()
        return node(.use, flags, first: first, pendingSince: mark)
    }

    private mutating func parseUseKind() -> NodeFlags {
        switch kind {
        case .kwFunction:
            advance()
            return .function
        case .kwConst:
            advance()
            return .constant
        default: return []
        }
    }

    private mutating func parseUseName() -> Link {
        switch kind {
        case .identifier, .qualifiedName, .fullyQualifiedName: return take(.name)
        default:
            unexpected(.identifier)
            return missing()
        }
    }

    private mutating func parseUseItem(_ name: Link, _ flags: NodeFlags, prefix: Link?) -> Link {
        let first = Int(records[Int(name)].firstToken)
        var alias: Link = 0
        if accept(.kwAs) {
            if kind == .identifier {
                alias = take(.identifier)
            } else {
                unexpected(.identifier)
            }
        }
        checkImport(name, alias, flags, prefix: prefix)
        return node(.useItem, flags, first: first, name, alias)
    }

    /// Parses `\{…}` of a group; the items are pending then.
    private mutating func parseUseGroup(_ groupFlags: NodeFlags) {
        let prefix = pending[pending.count - 1]
        note("group use", since: PHPVersion(7, 0), at: index)
        advance()
        expect(.openBrace)
        while kind != .closeBrace && kind != .endOfFile {
            let before = index
            var flags = groupFlags
            if groupFlags.isEmpty { flags = parseUseKind() }
            let name: Link
            if kind == .identifier || kind == .qualifiedName {
                name = take(.name)
            } else {
                unexpected(.identifier)
                name = missing()
            }
            let item = parseUseItem(name, flags, prefix: prefix)
            records[Int(item)].firstToken = UInt32(truncatingIfNeeded: before)
            pending.append(item)
            if !accept(.comma) || index == before { break }
        }
        if kinds[endToken - 1] == .openBrace { unexpected(.identifier) }
        expectClosing(.closeBrace)
    }

    private mutating func parseConst(_ attributes: Link, _ first: Int) -> Link {
        let mark = pending.count
        pending.append(attributes)
        advance()
        repeat {
            let start = index
            guard kind == .identifier else {
                unexpected(.identifier)
                break
            }
            checkConstName(index)
            let name = take(.identifier)
            expect(.equal)
            let value = parseConstantExpression(.constant)
            pending.append(node(.constantElement, first: start, name, value))
        } while accept(.comma)
        finishStatement()
        return node(.constDeclaration, first: first, pendingSince: mark)
    }
}
