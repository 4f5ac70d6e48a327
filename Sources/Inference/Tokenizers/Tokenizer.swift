/// A part of a text to tokenise.
package struct TextSegment: Sendable, Hashable {
    package var bytes: [UInt8]
    /// Whether special tokens written in the part are read as such. Tokens never begin in one kind of part and end in
    /// the other.
    package var parseSpecial: Bool

    package init(bytes: [UInt8], parseSpecial: Bool) {
        self.bytes = bytes
        self.parseSpecial = parseSpecial
    }

    package init(_ text: some StringProtocol, parseSpecial: Bool) {
        self.init(bytes: Array(text.utf8), parseSpecial: parseSpecial)
    }
}

/// Turns text into token ids and back. Text is any bytes; ids are those of llama.cpp.
package protocol Tokenizer: Sendable {
    var vocabulary: Vocabulary { get }

    /// The tokens of the segments, read as one text.
    /// - Parameter addSpecial: whether the tokens that the model wants around a text (BOS, EOS, [CLS], [SEP]) are added.
    func encode(_ segments: [TextSegment], addSpecial: Bool) -> [Int32]
}

extension Tokenizer {
    package func encode(_ text: some Sequence<UInt8>, addSpecial: Bool, parseSpecial: Bool) -> [Int32] {
        encode([TextSegment(bytes: Array(text), parseSpecial: parseSpecial)], addSpecial: addSpecial)
    }

    package func encode(_ text: some StringProtocol, addSpecial: Bool, parseSpecial: Bool) -> [Int32] {
        encode([TextSegment(text, parseSpecial: parseSpecial)], addSpecial: addSpecial)
    }

    /// The bytes that a token adds to a text; none for ids outside the vocabulary.
    /// - Parameter special: whether control tokens are written out; otherwise they are empty.
    package func piece(of token: Int32, special: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        vocabulary.appendPiece(of: token, special: special, to: &bytes)
        return bytes
    }

    /// The text of tokens.
    ///
    /// The space that SentencePiece understands before a text is taken off again: `decode(encode(text))` is `text`
    /// for well-formed text and vocabularies of byte pairs and SentencePiece.
    /// - Parameters:
    ///   - special: whether control tokens are written out.
    ///   - cleaningSpaces: whether to tidy the spaces before punctuation as llama.cpp's `llama_detokenize` does for
    ///     most vocabularies. It is lossy: code suffers.
    package func decode(
        _ tokens: some Collection<Int32>, special: Bool, cleaningSpaces: Bool = false
    ) -> [UInt8] {
        vocabulary.decode(tokens, special: special, cleaningSpaces: cleaningSpaces)
    }
}

/// The tokenizer that a vocabulary is for.
package func makeTokenizer(_ vocabulary: Vocabulary) -> any Tokenizer {
    switch vocabulary.model {
    case .bytePair: BytePairTokenizer(vocabulary)
    case .sentencePiece: SentencePieceTokenizer(vocabulary)
    case .wordPiece: WordPieceTokenizer(vocabulary)
    }
}

/// The tokenizer of a model file.
/// - Throws: `TokenizerError`, which names the metadata key at fault.
package func makeTokenizer(metadata: GGUFMetadata) throws(TokenizerError) -> any Tokenizer {
    makeTokenizer(try Vocabulary(metadata: metadata))
}

/// What the tokenizers share: special tokens are found first, the text between them is each tokenizer's own.
protocol FragmentTokenizer: Tokenizer {
    var matcher: SpecialTokenMatcher { get }
    var pool: ScratchPool { get }

    /// Appends the tokens of text without special tokens.
    /// - Parameter isFirst: whether a special token or nothing comes before it.
    func append(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>, isFirst: Bool, to tokens: inout [Int32],
        _ scratch: EncoderScratch)
    /// The tokens before and after a text.
    var frame: (before: Int32?, after: Int32?) { get }
}

extension FragmentTokenizer {
    package func encode(_ segments: [TextSegment], addSpecial: Bool) -> [Int32] {
        var tokens: [Int32] = []
        let text = segments.count == 1 ? segments[0].bytes : segments.flatMap(\.bytes)
        tokens.reserveCapacity(text.count / 3 + 8)
        if addSpecial, let token = frame.before { tokens.append(token) }
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
            pool.with { scratch in
                var isFirst = true
                for fragment in matcher.fragments(of: buffer, segments) {
                    switch fragment {
                    case .token(let token):
                        tokens.append(token)
                        isFirst = true
                    case .text(let range):
                        append(base, range, isFirst: isFirst, to: &tokens, scratch)
                        isFirst = false
                    }
                }
            }
        }
        if addSpecial, let token = frame.after { tokens.append(token) }
        return tokens
    }
}
