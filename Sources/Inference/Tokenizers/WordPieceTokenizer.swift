/// Word pieces as BERT reads them: words are normalised, then cut into the longest pieces that the vocabulary has.
final class WordPieceTokenizer: FragmentTokenizer {
    let vocabulary: Vocabulary
    let matcher: SpecialTokenMatcher
    let pool = ScratchPool()
    private let pieces: ByteTrie
    private let tables = UnicodeTables.shared

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        matcher = SpecialTokenMatcher(vocabulary)
        pieces = ByteTrie(capacity: vocabulary.count * 3)
        for index in 0..<vocabulary.count { pieces.insert(vocabulary.symbols[index], Int32(index)) }
    }

    /// [CLS] goes by the name of BOS.
    var frame: (before: Int32?, after: Int32?) { (vocabulary.bos, vocabulary.separator) }

    func append(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>, isFirst: Bool, to tokens: inout [Int32],
        _ scratch: EncoderScratch
    ) {
        // A word with the mark of its beginning in front.
        var word = scratch.bytes
        scratch.bytes = []
        word.removeAll(keepingCapacity: true)
        word += SentencePieceTokenizer.escapedSpace
        let classes = tables.classes
        var offset = range.lowerBound
        while offset < range.upperBound {
            var (code, length) = TextEncoding.decode(text, at: offset, end: range.upperBound)
            offset += length
            if vocabulary.stripsAccents { code = tables.decompositionBase(code) }
            let kind = classes[code]
            if kind.contains(.whitespace) {
                finish(&word, &tokens, scratch)
                continue
            }
            if code == 0 || code == TextEncoding.replacement || kind.contains(.control)
                || (vocabulary.stripsAccents && kind.contains(.mark))
            {
                continue
            }
            let standsAlone =
                kind.contains(.punctuation) || (code < 0x7F && kind.contains(.symbol)) || Self.isIdeograph(code)
            if vocabulary.lowercases { code = tables.lowercased(code) }
            if standsAlone { finish(&word, &tokens, scratch) }
            TextEncoding.append(code, to: &word)
            if standsAlone { finish(&word, &tokens, scratch) }
        }
        finish(&word, &tokens, scratch)
        scratch.bytes = word
    }

    /// Appends the tokens of the word, if it is one, and begins the next.
    private func finish(_ word: inout [UInt8], _ tokens: inout [Int32], _ scratch: EncoderScratch) {
        let mark = SentencePieceTokenizer.escapedSpace.count
        guard word.count > mark else { return }
        word.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            guard let (slot, isFound) = scratch.cache.find(base, buffer.count) else {
                appendPieces(buffer, to: &tokens)
                return
            }
            if isFound {
                slot.pointee.append(to: &tokens)
                return
            }
            let start = tokens.count
            appendPieces(buffer, to: &tokens)
            tokens.withUnsafeBufferPointer { all in
                scratch.cache.keep(UnsafeBufferPointer(rebasing: all[start...]), of: base, buffer.count, in: slot)
            }
        }
        word.removeLast(word.count - mark)
    }

    /// The pieces of a word; a word that does not come out even is unknown as a whole.
    private func appendPieces(_ word: UnsafeBufferPointer<UInt8>, to tokens: inout [Int32]) {
        let start = tokens.count
        var offset = 0
        while offset < word.count {
            var node = ByteTrie.root
            var found: Int32 = -1
            var end = offset
            for index in offset..<word.count {
                node = pieces.child(of: node, word[index])
                if node < 0 { break }
                let piece = pieces.value(of: node)
                if piece >= 0 {
                    found = piece
                    end = index + 1
                }
            }
            guard found >= 0 else {
                tokens.removeLast(tokens.count - start)
                if let unknown = vocabulary.unknown { tokens.append(unknown) }
                return
            }
            tokens.append(found)
            offset = end
        }
    }

    /// Characters that are words by themselves: the blocks of unified and compatibility ideographs, with the gap that
    /// BERT implementations have before U+2B920.
    private static func isIdeograph(_ code: UInt32) -> Bool {
        guard code >= 0x3400 else { return false }
        switch code {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            return true
        default:
            return false
        }
    }
}
