extension Tokenizer {
    /// Where control tokens are written in a text, in order: what `encode` reads as such only with `parseSpecial`.
    package func controlRanges(in text: [UInt8]) -> [Range<Int>] {
        guard let tokenizer = self as? any FragmentTokenizer else { return [] }
        let fragments = text.withUnsafeBufferPointer { buffer in
            tokenizer.matcher.fragments(of: buffer, [TextSegment(bytes: text, parseSpecial: true)])
        }
        var ranges: [Range<Int>] = []
        var end = 0
        var hasControl = false
        for fragment in fragments {
            switch fragment {
            case .token(let token): hasControl = hasControl || vocabulary.isControl(token)
            case .text(let range):
                if hasControl { ranges.append(end..<range.lowerBound) }
                end = range.upperBound
                hasControl = false
            }
        }
        if hasControl { ranges.append(end..<text.count) }
        return ranges
    }
}
