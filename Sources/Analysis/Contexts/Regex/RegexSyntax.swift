/// A pattern of PHP's `preg_` functions taken apart: delimiters, body, modifiers.
struct RegexSyntax {
    struct Flags: OptionSet {
        let rawValue: UInt16
        static let caseless = Flags(rawValue: 1)
        static let multiline = Flags(rawValue: 2)
        static let dotAll = Flags(rawValue: 4)
        static let extended = Flags(rawValue: 8)
        static let utf8 = Flags(rawValue: 16)
        static let dollarEndOnly = Flags(rawValue: 32)
        static let anchored = Flags(rawValue: 64)
        static let ungreedy = Flags(rawValue: 128)
        static let noCapture = Flags(rawValue: 256)
        static let eval = Flags(rawValue: 512)
    }

    var body: ArraySlice<UInt8>
    var flags: Flags

    /// Throws what PHP warns of.
    init(_ pattern: [UInt8]) throws(RegexProblem) {
        var start = 0
        while start < pattern.count && (Byte.isBlank(pattern[start]) || pattern[start] == 0x0B) { start += 1 }
        guard start < pattern.count else { throw .empty }
        let open = pattern[start]
        if Byte.isLetter(open) || Byte.isDigit(open) || open == UInt8(ascii: "\\") || open == 0 { throw .badDelimiter }
        let close: UInt8
        switch open {
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        case UInt8(ascii: "<"): close = UInt8(ascii: ">")
        default: close = open
        }
        var end = start + 1
        var depth = 1
        while end < pattern.count {
            if pattern[end] == UInt8(ascii: "\\") {
                end += 1
            } else if pattern[end] == close {
                depth -= 1
                if depth == 0 { break }
            } else if pattern[end] == open {
                depth += 1
            }
            end += 1
        }
        guard end < pattern.count else { throw .missingEndDelimiter }
        body = pattern[(start + 1)..<end]
        flags = []
        for modifier in pattern[(end + 1)...] { try read(modifier) }
    }

    private mutating func read(_ modifier: UInt8) throws(RegexProblem) {
        switch modifier {
        case UInt8(ascii: "i"): flags.insert(.caseless)
        case UInt8(ascii: "m"): flags.insert(.multiline)
        case UInt8(ascii: "s"): flags.insert(.dotAll)
        case UInt8(ascii: "x"): flags.insert(.extended)
        case UInt8(ascii: "u"): flags.insert(.utf8)
        case UInt8(ascii: "D"): flags.insert(.dollarEndOnly)
        case UInt8(ascii: "A"): flags.insert(.anchored)
        case UInt8(ascii: "U"): flags.insert(.ungreedy)
        case UInt8(ascii: "n"): flags.insert(.noCapture)
        case UInt8(ascii: "e"): flags.insert(.eval)
        case UInt8(ascii: "S"), UInt8(ascii: "X"), UInt8(ascii: "J"), UInt8(ascii: "r"), Byte.space, Byte.newline,
            Byte.carriageReturn:
            break
        default: throw .unknownModifier(modifier)
        }
    }
}

/// What PHP refuses in a pattern before it looks at the expression.
package enum RegexProblem: Error, Hashable, Sendable {
    case empty
    /// The first character is a letter, a digit, a backslash or NUL.
    case badDelimiter
    case missingEndDelimiter
    case unknownModifier(UInt8)
}
