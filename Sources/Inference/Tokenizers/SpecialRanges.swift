extension Tokenizer {
    /// Where special tokens are written in a text, in order: what `encode` with `parseSpecial` would read as such.
    package func specialRanges(in text: [UInt8]) -> [Range<Int>] {
        guard let tokenizer = self as? any FragmentTokenizer else { return [] }
        var ranges: [Range<Int>] = []
        var end = 0
        var hasToken = false
        let fragments = text.withUnsafeBufferPointer { buffer in
            tokenizer.matcher.fragments(of: buffer, [TextSegment(bytes: text, parseSpecial: true)])
        }
        for fragment in fragments {
            switch fragment {
            case .token: hasToken = true
            case .text(let range):
                if hasToken { ranges.append(end..<range.lowerBound) }
                end = range.upperBound
                hasToken = false
            }
        }
        if hasToken { ranges.append(end..<text.count) }
        return ranges
    }
}
