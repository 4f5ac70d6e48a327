import PHPSyntax

/// Branches that do the same, and conditions that are asked twice.
struct Branches: NodeRule {
    static let ids = ["php.duplicate-condition", "php.identical-branches"]
    static let kinds: [NodeKind] = [.ifStatement, .ternary]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        if tree.kind(node) == .ternary {
            guard let then = tree.child(node, 1), let otherwise = tree.child(node, 2) else { return }
            if file.isSameCode(then, otherwise) {
                report("php.identical-branches", at: node, values: ["what": "Both values of the condition"])
            }
            return
        }
        var seen: Set<String> = []
        var bodies: [NodeID] = []
        var hasElse = false
        if let condition = tree.child(node, 0) { _ = isSeen(condition, &seen, file) }
        if let body = tree.child(node, 1) { bodies.append(body) }
        for clause in tree.children(node).dropFirst(2) {
            if tree.kind(clause) == .elseClause {
                hasElse = true
                if let body = tree.child(clause, 0) { bodies.append(body) }
                continue
            }
            if let condition = tree.child(clause, 0), isSeen(condition, &seen, file) {
                report(
                    "php.duplicate-condition", at: condition, values: ["condition": file.text(condition, limit: 60)])
            }
            if let body = tree.child(clause, 1) { bodies.append(body) }
        }
        // All branches, up to the last `else`, are the same: the condition decides nothing.
        guard hasElse, let first = bodies.first, !isEmpty(first, tree) else { return }
        if bodies.dropFirst().allSatisfy({ file.isSameCode(first, $0) }) {
            report(
                "php.identical-branches", at: tree.tokens.range(tree.tokenRange(node).lowerBound),
                values: ["what": "All branches"])
        }
    }

    private func isSeen(_ condition: NodeID, _ seen: inout Set<String>, _ file: FileContext) -> Bool {
        guard let code = file.normalizedCode(condition), file.isPure(condition) else { return false }
        return !seen.insert(code).inserted
    }

    private func isEmpty(_ body: NodeID, _ tree: SyntaxTree) -> Bool {
        tree.kind(body) == .emptyStatement || tree.slotCount(body) == 0
    }
}
