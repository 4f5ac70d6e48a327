/// SentencePiece's byte-pair encoding: neighbouring characters join to the token of the best score.
final class SentencePieceTokenizer: FragmentTokenizer {
    let vocabulary: Vocabulary
    let matcher: SpecialTokenMatcher
    let pool = ScratchPool()
    private let rule: ScoreRule
    /// What stands for each byte of a character that is no token; -1 for nothing.
    private let byteTokens: FlatBuffer<Int32>

    /// U+2581, which stands for a space in the vocabulary.
    static let escapedSpace: [UInt8] = [0xE2, 0x96, 0x81]
    /// The longest part that is merged as one.
    private static let longestPart = 1 << 30

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        matcher = SpecialTokenMatcher(vocabulary)
        rule = ScoreRule(vocabulary)
        byteTokens = FlatBuffer(repeating: -1, count: 256)
        let digits = Array("0123456789ABCDEF")
        for byte in 0..<256 {
            let name = "<0x\(digits[byte >> 4])\(digits[byte & 15])>"
            // Where a file lacks the token of a byte, the byte's own entry will do, or else the unknown token.
            byteTokens[byte] =
                vocabulary.token(of: name.utf8) ?? vocabulary.token(of: [UInt8(byte)]) ?? vocabulary.unknown ?? -1
        }
    }

    var frame: (before: Int32?, after: Int32?) {
        (vocabulary.addsBOS ? vocabulary.bos : nil, vocabulary.addsEOS ? vocabulary.eos : nil)
    }

    func append(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>, isFirst: Bool, to tokens: inout [Int32],
        _ scratch: EncoderScratch
    ) {
        var escaped = scratch.bytes
        scratch.bytes = []
        escaped.removeAll(keepingCapacity: true)
        escaped.reserveCapacity(range.count + range.count / 4 + 3)
        if isFirst && vocabulary.addsSpacePrefix { escaped += Self.escapedSpace }
        for byte in UnsafeBufferPointer(start: text + range.lowerBound, count: range.count) {
            if byte == 0x20 {
                escaped.append(0xE2)
                escaped.append(0x96)
                escaped.append(0x81)
            } else {
                escaped.append(byte)
            }
        }
        escaped.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            appendParts(base, buffer.count, to: &tokens, scratch)
        }
        scratch.bytes = escaped
    }

    /// Splits text where no token can reach across, and appends the tokens of each part.
    private func appendParts(
        _ text: UnsafePointer<UInt8>, _ count: Int, to tokens: inout [Int32], _ scratch: EncoderScratch
    ) {
        var start = 0
        while start < count {
            var offset = start
            var character = ScoreRule.character(text, &offset, count)
            while offset < count, offset - start < Self.longestPart {
                var next = offset
                let following = ScoreRule.character(text, &next, count)
                if !rule.mayJoin(character, following) { break }
                character = following
                offset = next
            }
            appendPart(text + start, offset - start, to: &tokens, scratch)
            start = offset
        }
    }

    private func appendPart(
        _ part: UnsafePointer<UInt8>, _ length: Int, to tokens: inout [Int32], _ scratch: EncoderScratch
    ) {
        guard let (slot, isFound) = scratch.cache.find(part, length) else {
            appendMerged(part, length, to: &tokens, scratch.merger)
            return
        }
        if isFound {
            slot.pointee.append(to: &tokens)
            return
        }
        let start = tokens.count
        appendMerged(part, length, to: &tokens, scratch.merger)
        tokens.withUnsafeBufferPointer { all in
            scratch.cache.keep(UnsafeBufferPointer(rebasing: all[start...]), of: part, length, in: slot)
        }
    }

    private func appendMerged(
        _ part: UnsafePointer<UInt8>, _ length: Int, to tokens: inout [Int32], _ merger: PairMerger
    ) {
        merger.reserve(length)
        var count = 0
        var offset = 0
        while offset < length {
            let start = offset
            offset = min(length, offset + TextEncoding.length(lead: part[offset]))
            merger.starts[count] = UInt32(truncatingIfNeeded: start)
            merger.symbols[count] = 0
            count += 1
        }
        merger.starts[count] = UInt32(truncatingIfNeeded: length)
        count = merger.merge(count, part, by: rule)
        for index in 0..<count {
            let start = Int(merger.starts[index])
            let end = Int(merger.starts[index + 1])
            let token = vocabulary.symbols.find(part + start, end - start)
            if token >= 0 {
                tokens.append(token)
                continue
            }
            for byte in UnsafeBufferPointer(start: part + start, count: end - start) {
                let token = byteTokens[Int(byte)]
                if token >= 0 { tokens.append(token) }
            }
        }
    }
}

