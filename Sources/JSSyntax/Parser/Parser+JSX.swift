/// JSX (https://facebook.github.io/jsx/).
extension Parser {
    /// Parses the element or fragment whose `<` is looked at.
    mutating func parseJSX() -> Link { parseElement(isChild: false) }

    private mutating func parseElement(isChild: Bool) -> Link {
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        let outerIn = allowsIn
        allowsIn = true
        let element = parseElementInside(isChild: isChild)
        allowsIn = outerIn
        leave()
        return element
    }

    private mutating func parseElementInside(isChild: Bool) -> Link {
        let first = index
        advance()
        narrowGreater()
        let mark = pending.count
        if kind == .greater {
            hasJSX = true
            advance { $0.lexJSXChild() }
            parseChildren()
            parseClosing(nil, isChild: isChild)
            return node(.jsxFragment, first: first, pendingSince: mark)
        }
        guard kind.isIdentifierName else {
            unexpected(.identifier)
            return leaf(.missing, first: first)
        }
        hasJSX = true
        let nameToken = index
        pending.append(parseElementName())
        let nameRange = nameToken..<endToken
        pending.append(parseAttributes())
        if kind == .slash {
            advance()
            narrowGreater()
            endTag(isChild: isChild)
            return node(.jsxElement, .selfClosing, first: first, pendingSince: mark)
        }
        narrowGreater()
        guard kind == .greater else {
            unexpected(.greater)
            return node(.jsxElement, .selfClosing, first: first, pendingSince: mark)
        }
        advance { $0.lexJSXChild() }
        parseChildren()
        parseClosing(nameRange, isChild: isChild)
        return node(.jsxElement, first: first, pendingSince: mark)
    }

    /// Has `>=`, `>>` and the like scanned again as `>`.
    private mutating func narrowGreater() {
        switch kind {
        case .greaterEqual, .shiftRight, .shiftRightUnsigned, .shiftRightAssign, .shiftRightUnsignedAssign:
            rescan { $0.emit(.greater, count: 1) }
        default: break
        }
    }

    /// Consumes the `>` of the last tag.
    private mutating func endTag(isChild: Bool) {
        guard kind == .greater else {
            unexpected(.greater)
            return
        }
        if isChild { advance { $0.lexJSXChild() } } else { advance() }
    }

    private mutating func parseChildren() {
        while true {
            switch kind {
            case .jsxText:
                let first = index
                advance { $0.lexJSXChild() }
                pending.append(leaf(.jsxText, first: first))
            case .openBrace: pending.append(parseContainer(isChild: true))
            case .less:
                if peek().kind == .slash || peek().kind == .slashAssign { return }
                let before = index
                pending.append(parseElement(isChild: true))
                if index == before || kind != .jsxText && kind != .openBrace && kind != .less {
                    // What came back is no child position: the element was broken.
                    if kind == .endOfFile || !resumeChildren() { return }
                }
            default: return
            }
        }
    }

    /// Goes on as text from the token that is looked at; false at the end of the file.
    private mutating func resumeChildren() -> Bool {
        guard kind != .endOfFile else { return false }
        rescan { $0.lexJSXChild() }
        return kind != .endOfFile
    }

    /// Parses `{expression}`, `{...expression}` or `{}`.
    private mutating func parseContainer(isChild: Bool) -> Link {
        let first = index
        advance()
        var nodeKind = NodeKind.jsxExpression
        var expression: Link = 0
        if kind == .ellipsis {
            nodeKind = .jsxSpread
            advance()
        }
        if kind != .closeBrace {
            expression = parseExpression()
        } else if nodeKind == .jsxSpread {
            unexpected()
        }
        if kind != .closeBrace {
            unexpected(.closeBrace)
            skipBalanced { _ in false }
        }
        if kind == .closeBrace {
            if isChild { advance { $0.lexJSXChild() } } else { advance() }
        }
        return node(nodeKind, first: first, expression)
    }

