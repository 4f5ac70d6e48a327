/// A parameter of a function.
package struct Parameter: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.parameter]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var attributes: [Attribute] { attributes(0) }

    package var type: NodeID? { slot(1) }

    package var variable: NodeID? { slot(2) }

    /// The name without the dollar.
    package var name: String { String((text(slot: 2) ?? "").dropFirst()) }

    package var defaultValue: NodeID? { slot(3) }

    package var hooks: NodeID? { slot(4) }

    package var isReference: Bool { flags.contains(.byReference) }

    package var isVariadic: Bool { flags.contains(.variadic) }

    package var isPromoted: Bool { !flags.isDisjoint(with: .modifiers) }
}

/// A function or a method.
package struct FunctionDeclaration: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [.function, .method]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var attributes: [Attribute] { attributes(0) }

    package var nameNode: NodeID? { slot(1) }

    package var name: String { text(slot: 1) ?? "" }

    package var parameters: [Parameter] { list(2, of: Parameter.self) }

    package var returnType: NodeID? { slot(3) }

    /// Absent in abstract methods and interfaces.
    package var body: NodeID? { slot(4) }

    package var isMethod: Bool { kind == .method }

    package var isStatic: Bool { flags.contains(.static) }

    package var isAbstract: Bool { flags.contains(.abstract) }

    package var returnsReference: Bool { flags.contains(.byReference) }

    package var visibility: NodeFlags {
        flags.intersection(.visibility).isEmpty ? .public : flags.intersection(.visibility)
    }
}

/// A class, interface, trait or enum.
package struct ClassLike: NodeView {
    package let tree: SyntaxTree
    package let node: NodeID
    package static let kinds: [NodeKind] = [
        .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration, .anonymousClass,
    ]

    package init(unchecked tree: SyntaxTree, _ node: NodeID) {
        self.tree = tree
        self.node = node
    }

    package var attributes: [Attribute] { attributes(0) }

    /// Absent in an anonymous class.
    package var nameNode: NodeID? { slot(1) }

    package var name: String? { text(slot: 1) }

    package var parent: NodeID? { kind == .classDeclaration || kind == .anonymousClass ? slot(2) : nil }

    package var backingType: NodeID? { kind == .enumDeclaration ? slot(2) : nil }

    /// What a class or enum implements, or an interface extends.
    package var interfaces: [NodeID] { names(3) }

    package var members: [NodeID] { names(4) }

    package var methods: [FunctionDeclaration] { list(4, of: FunctionDeclaration.self) }

    package var properties: [PropertyDeclaration] { list(4, of: PropertyDeclaration.self) }

    package var isAbstract: Bool { flags.contains(.abstract) }

    package var isFinal: Bool { flags.contains(.final) }
}

extension NodeView {
    /// The attributes in the list at `index`.
    func attributes(_ index: Int) -> [Attribute] {
        guard let list = slot(index) else { return [] }
        return tree.children(list).flatMap { group in tree.children(group).compactMap { Attribute(tree, $0) } }
    }
}
