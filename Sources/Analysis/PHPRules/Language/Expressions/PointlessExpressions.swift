import PHPSyntax

/// Expressions that do nothing: a variable assigned to itself, a value compared with itself, `!!`.
struct PointlessExpressions: NodeRule {
    static let ids = ["php.self-assignment", "php.self-comparison", "php.double-negation"]
    static let kinds: [NodeKind] = [.assign, .binary, .unary]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .assign:
            guard let target = tree.child(node, 0), let value = tree.child(node, 1),
                tree.kind(target) == tree.kind(value), file.isSameCode(target, value), file.isPure(target)
            else { return }
            // A magic method may stand behind a property or an index.
            let isVariable = tree.kind(target) == .variable
            report(
                "php.self-assignment", at: node, values: ["target": file.text(target, limit: 40)],
                confidence: isVariable ? .high : .medium)
        case .binary: checkBinary(node, file, &report)
        default:
            guard tree.mainTokenKind(node) == .exclamation, let inner = tree.child(node, 0),
                tree.kind(inner) == .unary, tree.mainTokenKind(inner) == .exclamation,
                !(file.parent(node).map { tree.kind($0) == .unary && tree.mainTokenKind($0) == .exclamation } ?? false)
            else { return }
            report("php.double-negation", at: node)
        }
    }

    private func checkBinary(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        switch tree.mainTokenKind(node) {
        case .isEqual, .isNotEqual, .isIdentical, .isNotIdentical, .less, .lessOrEqual, .greater, .greaterOrEqual,
            .spaceship, .booleanAnd, .booleanOr, .coalesce, .minus, .divide, .modulo:
            break
        default: return
        }
        guard let left = tree.child(node, 0), let right = tree.child(node, 1), tree.kind(left) == tree.kind(right),
            !file.isLiteral(left), file.isSameCode(left, right), file.isPure(left)
        else { return }
        // `$x != $x` is how one asks for NAN without is_nan().
        report("php.self-comparison", at: node, values: ["value": file.text(left, limit: 40)])
    }
}
