import SourceText

/// What JavaScript's trees are made of.
package enum JSLanguage: SourceLanguage {
    package typealias NodeKind = JSSyntax.NodeKind
    package typealias NodeFlags = JSSyntax.NodeFlags
    package typealias TokenKind = JSSyntax.TokenKind

    package struct Facts: Sendable {
        var hasModuleSyntax: Bool
        var hasJSX: Bool
    }

    package static var missing: NodeKind { .missing }
}

package typealias NodeID = SourceNodeID
package typealias NodeRecord = SourceNode<JSLanguage>
package typealias TokenList = SourceTokens<TokenKind>
package typealias Children = SourceChildren<JSLanguage>
package typealias SyntaxError = SourceError
package typealias SyntaxTree = SourceTree<JSLanguage>

extension SyntaxTree {
    /// Whether the file has what only modules have, such as `import` declarations, or was read as one.
    package var hasModuleSyntax: Bool { facts.hasModuleSyntax }

    /// Whether the file has JSX.
    package var hasJSX: Bool { facts.hasJSX }
}
