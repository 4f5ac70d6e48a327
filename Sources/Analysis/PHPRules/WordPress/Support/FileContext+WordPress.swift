import AnalysisModel
import PHPSyntax

extension FileContext {
    /// Whether the file belongs to WordPress itself, which plays by rules of its own: no text domain, no prefixes.
    package var isCore: Bool { program.wordpress.isCore(index) }

    /// What a node is, for messages: "the variable $name", "the constant NAME", "a call of name()", "an expression".
    package func description(_ node: NodeID) -> String {
        switch tree.kind(node) {
        case .variable: return "the variable \(text(node))"
        case .constant: return "the constant \(text(node))"
        case .classConstant: return "the constant \(text(node))"
        case .property, .staticProperty: return "the property \(text(node))"
        case .index: return "the element \(text(node))"
        case .call, .methodCall, .staticCall:
            if let call = Call(node, in: self), let name = call.nameNode, call.name != nil {
                return "the result of \(text(name))()"
            }
            return "the result of a call"
        default: return "an expression"
        }
    }

    /// The children of `block` behind `child`, at most `limit`; found without a walk over those before it.
    package func siblings(after child: NodeID, in block: NodeID, limit: Int = 64) -> [NodeID] {
        guard let slot = slot(of: child, in: block) else { return [] }
        return (slot + 1..<Swift.min(slot + 1 + limit, Swift.max(tree.slotCount(block), slot + 1)))
            .compactMap { tree.child(block, $0) }
    }

    /// The child of `block` right before `child`.
    package func sibling(before child: NodeID, in block: NodeID) -> NodeID? {
        slot(of: child, in: block).flatMap { $0 > 0 ? tree.child(block, $0 - 1) : nil }
    }

    /// The place of a child; children stand in the order of their numbers, and only absent ones have none.
    private func slot(of child: NodeID, in block: NodeID) -> Int? {
        var low = 0
        var high = tree.slotCount(block)
        while low < high {
            let middle = (low + high) / 2
            guard let other = tree.child(block, middle) else { return nil }
            if other < child { low = middle + 1 } else { high = middle }
        }
        return tree.child(block, low) == child ? low : nil
    }

    /// The node without casts and `@` around it.
    package func stripped(_ node: NodeID?) -> NodeID? {
        guard var node else { return nil }
        for _ in 0..<16 {
            guard tree.kind(node) == .cast || tree.kind(node) == .errorSuppress, let inner = tree.child(node, 0) else {
                break
            }
            node = inner
        }
        return node
    }

    /// The name of the global function that is called, in small letters; nil for anything but a call of one.
    package func calledFunction(_ node: NodeID?) -> String? {
        guard let node, tree.kind(node) == .call else { return nil }
        return lowercasedName(tree.child(node, 0))
    }

    /// The integer that a literal, a product or sum of literals, or a constant of WordPress's for times stands for.
    package func integer(_ node: NodeID?) -> Int? { integer(node, depth: 0) }

    private func integer(_ node: NodeID?, depth: Int) -> Int? {
        guard let node, depth < 16 else { return nil }
        switch tree.kind(node) {
        case .integer:
            if case .integer(let value)? = tree.number(node) { return value }
            return nil
        case .string: return constantString(node).flatMap { Int($0) }
        case .unary:
            guard tree.mainTokenKind(node) == .minus, let value = integer(tree.child(node, 0), depth: depth + 1) else {
                return nil
            }
            return value == .min ? nil : -value
        case .binary:
            guard let left = integer(tree.child(node, 0), depth: depth + 1),
                let right = integer(tree.child(node, 1), depth: depth + 1)
            else { return nil }
            let result: (partialValue: Int, overflow: Bool)
            switch tree.mainTokenKind(node) {
            case .multiply: result = left.multipliedReportingOverflow(by: right)
            case .plus: result = left.addingReportingOverflow(right)
            case .minus: result = left.subtractingReportingOverflow(right)
            case .divide: result = right == 0 ? (0, true) : left.dividedReportingOverflow(by: right)
            default: return nil
            }
            return result.overflow ? nil : result.partialValue
        case .constant: return Self.times[text(node)]
        default: return nil
        }
    }

    private static let times = [
        "MINUTE_IN_SECONDS": 60, "HOUR_IN_SECONDS": 3600, "DAY_IN_SECONDS": 86400, "WEEK_IN_SECONDS": 604_800,
        "MONTH_IN_SECONDS": 2_592_000, "YEAR_IN_SECONDS": 31_536_000,
    ]

    /// Whether the node is the constant `true`.
    package func isTrue(_ node: NodeID?) -> Bool { isConstant(node, "true") }

    /// Whether the node is the constant `false`.
    package func isFalse(_ node: NodeID?) -> Bool { isConstant(node, "false") }
}

extension FileContext {
    /// The text domain that translations in this file must have, if the options or the header say so; a header speaks
    /// for the files in its folder and below.
    package var textDomain: String? {
        if let domain = options.textDomain { return domain }
        guard let field = program.header.fields["text domain"] else { return nil }
        return isBelow(program.program.files[field.span.file].path) ? field.value : nil
    }

    /// Whether the file lies in the folder of the file at `path`, or below.
    private func isBelow(_ path: String) -> Bool {
        guard let slash = path.lastIndex(of: "/") else { return true }
        return source.path.hasPrefix(path[...slash])
    }
}
