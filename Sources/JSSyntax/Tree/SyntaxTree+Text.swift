import SourceText

extension SyntaxTree {
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

    package func mainTokenKind(_ node: NodeID) -> TokenKind { tokens.kinds[mainToken(node)] }

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
        while token >= 0, tokens.kinds[token] == .whitespace || tokens.kinds[token] == .newline { token -= 1 }
        guard token >= 0 else { return nil }
        switch tokens.kinds[token] {
        case .lineComment, .blockComment, .multilineComment: return token
        default: return nil
        }
    }
}
