/// Classes, interfaces, traits, enums, and their headers.
extension Parser {
    /// What kind of declaration modifiers stand before.
    enum ModifierTarget {
        case classLike, anonymousClass, member, parameter, hook, alias
    }

    /// Parses modifiers, and reports those that contradict each other.
    mutating func parseModifiers(_ target: ModifierTarget) -> NodeFlags {
        var flags: NodeFlags = []
        while let flag = Self.modifier(kind) {
            if target == .classLike || target == .anonymousClass {
                guard kind == .kwAbstract || kind == .kwFinal || kind == .kwReadonly else { break }
            }
            checkModifier(flag, flags, target)
            flags.insert(flag)
            advance()
        }
        return flags
    }

    static func modifier(_ kind: TokenKind) -> NodeFlags? {
        switch kind {
        case .kwPublic: .public
        case .kwProtected: .protected
        case .kwPrivate: .private
        case .kwStatic: .static
        case .kwAbstract: .abstract
        case .kwFinal: .final
        case .kwReadonly: .readonly
        case .kwPublicSet: .publicSet
        case .kwProtectedSet: .protectedSet
        case .kwPrivateSet: .privateSet
        default: nil
        }
    }

    mutating func parseClass(_ attributes: Link, _ first: Int) -> Link {
        let flags = parseModifiers(.classLike)
        if flags.contains(.readonly) { note("readonly class", since: PHPVersion(8, 2), at: first) }
        expect(.kwClass)
        checkAttributes(attributes, .class, refusesDynamic: flags.contains(.readonly))
        let nameToken = index
        let name = parseDeclaredName()
        let parent = parseExtends()
        let interfaces = parseNames(behind: .kwImplements)
        let outer = enterClass(.classDeclaration, nameToken: nameToken, flags: flags, parent: parent)
        let members = parseMembers()
        leaveClass(outer)
        return declaration(
            .classDeclaration, flags, first, nameToken, [attributes, name, parent, interfaces, members])
    }

    mutating func parseInterface(_ attributes: Link, _ first: Int) -> Link {
        checkAttributes(attributes, .class, refusesDynamic: true)
        advance()
        let nameToken = index
        let name = parseDeclaredName()
        let parents = parseNames(behind: .kwExtends)
        let outer = enterClass(.interfaceDeclaration, nameToken: nameToken, flags: [], parent: 0)
        let members = parseMembers()
        leaveClass(outer)
        return declaration(.interfaceDeclaration, [], first, nameToken, [attributes, name, 0, parents, members])
    }

    mutating func parseTrait(_ attributes: Link, _ first: Int) -> Link {
        checkAttributes(attributes, .class, refusesDynamic: true)
        advance()
        let nameToken = index
        let name = parseDeclaredName()
        let outer = enterClass(.traitDeclaration, nameToken: nameToken, flags: [], parent: 0)
        let members = parseMembers()
        leaveClass(outer)
        return declaration(.traitDeclaration, [], first, nameToken, [attributes, name, 0, 0, members])
    }

    mutating func parseEnum(_ attributes: Link, _ first: Int) -> Link {
        checkAttributes(attributes, .class, refusesDynamic: false)
        note("enum", since: PHPVersion(8, 1), at: index)
        advance()
        let nameToken = index
        let name = parseDeclaredName()
        var backing: Link = 0
        if accept(.colon) {
            let typeToken = index
            backing = parseType()
            checkBackingType(backing, at: typeToken)
        }
        let interfaces = parseNames(behind: .kwImplements)
        let outer = enterClass(
            .enumDeclaration, nameToken: nameToken, flags: .final, parent: 0, isBacked: backing != 0)
        let members = parseMembers()
        leaveClass(outer)
        return declaration(.enumDeclaration, [], first, nameToken, [attributes, name, backing, interfaces, members])
    }

    /// Parses what follows `new` and attributes: modifiers, `class`, arguments, header, body.
    mutating func parseAnonymousClass(_ first: Int, _ classFirst: Int, _ attributes: Link) -> Link {
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        defer { leave() }
        let flags = parseModifiers(.anonymousClass)
        if !flags.isEmpty { note("modifier of an anonymous class", since: PHPVersion(8, 3), at: classFirst) }
        let keyword = index
        expect(.kwClass)
        let arguments = kind == .openParenthesis ? parseArguments() : 0
        let parent = parseExtends()
        let interfaces = parseNames(behind: .kwImplements)
        let outer = enterClass(.anonymousClass, nameToken: keyword, flags: flags, parent: parent)
        let members = parseMembers()
        leaveClass(outer)
        let type = declaration(
            .anonymousClass, flags, classFirst, keyword, [attributes, 0, parent, interfaces, members])
        return node(.new, first: first, type, arguments)
    }

