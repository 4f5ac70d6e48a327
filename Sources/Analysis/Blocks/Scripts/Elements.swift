import JSSyntax

/// An element of a view, as JSX or as a call of createElement.
struct Element {
    /// What makes the element.
    enum Name: Equatable {
        /// An HTML element.
        case tag(String)
        /// A component: the name as written.
        case component(String)
        case fragment
    }

    struct Prop {
        var name: String
        /// The value; nil for a prop without one, which is true.
        var value: NodeID?
        /// What is reported.
        var node: NodeID
    }

    var node: NodeID
    var name: Name
    /// The node that names a component.
    var nameNode: NodeID?
    var props: [Prop]
    /// Whether props come from a value that is not written out.
    var hasSpread: Bool
    /// Expressions, texts and elements inside; `.jsxExpression` is opened.
    var children: [NodeID]

    /// The tag, if it is an HTML element.
    var tag: String? {
        if case .tag(let name) = name { return name }
        return nil
    }

    func prop(_ name: String) -> Prop? { props.last { $0.name == name } }
}

extension Script {
    /// The element that `node` makes.
    func element(_ node: NodeID) -> Element? {
        switch kind(node) {
        case .jsxElement: return jsxElement(node)
        case .jsxFragment:
            return Element(
                node: node, name: .fragment, nameNode: nil, props: [], hasSpread: false,
                children: tree.children(node).compactMap { child in openExpression(child) })
        case .call:
            guard let callee = tree.child(node, 0), isCreateElement(callee) else { return nil }
            return createdElement(node)
        default: return nil
        }
    }

    func findElements() -> [Element] { nodes.compactMap { element($0) } }

    private func isCreateElement(_ callee: NodeID) -> Bool {
        switch origin(callee) {
        case "@wordpress/element.createElement", "@wordpress/element.jsx", "@wordpress/element.jsxs": true
        default: false
        }
    }

    private func openExpression(_ node: NodeID) -> NodeID? {
        kind(node) == .jsxExpression ? tree.child(node, 0) : node
    }

    private func jsxElement(_ node: NodeID) -> Element? {
        guard let nameNode = tree.child(node, 0), let list = tree.child(node, 1) else { return nil }
        let name: Element.Name
        switch kind(nameNode) {
        case .jsxName: name = .tag(tree.name(nameNode))
        case .identifier, .member:
            let text = text(nameNode)
            name = text.hasSuffix("Fragment") ? .fragment : .component(text)
        default: name = .tag(text(nameNode))
        }
        var props: [Element.Prop] = []
        var hasSpread = false
        for attribute in tree.children(list) {
            guard kind(attribute) == .jsxAttribute, let key = tree.child(attribute, 0) else {
                hasSpread = true
                continue
            }
            let value = tree.child(attribute, 1).flatMap { openExpression($0) }
            props.append(Element.Prop(name: text(key), value: value, node: attribute))
        }
        let children = tree.children(node).dropFirst(2).compactMap { child -> NodeID? in
            kind(child) == .jsxClosing ? nil : openExpression(child)
        }
        return Element(
            node: node, name: name, nameNode: nameNode, props: props, hasSpread: hasSpread, children: children)
    }

    private func createdElement(_ call: NodeID) -> Element? {
        let arguments = arguments(call)
        guard let type = arguments.first else { return nil }
        let name: Element.Name
        if let tag = tree.string(type) {
            name = .tag(tag)
        } else if origin(type) == "@wordpress/element.Fragment" {
            name = .fragment
        } else {
            name = .component(text(type))
        }
        var props: [Element.Prop] = []
        var hasSpread = false
        if arguments.count > 1 {
            let object = resolved(arguments[1])
            switch kind(object) {
            case .object:
                for member in tree.children(object) {
                    if let key = tree.keyName(member) {
                        props.append(Element.Prop(name: key, value: tree.child(member, 1), node: member))
                    } else {
                        hasSpread = true
                    }
                }
            case .nullLiteral: break
            default: hasSpread = true
            }
        }
        return Element(
            node: call, name: name, nameNode: kind(type) == .string ? nil : type, props: props, hasSpread: hasSpread,
            children: Array(arguments.dropFirst(2)))
    }

    /// Whether the component of the element is that export.
    func isComponent(_ element: Element, _ origins: String...) -> Bool {
        guard let node = element.nameNode, let origin = origin(node) else { return false }
        return origins.contains(origin)
    }

    /// Whether a `.jsxText` has more than white space.
    func hasText(_ node: NodeID) -> Bool { tree.bytes(node).contains { $0 > 0x20 } }
}
