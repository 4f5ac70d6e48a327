/// `import` and `export`.
extension Parser {
    private mutating func beginModuleItem() {
        hasModuleSyntax = true
        if options.goal == .script { syntaxError("import and export are allowed only in modules", at: index) }
        if context.isFunction || depth > 1 || context.isClassInitializer {
            syntaxError("import and export stand at the top level", at: index)
        }
    }

    mutating func parseImport() -> Link {
        let first = index
        beginModuleItem()
        advance()
        if kind == .string {
            let source = takeString()
            let attributes = parseImportAttributes()
            expectSemicolon()
            return node(.importDeclaration, first: first, 0, source, attributes)
        }
        let mark = pending.count
        let listToken = index
        if kind.isIdentifier {
            let start = index
            let name = parseImportedName()
            pending.append(node(.importDefault, first: start, name))
            if accept(.comma) {
                if kind != .star && kind != .openBrace { unexpected(.openBrace) }
            } else if kind != .kwFrom {
                unexpected(.kwFrom)
            }
        }
        if kind == .star {
            let start = index
            advance()
            expect(.kwAs)
            let name = parseImportedName()
            pending.append(node(.importNamespace, first: start, name))
        } else if kind == .openBrace {
            parseImportSpecifiers()
        } else if pending.count == mark {
            unexpected(.string)
        }
        let list = node(.importList, first: listToken, pendingSince: mark)
        expect(.kwFrom)
        let source = parseSource()
        let attributes = parseImportAttributes()
        expectSemicolon()
        return node(.importDeclaration, first: first, list, source, attributes)
    }

    private mutating func parseImportedName() -> Link {
        // Modules are strict.
        let wasStrict = context.isStrict
        context.isStrict = true
        defer { context.isStrict = wasStrict }
        return kind == .openBrace || kind == .openBracket ? missingName() : parseBindingTarget()
    }

    private mutating func missingName() -> Link {
        unexpected(.identifier)
        return missing()
    }

    private mutating func parseImportSpecifiers() {
        advance()
        while kind != .closeBrace && kind != .endOfFile {
            let start = index
            let isString = kind == .string
            let isName = kind.isIdentifier
            guard isString || kind.isIdentifierName else {
                unexpected(.identifier)
                break
            }
            let imported = take(isString ? .string : .propertyName)
            let local: Link
            if accept(.kwAs) {
                local = parseImportedName()
            } else {
                if !isName { unexpected(.kwAs) }
                let wasStrict = context.isStrict
                context.isStrict = true
                checkBindingName(start)
                context.isStrict = wasStrict
                local = leaf(.bindingIdentifier, first: start)
            }
            pending.append(node(.importSpecifier, first: start, imported, local))
            if !accept(.comma) { break }
        }
        expectClosing(.closeBrace)
    }

    private mutating func parseSource() -> Link {
        if kind == .string { return takeString() }
        unexpected(.string)
        return missing()
    }

    /// `with {…}`, or `assert {…}` as the proposal had it first.
    private mutating func parseImportAttributes() -> Link {
        let isAssert = kind == .identifier && !hasNewlineBefore && isToken(index, "assert")
        guard kind == .kwWith || isAssert else { return 0 }
        let first = index
        let mark = pending.count
        advance()
        expect(.openBrace)
        while kind != .closeBrace && kind != .endOfFile {
            let start = index
            let (key, flags) = parseKey()
            expect(.colon)
            let value = parseSource()
            pending.append(node(.property, flags, first: start, key, value))
            if !accept(.comma) { break }
        }
        expectClosing(.closeBrace)
        return node(.importAttributes, first: first, pendingSince: mark)
    }

    mutating func parseExport() -> Link {
        let first = index
        beginModuleItem()
        advance()
        switch kind {
        case .kwDefault: return parseExportDefault(first)
        case .star:
            advance()
            var name: Link = 0
            if accept(.kwAs) { name = parseModuleName() }
            expect(.kwFrom)
            let source = parseSource()
            let attributes = parseImportAttributes()
            expectSemicolon()
            return node(.exportAll, first: first, name, source, attributes)
        case .openBrace: return parseExportNames(first)
        case .kwVar, .kwConst, .kwLet, .kwFunction, .kwClass, .kwAsync, .at:
            let declaration = parseStatement()
            switch nodeKind(declaration) {
            case .variableDeclaration, .functionDeclaration, .classDeclaration: break
            default: syntaxError("a declaration is missing", at: first)
            }
            return node(.exportDeclaration, first: first, declaration)
        default:
            unexpected()
            return node(.exportDeclaration, first: first, 0)
        }
    }

    private mutating func parseModuleName() -> Link {
        if kind == .string { return take(.string) }
        if kind.isIdentifierName { return take(.propertyName) }
        return missingName()
    }

    private mutating func parseExportDefault(_ first: Int) -> Link {
        advance()
        let value: Link
        switch kind {
        case .kwFunction: value = parseFunctionDeclaration(needsName: false)
        case .kwAsync where peek().kind == .kwFunction && !peek().hasNewlineBefore:
            value = parseFunctionDeclaration(needsName: false)
        case .kwClass: value = parseClass(.classDeclaration)
        case .at:
            skipDecorators()
            value = parseClass(.classDeclaration)
        default:
            value = parseValue()
            expectSemicolon()
        }
        return node(.exportDefault, first: first, value)
    }

    private mutating func parseExportNames(_ first: Int) -> Link {
        let mark = pending.count
        advance()
        var locals: [Link] = []
        while kind != .closeBrace && kind != .endOfFile {
            let start = index
            guard kind == .string || kind.isIdentifierName else {
                unexpected(.identifier)
                break
            }
            let local = take(kind == .string ? .string : .propertyName)
            locals.append(local)
            let exported: Link
            if accept(.kwAs) {
                exported = parseModuleName()
            } else {
                exported = leaf(nodeKind(local), first: start)
            }
            pending.append(node(.exportSpecifier, first: start, local, exported))
            if !accept(.comma) { break }
        }
        expectClosing(.closeBrace)
        if accept(.kwFrom) {
            pending.append(parseSource())
        } else {
            pending.append(0)
            for local in locals { exportLocal(local) }
        }
        pending.append(parseImportAttributes())
        expectSemicolon()
        return node(.exportNamed, first: first, pendingSince: mark)
    }

    /// Without a source the names are those of variables.
    private mutating func exportLocal(_ local: Link) {
        let token = Int(records[Int(local)].mainToken)
        if nodeKind(local) == .propertyName && lexer.tokens.kinds[token].isIdentifier {
            records[Int(local)].kind = .identifier
        } else {
            syntaxError("only a variable can be exported", at: token)
        }
    }
}
