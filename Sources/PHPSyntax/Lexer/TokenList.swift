/// The tokens of a file, in two flat arrays: nothing of the source is left out, and nothing overlaps.
///
/// Token `i` covers the bytes `starts[i]..<starts[i + 1]`. The last token is `.endOfFile`, without bytes.
package struct TokenList: Sendable {
    package internal(set) var kinds: [TokenKind] = []
    /// Offsets of the first bytes; one more than there are tokens, the last is the size of the source.
    package internal(set) var starts: [UInt32] = []

    /// The number of tokens, `.endOfFile` among them.
    package var count: Int { kinds.count }

    /// The byte range of token `index`.
    package func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }
}
