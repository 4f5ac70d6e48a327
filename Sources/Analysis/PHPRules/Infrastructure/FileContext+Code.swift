import PHPSyntax

// Comparing pieces of code.
extension FileContext {
    /// Whether two nodes are the same code, white space and comments aside.
    package func isSameCode(_ left: NodeID, _ right: NodeID) -> Bool {
        guard tree.kind(left) == tree.kind(right) else { return false }
        let leftTokens = tree.tokenRange(left)
        let rightTokens = tree.tokenRange(right)
        var first = leftTokens.lowerBound
        var second = rightTokens.lowerBound
        let kinds = tree.tokens.kinds
        while true {
            while first < leftTokens.upperBound, kinds[first].isTrivia { first += 1 }
            while second < rightTokens.upperBound, kinds[second].isTrivia { second += 1 }
            if first >= leftTokens.upperBound || second >= rightTokens.upperBound {
                return first >= leftTokens.upperBound && second >= rightTokens.upperBound
            }
            guard kinds[first] == kinds[second], tree.bytes(token: first) == tree.bytes(token: second) else {
                return false
            }
            first += 1
            second += 1
        }
    }

    /// The code of a node without white space and comments, to find equals among many; nil if it is longer than `limit`
    /// bytes.
    package func normalizedCode(_ node: NodeID, limit: Int = 400) -> String? {
        guard tree.byteRange(node).count <= 2 * limit else { return nil }
        var code: [UInt8] = []
        for token in tree.tokenRange(node) where !tree.tokens.kinds[token].isTrivia {
            code += tree.bytes(token: token)
            code.append(UInt8(ascii: " "))
            if code.count > limit { return nil }
        }
        return String(decoding: code, as: UTF8.self)
    }

    /// Whether evaluating the expression changes nothing and gives the same each time: variables, members, literals and
    /// operators only.
    package func isPure(_ node: NodeID) -> Bool {
        for index in tree.nodes(through: node) {
            switch tree.kind(tree.node(at: index)) {
            case .call, .methodCall, .staticCall, .new, .assign, .assignReference, .compoundAssign, .prefixUpdate,
                .postfixUpdate, .include, .eval, .exit, .yield, .yieldFrom, .throw, .print, .shellCommand, .clone,
                .closure, .arrowFunction, .missing, .anonymousClass:
                return false
            default: continue
            }
        }
        return true
    }

    /// Whether the value of the expression is written out: a number, a string, `true`, `false`, `null`, or an array.
    package func isLiteral(_ node: NodeID) -> Bool {
        switch tree.kind(node) {
        case .integer, .float, .string: true
        case .constant: isConstant(node, "true") || isConstant(node, "false") || isConstant(node, "null")
        case .unary:
            tree.child(node, 0).map { tree.kind($0) == .integer || tree.kind($0) == .float } ?? false
        default: false
        }
    }

    /// What a literal is worth as a condition; nil if the expression is no literal.
    package func truth(_ node: NodeID) -> Bool? {
        switch tree.kind(node) {
        case .integer, .float:
            switch tree.number(node) {
            case .integer(let value): return value != 0
            case .float(let value): return value != 0
            case nil: return nil
            }
        case .string: return tree.string(node).map { !$0.isEmpty && $0 != [UInt8(ascii: "0")] }
        case .constant:
            if isConstant(node, "true") { return true }
            return isConstant(node, "false") || isConstant(node, "null") ? false : nil
        case .array: return tree.slotCount(node) > 0
        case .unary where tree.mainTokenKind(node) == .exclamation:
            return tree.child(node, 0).flatMap { operand in
                tree.kind(operand) == .unary ? nil : truth(operand).map { !$0 }
            }
        default: return nil
        }
    }
}
