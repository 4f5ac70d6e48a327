/// Properties that share modifiers and a type.
package struct PropertyDeclaration: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.propertyDeclaration]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var attributes: [Attribute] { attributes(0) }

    package var type: NodeID? { slot(1) }

    package var elements: [PropertyElement] { tree.children(node).compactMap { PropertyElement(tree, $0) } }

    package var isStatic: Bool { flags.contains(.static) }

    package var visibility: NodeFlags {
        flags.intersection(.visibility).isEmpty ? .public : flags.intersection(.visibility)
    }
}

/// One property of a declaration.
package struct PropertyElement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.propertyElement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// The name without the dollar.
    package var name: String { String((text(slot: 0) ?? "").dropFirst()) }

    package var defaultValue: NodeID? { slot(1) }

    package var hooks: [PropertyHook] { list(2, of: PropertyHook.self) }
}

/// `get` or `set` of a property.
package struct PropertyHook: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.propertyHook]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var attributes: [Attribute] { attributes(0) }

    package var name: String { text(slot: 1) ?? "" }

    package var parameters: [Parameter] { list(2, of: Parameter.self) }

    /// A block, an expression, or nothing.
    package var body: NodeID? { slot(3) }
}

/// Constants of a file or a class.
package struct ConstantDeclaration: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.constDeclaration, .classConstantDeclaration]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var attributes: [Attribute] { attributes(0) }

    package var type: NodeID? { kind == .classConstantDeclaration ? slot(1) : nil }

    package var elements: [ConstantElement] { tree.children(node).compactMap { ConstantElement(tree, $0) } }
}

/// `NAME = value`.
package struct ConstantElement: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.constantElement]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var name: String { text(slot: 0) ?? "" }

    package var value: NodeID? { slot(1) }
}

/// A case of an enum.
package struct EnumCase: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.enumCase]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var attributes: [Attribute] { attributes(0) }

    package var name: String { text(slot: 1) ?? "" }

    package var value: NodeID? { slot(2) }
}

/// `namespace Name;`, which lasts to the next, or `namespace Name { … }`.
package struct NamespaceDeclaration: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.namespace]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var name: String? { text(slot: 0) }

    package var body: NodeID? { slot(1) }
}

/// One import of a `use`.
package struct UseItem: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.useItem]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    /// The name as written; in a group, without the prefix.
    package var name: String { text(slot: 0) ?? "" }

    package var alias: String? { text(slot: 1) }

    package var isFunction: Bool { flags.contains(.function) }

    package var isConstant: Bool { flags.contains(.constant) }
}

/// `use …;`.
package struct UseDeclaration: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.use, .groupUse]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var prefix: String? { kind == .groupUse ? text(slot: 0) : nil }

    package var items: [UseItem] { tree.children(node).compactMap { UseItem(tree, $0) } }
}
