/// A set of byte values.
package struct ByteSet: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// The empty set.
    package init() {
        words = (0, 0, 0, 0)
    }

    /// The set of the given bytes.
    package init(_ bytes: some Sequence<UInt8>) {
        self.init()
        for byte in bytes { insert(byte) }
    }

    /// The set of the characters of an ASCII text.
    package init(_ text: StaticString) {
        self.init()
        text.withUTF8Buffer { for byte in $0 { insert(byte) } }
    }

    /// The bytes of a closed range.
    package init(_ range: ClosedRange<UInt8>) {
        self.init()
        for byte in range { insert(byte) }
    }

    package static let all = ByteSet().inverse
    package static let empty = ByteSet()

    package func contains(_ byte: UInt8) -> Bool {
        word(byte) >> UInt64(byte & 63) & 1 != 0
    }

    package var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 == 0 }

    package var count: Int {
        words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount + words.3.nonzeroBitCount
    }

    /// The bytes of the set in ascending order.
    package var bytes: [UInt8] { (0...255).filter(contains) }

    package mutating func insert(_ byte: UInt8) {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    package mutating func remove(_ byte: UInt8) {
        self = subtracting(ByteSet(CollectionOfOne(byte)))
    }

    package func union(_ other: ByteSet) -> ByteSet { combined(other) { $0 | $1 } }
    package func intersection(_ other: ByteSet) -> ByteSet { combined(other) { $0 & $1 } }
    package func subtracting(_ other: ByteSet) -> ByteSet { combined(other) { $0 & ~$1 } }
    package mutating func formUnion(_ other: ByteSet) { self = union(other) }
    package mutating func formIntersection(_ other: ByteSet) { self = intersection(other) }

    /// The bytes that are not in the set.
    package var inverse: ByteSet { combined(self) { word, _ in ~word } }

    package func isSubset(of other: ByteSet) -> Bool { subtracting(other).isEmpty }
    package func isDisjoint(with other: ByteSet) -> Bool { intersection(other).isEmpty }

    package static func == (a: ByteSet, b: ByteSet) -> Bool { a.words == b.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    private func word(_ byte: UInt8) -> UInt64 {
        switch byte >> 6 {
        case 0: words.0
        case 1: words.1
        case 2: words.2
        default: words.3
        }
    }

    private func combined(_ other: ByteSet, _ operation: (UInt64, UInt64) -> UInt64) -> ByteSet {
        var result = ByteSet()
        result.words.0 = operation(words.0, other.words.0)
        result.words.1 = operation(words.1, other.words.1)
        result.words.2 = operation(words.2, other.words.2)
        result.words.3 = operation(words.3, other.words.3)
        return result
    }
}

/// Sets of named characters.
extension ByteSet {
    package static let lowercase = ByteSet(0x61...0x7A)
    package static let uppercase = ByteSet(0x41...0x5A)
    package static let letters = lowercase.union(uppercase)
    package static let digits = ByteSet(0x30...0x39)
    package static let hexDigits = digits.union(ByteSet("abcdefABCDEF"))
    /// What `\w` of a regular expression stands for.
    package static let word = letters.union(digits).union(ByteSet("_"))
    package static let nonASCII = ByteSet(0x80...0xFF)
    package static let controls = ByteSet(0x00...0x1F).union(ByteSet(CollectionOfOne(0x7F)))
    /// What `\s` of a regular expression stands for.
    package static let whitespace = ByteSet(" \t\n\r\u{0B}\u{0C}")
    package static let lineBreaks = ByteSet("\r\n")
}

/// The bytes that mean something else than themselves in a language. A value without them stays a value there.
extension ByteSet {
    /// What leaves text or a quoted attribute of HTML.
    package static let htmlSpecial = ByteSet("<>\"'&")
    package static let quotes = ByteSet("\"'`")
    /// What ends an unquoted attribute or starts something new in it.
    package static let unquotedAttributeSpecial = ByteSet("<>\"'`=/&").union(whitespace).union(controls)
    /// What ends a quoted string of JavaScript or the script around it.
    package static let scriptStringSpecial = ByteSet("\"'`\\</>&$").union(lineBreaks).union(nonASCII)
    /// What ends a quoted string of SQL.
    package static let sqlSpecial = ByteSet("'\"\\`\u{00}\u{1A}")
    /// What makes a word of a shell more than a word.
    package static let shellSpecial = ByteSet("'\"\\`$&|;<>()[]{}*?!#~^%=-").union(whitespace).union(controls)
    /// What leads out of a directory. The sequence `..` needs the dot, every way out needs a separator or the dots.
    package static let pathSpecial = ByteSet("/\\.\u{00}")
    package static let pathSeparators = ByteSet("/\\\u{00}")
    /// What ends the scheme of a URL.
    package static let urlSchemeSpecial = ByteSet(":")
    /// What separates the parts of a URL.
    package static let urlSpecial = ByteSet(":/\\?#@&=;%").union(whitespace).union(controls)
    /// What an SQL identifier or keyword is made of.
    package static let identifier = word.union(ByteSet("$"))
}
