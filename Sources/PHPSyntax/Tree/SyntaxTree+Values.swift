import Glibc

/// The value of a number literal.
package enum NumberValue: Sendable, Equatable {
    case integer(Int)
    case float(Double)
}

/// A piece of a string with variables in it.
package enum StringPart: Sendable, Equatable {
    /// Text, escapes resolved.
    case text([UInt8])
    /// An expression whose value is put there.
    case expression(NodeID)
}

/// The values of literals.
extension SyntaxTree {
    /// The value of an `.integer` or `.float` node; nil for any other.
    package func number(_ node: NodeID) -> NumberValue? {
        guard kind(node) == .integer || kind(node) == .float else { return nil }
        return NumberLiteral.value(bytes(token: mainToken(node)))
    }

    /// The bytes of a string whose text is known: a `.string`, or a `.heredoc` or `.interpolatedString` without
    /// expressions; nil for anything else.
    package func string(_ node: NodeID) -> [UInt8]? {
        switch kind(node) {
        case .string: return StringLiteral.value(bytes(token: mainToken(node)))
        case .heredoc, .interpolatedString:
            var whole: [UInt8] = []
            for part in stringParts(node) {
                guard case .text(let text) = part else { return nil }
                whole += text
            }
            return whole
        default: return nil
        }
    }

    /// The parts of an `.interpolatedString`, `.heredoc` or `.shellCommand`, escapes resolved and indentation removed.
    package func stringParts(_ node: NodeID) -> [StringPart] {
        let isHeredoc = kind(node) == .heredoc
        let isNowdoc = isHeredoc && bytes(token: mainToken(node)).contains(UInt8(ascii: "'"))
        let quote = isHeredoc ? 0 : kind(node) == .shellCommand ? UInt8(ascii: "`") : UInt8(ascii: "\"")
        let indentation = isHeredoc ? indentation(node) : 0
        var atLineStart = true
        var parts: [StringPart] = []
        for child in children(node) {
            guard kind(child) == .stringPart else {
                parts.append(.expression(child))
                atLineStart = false
                continue
            }
            let token = mainToken(child)
            var text = Array(bytes(token: token))
            if isHeredoc {
                if tokens.kinds[token + 1] == .endHeredoc { StringLiteral.dropLineEnd(&text) }
                text = StringLiteral.dropIndentation(text, indentation, &atLineStart)
            }
            let value = isNowdoc ? text : StringLiteral.unescape(text[...], quote: quote)
            if !value.isEmpty { parts.append(.text(value)) }
        }
        return parts
    }

    /// The number of blanks before the end of a heredoc.
    private func indentation(_ node: NodeID) -> Int {
        let last = tokenRange(node).upperBound - 1
        guard last >= 0, tokens.kinds[last] == .endHeredoc else { return 0 }
        return bytes(token: last).prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    }
}

/// How numbers are written.
enum NumberLiteral {
    static func value(_ text: ArraySlice<UInt8>) -> NumberValue {
        let digits = text.filter { $0 != UInt8(ascii: "_") }
        let second = digits.count > 1 ? digits[1] | 0x20 : 0
        if digits.first == UInt8(ascii: "0") {
            switch second {
            case UInt8(ascii: "x"): return value(digits.dropFirst(2), radix: 16)
            case UInt8(ascii: "b"): return value(digits.dropFirst(2), radix: 2)
            case UInt8(ascii: "o"): return value(digits.dropFirst(2), radix: 8)
            default: break
            }
            if digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {
                return value(digits.dropFirst(), radix: 8)
            }
        } else if digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            case .integer(let integer) = value(digits[...], radix: 10)
        {
            return .integer(integer)
        }
        return .float(decimal(digits))
    }

    /// The value of digits; of more than an integer holds, that of the nearest floating-point number.
    private static func value(_ digits: ArraySlice<UInt8>, radix: Int) -> NumberValue {
        var integer = 0
        var float = 0.0
        var isInteger = true
        for byte in digits {
            guard let digit = Escapes.hexValue(byte).map(Int.init), digit < radix else { break }
            float = float * Double(radix) + Double(digit)
            let (product, overflow) = integer.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if overflow || carry { isInteger = false }
            if isInteger { integer = sum }
        }
        return isInteger ? .integer(integer) : .float(float)
    }

    private static func decimal(_ digits: [UInt8]) -> Double {
        var text = digits.map { CChar(bitPattern: $0) }
        text.append(0)
        return strtod(text, nil)
    }
}

/// How strings are written.
enum StringLiteral {
    /// The value of a string in one token, quotation marks and all.
    static func value(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var inside = text
        if let first = inside.first, first | 0x20 == UInt8(ascii: "b") { inside = inside.dropFirst() }
        guard let quote = inside.first else { return [] }
        inside = inside.dropFirst()
        if inside.last == quote { inside = inside.dropLast() }
        if quote == UInt8(ascii: "\"") { return unescape(inside, quote: quote) }
        guard inside.contains(UInt8(ascii: "\\")) else { return Array(inside) }
        var value: [UInt8] = []
        var offset = inside.startIndex
        while offset < inside.endIndex {
            let isEscape =
                inside[offset] == UInt8(ascii: "\\") && offset + 1 < inside.endIndex
                && (inside[offset + 1] == UInt8(ascii: "\\") || inside[offset + 1] == UInt8(ascii: "'"))
            if isEscape { offset += 1 }
            value.append(inside[offset])
            offset += 1
        }
        return value
    }

