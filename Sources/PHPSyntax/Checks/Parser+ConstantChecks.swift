/// Expressions that PHP evaluates without running code.
extension Parser {
    /// Where a constant expression stands.
    enum ConstantPosition {
        case parameter, property, constant, classConstant, enumCase, staticVariable
    }

    /// Parses an expression that PHP evaluates without running code, and reports what cannot be in one.
    mutating func parseConstantExpression(_ position: ConstantPosition) -> Link {
        let before = records.count
        let value = parseExpression()
        guard records.count - before > 1 || !Self.isSimpleConstant(nodeKind(value)) else { return value }
        checkConstantNodes(before, position)
        return value
    }

    private static func isSimpleConstant(_ kind: NodeKind) -> Bool {
        switch kind {
        case .integer, .float, .string, .magicConstant, .array, .argumentList, .missing: true
        default: false
        }
    }

    mutating func checkConstantNodes(_ first: Int, _ position: ConstantPosition) {
        for index in first..<records.count {
            let link = Link(truncatingIfNeeded: index)
            let token = mainToken(link)
            switch nodeKind(link) {
            case .missing, .name, .identifier, .integer, .float, .string, .stringPart, .magicConstant, .array,
                .arrayElement, .index, .property, .classConstant, .constant, .argumentList, .argument, .unary, .binary,
                .ternary, .heredoc:
                checkConstantNode(link, position, token)
            case .new:
                if position == .property || position == .classConstant || position == .enumCase {
                    semanticError("new cannot stand here", at: firstToken(link))
                } else if nodeKind(slot(link, 0)) != .name || kinds[mainToken(slot(link, 0))] == .kwStatic {
                    semanticError("new of a constant expression names its class", at: firstToken(link))
                } else {
                    note("new in an initialiser", since: PHPVersion(8, 1), at: firstToken(link))
                }
            case .cast: note("cast in a constant expression", since: PHPVersion(8, 5), at: token)
            default: refuseInConstant(link, position)
            }
        }
    }

    private mutating func checkConstantNode(_ link: Link, _ position: ConstantPosition, _ token: Int) {
        switch nodeKind(link) {
        case .property: note("property in a constant expression", since: PHPVersion(8, 2), at: token)
        case .index: if slot(link, 1) == 0 { refuseInConstant(link, position) }
        case .classConstant:
            let type = slot(link, 0)
            let isKnown = nodeKind(type) == .name && kinds[mainToken(type)] != .kwStatic || nodeKind(type) == .string
            if !isKnown { refuseInConstant(link, position) }
        case .unary:
            if kinds[token] == .exclamation || kinds[token] == .tilde || kinds[token] == .plus || kinds[token] == .minus
            {
                return
            }
            refuseInConstant(link, position)
        case .heredoc: if slots(link).count > 1 { refuseInConstant(link, position) }
        case .argument:
            if flags(link).contains(.variadic) { refuseInConstant(link, position) }
        case .binary: if kinds[token] == .pipeForward { refuseInConstant(link, position) }
        default: break
        }
    }

    private mutating func refuseInConstant(_ link: Link, _ position: ConstantPosition) {
        if position == .staticVariable {
            note("initial value by any expression", since: PHPVersion(8, 3), at: firstToken(link))
            return
        }
        switch nodeKind(link) {
        case .closure, .parameterList, .block, .useList, .parameter, .variable, .closureUse, .returnStatement,
            .expressionStatement, .call, .methodCall, .staticCall, .arrowFunction:
            // Since PHP 8.5 static closures and first-class callables are constant.
            if isConstantCallable(link) {
                note("closure in a constant expression", since: PHPVersion(8, 5), at: firstToken(link))
                return
            }
        default: break
        }
        semanticError("a constant expression cannot contain this", at: firstToken(link))
    }

    private func isConstantCallable(_ link: Link) -> Bool {
        switch nodeKind(link) {
        case .call: flags(slot(link, 1)).contains(.firstClassCallable) && nodeKind(slot(link, 1)) == .argumentList
        case .staticCall:
            flags(slot(link, 2)).contains(.firstClassCallable) && nodeKind(slot(link, 2)) == .argumentList
        case .closure: flags(link).contains(.static) && slot(link, 2) == 0
        default: false
        }
    }
}
