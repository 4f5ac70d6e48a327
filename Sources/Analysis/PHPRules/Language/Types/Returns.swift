import PHPSyntax

/// Functions that do not return what they promise on every path.
struct Returns: NodeRule {
    static let ids = ["php.missing-return", "php.constructor-return"]
    static let kinds: [NodeKind] = [.function, .method, .closure]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let slots = FunctionSlots(tree.kind(node))
        guard let body = tree.child(node, slots.body) else { return }
        let name = tree.kind(node) == .closure ? nil : tree.child(node, 1)
        let summary = ReturnSummary(node, body, file)
        if tree.kind(node) == .method, file.lowercasedName(name) == "__construct" {
            if let value = summary.values.first(where: { !file.isConstant($0, "null") }) {
                report("php.constructor-return", at: value)
            }
            return
        }
        guard !summary.isGenerator, file.flow.completes(body) || !summary.empty.isEmpty else { return }
        let shown = name.map { tree.text($0) + "()" } ?? "The closure"
        let place = name.map { tree.byteRange($0) } ?? tree.tokens.range(tree.tokenRange(node).lowerBound)
        if let type = tree.child(node, slots.returnType) {
            guard demandsValue(type, file), file.flow.completes(body) else { return }
            // A body that is empty but for a comment is to be written yet, or to be overridden.
            report(
                "php.missing-return", at: place,
                values: ["function": shown, "what": "declares \(file.text(type, limit: 40)) but"], severity: .medium)
            return
        }
        guard summary.values.contains(where: { !file.isConstant($0, "null") }), file.flow.completes(body) else {
            return
        }
        report(
            "php.missing-return", at: place, values: ["function": shown, "what": "returns a value, but"],
            severity: .info,
            confidence: .medium)
    }

    /// Whether a function with that return type must return a value; one without any would be a TypeError.
    private func demandsValue(_ type: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        guard tree.kind(type) == .name, let name = file.lowercasedName(type) else { return false }
        return !["void", "never", "generator", "iterator", "iterable", "traversable", "mixed", "null"].contains(name)
    }
}

/// The `return` statements of a function.
struct ReturnSummary {
    /// What is returned, in order.
    private(set) var values: [NodeID] = []
    /// `return;`
    private(set) var empty: [NodeID] = []
    private(set) var isGenerator = false

    init(_ function: NodeID, _ body: NodeID, _ file: FileContext) {
        let tree = file.tree
        let range = tree.nodes(through: body)
        var index = range.lowerBound
        while index <= range.upperBound {
            let node = tree.node(at: index)
            if file.enclosingFunction(node) != function {
                if let scope = file.scopes(around: node, in: function).scope { index = scope.index }
                index += 1
                continue
            }
            switch tree.kind(node) {
            case .returnStatement:
                if let value = tree.child(node, 0) { values.append(value) } else { empty.append(node) }
            case .yield, .yieldFrom: isGenerator = true
            default: break
            }
            index += 1
        }
    }
}