    /// Resolves the escapes of a double-quoted string, heredoc (`quote` 0) or shell command.
    static func unescape(_ text: ArraySlice<UInt8>, quote: UInt8) -> [UInt8] {
        guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
        var value: [UInt8] = []
        value.reserveCapacity(text.count)
        var offset = text.startIndex
        while offset < text.endIndex {
            guard text[offset] == UInt8(ascii: "\\"), offset + 1 < text.endIndex else {
                value.append(text[offset])
                offset += 1
                continue
            }
            offset = appendEscape(text, offset, quote, &value)
        }
        return value
    }

    /// Appends what the escape at `start` stands for; gives the offset behind it.
    private static func appendEscape(
        _ text: ArraySlice<UInt8>, _ start: Int, _ quote: UInt8, _ value: inout [UInt8]
    ) -> Int {
        let letter = text[start + 1]
        switch letter {
        case UInt8(ascii: "n"): value.append(10)
        case UInt8(ascii: "t"): value.append(9)
        case UInt8(ascii: "r"): value.append(13)
        case UInt8(ascii: "v"): value.append(11)
        case UInt8(ascii: "e"): value.append(27)
        case UInt8(ascii: "f"): value.append(12)
        case UInt8(ascii: "\\"), UInt8(ascii: "$"): value.append(letter)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var number = 0
            var offset = start + 1
            while offset < text.endIndex, offset < start + 4, text[offset] & 0xF8 == UInt8(ascii: "0") {
                number = number * 8 + Int(text[offset] & 7)
                offset += 1
            }
            value.append(UInt8(truncatingIfNeeded: number))
            return offset
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            var number: UInt8 = 0
            var offset = start + 2
            while offset < text.endIndex, offset < start + 4, let digit = Escapes.hexValue(text[offset]) {
                number = number << 4 | digit
                offset += 1
            }
            if offset > start + 2 {
                value.append(number)
                return offset
            }
            value += [UInt8(ascii: "\\"), letter]
        case UInt8(ascii: "u"): return appendCodePoint(text, start, &value)
        default:
            if letter == quote && quote != 0 {
                value.append(letter)
            } else {
                value += [UInt8(ascii: "\\"), letter]
            }
        }
        return start + 2
    }

    private static func appendCodePoint(_ text: ArraySlice<UInt8>, _ start: Int, _ value: inout [UInt8]) -> Int {
        var offset = start + 2
        if offset < text.endIndex, text[offset] == UInt8(ascii: "{") {
            offset += 1
            var number: UInt32 = 0
            while offset < text.endIndex, let digit = Escapes.hexValue(text[offset]) {
                number = Swift.min(number << 4 | UInt32(digit), 0x11_0000)
                offset += 1
            }
            if offset < text.endIndex, text[offset] == UInt8(ascii: "}"), offset > start + 3, number <= 0x10_FFFF {
                appendUTF8(number, &value)
                return offset + 1
            }
        }
        value += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
        return start + 2
    }

    /// PHP encodes surrogates too, so this cannot go through `Unicode.Scalar`.
    private static func appendUTF8(_ number: UInt32, _ value: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (number >> shift & 0x3F)) }
        switch number {
        case 0..<0x80: value.append(UInt8(truncatingIfNeeded: number))
        case 0x80..<0x800: value += [UInt8(truncatingIfNeeded: 0xC0 | number >> 6), tail(0)]
        case 0x800..<0x1_0000: value += [UInt8(truncatingIfNeeded: 0xE0 | number >> 12), tail(6), tail(0)]
        default: value += [UInt8(truncatingIfNeeded: 0xF0 | number >> 18), tail(12), tail(6), tail(0)]
        }
    }

    /// Removes the line end before the closing label of a heredoc.
    static func dropLineEnd(_ text: inout [UInt8]) {
        if text.last == 10 {
            text.removeLast()
            if text.last == 13 { text.removeLast() }
        } else if text.last == 13 {
            text.removeLast()
        }
    }

    /// Removes up to `indentation` blanks from the begin of each line.
    static func dropIndentation(_ text: [UInt8], _ indentation: Int, _ atLineStart: inout Bool) -> [UInt8] {
        guard indentation > 0 else { return text }
        var value: [UInt8] = []
        value.reserveCapacity(text.count)
        var blanks = atLineStart ? indentation : 0
        for byte in text {
            if blanks > 0 && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) {
                blanks -= 1
                continue
            }
            blanks = byte == 10 || byte == 13 ? indentation : 0
            value.append(byte)
        }
        atLineStart = false
        return value
    }
}
