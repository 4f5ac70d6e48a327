import SourceText

/// A node of a tree: an index into the tree's arrays.
package struct NodeID: Sendable, Hashable, Comparable {
    package let rawValue: UInt32

    @inline(__always)
    init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// The index, for arrays that hold a fact about each node.
    package var index: Int { Int(rawValue) }

    package static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }
}

/// A node as it is stored: 24 bytes.
struct NodeRecord {
    var kind: NodeKind
    var flags: NodeFlags
    /// The first token, and the one behind the last.
    var firstToken: UInt32
    var endToken: UInt32
    /// The token that tells nodes of the kind apart, or the first.
    var mainToken: UInt32
    /// Where in `SyntaxTree.links` the children are.
    var firstLink: UInt32
    var linkCount: UInt32
}

/// A parsed file: source, tokens, nodes, errors. It never changes, and any thread may read it.
///
/// Nodes lie in one array, children before their parents, so that the nodes below a node are the ones right before it:
/// a loop over `nodes(through:)` visits a subtree without recursion. The depth of a tree is limited only where code
/// nests; operators that associate to the left, chains of calls, of `? :` and of `else if` may be as deep as the file
/// is long.
package final class SyntaxTree: Sendable {
    /// The source, followed by padding.
    let padded: [UInt8]
    /// The number of bytes in the source.
    package let byteCount: Int
    package let tokens: TokenList
    package let lines: LineTable
    let records: [NodeRecord]
    /// The children of all nodes; 0 where an optional child is absent.
    let links: [UInt32]
    /// What an engine would refuse to compile, in the order of the file, at most `ParserOptions.maximumErrors`.
    package let errors: [SyntaxError]
    /// Whether the file has what only modules have, such as `import` declarations, or was read as one.
    package let hasModuleSyntax: Bool
    /// Whether the file has JSX.
    package let hasJSX: Bool

    init(
        padded: [UInt8], byteCount: Int, tokens: TokenList, lines: LineTable, records: [NodeRecord], links: [UInt32],
        errors: [SyntaxError], hasModuleSyntax: Bool, hasJSX: Bool
    ) {
        self.padded = padded
        self.byteCount = byteCount
        self.tokens = tokens
        self.lines = lines
        self.records = records
        self.links = links
        self.errors = errors
        self.hasModuleSyntax = hasModuleSyntax
        self.hasJSX = hasJSX
    }

    /// The node of kind `.file`, last of all.
    package var root: NodeID { NodeID(UInt32(truncatingIfNeeded: records.count - 1)) }

    /// The number of nodes, and one more; every `NodeID.index` is less.
    package var nodeCount: Int { records.count }

    @inline(__always)
    package func kind(_ node: NodeID) -> NodeKind { records[node.index].kind }

    /// The kind of the node, or nil if there is none.
    @inline(__always)
    package func kind(_ node: NodeID?) -> NodeKind? { node.map { records[$0.index].kind } }

    package func flags(_ node: NodeID) -> NodeFlags { records[node.index].flags }

    /// The children, absent ones left out.
    package func children(_ node: NodeID) -> Children {
        let record = records[node.index]
        return Children(
            tree: self, links: Int(record.firstLink)..<(Int(record.firstLink) + Int(record.linkCount)))
    }

    /// The number of children, absent ones counted.
    package func slotCount(_ node: NodeID) -> Int { Int(records[node.index].linkCount) }

    /// The child at `slot`, or nil if it is absent.
    package func child(_ node: NodeID, _ slot: Int) -> NodeID? {
        let record = records[node.index]
        guard slot >= 0 && slot < Int(record.linkCount) else { return nil }
        let link = links[Int(record.firstLink) + slot]
        return link == 0 ? nil : NodeID(link)
    }

    /// The nodes below `node`, children before their parents, `node` itself last.
    package func nodes(through node: NodeID) -> ClosedRange<Int> {
        var first = node.index
        while let child = children(NodeID(UInt32(truncatingIfNeeded: first))).first { first = child.index }
        return first...node.index
    }

    /// The node at `index`, from 1 to `nodeCount - 1`.
    package func node(at index: Int) -> NodeID { NodeID(UInt32(truncatingIfNeeded: index)) }

    /// The parent of each node, by index; 0 for the root and nodes that the parser dropped.
    package func parents() -> [UInt32] {
        var parents = [UInt32](repeating: 0, count: records.count)
        for index in records.indices {
            let record = records[index]
            for link in Int(record.firstLink)..<(Int(record.firstLink) + Int(record.linkCount)) {
                parents[Int(links[link])] = UInt32(truncatingIfNeeded: index)
            }
        }
        if !parents.isEmpty { parents[0] = 0 }
        return parents
    }

    /// The bytes that the tree's arrays take up, the source not counted.
    package var stateBytes: Int {
        records.count * MemoryLayout<NodeRecord>.stride + links.count * 4 + tokens.count * 5 + lines.starts.count * 4
    }
}

/// The children of a node.
package struct Children: Sequence, IteratorProtocol, Sendable {
    let tree: SyntaxTree
    var links: Range<Int>

    package mutating func next() -> NodeID? {
        while let link = links.popFirst() {
            if tree.links[link] != 0 { return NodeID(tree.links[link]) }
        }
        return nil
    }

    package var first: NodeID? {
        var copy = self
        return copy.next()
    }

    /// Without the first `count`; absent children count too.
    package func dropFirst(_ count: Int) -> Children {
        Children(tree: tree, links: links.dropFirst(count))
    }
}
