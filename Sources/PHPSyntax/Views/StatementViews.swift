/// `if`, with what follows it.
package struct IfStatement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.ifStatement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var condition: NodeID? { slot(0) }

    package var body: NodeID? { slot(1) }

    /// `elseif` and `else if` alike, then `else`.
    package var clauses: [ConditionalClause] { tree.children(node).compactMap { ConditionalClause(tree, $0) } }
}

/// `elseif`, `else if` or `else`.
package struct ConditionalClause: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.elseIf, .elseClause]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// Absent in `else`.
    package var condition: NodeID? { kind == .elseIf ? slot(0) : nil }

    package var body: NodeID? { slot(kind == .elseIf ? 1 : 0) }
}

/// `while` and `do`.
package struct LoopStatement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.whileStatement, .doWhile]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var condition: NodeID? { slot(kind == .doWhile ? 1 : 0) }

    package var body: NodeID? { slot(kind == .doWhile ? 0 : 1) }
}

/// `for (initialisers; conditions; steps)`.
package struct ForStatement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.forStatement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var initialisers: [NodeID] { names(0) }

    package var conditions: [NodeID] { names(1) }

    package var steps: [NodeID] { names(2) }

    package var body: NodeID? { slot(3) }
}

/// `foreach (subject as key => value)`.
package struct ForeachStatement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.foreach]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var subject: NodeID? { slot(0) }

    package var key: NodeID? { slot(1) }

    package var value: NodeID? { slot(2) }

    package var body: NodeID? { slot(3) }

    package var isReference: Bool { flags.contains(.byReference) }
}

/// `switch (subject)`.
package struct SwitchStatement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.switchStatement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var subject: NodeID? { slot(0) }

    package var cases: [CaseClause] { tree.children(node).compactMap { CaseClause(tree, $0) } }
}

/// `case value:` or `default:`.
package struct CaseClause: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.caseClause]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// Absent for the default.
    package var value: NodeID? { slot(0) }

    package var body: NodeID? { slot(1) }
}

/// `try`, with its `catch` and `finally`.
package struct TryStatement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.tryStatement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var body: NodeID? { slot(0) }

    package var catches: [CatchClause] { tree.children(node).compactMap { CatchClause(tree, $0) } }

    /// The block behind `finally`.
    package var finally: NodeID? {
        tree.children(node).first { tree.kind($0) == .finallyClause }.flatMap { tree.child($0, 0) }
    }
}

/// `catch (types $variable)`.
package struct CatchClause: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.catchClause]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var types: [NodeID] { names(0) }

    package var variable: NodeID? { slot(1) }

    package var body: NodeID? { slot(2) }
}

/// `return`, `break` and `continue`.
package struct JumpStatement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.returnStatement, .breakStatement, .continueStatement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var value: NodeID? { slot(0) }
}