    private mutating func declaration(
        _ kind: NodeKind, _ flags: NodeFlags, _ first: Int, _ main: Int, _ children: [Link]
    ) -> Link {
        let mark = pending.count
        pending.append(contentsOf: children)
        return node(kind, flags, first: first, main: main, pendingSince: mark)
    }

    private mutating func parseDeclaredName() -> Link {
        guard kind == .identifier else {
            // `enum` as a name reads like a keyword before another name.
            if kind == .kwEnum || kind.isMemberKeyword && nextKind == .openBrace {
                unexpected(.identifier)
                return take(.identifier)
            }
            unexpected(.identifier)
            return missing()
        }
        declareClass(index)
        return take(.identifier)
    }

    private mutating func parseExtends() -> Link {
        guard accept(.kwExtends) else { return 0 }
        checkClassReference(index, "extend")
        return parseClassName()
    }

    private mutating func parseClassName() -> Link {
        switch kind {
        case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName, .kwStatic: return take(.name)
        default:
            unexpected(.identifier)
            return missing()
        }
    }

    /// Parses a list of names behind a keyword, if that is there.
    mutating func parseNames(behind keyword: TokenKind) -> Link {
        guard accept(keyword) else { return 0 }
        return parseNameList()
    }

    mutating func parseNameList() -> Link {
        let first = index
        let mark = pending.count
        repeat {
            checkClassReference(index, "use")
            pending.append(parseClassName())
        } while accept(.comma)
        return node(.nameList, first: first, pendingSince: mark)
    }

    // MARK: Members

    private mutating func parseMembers() -> Link {
        let first = index
        let mark = pending.count
        guard enter() else {
            leave()
            return skipDeepStatement()
        }
        defer { leave() }
        expect(.openBrace)
        while kind != .closeBrace && kind != .endOfFile {
            let before = index
            pending.append(parseMember())
            if index == before {
                unexpected()
                if Self.beginsStatement(kind) && Self.modifier(kind) == nil && kind != .kwConst && kind != .kwCase {
                    break
                }
                advance()
            }
        }
        expectClosing(.closeBrace)
        return node(.memberList, first: first, pendingSince: mark)
    }

    private mutating func parseMember() -> Link {
        let first = index
        if kind == .kwUse { return parseTraitUse() }
        let attributes = kind == .attribute ? parseAttributes() : 0
        if kind == .kwCase {
            checkAttributes(attributes, .classConstant)
            return parseEnumCase(attributes, first)
        }
        var flags: NodeFlags = []
        if accept(.kwVar) { flags = .var } else { flags = parseModifiers(.member) }
        switch kind {
        case .kwFunction where !flags.contains(.var):
            checkAttributes(attributes, .method)
            return parseMethod(attributes, flags, first)
        case .kwConst where !flags.contains(.var):
            checkAttributes(attributes, .classConstant)
            return parseClassConstants(attributes, flags, first)
        default: break
        }
        guard !flags.isEmpty else {
            unexpected(.kwFunction)
            recoverMember()
            return attributes == 0 ? missing() : attributes
        }
        checkAttributes(attributes, .property)
        return parseProperties(attributes, flags, first)
    }

    /// Skips to where a member may begin.
    mutating func recoverMember() {
        var open = 0
        while kind != .endOfFile {
            switch kind {
            case .openBrace, .openParenthesis, .openBracket: open += 1
            case .closeBrace, .closeParenthesis, .closeBracket:
                if open == 0 { return }
                open -= 1
                if open == 0 && kind == .closeBrace {
                    advance()
                    return
                }
            case .semicolon where open == 0:
                advance()
                return
            case .kwPublic, .kwPrivate, .kwProtected, .kwFunction, .kwConst, .kwAbstract, .kwFinal:
                if open == 0 { return }
            default: break
            }
            advance()
        }
    }
}
