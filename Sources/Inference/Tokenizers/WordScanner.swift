/// Finds the words of a text: the pre-tokenizers' regular expressions as state machines.
///
/// The text must be canonical (`TextEncoding.isCanonical`), and ends at `end`: the expressions look no further.
struct WordScanner {
    let text: UnsafePointer<UInt8>
    private(set) var end: Int
    private let classes = UnicodeTables.shared.classes

    init(_ text: UnsafePointer<UInt8>, end: Int) {
        self.text = text
        self.end = end
    }

    /// The same text, ending sooner.
    func ending(at end: Int) -> WordScanner {
        var scanner = self
        scanner.end = end
        return scanner
    }

    private static let letter = CharacterClass.letter.rawValue
    private static let number = CharacterClass.number.rawValue
    private static let whitespace = CharacterClass.whitespace.rawValue
    private static let wordOrSpace = letter | number | whitespace
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let space = UInt8(ascii: " ")

    /// The class and length of the character at `offset`, which lies before the end.
    @inline(__always)
    private func character(_ offset: Int) -> (bits: UInt8, length: Int) {
        let (code, length) = TextEncoding.decodeCanonical(text, at: offset)
        return (classes[code].rawValue, length)
    }

    /// The class of the character at `offset`; none at the end.
    @inline(__always)
    private func bits(_ offset: Int) -> UInt8 {
        offset < end ? character(offset).bits : 0
    }

    @inline(__always)
    private func isLineEnd(_ offset: Int) -> Bool {
        offset < end && (text[offset] == Self.newline || text[offset] == Self.carriageReturn)
    }

    /// Skips characters that have one of `wanted`.
    @inline(__always)
    private func skip(_ wanted: UInt8, from start: Int) -> Int {
        var offset = start
        while offset < end {
            let (bits, length) = character(offset)
            if bits & wanted == 0 { break }
            offset += length
        }
        return offset
    }

    /// Skips characters that have none of `unwanted`.
    @inline(__always)
    private func skip(without unwanted: UInt8, from start: Int) -> Int {
        var offset = start
        while offset < end {
            let (bits, length) = character(offset)
            if bits & unwanted != 0 { break }
            offset += length
        }
        return offset
    }

    /// The bytes of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` at `offset`, 0 if there is none.
    @inline(__always)
    private func contraction(at offset: Int, ignoringCase: Bool) -> Int {
        guard text[offset] == UInt8(ascii: "'"), offset + 1 < end else { return 0 }
        let fold: UInt8 = ignoringCase ? 0x20 : 0
        let first = text[offset + 1] | fold
        switch first {
        case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"):
            return 2
        case UInt8(ascii: "r"), UInt8(ascii: "v"), UInt8(ascii: "l"):
            guard offset + 2 < end else { return 0 }
            let wanted = first == UInt8(ascii: "l") ? UInt8(ascii: "l") : UInt8(ascii: "e")
            return text[offset + 2] | fold == wanted ? 3 : 0
        default:
            return 0
        }
    }

    /// White space at `start`: all of it at the end of the text, otherwise all but the character before the next word.
    private func whitespaceEnd(from start: Int) -> Int {
        var offset = start
        var last = start
        while offset < end {
            let (bits, length) = character(offset)
            if bits & Self.whitespace == 0 { break }
            last = offset
            offset += length
        }
        return offset < end && last > start ? last : offset
    }

    /// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
    @inline(__always)
    func gpt2WordEnd(from start: Int) -> Int {
        let short = contraction(at: start, ignoringCase: false)
        if short > 0 { return start + short }
        let body = text[start] == Self.space ? start + 1 : start
        guard body < end else { return end }
        let bits = character(body).bits
        if bits & Self.letter != 0 { return skip(Self.letter, from: body) }
        if bits & Self.number != 0 { return skip(Self.number, from: body) }
        if bits & Self.whitespace == 0 { return skip(without: Self.wordOrSpace, from: body) }
        return whitespaceEnd(from: start)
    }

    /// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,D}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
    /// with D `digits`, and `letters` for \p{L}: Qwen 3.5 counts combining marks among them.
    @inline(__always)
    func modernWordEnd(from start: Int, digits: Int, letters: UInt8) -> Int {
        let short = contraction(at: start, ignoringCase: true)
        if short > 0 { return start + short }
        let (bits, length) = character(start)
        let isNumber = bits & Self.number != 0
        if !isNumber && !isLineEnd(start) && (bits & letters != 0 || self.bits(start + length) & letters != 0) {
            return skip(letters, from: start + length)
        }
        if isNumber {
            var offset = start + length
            var left = digits - 1
            while left > 0 && offset < end {
                let (bits, length) = character(offset)
                if bits & Self.number == 0 { break }
                offset += length
                left -= 1
            }
            return offset
        }
        let wordOrSpace = letters | Self.number | Self.whitespace
        let body = text[start] == Self.space ? start + 1 : start
        guard body < end else { return end }
        if self.bits(body) & wordOrSpace == 0 {
            var offset = skip(without: wordOrSpace, from: body)
            while isLineEnd(offset) { offset += 1 }
            return offset
        }
        return lineEnd(from: start) ?? whitespaceEnd(from: start)
    }

    /// `\s*[\r\n]+`
    private func lineEnd(from start: Int) -> Int? {
        var offset = start
        var last: Int?
        while offset < end {
            let (bits, length) = character(offset)
            if bits & Self.whitespace == 0 { break }
            if isLineEnd(offset) { last = offset + 1 }
            offset += length
        }
        return last
    }

    /// The end of the run at `start` of characters that do, or do not, belong to `\p{P}` and the given ASCII symbols.
    func punctuationRunEnd(from start: Int, symbols: AsciiSet) -> Int {
        let first = isPunctuation(start, symbols)
        var offset = start
        while offset < end, isPunctuation(offset, symbols) == first { offset += character(offset).length }
        return offset
    }

    private func isPunctuation(_ offset: Int, _ symbols: AsciiSet) -> Bool {
        text[offset] < 0x80 && symbols.contains(text[offset])
            || character(offset).bits & CharacterClass.punctuation.rawValue != 0
    }

    /// The end of the run of characters at `start` that are numbers, or are not.
    func numberRunEnd(from start: Int) -> Int {
        bits(start) & Self.number != 0 ? skip(Self.number, from: start) : skip(without: Self.number, from: start)
    }

    /// The end of the character at `start` if it is a number.
    func singleNumberEnd(from start: Int) -> Int? {
        let (bits, length) = character(start)
        return bits & Self.number != 0 ? start + length : nil
    }

    /// The start of the first three ASCII digits in a row.
    func threeDigits(from start: Int) -> Int? {
        var run = 0
        var offset = start
        while offset < end {
            run = text[offset] &- 0x30 < 10 ? run + 1 : 0
            offset += 1
            if run == 3 { return offset - 3 }
        }
        return nil
    }
}

/// A set of ASCII characters.
struct AsciiSet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ characters: String) {
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }
}
