/// The pieces of a format of PHP's `sprintf` and `printf`.
///
/// Read as PHP 8 does (`ext/standard/formatted_print.c`): `%`, then optionally an argument number (`1$`), flags (`-`, `+`,
/// a blank, `0`, `'` and any padding character), a width, a precision, `l`, and the letter of the conversion. What PHP
/// would refuse is kept as literal text and listed among the problems.
package struct FormatString: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
        /// `d`, `u`, `o`, `x`, `X`, `b`: the argument is cast to an integer.
        case integer
        /// `e`, `E`, `f`, `F`, `g`, `G`, `h`, `H`: the argument is cast to a float.
        case float
        /// `c`: the argument is the number of one byte, which can be any byte.
        case character
        /// `s`
        case string
    }

    package struct Conversion: Sendable, Equatable {
        package var kind: Kind
        package var letter: UInt8
        /// The index of its argument, from 0.
        package var argument: Int
        /// Whether the argument's number is written in the format.
        package var isNumbered: Bool
        /// The least number of bytes it becomes; nil when not given.
        package var width: Int?
        /// Digits behind the point; for strings, the greatest number of bytes. Nil when not given.
        package var precision: Int?
        /// The byte that fills up to the width.
        package var padding: UInt8

        /// The bytes that it can become, whatever its argument is; nil when the argument decides.
        package var bytes: ByteSet? {
            switch kind {
            case .string, .character: return nil
            case .integer, .float: break
            }
            var bytes = ByteSet.digits.union(ByteSet("+-"))
            switch letter {
            case UInt8(ascii: "x"), UInt8(ascii: "X"): bytes.formUnion(.hexDigits)
            default: if kind == .float { bytes.formUnion(ByteSet(".,eEINFAna")) }
            }
            if width != nil || precision != nil { bytes.insert(padding) }
            return bytes
        }
    }

    package enum Piece: Sendable, Equatable {
        /// Bytes of the format that are put out as they are.
        case literal(Range<Int>)
        /// `%%`, which becomes `%`.
        case percent(Range<Int>)
        case conversion(Conversion, Range<Int>)

        package var range: Range<Int> {
            switch self {
            case .literal(let range), .percent(let range), .conversion(_, let range): range
            }
        }
    }

    package enum Problem: UInt8, Sendable {
        /// A letter that is no conversion; PHP 8 throws.
        case unknownConversion
        /// The format ends inside of a conversion; PHP 8 throws.
        case missingConversion
        /// `0$` or a number beyond the range of integers.
        case badArgumentNumber
    }

    /// In order; their ranges cover the format without gaps.
    package private(set) var pieces: [Piece] = []
    /// What PHP refuses, with the bytes concerned.
    package private(set) var problems: [(Problem, Range<Int>)] = []
    /// The indexes of arguments that give widths and precisions (`*`), in order.
    package private(set) var starArguments: [Int] = []

    /// The conversions in order.
    package var conversions: [Conversion] {
        pieces.compactMap { if case .conversion(let conversion, _) = $0 { conversion } else { nil } }
    }

    /// How many arguments the format needs.
    package var argumentCount: Int {
        max(conversions.reduce(0) { max($0, $1.argument + 1) }, starArguments.reduce(0) { max($0, $1 + 1) })
    }

    /// Whether some conversions have a number and others have none.
    package var hasMixedNumbering: Bool {
        let conversions = conversions
        return conversions.contains(where: \.isNumbered) && !conversions.allSatisfy(\.isNumbered)
    }

    /// How many conversions without a number there are; translators cannot change the order of two or more.
    package var unnumberedCount: Int { conversions.reduce(0) { $0 + ($1.isNumbered ? 0 : 1) } }

    package static func == (a: FormatString, b: FormatString) -> Bool {
        a.pieces == b.pieces && a.starArguments == b.starArguments
            && a.problems.elementsEqual(b.problems) { $0.0 == $1.0 && $0.1 == $1.1 }
    }

    /// Reads a format.
    package static func parse(_ format: some Collection<UInt8>) -> FormatString {
        var reader = FormatReader(bytes: Array(format))
        reader.read()
        var result = FormatString()
        result.pieces = reader.pieces
        result.problems = reader.problems
        result.starArguments = reader.starArguments
        return result
    }
}