/// Which characters join, and how good the token is that they make.
final class ScoreRule: MergeRule, Sendable {
    private let symbols: SymbolTable
    private let longest: Int
    /// By token: the score as a number that is lower the higher the score.
    private let priorities: FlatBuffer<UInt32>
    /// A bit for each hash of two characters that are neighbours in a token.
    private let neighbours: FlatBuffer<UInt64>
    private let neighbourMask: UInt64

    init(_ vocabulary: Vocabulary) {
        symbols = vocabulary.symbols
        longest = vocabulary.longestToken
        priorities = FlatBuffer(repeating: 0, count: vocabulary.count)
        var bits: UInt64 = 1 << 16
        while bits < UInt64(vocabulary.count) * 8 && bits < 1 << 24 { bits <<= 1 }
        neighbourMask = bits - 1
        neighbours = FlatBuffer(repeating: 0, count: Int(bits >> 6))
        for index in 0..<vocabulary.count {
            priorities[index] = Self.priority(of: vocabulary.scores[index])
            let text = symbols[index]
            guard let base = text.baseAddress, !text.isEmpty else { continue }
            var offset = 0
            var character = Self.character(base, &offset, text.count)
            while offset < text.count {
                let following = Self.character(base, &offset, text.count)
                let bit = pair(character, following)
                neighbours[Int(bit >> 6)] |= 1 << (bit & 63)
                character = following
            }
        }
    }

    /// Orders floats, the highest first; 0 and -0 are equal.
    private static func priority(of score: Float) -> UInt32 {
        let bits = (score + 0).bitPattern
        return bits & 0x8000_0000 != 0 ? bits : ~bits & 0x7FFF_FFFF
    }

    /// The bytes of the character at `offset`, as a number, and the offset behind it.
    @inline(__always)
    static func character(_ text: UnsafePointer<UInt8>, _ offset: inout Int, _ end: Int) -> UInt32 {
        let lead = text[offset]
        let length = min(TextEncoding.length(lead: lead), end - offset)
        var character = UInt32(lead)
        for index in 1..<max(length, 1) { character = character << 8 | UInt32(text[offset + index]) }
        offset += length
        return character
    }

    @inline(__always)
    private func pair(_ left: UInt32, _ right: UInt32) -> UInt64 {
        let key = UInt64(left) << 32 | UInt64(right)
        return ((key ^ key >> 31) &* 0x9E37_79B9_7F4A_7C15) >> 32 & neighbourMask
    }

    /// Whether the characters may be neighbours in a token; they surely are not if it says no.
    @inline(__always)
    func mayJoin(_ left: UInt32, _ right: UInt32) -> Bool {
        let bit = pair(left, right)
        return neighbours[Int(bit >> 6)] >> (bit & 63) & 1 != 0
    }

    @inline(__always)
    func join(_ left: UInt32, _ right: UInt32, _ text: UnsafePointer<UInt8>, _ length: Int) -> Join {
        guard length <= longest else { return .none }
        let token = symbols.find(text, length)
        guard token >= 0 else { return .none }
        return Join(priority: priorities[Int(token)], symbol: UInt32(bitPattern: token))
    }
}
