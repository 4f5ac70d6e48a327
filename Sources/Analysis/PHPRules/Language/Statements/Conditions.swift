import PHPSyntax

/// Conditions that always have the same value, or that assign where they seem to compare.
struct Conditions: NodeRule {
    static let ids = ["php.constant-condition", "php.assignment-in-condition"]
    static let kinds: [NodeKind] = [.ifStatement, .elseIf, .ternary, .whileStatement]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let condition = tree.child(node, 0) else { return }
        let kind = tree.kind(node)
        if kind != .whileStatement, let truth = file.truth(condition) {
            report("php.constant-condition", at: condition, values: ["value": truth ? "true" : "false"])
        }
        // `while ( $row = next() )` is how one reads to the end.
        guard kind != .whileStatement else {
            checkAssignment(condition, file, &report, isLoop: true)
            return
        }
        checkAssignment(condition, file, &report, isLoop: false)
    }

    /// `if ( $a = 1 )`: a literal that is assigned was meant to be compared; anything else may be meant.
    private func checkAssignment(
        _ condition: NodeID, _ file: FileContext, _ report: inout Reporter, isLoop: Bool
    ) {
        let tree = file.tree
        var parts = [condition]
        while let part = parts.popLast() {
            switch tree.kind(part) {
            case .binary where [.booleanAnd, .booleanOr].contains(tree.mainTokenKind(part)):
                parts += tree.children(part)
            case .unary: if let operand = tree.child(part, 0) { parts.append(operand) }
            case .assign:
                guard let target = tree.child(part, 0), let value = tree.child(part, 1) else { continue }
                let isLiteral = file.isLiteral(value)
                if !isLiteral && (isLoop || tree.flags(part).contains(.parenthesised)) { continue }
                // The value of a call cannot be had otherwise in a chain of conditions.
                if !isLiteral && !isPlain(value, tree) { continue }
                let token = tree.tokens.range(tree.mainToken(part))
                report(
                    "php.assignment-in-condition", at: part, values: ["target": file.text(target, limit: 40)],
                    severity: isLiteral ? .medium : .low, confidence: isLiteral ? .high : .medium,
                    fix: isLiteral && !isLoop
                        ? file.replacing(token, with: "===", title: "Compare instead of assigning") : nil)
            default: continue
            }
        }
    }

    /// A value that could have been compared: a variable or constant.
    private func isPlain(_ value: NodeID, _ tree: SyntaxTree) -> Bool {
        switch tree.kind(value) {
        case .variable, .constant, .classConstant, .property, .index, .staticProperty: true
        default: false
        }
    }
}
