import SourceText

/// A node of a tree: an index into the tree's arrays.
package struct NodeID: Sendable, Hashable, Comparable {
    package let rawValue: UInt32

    @inline(__always)
    init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// No node of any tree.
    package static let none = NodeID(0)

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
/// a loop over `nodes(below:)` visits a subtree without recursion. The depth of a tree is limited only where code
/// nests; operators that associate to the left, and chains of calls, may be as deep as the file is long.
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
    /// What PHP would refuse, in the order of the file, at most `ParserOptions.maximumErrors`.
    package let errors: [SyntaxError]
    /// Constructs that not every version of PHP from 5.6 to 8.5 has.
    package let versionNotes: [VersionNote]

    init(
        padded: [UInt8], byteCount: Int, tokens: TokenList, lines: LineTable, records: [NodeRecord], links: [UInt32],
        errors: [SyntaxError], versionNotes: [VersionNote]
    ) {
        self.padded = padded
        self.byteCount = byteCount
        self.tokens = tokens
        self.lines = lines
        self.records = records
        self.links = links
        self.errors = errors
        self.versionNotes = versionNotes
    }

    /// The node of kind `.file`, last of all.
    package var root: NodeID { NodeID(UInt32(truncatingIfNeeded: records.count - 1)) }

    /// The number of nodes, and one more; every `NodeID.index` is less.
    package var nodeCount: Int { records.count }

    @inline(__always)
    package func kind(_ node: NodeID) -> NodeKind { records[node.index].kind }

    package func flags(_ node: NodeID) -> NodeFlags { records[node.index].flags }

    /// The children, absent ones left out.
    package func children(_ node: NodeID) -> Children { Children(tree: self, links: linkRange(node)) }

    /// The number of children, absent ones counted.
    package func slotCount(_ node: NodeID) -> Int { Int(records[node.index].linkCount) }

    /// The child at `slot`, or nil if it is absent.
    package func child(_ node: NodeID, _ slot: Int) -> NodeID? {
        let record = records[node.index]
        guard slot >= 0 && slot < Int(record.linkCount) else { return nil }
        let link = links[Int(record.firstLink) + slot]
        return link == 0 ? nil : NodeID(link)
    }

    private func linkRange(_ node: NodeID) -> Range<Int> {
        let record = records[node.index]
        return Int(record.firstLink)..<(Int(record.firstLink) + Int(record.linkCount))
    }

    /// The nodes below `node`, children before their parents, `node` itself last.
    package func nodes(through node: NodeID) -> ClosedRange<Int> {
        var first = node.index
        while let child = firstMade(NodeID(UInt32(truncatingIfNeeded: first))) { first = child.index }
        return first...node.index
    }

    /// The child that was made first: the first, but for the arguments of `new class(…) {…}`, which stand before its
    /// members.
    private func firstMade(_ node: NodeID) -> NodeID? {
        let first = children(node).first
        guard kind(node) == .new, let first, kind(first) == .anonymousClass, child(first, 0) == nil else {
            return first
        }
        return child(node, 1) ?? first
    }

    /// The node at `index`, from 1 to `nodeCount - 1`.
    package func node(at index: Int) -> NodeID { NodeID(UInt32(truncatingIfNeeded: index)) }

    /// The parent of each node, by index; 0 for the root and nodes that recovery dropped.
    package func parents() -> [UInt32] {
        var parents = [UInt32](repeating: 0, count: records.count)
        for index in records.indices {
            let record = records[index]
            for link in Int(record.firstLink)..<(Int(record.firstLink) + Int(record.linkCount)) {
                parents[Int(links[link])] = UInt32(truncatingIfNeeded: index)
            }
        }
        parents[0] = 0
        return parents
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

extension SyntaxTree {
    /// Whether that version of PHP would compile the file, as far as one file shows.
    package func isValid(in version: PHPVersion) -> Bool {
        errors.isEmpty
            && versionNotes.allSatisfy { note in
                note.since.map { $0 <= version } ?? true && note.until.map { version < $0 } ?? true
            }
    }

    /// The bytes that the tree's arrays take up, the source not counted.
    package var stateBytes: Int {
        records.count * MemoryLayout<NodeRecord>.stride + links.count * 4 + tokens.count * 5 + lines.starts.count * 4
    }
}
