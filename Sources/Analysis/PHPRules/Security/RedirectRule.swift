import PHPSyntax

/// Redirects behind which the request goes on.
struct RedirectRule: CallRule {
    static let ids = ["requests.redirect-no-exit"]
    static let functions = ["wp_redirect", "wp_safe_redirect", "header"]

    private enum End {
        /// The request or function ends.
        case ends
        /// Nothing follows in the function.
        case nothingFollows
        /// Code follows.
        case goesOn
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let node = call.node
        guard let name = call.name else { return }
        if name == "header" {
            guard let prefix = call.argument(0).flatMap({ RemoteAddress.prefix($0, file) }),
                prefix.lowercased().hasPrefix("location:")
            else { return }
        }
        guard let statement = file.parent(node), tree.kind(statement) == .expressionStatement else { return }
        let end = end(behind: statement, file)
        guard end != .ends, !isHelper(node, file) else { return }
        report(
            "requests.redirect-no-exit", at: node, values: ["function": "\(name)()"],
            severity: end == .goesOn ? .medium : nil, confidence: end == .goesOn ? .high : .medium)
    }

    /// What comes when the statement has been run.
    private func end(behind statement: NodeID, _ file: FileContext) -> End {
        let tree = file.tree
        var child = statement
        var skipsToLoop = false
        for ancestor in file.ancestors(of: statement, limit: 200) {
            let kind = tree.kind(ancestor)
            if kind.isFunction { return .nothingFollows }
            switch kind {
            case .block, .statementList, .file:
                if skipsToLoop { break }
                switch follows(child, in: ancestor, file) {
                case .ends: return .ends
                case .goesOn: return .goesOn
                case .nothingFollows: break
                case .leavesLoop: skipsToLoop = true
                }
            case .switchStatement, .whileStatement, .forStatement, .foreach, .doWhile:
                if kind != .switchStatement && !skipsToLoop { return .goesOn }
                skipsToLoop = false
            default: break
            }
            child = ancestor
        }
        return .nothingFollows
    }

    private enum Next { case ends, goesOn, nothingFollows, leavesLoop }

    /// What the statements behind `child` do.
    private func follows(_ child: NodeID, in block: NodeID, _ file: FileContext) -> Next {
        let tree = file.tree
        var count = 0
        for statement in file.siblings(after: child, in: block) {
            switch tree.kind(statement) {
            case .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .emptyStatement, .use: continue
            case .inlineHTML:
                if tree.bytes(statement).allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
                    continue
                }
            case .breakStatement, .continueStatement: return .leavesLoop
            default: break
            }
            if !file.flow.completes(statement) || Self.endsByName(statement, file) { return .ends }
            count += 1
            // Whatever is tidied up before the end is short.
            if count >= 6 { return .goesOn }
        }
        return count > 0 ? .goesOn : .nothingFollows
    }

    /// Whether a function is called that says that it ends the request: `$this->terminate()`, `shop_exit()`.
    private static func endsByName(_ statement: NodeID, _ file: FileContext) -> Bool {
        guard file.tree.kind(statement) == .expressionStatement, let expression = file.tree.child(statement, 0) else {
            return false
        }
        if file.tree.kind(expression) == .binary {
            return file.tree.nodes(through: expression).contains { file.tree.kind(file.tree.node(at: $0)) == .exit }
        }
        guard let name = Call(expression, in: file)?.name else { return false }
        return ["exit", "die", "terminate", "halt", "stop"].contains { name.contains($0) }
    }

    /// Whether the function does nothing but redirect, so that its callers end the request.
    private func isHelper(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let function = file.enclosingNamedFunction(node), let name = file.tree.child(function, 1) else {
            return false
        }
        return SecretNames.words(file.tree.text(name)).contains("redirect")
            && end(behind: file.enclosingStatement(node) ?? node, file) == .nothingFollows
    }
}
