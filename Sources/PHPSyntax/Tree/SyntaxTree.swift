import SourceText

/// What PHP's trees are made of.
package enum PHPLanguage: SourceLanguage {
    package typealias NodeKind = PHPSyntax.NodeKind
    package typealias NodeFlags = PHPSyntax.NodeFlags
    package typealias TokenKind = PHPSyntax.TokenKind
    package typealias Facts = [VersionNote]

    package static var missing: NodeKind { .missing }

    /// The first child, but for the arguments of `new class(…) {…}`, which stand before its members.
    package static func firstMade(of node: NodeID, in tree: SyntaxTree) -> NodeID? {
        let first = tree.children(node).first
        guard tree.kind(node) == .new, let first, tree.kind(first) == .anonymousClass, tree.child(first, 0) == nil
        else { return first }
        return tree.child(node, 1) ?? first
    }
}

package typealias NodeID = SourceNodeID
package typealias NodeRecord = SourceNode<PHPLanguage>
package typealias TokenList = SourceTokens<TokenKind>
package typealias Children = SourceChildren<PHPLanguage>
package typealias SyntaxError = SourceError
package typealias SyntaxTree = SourceTree<PHPLanguage>

extension SyntaxTree {
    /// Constructs that not every version of PHP from 5.6 to 8.5 has.
    package var versionNotes: [VersionNote] { facts }

    /// Whether that version of PHP would compile the file, as far as one file shows.
    package func isValid(in version: PHPVersion) -> Bool {
        errors.isEmpty
            && versionNotes.allSatisfy { note in
                note.since.map { $0 <= version } ?? true && note.until.map { version < $0 } ?? true
            }
    }
}
