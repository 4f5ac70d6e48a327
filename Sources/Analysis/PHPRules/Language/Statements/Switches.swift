import PHPSyntax

/// `switch` with a case that runs into the next, or with the same case twice.
struct Switches: NodeRule {
    static let ids = ["php.switch-fallthrough", "php.duplicate-case"]
    static let kinds: [NodeKind] = [.switchStatement, .match]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        var seen: Set<String> = []
        if tree.kind(node) == .match {
            for arm in tree.children(node).dropFirst(1) {
                guard let conditions = tree.child(arm, 0), tree.kind(arm) == .matchArm else { continue }
                for value in tree.children(conditions) { checkDuplicate(value, &seen, file, &report) }
            }
            return
        }
        let clauses = Array(tree.children(node).dropFirst(1)).filter { tree.kind($0) == .caseClause }
        for (position, clause) in clauses.enumerated() {
            if let value = tree.child(clause, 0) { checkDuplicate(value, &seen, file, &report) }
            guard position + 1 < clauses.count else { continue }
            checkFallthrough(clause, next: clauses[position + 1], file, &report)
        }
    }

    private func checkDuplicate(
        _ value: NodeID, _ seen: inout Set<String>, _ file: FileContext, _ report: inout Reporter
    ) {
        guard let code = file.normalizedCode(value), file.isPure(value) else { return }
        if !seen.insert(code).inserted {
            report("php.duplicate-case", at: value, values: ["value": file.text(value, limit: 40)])
        }
    }

    private func checkFallthrough(
        _ clause: NodeID, next: NodeID, _ file: FileContext, _ report: inout Reporter
    ) {
        let tree = file.tree
        guard let body = tree.child(clause, 1), file.flow.completes(clause) else { return }
        let statements = Array(tree.children(body))
        guard let last = statements.last(where: { tree.kind($0) != .emptyStatement }) else { return }
        if tree.kind(last) == .inlineHTML, statements.count == 1 { return }
        // A comment behind the last statement says that it is meant.
        let end = tree.tokenRange(last).upperBound
        let label = tree.tokenRange(next).lowerBound
        if !file.comments(in: end..<max(end, label)).isEmpty { return }
        // So does one that is the last thing in the block of the last statement.
        if !file.comments(in: max(end - 4, 0)..<end).isEmpty { return }
        let value = tree.child(clause, 0).map { file.text($0, limit: 40) } ?? "default"
        report(
            "php.switch-fallthrough", at: tree.tokens.range(tree.tokenRange(next).lowerBound),
            values: ["case": value])
    }
}
