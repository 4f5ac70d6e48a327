import SourceText

/// A node seen as what it is, with its children by name.
///
///     if let call = CallExpression(tree, node), call.functionName == "eval" { … }
package protocol NodeView: Sendable {
    var tree: SyntaxTree { get }
    var node: NodeID { get }
    /// The kinds of nodes that can be seen so.
    static var kinds: [NodeKind] { get }
    init(unchecked tree: SyntaxTree, _ node: NodeID)
}

extension NodeView {
    /// The view of `node`, or nil if it is of another kind.
    package init?(_ tree: SyntaxTree, _ node: NodeID?) {
        guard let node, Self.kinds.contains(tree.kind(node)) else { return nil }
        self.init(unchecked: tree, node)
    }

    package var kind: NodeKind { tree.kind(node) }
    package var flags: NodeFlags { tree.flags(node) }
    package var byteRange: Range<Int> { tree.byteRange(node) }
    package var position: LineTable.Position { tree.position(node) }

    func slot(_ index: Int) -> NodeID? { tree.child(node, index) }

    /// The text of the child's main token, if the child is a name, an identifier or a variable.
    func text(slot index: Int) -> String? {
        guard let child = slot(index) else { return nil }
        switch tree.kind(child) {
        case .name, .identifier, .variable: return tree.text(child)
        default: return nil
        }
    }

    /// The views of the children of the child at `index`.
    func list<View: NodeView>(_ index: Int, of type: View.Type) -> [View] {
        guard let list = slot(index) else { return [] }
        return tree.children(list).compactMap { View(tree, $0) }
    }

    /// The names in the child at `index`.
    func names(_ index: Int) -> [NodeID] {
        guard let list = slot(index) else { return [] }
        return Array(tree.children(list))
    }
}