    /// Parses `</name>`.
    private mutating func parseClosing(_ opening: Range<Int>?, isChild: Bool) {
        let first = index
        guard kind == .less else {
            unexpected(.less)
            return
        }
        advance()
        expect(.slash)
        narrowGreater()
        let nameToken = index
        var name: Link = 0
        if kind.isIdentifierName { name = parseElementName() }
        let isSame =
            opening.map { sameBytes($0, nameToken..<Swift.max(nameToken, endToken)) && name != 0 } ?? (name == 0)
        if !isSame { syntaxError("this tag closes another element than the one that is open", at: nameToken) }
        narrowGreater()
        endTag(isChild: isChild)
        if name != 0 { pending.append(node(.jsxClosing, first: first, name)) }
    }

    /// Whether the tokens in both ranges are the same, white space and comments aside.
    private func sameBytes(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        let left = a.filter { !lexer.tokens.kinds[$0].isTrivia }
        let right = b.filter { !lexer.tokens.kinds[$0].isTrivia }
        return left.count == right.count && zip(left, right).allSatisfy { bytes($0).elementsEqual(bytes($1)) }
    }

    // MARK: Names and attributes

    private mutating func parseElementName() -> Link {
        let first = index
        if kind == .kwThis, peek().kind == .dot {
            return parseMemberName(take(.this), first)
        }
        rescan { $0.lexJSXName() }
        let isComponent: Bool = {
            let text = bytes(index)
            guard let letter = text.first, !text.contains(UInt8(ascii: "-")) else { return false }
            return !(letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
        }()
        advance()
        if kind == .colon {
            let space = leaf(.jsxName, first: first)
            return parseNamespacedName(space, first)
        }
        let name = leaf(isComponent || kind == .dot ? .identifier : .jsxName, first: first)
        return kind == .dot ? parseMemberName(name, first) : name
    }

    private mutating func parseMemberName(_ object: Link, _ first: Int) -> Link {
        var object = object
        while accept(.dot) {
            guard kind.isIdentifierName else {
                unexpected(.identifier)
                break
            }
            rescan { $0.lexJSXName() }
            let name = take(.propertyName)
            object = node(.member, first: first, object, name)
        }
        return object
    }

    private mutating func parseNamespacedName(_ space: Link, _ first: Int) -> Link {
        advance()
        guard kind.isIdentifierName else {
            unexpected(.identifier)
            return space
        }
        rescan { $0.lexJSXName() }
        let name = take(.jsxName)
        return node(.jsxNamespacedName, first: first, space, name)
    }

    private mutating func parseAttributes() -> Link {
        let first = index
        let mark = pending.count
        while true {
            if kind == .openBrace {
                let attribute = parseContainer(isChild: false)
                if nodeKind(attribute) != .jsxSpread {
                    syntaxError("an attribute needs a name", at: Int(records[Int(attribute)].firstToken))
                }
                pending.append(attribute)
            } else if kind.isIdentifierName {
                pending.append(parseAttribute())
            } else {
                break
            }
        }
        if pending.count == mark {
            let end = endToken
            endToken = first
            defer { endToken = end }
            return leaf(.jsxAttributeList, first: first)
        }
        return node(.jsxAttributeList, first: first, pendingSince: mark)
    }

    private mutating func parseAttribute() -> Link {
        let first = index
        rescan { $0.lexJSXName() }
        var name = take(.jsxName)
        if kind == .colon { name = parseNamespacedName(name, first) }
        guard kind == .assign else { return node(.jsxAttribute, first: first, name, 0) }
        advance { $0.lexJSXAttributeValue() }
        let value: Link
        switch kind {
        case .string: value = take(.string)
        case .openBrace:
            value = parseContainer(isChild: false)
            if slot(value, 0) == 0 || nodeKind(value) == .jsxSpread {
                syntaxError("an attribute needs a value", at: Int(records[Int(value)].firstToken))
            }
        case .less: value = parseElement(isChild: false)
        default:
            unexpected(.string)
            value = missing()
        }
        return node(.jsxAttribute, first: first, name, value)
    }
}
