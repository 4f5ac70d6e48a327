import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// A PHP file as checks see it. Belongs to one thread.
package final class FileContext {
    package let program: ProgramContext
    /// The file's index in the program.
    package let index: Int
    package let source: SourceFile
    package let tree: SyntaxTree
    /// The parent of each node, by index; 0 for the root and nodes that are not in the tree.
    package private(set) lazy var parents: [UInt32] = tree.parents()
    private lazy var enclosures = Enclosures(tree, parents)
    /// What each function calls and assigns.
    package private(set) lazy var localFacts = LocalFacts(self)
    /// What was looked up in the tables of functions.
    var knownFunctions: [String: FunctionFacts?] = [:]
    /// The functions that compare versions.
    private(set) lazy var versionChecks: Set<Int> = findVersionChecks()
    /// Where statements lead.
    package private(set) lazy var flow = ControlFlow(self)

    package init(program: ProgramContext, index: Int, tree: SyntaxTree) {
        self.program = program
        self.index = index
        self.tree = tree
        source = program.program.files[index]
    }

    package var options: AnalysisOptions { program.options }
}

// MARK: Around a node

extension FileContext {
    package func parent(_ node: NodeID) -> NodeID? {
        let parent = parents[node.index]
        return parent == 0 ? nil : tree.node(at: Int(parent))
    }

    /// The kind of the node's parent.
    package func parentKind(_ node: NodeID) -> NodeKind? { parent(node).map(tree.kind) }

    /// The nodes around `node`, from the inside, at most `limit`: chains of operators may be as deep as a file is long.
    package func ancestors(of node: NodeID, limit: Int = 64) -> some Sequence<NodeID> {
        sequence(state: (node, limit)) { state in
            guard state.1 > 0, let parent = self.parent(state.0) else { return nil }
            state = (parent, state.1 - 1)
            return parent
        }
    }

    /// The function, method, closure or arrow function that the node is in, itself not counted; nil at file level.
    package func enclosingFunction(_ node: NodeID) -> NodeID? { nodeOrNil(enclosures.functions[node.index]) }

    /// The class, interface, trait or enum that the node is in.
    package func enclosingClass(_ node: NodeID) -> NodeID? { nodeOrNil(enclosures.classes[node.index]) }

    /// The innermost loop of the same function whose body, condition or step the node is in: what is evaluated once,
    /// such as the subject of a `foreach`, is not in the loop.
    package func enclosingLoop(_ node: NodeID) -> NodeID? { nodeOrNil(enclosures.loops[node.index]) }

    /// The innermost statement that the node is in or is.
    package func enclosingStatement(_ node: NodeID) -> NodeID? { nodeOrNil(enclosures.statements[node.index]) }

    private func nodeOrNil(_ index: UInt32) -> NodeID? { index == 0 ? nil : tree.node(at: Int(index)) }
}

// MARK: Text and values

extension FileContext {
    package func span(_ node: NodeID) -> SourceSpan { SourceSpan(file: index, range: tree.byteRange(node)) }

    /// The source of the node, shortened to `limit` bytes, for messages.
    package func text(_ node: NodeID, limit: Int = 60) -> String {
        let bytes = tree.bytes(node)
        let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
        let line = text.split(separator: "\n", omittingEmptySubsequences: true).first.map(String.init) ?? ""
        return bytes.count > limit || line.utf8.count < text.utf8.count ? line + "…" : text
    }

    /// The name of a `.variable` without the dollar; nil for any other node.
    package func variableName(_ node: NodeID?) -> String? {
        guard let node, tree.kind(node) == .variable else { return nil }
        return String(decoding: tree.bytes(token: tree.mainToken(node)).drop { $0 == UInt8(ascii: "$") }, as: UTF8.self)
    }

    /// The text of a name as written, in small letters, without the first backslash; nil for any other node.
    package func lowercasedName(_ node: NodeID?) -> String? {
        guard let node, tree.kind(node) == .name || tree.kind(node) == .identifier else { return nil }
        var bytes = tree.bytes(token: tree.mainToken(node))
        if bytes.first == UInt8(ascii: "\\") { bytes = bytes.dropFirst() }
        return String(asciiLowercasing: bytes)
    }

    /// The text of a string literal, or of literals joined with dots; nil if a part is not known.
    package func constantString(_ node: NodeID?) -> String? {
        guard var node else { return nil }
        var parts: [String] = []
        while tree.kind(node) == .binary, tree.mainTokenKind(node) == .dot, parts.count < 256 {
            guard let right = tree.child(node, 1), let bytes = tree.string(right), let left = tree.child(node, 0) else {
                return nil
            }
            parts.append(String(decoding: bytes, as: UTF8.self))
            node = left
        }
        guard let bytes = tree.string(node) else { return nil }
        parts.append(String(decoding: bytes, as: UTF8.self))
        return parts.reversed().joined()
    }

    /// Whether the node is the constant `name` (in small letters): `true`, `false`, `null`, or any other.
    package func isConstant(_ node: NodeID?, _ name: String) -> Bool {
        guard let node, tree.kind(node) == .constant else { return false }
        return lowercasedName(tree.child(node, 0)) == name
    }

    /// The comment tokens between two tokens.
    package func comments(in tokens: Range<Int>) -> [Int] {
        tokens.filter { tree.tokens.kinds[$0] == .comment || tree.tokens.kinds[$0] == .docComment }
    }
}

// MARK: Fixes

extension FileContext {
    /// A fix that replaces the node.
    package func replacing(_ node: NodeID, with text: String, title: String) -> Fix {
        replacing(tree.byteRange(node), with: text, title: title)
    }

    /// A fix that replaces bytes.
    package func replacing(_ range: Range<Int>, with text: String, title: String) -> Fix {
        Fix(title: title, edits: [Edit(span: SourceSpan(file: index, range: range), replacement: text)])
    }
}

extension String {
    /// The text of `bytes`, A to Z made small, as PHP does with names.
    package init(asciiLowercasing bytes: ArraySlice<UInt8>) {
        let isLower = !bytes.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
        if isLower {
            self.init(decoding: bytes, as: UTF8.self)
        } else {
            self.init(
                decoding: bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 },
                as: UTF8.self)
        }
    }
}
