/// `$name`.
package struct VariableExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.variable]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// The name without the dollar.
    package var name: String { String(tree.text(node).drop { $0 == "$" }) }
}

/// `base[offset]`.
package struct IndexExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.index]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var base: NodeID? { slot(0) }

    /// Absent in `base[]`.
    package var offset: NodeID? { slot(1) }
}

/// `object->name`, `object?->name`.
package struct PropertyExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.property]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var object: NodeID? { slot(0) }

    /// An identifier or an expression.
    package var nameNode: NodeID? { slot(1) }

    /// The name, if it is written out.
    package var name: String? { slot(1).flatMap { tree.kind($0) == .identifier ? tree.text($0) : nil } }

    package var isNullsafe: Bool { flags.contains(.nullsafe) }
}

/// `Class::$name`.
package struct StaticPropertyExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.staticProperty]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// A name or an expression.
    package var type: NodeID? { slot(0) }

    /// A variable, or an expression that gives the name.
    package var nameNode: NodeID? { slot(1) }

    package var typeName: String? { slot(0).flatMap { tree.kind($0) == .name ? tree.text($0) : nil } }
}

/// `Class::NAME`.
package struct ClassConstantExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.classConstant]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// A name or an expression.
    package var type: NodeID? { slot(0) }

    package var typeName: String? { slot(0).flatMap { tree.kind($0) == .name ? tree.text($0) : nil } }

    package var nameNode: NodeID? { slot(1) }

    package var name: String? { slot(1).flatMap { tree.kind($0) == .identifier ? tree.text($0) : nil } }
}

/// A constant's name.
package struct ConstantExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.constant]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var name: String { text(slot: 0) ?? "" }
}

/// `target = value` and its like.
package struct AssignExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.assign, .assignReference, .compoundAssign]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var target: NodeID? { slot(0) }

    package var value: NodeID? { slot(1) }

    package var isReference: Bool { kind == .assignReference }

    /// `.equal` or the operator with it.
    package var operatorKind: TokenKind { tree.mainTokenKind(node) }
}

/// `left operator right`.
package struct BinaryExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.binary]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var left: NodeID? { slot(0) }

    package var right: NodeID? { slot(1) }

    package var operatorKind: TokenKind { tree.mainTokenKind(node) }
}

/// An operator, or a construct of the language, with one operand.
package struct UnaryExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [
        .unary, .errorSuppress, .cast, .prefixUpdate, .postfixUpdate, .clone, .print, .include, .eval, .empty, .throw,
        .yieldFrom,
    ]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var operand: NodeID? { slot(0) }

    package var operatorKind: TokenKind { tree.mainTokenKind(node) }
}

/// `condition ? then : otherwise`.
package struct TernaryExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.ternary]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var condition: NodeID? { slot(0) }

    /// Absent in `condition ?: otherwise`.
    package var then: NodeID? { slot(1) }

    package var otherwise: NodeID? { slot(2) }
}

/// `value instanceof type`.
package struct InstanceofExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.instanceof]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var value: NodeID? { slot(0) }

    package var type: NodeID? { slot(1) }
}

/// An array literal, or a pattern that takes arrays apart.
package struct ArrayExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.array, .list]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// The elements; nil where a pattern skips one.
    package var elements: [ArrayElement?] { (0..<tree.slotCount(node)).map { ArrayElement(tree, slot($0)) } }

    package var isPattern: Bool { kind == .list }
}

/// `key => value` in an array.
package struct ArrayElement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.arrayElement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var key: NodeID? { slot(0) }

    package var value: NodeID? { slot(1) }

    package var isReference: Bool { flags.contains(.byReference) }

    package var isSpread: Bool { flags.contains(.variadic) }
}

/// `match (subject) { … }`.
package struct MatchExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.match]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var subject: NodeID? { slot(0) }

    package var arms: [MatchArm] { tree.children(node).compactMap { MatchArm(tree, $0) } }
}

/// `conditions => value`.
package struct MatchArm: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.matchArm]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// Nil for the default.
    package var conditions: [NodeID]? { slot(0).map { Array(tree.children($0)) } }

    package var value: NodeID? { slot(1) }
}

/// `function (…) { … }` or `fn (…) => …`.
package struct ClosureExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.closure, .arrowFunction]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var isArrow: Bool { kind == .arrowFunction }

    package var parameters: [Parameter] { list(1, of: Parameter.self) }

    package var uses: [ClosureUse] { isArrow ? [] : list(2, of: ClosureUse.self) }

    package var returnType: NodeID? { slot(isArrow ? 2 : 3) }

    /// A block, or the expression of an arrow function.
    package var body: NodeID? { slot(isArrow ? 3 : 4) }

    package var isStatic: Bool { flags.contains(.static) }

    package var returnsReference: Bool { flags.contains(.byReference) }
}

/// A variable that a closure takes along.
package struct ClosureUse: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.closureUse]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var variable: NodeID? { slot(0) }

    package var isReference: Bool { flags.contains(.byReference) }
}
