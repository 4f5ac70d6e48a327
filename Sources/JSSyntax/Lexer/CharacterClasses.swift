import SourceText

/// Classes of bytes, one bit each, looked up in a table of 256.
enum CharacterClass {
    /// An ASCII byte that a name may begin with: a letter, `_`, `$`.
    static let nameStart: UInt8 = 1
    /// An ASCII byte that a name may go on with: those and digits.
    static let name: UInt8 = 2
    static let digit: UInt8 = 4
    static let hexDigit: UInt8 = 8
    /// Space, tab, vertical tab, form feed.
    static let blank: UInt8 = 16

    nonisolated(unsafe) static let table = SourceBytes.table { byte in
        var classes: UInt8 = 0
        if byte.isASCIILetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") { classes |= nameStart | name }
        if byte.isASCIIDigit { classes |= name | digit }
        if byte.isASCIIHexDigit { classes |= hexDigit }
        if byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C { classes |= blank }
        return classes
    }
}

/// A code point outside ASCII, as the lexer sees it.
enum WideCharacter {
    case whitespace, lineTerminator, name, other

    /// The class of the code point at `bytes` and its length in bytes.
    ///
    /// What Unicode calls letter or mark is not looked up: every code point that is no white space is part of a name,
    /// except the general punctuation that editors paste (dashes, quotes, ellipsis), which no name has.
    static func at(_ bytes: UnsafePointer<UInt8>) -> (WideCharacter, Int) {
        let first = bytes[0]
        if first < 0xC2 { return (.other, 1) }
        if first < 0xE0 {
            guard bytes[1] & 0xC0 == 0x80 else { return (.other, 1) }
            if first == 0xC2 {
                switch bytes[1] {
                case 0xA0: return (.whitespace, 2)
                case 0xAA, 0xB5, 0xB7, 0xBA: return (.name, 2)
                default: return (.other, 2)
                }
            }
            return ((first == 0xC3 && (bytes[1] == 0x97 || bytes[1] == 0xB7)) ? .other : .name, 2)
        }
        if first < 0xF0 {
            guard bytes[1] & 0xC0 == 0x80, bytes[2] & 0xC0 == 0x80 else { return (.other, 1) }
            let scalar = UInt32(first & 15) << 12 | UInt32(bytes[1] & 63) << 6 | UInt32(bytes[2] & 63)
            switch scalar {
            case 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0xFEFF: return (.whitespace, 3)
            case 0x2028, 0x2029: return (.lineTerminator, 3)
            case 0x200C, 0x200D, 0x203F, 0x2040, 0x2054: return (.name, 3)
            case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2190...0x2BFF, 0x3001...0x3004: return (.other, 3)
            default: return (.name, 3)
            }
        }
        guard first < 0xF5, bytes[1] & 0xC0 == 0x80, bytes[2] & 0xC0 == 0x80, bytes[3] & 0xC0 == 0x80 else {
            return (.other, 1)
        }
        // Emoji and pictographs are no letters.
        let isPictograph = first == 0xF0 && bytes[1] == 0x9F
        return (isPictograph ? .other : .name, 4)
    }
}
