/// `callee(arguments)`.
package struct CallExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.call]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// A name or an expression.
    package var callee: NodeID? { slot(0) }

    /// The function's name as written, if it is written out.
    package var functionName: String? { slot(0).flatMap { tree.kind($0) == .name ? tree.text($0) : nil } }

    package var arguments: [Argument] { list(1, of: Argument.self) }

    package var argumentList: NodeID? { slot(1) }

    /// `callee(...)`.
    package var isFirstClassCallable: Bool { slot(1).map { tree.flags($0).contains(.firstClassCallable) } ?? false }
}

/// `object->name(arguments)`, `Class::name(arguments)`.
package struct MethodCallExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.methodCall, .staticCall]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// The object, or the class: a name or an expression.
    package var receiver: NodeID? { slot(0) }

    package var isStatic: Bool { kind == .staticCall }

    package var isNullsafe: Bool { kind == .methodCall && flags.contains(.nullsafe) }

    /// An identifier or an expression.
    package var nameNode: NodeID? { slot(1) }

    /// The method's name, if it is written out.
    package var name: String? { slot(1).flatMap { tree.kind($0) == .identifier ? tree.text($0) : nil } }

    package var arguments: [Argument] { list(2, of: Argument.self) }

    package var argumentList: NodeID? { slot(2) }

    package var isFirstClassCallable: Bool { slot(2).map { tree.flags($0).contains(.firstClassCallable) } ?? false }
}

/// `new Class(arguments)`.
package struct NewExpression: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.new]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// A name, an `.anonymousClass` or an expression.
    package var type: NodeID? { slot(0) }

    package var typeName: String? { slot(0).flatMap { tree.kind($0) == .name ? tree.text($0) : nil } }

    package var arguments: [Argument] { list(1, of: Argument.self) }
}

/// An argument of a call.
package struct Argument: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.argument]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// The name of a named argument.
    package var name: String? { text(slot: 0) }

    package var value: NodeID? { slot(1) }

    package var isSpread: Bool { flags.contains(.variadic) }
}

/// `Name(arguments)` in `#[…]`.
package struct Attribute: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.attribute]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var name: String? { text(slot: 0) }

    package var arguments: [Argument] { list(1, of: Argument.self) }
}
