import PHPSyntax

/// Statements that are never reached: behind `return`, `throw`, `exit`, `continue`, `break`, `wp_die()`, or a loop
/// without end.
struct UnreachableCode: NodeRule {
    static let ids = ["php.unreachable-code"]
    static let kinds: [NodeKind] = [.block, .statementList, .file]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        var last: NodeID?
        for statement in tree.children(node) {
            let kind = tree.kind(statement)
            if kind == .label {
                last = nil
            } else if let end = last, isCode(kind) {
                if isHabit(end, statement, file) { return }
                report(
                    "php.unreachable-code", at: statement,
                    values: [
                        "end": file.text(end, limit: 40),
                        "line": String(tree.position(end).line),
                    ],
                    severity: isWPDie(end, file) ? .info : nil)
                return
            }
            if !file.flow.completes(statement) && last == nil { last = statement }
        }
    }

    private func isCode(_ kind: NodeKind) -> Bool {
        switch kind {
        case .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration, .emptyStatement,
            .inlineHTML, .haltCompiler, .missing, .use, .groupUse, .constDeclaration, .namespace:
            false
        default: true
        }
    }

    /// A `break` behind `return`, or a `return` or `exit` behind what ends the request, does no harm and may please a
    /// reader or a tool.
    private func isHabit(_ end: NodeID, _ statement: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        switch tree.kind(statement) {
        case .breakStatement: return true
        case .expressionStatement where isTranslation(tree.child(statement, 0), file): return true
        case .returnStatement, .continueStatement, .expressionStatement:
            guard tree.kind(end) != .returnStatement else { return false }
            return tree.kind(statement) != .expressionStatement || ControlFlow.ends(file, tree.child(statement, 0))
        default: return false
        }
    }

    /// Texts are listed behind the end of a file for the tool that collects what is to be translated.
    private func isTranslation(_ expression: NodeID?, _ file: FileContext) -> Bool {
        guard let expression, file.tree.kind(expression) == .call, let name = Call(expression, in: file)?.name else {
            return false
        }
        return ["__", "_x", "_n", "_nx", "_n_noop", "_nx_noop"].contains(name)
    }

    /// A site may replace the handler of `wp_die()` by one that returns, as tests do.
    private func isWPDie(_ end: NodeID, _ file: FileContext) -> Bool {
        guard file.tree.kind(end) == .expressionStatement, let call = file.tree.child(end, 0) else { return false }
        return file.tree.kind(call) == .call
    }
}
