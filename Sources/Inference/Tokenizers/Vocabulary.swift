/// Which algorithm reads a vocabulary: `tokenizer.ggml.model`.
package enum TokenizerModel: String, Sendable, CaseIterable {
    /// Byte-level byte-pair encoding.
    case bytePair = "gpt2"
    /// Byte-pair encoding over characters with scores and byte fallback, as SentencePiece does it.
    case sentencePiece = "llama"
    /// Longest-match word pieces.
    case wordPiece = "bert"
}

/// What kind of token an entry is. A file gives one of the first six; known names may add `control`.
package struct TokenAttributes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let unknown = TokenAttributes(rawValue: 1)
    package static let unused = TokenAttributes(rawValue: 2)
    package static let normal = TokenAttributes(rawValue: 4)
    package static let control = TokenAttributes(rawValue: 8)
    package static let userDefined = TokenAttributes(rawValue: 16)
    package static let byte = TokenAttributes(rawValue: 32)
    /// White space before the token, written in a text, belongs to it.
    package static let stripsLeft = TokenAttributes(rawValue: 64)
    /// White space after the token, written in a text, belongs to it.
    package static let stripsRight = TokenAttributes(rawValue: 128)
}

/// Everything a tokenizer needs from a model file.
package final class Vocabulary: Sendable {
    package let model: TokenizerModel
    /// How byte-pair encoding splits a text into words; unused by the other models.
    package let preTokenizer: PreTokenizer
    /// Tokens; their ids are `0..<count`.
    package let count: Int
    package let special: SpecialTokens
    /// Tokens after which a model has nothing more to say.
    package let endOfGeneration: Set<Int32>
    package let addsBOS: Bool
    package let addsEOS: Bool
    /// A space before the text is understood (SentencePiece).
    package let addsSpacePrefix: Bool
    /// llama.cpp tidies the spaces before punctuation when it writes a text of these tokens.
    package let cleansSpaces: Bool
    /// A word that is a token is that token, whatever the merges say.
    package let ignoresMerges: Bool
    /// Normalisation of word pieces.
    package let lowercases: Bool
    package let stripsAccents: Bool

    /// Token `i` is symbol `i`; merges may add symbols that are no tokens.
    let symbols: SymbolTable
    /// For byte-level BPE: whether a symbol holds the bytes that the token stands for (1), or the text of an entry
    /// that is not written in the byte alphabet (0).
    let isDecoded: FlatBuffer<UInt8>
    let attributes: FlatBuffer<UInt8>
    let scores: FlatBuffer<Float>
    /// Empty but for byte-pair encoding.
    let merges: MergeTable
    /// Bytes of the longest entry.
    let longestToken: Int

    package var bos: Int32? { special.bos }
    package var eos: Int32? { special.eos }
    package var unknown: Int32? { special.unknown }
    package var separator: Int32? { special.separator }
    package var padding: Int32? { special.padding }

    /// Reads the vocabulary of a model file.
    /// - Throws: `TokenizerError`, which names the metadata key at fault.
    package init(metadata: GGUFMetadata) throws(TokenizerError) {
        let loader = try VocabularyLoader(metadata: metadata)
        model = loader.model
        preTokenizer = loader.preTokenizer
        count = loader.count
        special = loader.special
        endOfGeneration = loader.endOfGeneration
        addsBOS = loader.addsBOS
        addsEOS = loader.addsEOS
        addsSpacePrefix = loader.addsSpacePrefix
        cleansSpaces = loader.cleansSpaces
        ignoresMerges = loader.preTokenizer.ignoresMerges
        lowercases = loader.lowercases
        stripsAccents = loader.stripsAccents
        symbols = loader.symbols
        isDecoded = loader.isDecoded
        attributes = loader.attributes
        scores = loader.scores
        merges = loader.merges
        longestToken = loader.longestToken
    }

    package func contains(_ token: Int32) -> Bool { token >= 0 && Int(token) < count }

    /// The entry as the file writes it; `nil` for ids outside the vocabulary.
    package func bytes(of token: Int32) -> [UInt8]? {
        guard contains(token) else { return nil }
        let entry = symbols[Int(token)]
        return isDecoded[Int(token)] != 0 ? ByteAlphabet.write(entry) : Array(entry)
    }

    /// What kind of token it is; empty for ids outside the vocabulary.
    package func attributes(of token: Int32) -> TokenAttributes {
        contains(token) ? TokenAttributes(rawValue: attributes[Int(token)]) : []
    }

    package func isControl(_ token: Int32) -> Bool { attributes(of: token).contains(.control) }

    package func isEndOfGeneration(_ token: Int32) -> Bool { endOfGeneration.contains(token) }

    /// The token whose entry is exactly `text`.
    package func token(of text: some Sequence<UInt8>) -> Int32? {
        VocabularyLoader.token(of: Array(text), symbols: symbols, isDecoded: isDecoded, count: count, model: model)
    }
}
