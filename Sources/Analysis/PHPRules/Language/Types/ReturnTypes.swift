import PHPSyntax

/// Values that are written out and do not fit the declared return type.
struct ReturnTypes: NodeRule {
    static let ids = ["php.wrong-return-type"]
    static let kinds: [NodeKind] = [.function, .method, .closure]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let slots = FunctionSlots(tree.kind(node))
        guard let type = tree.child(node, slots.returnType), let body = tree.child(node, slots.body),
            tree.kind(type) == .name, let name = file.lowercasedName(type), isPlain(name)
        else { return }
        let summary = ReturnSummary(node, body, file)
        guard !summary.isGenerator else { return }
        let shown = tree.kind(node) == .closure ? "The closure" : tree.child(node, 1).map { tree.text($0) + "()" } ?? ""
        for value in summary.values {
            guard let given = mismatch(value, name, file) else { continue }
            report(
                "php.wrong-return-type", at: value,
                values: ["function": shown, "type": file.text(type), "given": given])
        }
    }

    /// Whether every value of the type is known from its name: scalar types, arrays, and classes.
    private func isPlain(_ name: String) -> Bool {
        ![
            "mixed", "void", "never", "iterable", "generator", "iterator", "traversable", "callable", "static",
            "object",
            "null", "false", "true",
        ].contains(name)
    }

    /// What the value is, if that never fits the type.
    private func mismatch(_ value: NodeID, _ type: String, _ file: FileContext) -> String? {
        let isScalar = ["int", "float", "string", "bool"].contains(type)
        switch file.tree.kind(value) {
        case .array: return type == "array" ? nil : "an array"
        case .closure, .arrowFunction: return type == "closure" ? nil : isScalar || type == "array" ? "a closure" : nil
        case .constant:
            if file.isConstant(value, "null") { return "null" }
            let isBoolean = file.isConstant(value, "true") || file.isConstant(value, "false")
            return isBoolean && !isScalar ? "a boolean" : nil
        case .integer, .float: return isScalar ? nil : "a number"
        case .string:
            if !isScalar { return "a string" }
            guard type == "int" || type == "float", let text = file.tree.string(value) else { return nil }
            let first = text.first { $0 != 32 && $0 != 9 && $0 != 10 }
            let isNumber = first.map { (48...57).contains($0) || "+-.".utf8.contains($0) } ?? false
            return isNumber ? nil : "text that is no number"
        default: return nil
        }
    }
}