private struct FormatReader {
    let bytes: [UInt8]
    var pieces: [FormatString.Piece] = []
    var problems: [(FormatString.Problem, Range<Int>)] = []
    var starArguments: [Int] = []
    private var index = 0
    private var literalStart = 0
    private var nextArgument = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Greater numbers than these make PHP throw.
    private static let limit = Int(Int32.max)

    private func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func read() {
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                index += 1
                continue
            }
            let start = index
            let piece = at(start + 1) == UInt8(ascii: "%") ? percent() : conversion()
            if let piece {
                endLiteral(start)
                pieces.append(piece)
                literalStart = index
            } else {
                // What stands behind a bad conversion may begin a good one.
                index = start + 1
            }
        }
        endLiteral(bytes.count)
    }

    private mutating func endLiteral(_ end: Int) {
        if end > literalStart { pieces.append(.literal(literalStart..<end)) }
    }

    private mutating func percent() -> FormatString.Piece {
        index += 2
        return .percent(index - 2..<index)
    }

    private mutating func number() -> Int? {
        guard Byte.isDigit(at(index)) else { return nil }
        var value = 0
        while Byte.isDigit(at(index)) {
            value = min(value * 10 + Int(at(index) - 0x30), Self.limit)
            index += 1
        }
        return value
    }

    private mutating func conversion() -> FormatString.Piece? {
        let start = index
        let (argumentsBefore, starsBefore) = (nextArgument, starArguments.count)
        index += 1
        let argument = argumentNumber()
        var padding = Byte.space
        flags: while true {
            switch at(index) {
            case Byte.space, UInt8(ascii: "0"): padding = at(index)
            case UInt8(ascii: "-"), UInt8(ascii: "+"): break
            case UInt8(ascii: "'"):
                if index + 1 >= bytes.count { break flags }
                index += 1
                padding = at(index)
            default: break flags
            }
            index += 1
        }
        let width = size()
        var precision: Int?
        if at(index) == UInt8(ascii: ".") {
            index += 1
            precision = size() ?? 0
        }
        if at(index) == UInt8(ascii: "l") { index += 1 }
        let letter = at(index)
        let end = min(index + 1, bytes.count)
        var problem: FormatString.Problem?
        if index >= bytes.count {
            problem = .missingConversion
        } else if argument == 0 || argument ?? 1 >= Self.limit {
            problem = .badArgumentNumber
        } else if letter == UInt8(ascii: "%") {
            index = end
            return .percent(start..<end)
        }
        guard problem == nil, let kind = Self.kind(letter) else {
            problems.append((problem ?? .unknownConversion, start..<end))
            nextArgument = argumentsBefore
            starArguments.removeLast(starArguments.count - starsBefore)
            return nil
        }
        index = end
        let conversion = FormatString.Conversion(
            kind: kind, letter: letter, argument: argument.map { $0 - 1 } ?? takeArgument(),
            isNumbered: argument != nil,
            width: width, precision: precision, padding: padding)
        return .conversion(conversion, start..<end)
    }

    private mutating func takeArgument() -> Int {
        nextArgument += 1
        return nextArgument - 1
    }

    /// Reads `1$` and returns the number.
    private mutating func argumentNumber() -> Int? {
        let start = index
        if let number = number(), at(index) == UInt8(ascii: "$") {
            index += 1
            return number
        }
        index = start
        return nil
    }

    /// Reads a width or precision: a number, or `*` for an argument, which counts as 0.
    private mutating func size() -> Int? {
        if at(index) == UInt8(ascii: "*") {
            index += 1
            let argument = argumentNumber()
            starArguments.append(argument.map { max($0, 1) - 1 } ?? takeArgument())
            return 0
        }
        return number()
    }

    private static func kind(_ letter: UInt8) -> FormatString.Kind? {
        switch letter {
        case UInt8(ascii: "d"), UInt8(ascii: "u"), UInt8(ascii: "o"), UInt8(ascii: "x"), UInt8(ascii: "X"),
            UInt8(ascii: "b"):
            .integer
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"),
            UInt8(ascii: "G"), UInt8(ascii: "h"), UInt8(ascii: "H"):
            .float
        case UInt8(ascii: "c"): .character
        case UInt8(ascii: "s"): .string
        default: nil
        }
    }
}
