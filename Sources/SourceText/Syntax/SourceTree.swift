/// A parsed file: source, tokens, nodes, errors. It never changes, and any thread may read it.
///
/// Nodes lie in one array, children before their parents, so that the nodes below a node are the ones right before it:
/// a loop over `nodes(through:)` visits a subtree without recursion. The depth of a tree is limited only where code
/// nests; operators that associate to the left, and chains of calls, may be as deep as the file is long.
package final class SourceTree<Language: SourceLanguage>: Sendable {
    package typealias NodeID = SourceNodeID

    /// The source, followed by padding.
    package let padded: [UInt8]
    /// The number of bytes in the source.
    package let byteCount: Int
    package let tokens: SourceTokens<Language.TokenKind>
    package let lines: LineTable
    package let records: [SourceNode<Language>]
    /// The children of all nodes; 0 where an optional child is absent.
    package let links: [UInt32]
    /// What the language would refuse, in the order of the file, at most as many as the options of the parser say.
    package let errors: [SourceError]
    package let facts: Language.Facts

    package init(
        padded: [UInt8], byteCount: Int, tokens: SourceTokens<Language.TokenKind>, lines: LineTable,
        records: [SourceNode<Language>], links: [UInt32], errors: [SourceError], facts: Language.Facts
    ) {
        self.padded = padded
        self.byteCount = byteCount
        self.tokens = tokens
        self.lines = lines
        self.records = records
        self.links = links
        self.errors = errors
        self.facts = facts
    }

    /// The node of the whole file, last of all.
    package var root: NodeID { NodeID(UInt32(truncatingIfNeeded: records.count - 1)) }

    /// The number of nodes, and one more; every `NodeID.index` is less.
    package var nodeCount: Int { records.count }

    @inline(__always)
    package func kind(_ node: NodeID) -> Language.NodeKind { records[node.index].kind }

    /// The kind of the node, or nil if there is none.
    package func kind(_ node: NodeID?) -> Language.NodeKind? { node.map { records[$0.index].kind } }

    package func flags(_ node: NodeID) -> Language.NodeFlags { records[node.index].flags }

    /// The children, absent ones left out.
    package func children(_ node: NodeID) -> SourceChildren<Language> {
        SourceChildren(tree: self, links: records[node.index].slots)
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
        var first = node
        while let child = Language.firstMade(of: first, in: self) { first = child }
        return first.index...node.index
    }

    /// The node at `index`, from 1 to `nodeCount - 1`.
    package func node(at index: Int) -> NodeID { NodeID(UInt32(truncatingIfNeeded: index)) }

    /// The parent of each node, by index; 0 for the root and nodes that the parser dropped.
    package func parents() -> [UInt32] {
        var parents = [UInt32](repeating: 0, count: records.count)
        for index in records.indices {
            for link in records[index].slots { parents[Int(links[link])] = UInt32(truncatingIfNeeded: index) }
        }
        if !parents.isEmpty { parents[0] = 0 }
        return parents
    }

    /// The bytes that the tree's arrays take up, the source not counted.
    package var stateBytes: Int {
        records.count * MemoryLayout<SourceNode<Language>>.stride + links.count * 4 + tokens.count * 5
            + lines.starts.count * 4
    }
}

/// The children of a node.
package struct SourceChildren<Language: SourceLanguage>: Sequence, IteratorProtocol, Sendable {
    let tree: SourceTree<Language>
    var links: Range<Int>

    init(tree: SourceTree<Language>, links: Range<Int>) {
        self.tree = tree
        self.links = links
    }

    package mutating func next() -> SourceNodeID? {
        while let link = links.popFirst() {
            if tree.links[link] != 0 { return SourceNodeID(tree.links[link]) }
        }
        return nil
    }

    package var first: SourceNodeID? {
        var copy = self
        return copy.next()
    }

    /// Without the first `count`; absent children count too.
    package func dropFirst(_ count: Int) -> SourceChildren { SourceChildren(tree: tree, links: links.dropFirst(count)) }
}

// MARK: Text

extension SourceTree {
    /// The tokens that the node covers.
    package func tokenRange(_ node: NodeID) -> Range<Int> {
        let record = records[node.index]
        return Int(record.firstToken)..<Swift.max(Int(record.firstToken), Int(record.endToken))
    }

    /// The bytes that the node covers; for a node without tokens, the empty range where it should be.
    package func byteRange(_ node: NodeID) -> Range<Int> {
        let range = tokenRange(node)
        let start = Int(tokens.starts[range.lowerBound])
        return start..<(range.isEmpty ? start : Int(tokens.starts[range.upperBound]))
    }

    /// The token that tells nodes of the kind apart, or the first.
    package func mainToken(_ node: NodeID) -> Int { Int(records[node.index].mainToken) }

    package func mainTokenKind(_ node: NodeID) -> Language.TokenKind { tokens.kinds[mainToken(node)] }

    /// The source, byte for byte.
    package var source: ArraySlice<UInt8> { padded[..<byteCount] }

    /// The bytes that the node covers.
    package func bytes(_ node: NodeID) -> ArraySlice<UInt8> { padded[byteRange(node)] }

    /// The bytes of a token.
    package func bytes(token: Int) -> ArraySlice<UInt8> { padded[tokens.range(token)] }

    /// The bytes of a token as text; bytes that are no UTF-8 become U+FFFD.
    package func text(token: Int) -> String { String(decoding: bytes(token: token), as: UTF8.self) }

    /// The bytes of the main token as text; bytes that are no UTF-8 become U+FFFD.
    package func text(_ node: NodeID) -> String { text(token: mainToken(node)) }

    /// Where the node begins.
    package func position(_ node: NodeID) -> LineTable.Position { lines.position(of: byteRange(node).lowerBound) }

    /// The comment right before the node's first token, white space aside.
    package func leadingComment(_ node: NodeID) -> Int? {
        var token = tokenRange(node).lowerBound - 1
        while token >= 0, tokens.kinds[token].isBlank { token -= 1 }
        return token >= 0 && tokens.kinds[token].isComment ? token : nil
    }
}
