/// What the trees of one language are made of.
///
/// The types of this folder are generic over it. `Package.swift` has this module's code compiled anew where it is used,
/// for the one language, so that parsers are as fast as if the types were written out twice.
package protocol SourceLanguage {
    associatedtype NodeKind: Sendable, Equatable
    associatedtype NodeFlags: OptionSet, Sendable
    associatedtype TokenKind: SourceTokenKind
    /// What a tree says of its file beside nodes and errors.
    associatedtype Facts: Sendable

    /// The kind of a node for something that is not there.
    static var missing: NodeKind { get }

    /// The child of `node` that was made first.
    static func firstMade(of node: SourceNodeID, in tree: SourceTree<Self>) -> SourceNodeID?
}

extension SourceLanguage {
    package static func firstMade(of node: SourceNodeID, in tree: SourceTree<Self>) -> SourceNodeID? {
        tree.children(node).first
    }
}

/// A kind of tokens of a language.
package protocol SourceTokenKind: Sendable, Equatable {
    static var endOfFile: Self { get }
    /// White space, line ends among it.
    var isBlank: Bool { get }
    var isComment: Bool { get }
}

/// A node of a tree: an index into the tree's arrays.
package struct SourceNodeID: Sendable, Hashable, Comparable {
    package let rawValue: UInt32

    @inline(__always)
    package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// No node of any tree.
    package static var none: SourceNodeID { SourceNodeID(0) }

    /// The index, for arrays that hold a fact about each node.
    package var index: Int { Int(rawValue) }

    package static func < (left: SourceNodeID, right: SourceNodeID) -> Bool { left.rawValue < right.rawValue }
}

/// A node as it is stored: 24 bytes.
package struct SourceNode<Language: SourceLanguage>: Sendable {
    package var kind: Language.NodeKind
    package var flags: Language.NodeFlags
    /// The first token, and the one behind the last.
    package var firstToken: UInt32
    package var endToken: UInt32
    /// The token that tells nodes of the kind apart, or the first.
    package var mainToken: UInt32
    /// Where in `SourceTree.links` the children are.
    package var firstLink: UInt32
    package var linkCount: UInt32

    @inline(__always)
    package init(
        kind: Language.NodeKind, flags: Language.NodeFlags, firstToken: UInt32, endToken: UInt32, mainToken: UInt32,
        firstLink: UInt32, linkCount: UInt32
    ) {
        self.kind = kind
        self.flags = flags
        self.firstToken = firstToken
        self.endToken = endToken
        self.mainToken = mainToken
        self.firstLink = firstLink
        self.linkCount = linkCount
    }

    /// Where in `SourceTree.links` the children are; absent ones count.
    @inline(__always)
    package var slots: Range<Int> { Int(firstLink)..<(Int(firstLink) + Int(linkCount)) }
}

/// The tokens of a file, in two flat arrays: nothing of the source is left out, and nothing overlaps.
///
/// Token `i` covers the bytes `starts[i]..<starts[i + 1]`. The last token is `.endOfFile`, without bytes.
package struct SourceTokens<Kind: SourceTokenKind>: Sendable {
    package var kinds: [Kind]
    /// Offsets of the first bytes; one more than there are tokens, the last is the size of the source.
    package var starts: [UInt32]

    package init() {
        kinds = []
        starts = []
    }

    /// The number of tokens, `.endOfFile` among them.
    package var count: Int { kinds.count }

    /// The byte range of token `index`.
    package func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }
}

/// Something in a file that its language would not compile.
package struct SourceError: Error, Sendable, Equatable {
    /// What class of trouble it is.
    package enum Code: Sendable, Equatable {
        /// A token that the grammar does not allow there.
        case syntax
        /// Grammatical, but refused before the code runs.
        case semantics
        /// Nested deeper than the parser follows.
        case tooDeep
        /// The file is larger than the parser takes.
        case tooLarge
    }

    package var code: Code
    package var message: String
    /// The offset of the byte at fault, from 0.
    package var offset: Int
    /// The line of that byte, from 1.
    package var line: Int
    /// The byte's place in its line, from 1, in bytes.
    package var column: Int

    package init(code: Code, message: String, offset: Int, line: Int, column: Int) {
        self.code = code
        self.message = message
        self.offset = offset
        self.line = line
        self.column = column
    }
}
