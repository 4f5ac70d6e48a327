/// Escapes and character classes.
extension RegexParser {
    private var isUTF8: Bool { flags.contains(.utf8) }

    /// A class that in UTF-8 mode also has some characters outside of ASCII.
    private func unicode(_ ascii: ByteSet) -> RegexClass {
        var set = RegexClass(ascii)
        if isUTF8 { set.formUnion(.someNonASCII) }
        return set
    }

    /// The class of an escape such as `\d`; nil when the letter names none.
    private mutating func classEscape(_ letter: UInt8) -> RegexClass? {
        switch letter {
        case UInt8(ascii: "d"): return unicode(.digits)
        case UInt8(ascii: "D"): return unicode(.digits).inverse
        case UInt8(ascii: "w"): return unicode(.word)
        case UInt8(ascii: "W"): return unicode(.word).inverse
        case UInt8(ascii: "s"): return unicode(.whitespace)
        case UInt8(ascii: "S"): return unicode(.whitespace).inverse
        case UInt8(ascii: "h"), UInt8(ascii: "H"):
            var set = RegexClass(ByteSet(" \t"))
            if isUTF8 {
                set.formUnion(.someNonASCII)
            } else {
                set.formUnion(RegexClass(ByteSet(CollectionOfOne(0xA0))))
            }
            return letter == UInt8(ascii: "h") ? set : set.inverse
        case UInt8(ascii: "v"), UInt8(ascii: "V"):
            var set = RegexClass(ByteSet("\n\u{0B}\u{0C}\r"))
            if isUTF8 {
                set.formUnion(.someNonASCII)
            } else {
                set.formUnion(RegexClass(ByteSet(CollectionOfOne(0x85))))
            }
            return letter == UInt8(ascii: "v") ? set : set.inverse
        case UInt8(ascii: "N"): return RegexClass(ByteSet("\n").inverse)
        case UInt8(ascii: "p"), UInt8(ascii: "P"): return property(isNegated: letter == UInt8(ascii: "P"))
        default: return nil
        }
    }

    /// `\pL`, `\p{Lu}`, `\p{^L}`: what they have of ASCII, and some of the rest.
    private mutating func property(isNegated: Bool) -> RegexClass {
        var name: [UInt8] = []
        var isNegated = isNegated
        if take(UInt8(ascii: "{")) {
            if take(UInt8(ascii: "^")) { isNegated.toggle() }
            while index < bytes.count && bytes[index] != UInt8(ascii: "}") {
                name.append(bytes[index])
                index += 1
            }
            if !take(UInt8(ascii: "}")) { _ = fail() }
        } else if index < bytes.count {
            name = [bytes[index]]
            index += 1
        }
        var set: RegexClass
        switch String(decoding: name, as: UTF8.self) {
        case "L", "L&", "Latin": set = RegexClass(.letters)
        case "Lu": set = RegexClass(.uppercase)
        case "Ll": set = RegexClass(.lowercase)
        case "N", "Nd": set = RegexClass(.digits)
        case "Xan": set = RegexClass(.letters.union(.digits))
        case "Xwd": set = RegexClass(.word)
        case "Z", "Zs": set = RegexClass(ByteSet(" "))
        case "Xsp", "Xps": set = RegexClass(.whitespace)
        case "C", "Cc": set = RegexClass(.controls)
        case "M", "Mn", "Mc", "Me", "Lo", "Lm", "Nl", "No", "Zl", "Zp", "Greek", "Cyrillic", "Han", "Hiragana",
            "Katakana",
            "Arabic", "Hebrew", "Thai":
            set = RegexClass()
        default:
            // Punctuation, symbols, other scripts: anything.
            set = RegexClass()
            set.may = .all
        }
        // Without UTF-8 mode the bytes from 0x80 are the characters of Latin-1.
        set.formUnion(.someNonASCII)
        // Whether `\p{Lu}` regards the case when the expression does not, depends on the version of PCRE2.
        set.may = folded(set).may
        return isNegated ? set.inverse : set
    }

