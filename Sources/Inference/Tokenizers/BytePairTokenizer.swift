/// Byte-level byte-pair encoding.
final class BytePairTokenizer: FragmentTokenizer {
    let vocabulary: Vocabulary
    let matcher: SpecialTokenMatcher
    let pool = ScratchPool()
    private let merges: MergeTable
    /// The token whose entry is a single byte, -1 if there is none.
    private let byteEntries: FlatBuffer<Int32>

    /// The longest word that is merged as one; no real text comes near.
    private static let longestWord = 1 << 30

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        matcher = SpecialTokenMatcher(vocabulary)
        merges = vocabulary.merges
        byteEntries = FlatBuffer(repeating: -1, count: 256)
        for index in 0..<vocabulary.count where vocabulary.symbols.length(of: index) == 1 {
            let byte = vocabulary.symbols[index][0]
            if vocabulary.isDecoded[index] == 0 || byte &- 0x21 < 0x5E { byteEntries[Int(byte)] = Int32(index) }
        }
    }

    var frame: (before: Int32?, after: Int32?) {
        (vocabulary.addsBOS ? vocabulary.bos : nil, vocabulary.addsEOS ? vocabulary.eos : nil)
    }

    func append(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>, isFirst: Bool, to tokens: inout [Int32],
        _ scratch: EncoderScratch
    ) {
        if TextEncoding.isCanonical(text, range) {
            appendWords(text, range, to: &tokens, scratch)
        } else {
            TextEncoding.canonical(text, range).withUnsafeBufferPointer { clean in
                guard let base = clean.baseAddress else { return }
                appendWords(base, 0..<clean.count, to: &tokens, scratch)
            }
        }
    }

    private func appendWords(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>, to tokens: inout [Int32], _ scratch: EncoderScratch
    ) {
        var splitter = WordSplitter(
            text, start: range.lowerBound, end: range.upperBound, splitter: vocabulary.preTokenizer.splitter)
        var start = range.lowerBound
        while start < range.upperBound {
            let end = splitter.wordEnd(from: start)
            appendWord(text + start, end - start, to: &tokens, scratch)
            start = end
        }
    }

    @inline(__always)
    private func appendWord(
        _ word: UnsafePointer<UInt8>, _ length: Int, to tokens: inout [Int32], _ scratch: EncoderScratch
    ) {
        guard let (slot, isFound) = scratch.cache.find(word, length) else {
            appendNewWord(word, length, to: &tokens, scratch)
            return
        }
        if isFound {
            slot.pointee.append(to: &tokens)
            return
        }
        let start = tokens.count
        appendNewWord(word, length, to: &tokens, scratch)
        tokens.withUnsafeBufferPointer { all in
            scratch.cache.keep(UnsafeBufferPointer(rebasing: all[start...]), of: word, length, in: slot)
        }
    }

    private func appendNewWord(
        _ word: UnsafePointer<UInt8>, _ length: Int, to tokens: inout [Int32], _ scratch: EncoderScratch
    ) {
        if vocabulary.ignoresMerges {
            let symbol = vocabulary.symbols.find(word, length)
            if symbol >= 0 && Int(symbol) < vocabulary.count {
                tokens.append(symbol)
                return
            }
        }
        var start = 0
        while start < length {
            let end = min(length, start + Self.longestWord)
            appendMerged(word + start, end - start, to: &tokens, scratch.merger)
            start = end
        }
    }

    private func appendMerged(
        _ word: UnsafePointer<UInt8>, _ length: Int, to tokens: inout [Int32], _ merger: PairMerger
    ) {
        merger.reserve(length)
        let symbols = merger.symbols
        let starts = merger.starts
        for index in 0..<length {
            symbols[index] = merges.byteSymbols[Int(word[index])]
            starts[index] = UInt32(truncatingIfNeeded: index)
        }
        starts[length] = UInt32(truncatingIfNeeded: length)
        let count = merger.merge(length, word, by: merges)
        for index in 0..<count {
            let symbol = Int(symbols[index])
            if symbol < vocabulary.count {
                tokens.append(Int32(truncatingIfNeeded: symbol))
            } else {
                appendEntryBytes(of: symbol, to: &tokens)
            }
        }
    }

    /// A symbol that is no token: the tokens of the bytes with which the alphabet writes it, as far as there are any.
    private func appendEntryBytes(of symbol: Int, to tokens: inout [Int32]) {
        for byte in ByteAlphabet.write(vocabulary.symbols[symbol]) where byteEntries[Int(byte)] >= 0 {
            tokens.append(byteEntries[Int(byte)])
        }
    }
}

extension WordCache.Slot {
    @inline(__always)
    func append(to output: inout [Int32]) {
        if count == 1 {
            output.append(tokens.0)
            return
        }
        withUnsafeBytes(of: tokens) { kept in
            output.append(contentsOf: kept.bindMemory(to: Int32.self)[..<Int(count)])
        }
    }
}
