import PHPSyntax

/// Bodies without a statement: of `catch`, `if`, and loops.
struct EmptyBodies: NodeRule {
    static let ids = ["php.empty-catch", "php.empty-body"]
    static let kinds: [NodeKind] = [
        .catchClause, .ifStatement, .elseIf, .elseClause, .whileStatement, .forStatement, .foreach, .switchStatement,
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let kind = tree.kind(node)
        if kind == .catchClause {
            guard let body = tree.child(node, 2), isEmpty(body, file) else { return }
            // A try that checks whether something works at all says by its variable's name that this is meant.
            report("php.empty-catch", at: keyword(node, file))
            return
        }
        let body: NodeID?
        switch kind {
        case .ifStatement, .elseIf, .whileStatement: body = tree.child(node, 1)
        case .elseClause: body = tree.child(node, 0)
        case .forStatement, .foreach: body = tree.child(node, 3)
        default: body = tree.slotCount(node) == 1 ? node : nil
        }
        guard let body, kind == .switchStatement || isEmpty(body, file) else { return }
        // A loop whose head does the work needs no body.
        if kind == .whileStatement || kind == .forStatement {
            if tree.kind(body) == .emptyStatement && tree.mainTokenKind(body) == .semicolon
                && isSemicolonAlone(body, file)
            {
                return
            }
            let head = kind == .forStatement ? tree.child(node, 1) : tree.child(node, 0)
            if let head, !file.isPure(head) { return }
            if kind == .forStatement, tree.child(node, 2).map({ tree.slotCount($0) > 0 }) ?? false,
                tree.kind(body) == .emptyStatement
            {
                return
            }
        }
        if kind == .ifStatement, tree.slotCount(node) > 2 { return }
        report(
            "php.empty-body", at: keyword(node, file),
            values: ["what": tree.text(token: tree.tokenRange(node).lowerBound)])
    }

    /// A `;` on a line of its own is meant.
    private func isSemicolonAlone(_ body: NodeID, _ file: FileContext) -> Bool {
        let position = file.tree.position(body)
        let start = Int(file.tree.lines.starts[position.line - 1])
        let offset = file.tree.byteRange(body).lowerBound
        return file.source.bytes[start..<offset].allSatisfy { $0 == 32 || $0 == 9 }
    }

    private func isEmpty(_ body: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        switch tree.kind(body) {
        case .emptyStatement: return tree.mainTokenKind(body) == .semicolon
        case .block, .statementList:
            guard tree.slotCount(body) == 0 else { return false }
            return tree.kind(body) == .block && file.comments(in: tree.tokenRange(body)).isEmpty
        default: return false
        }
    }

    private func keyword(_ node: NodeID, _ file: FileContext) -> Range<Int> {
        file.tree.tokens.range(file.tree.tokenRange(node).lowerBound)
    }
}