    /// A character given by an escape: its code point; nil when the escape is no character.
    private mutating func characterEscape(_ letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "e"): return 0x1B
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "0"): return digits(base: 8, most: 2)
        case UInt8(ascii: "x"):
            if take(UInt8(ascii: "{")) {
                let value = digits(base: 16, most: 8)
                if !take(UInt8(ascii: "}")) { _ = fail() }
                return value
            }
            return digits(base: 16, most: 2)
        case UInt8(ascii: "o"):
            guard take(UInt8(ascii: "{")) else { return nil }
            let value = digits(base: 8, most: 10)
            if !take(UInt8(ascii: "}")) { _ = fail() }
            return value
        case UInt8(ascii: "c"):
            guard index < bytes.count else { return nil }
            index += 1
            let byte = bytes[index - 1]
            return UInt32((byte &- 0x61 < 26 ? byte & ~0x20 : byte) ^ 0x40)
        default: return Byte.isLetter(letter) || Byte.isDigit(letter) ? nil : UInt32(letter)
        }
    }

    private mutating func digits(base: UInt32, most: Int) -> UInt32 {
        var value: UInt32 = 0
        var count = 0
        while count < most, index < bytes.count, let digit = Character(UnicodeScalar(bytes[index])).hexDigitValue,
            digit < base
        {
            value = value &* base &+ UInt32(digit)
            index += 1
            count += 1
        }
        return value
    }

    /// The class of one character.
    private func character(_ code: UInt32) -> RegexClass {
        if code < 0x80 || (!isUTF8 && code < 0x100) {
            return RegexClass(ByteSet(CollectionOfOne(UInt8(truncatingIfNeeded: code))))
        }
        return .someNonASCII
    }

    private func folded(_ set: RegexClass) -> RegexClass {
        flags.contains(.caseless) ? set.caseless(utf8: isUTF8) : set
    }

    /// Reads an escape outside of a class, behind the backslash.
    mutating func escape() -> RegexNode {
        guard index < bytes.count else { return fail() }
        let letter = bytes[index]
        index += 1
        if let set = classEscape(letter) { return RegexNode(set) }
        switch letter {
        case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "G"): return .assertion
        case UInt8(ascii: "A"): return .start
        case UInt8(ascii: "z"): return .end(allowsNewline: false)
        case UInt8(ascii: "Z"): return .end(allowsNewline: true)
        case UInt8(ascii: "K"): return .assertion
        case UInt8(ascii: "R"):
            var set = RegexClass(ByteSet("\n\u{0B}\u{0C}\r"))
            if isUTF8 {
                set.formUnion(.someNonASCII)
            } else {
                set.formUnion(RegexClass(ByteSet(CollectionOfOne(0x85))))
            }
            // PCRE2 does not take back a part of what it has matched, so that what surrounds it may not match then.
            var node = RegexNode(set)
            node.hasAssertion = true
            return node
        case UInt8(ascii: "X"), UInt8(ascii: "C"):
            var set = RegexClass(.all)
            set.must = .empty
            return RegexNode(set)
        case UInt8(ascii: "k"), UInt8(ascii: "g"):
            let close: UInt8
            switch peek() {
            case UInt8(ascii: "{"): close = UInt8(ascii: "}")
            case UInt8(ascii: "<"): close = UInt8(ascii: ">")
            case UInt8(ascii: "'"): close = UInt8(ascii: "'")
            default:
                while Byte.isDigit(peek()) || peek() == UInt8(ascii: "-") { index += 1 }
                return letter == UInt8(ascii: "g") ? backReference() : fail()
            }
            index += 1
            while index < bytes.count && bytes[index] != close { index += 1 }
            return take(close) ? backReference() : fail()
        case 0x31...0x39: return numberEscape(letter)
        default:
            guard let code = characterEscape(letter) else { return fail() }
            return RegexNode(folded(character(code)))
        }
    }

    /// `\1` is a back reference; `\12` is one where there are so many groups, else an octal number.
    private mutating func numberEscape(_ first: UInt8) -> RegexNode {
        var end = index
        while end < bytes.count && Byte.isDigit(bytes[end]) && end - index < 3 { end += 1 }
        if end == index {
            return backReference()
        }
        // Both readings are possible until all groups are counted.
        index = end
        _ = backReference()
        var set = RegexClass(.all)
        set.must = .empty
        return RegexNode(set)
    }

    // MARK: Classes

    /// Reads a class in brackets, behind the opening one.
    mutating func characterClass() -> RegexNode {
        let isNegated = take(UInt8(ascii: "^"))
        var set = RegexClass()
        var isFirst = true
        while index < bytes.count {
            if peek() == UInt8(ascii: "]") && !isFirst { break }
            isFirst = false
            readMember(into: &set)
        }
        guard take(UInt8(ascii: "]")) else { return fail() }
        return RegexNode(isNegated ? set.inverse : set)
    }

    private mutating func readMember(into set: inout RegexClass) {
        if peek() == UInt8(ascii: "["), let named = posixClass() {
            set.formUnion(named)
            return
        }
        guard let low = member(into: &set) else { return }
        guard peek() == UInt8(ascii: "-"), index + 1 < bytes.count, peek(1) != UInt8(ascii: "]") else {
            set.formUnion(folded(character(low)))
            return
        }
        index += 1
        if peek() == UInt8(ascii: "["), let named = posixClass() {
            set.formUnion(folded(character(low)))
            set.formUnion(RegexClass(ByteSet("-")))
            set.formUnion(named)
        } else if let high = member(into: &set) {
            set.formUnion(folded(range(low, high)))
        } else {
            // Before a class such as `\d` the dash is a character.
            set.formUnion(folded(character(low)))
            set.formUnion(RegexClass(ByteSet("-")))
        }
    }

    private mutating func range(_ low: UInt32, _ high: UInt32) -> RegexClass {
        guard low <= high else {
            _ = fail()
            return RegexClass()
        }
        let last: UInt32 = isUTF8 ? 0x7F : 0xFF
        var set = RegexClass()
        if low <= last {
            set = RegexClass(ByteSet(UInt8(truncatingIfNeeded: low)...UInt8(truncatingIfNeeded: min(high, last))))
        }
        if isUTF8 && high > last {
            set.formUnion(.someNonASCII)
            if low <= 0x80 && high >= 0x10FFFF { set.must.formUnion(.nonASCII) }
        }
        return set
    }

    /// Reads one character of a class and returns its code; a class such as `\d` goes into the set and gives nil.
    private mutating func member(into set: inout RegexClass) -> UInt32? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        index += 1
        guard byte == UInt8(ascii: "\\") else { return isUTF8 && byte >= 0x80 ? codePoint(byte) : UInt32(byte) }
        guard index < bytes.count else {
            _ = fail()
            return nil
        }
        let letter = bytes[index]
        index += 1
        if letter == UInt8(ascii: "b") { return 0x08 }
        if let named = classEscape(letter) {
            set.formUnion(named)
            return nil
        }
        if (0x31...0x37).contains(letter) {
            index -= 1
            return digits(base: 8, most: 3)
        }
        if let code = characterEscape(letter) { return code }
        _ = fail()
        return nil
    }

    /// Reads the rest of a UTF-8 sequence; its exact value matters only for the order of ranges.
    private mutating func codePoint(_ first: UInt8) -> UInt32 {
        var code: UInt32 = first >= 0xF0 ? UInt32(first & 7) : first >= 0xE0 ? UInt32(first & 15) : UInt32(first & 31)
        while index < bytes.count && bytes[index] & 0xC0 == 0x80 {
            code = code << 6 | UInt32(bytes[index] & 63)
            index += 1
        }
        return max(code, 0x80)
    }

    /// Reads `[:alpha:]`, at its first bracket; nil when there is none.
    private mutating func posixClass() -> RegexClass? {
        guard peek(1) == UInt8(ascii: ":") else { return nil }
        var end = index + 2
        while end < bytes.count && (Byte.isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "^")) { end += 1 }
        guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "]") else {
            return nil
        }
        var name = bytes[(index + 2)..<end]
        let isNegated = name.first == UInt8(ascii: "^")
        if isNegated { name = name.dropFirst() }
        var set: RegexClass
        switch String(decoding: name, as: UTF8.self) {
        case "alpha": set = unicode(.letters)
        case "digit": set = unicode(.digits)
        case "alnum": set = unicode(.letters.union(.digits))
        case "lower": set = unicode(.lowercase)
        case "upper": set = unicode(.uppercase)
        case "word": set = unicode(.word)
        case "space": set = unicode(.whitespace)
        case "blank": set = unicode(ByteSet(" \t"))
        case "xdigit": set = unicode(.hexDigits)
        case "punct": set = unicode(ByteSet(0x21...0x7E).subtracting(.letters.union(.digits)))
        case "print": set = unicode(ByteSet(0x20...0x7E))
        case "graph": set = unicode(ByteSet(0x21...0x7E))
        case "cntrl": set = unicode(.controls)
        case "ascii": set = RegexClass(ByteSet(0x00...0x7F))
        default:
            _ = fail()
            return nil
        }
        index = end + 2
        // As for `\p{Lu}`.
        set.may = folded(set).may
        return isNegated ? set.inverse : set
    }
}
