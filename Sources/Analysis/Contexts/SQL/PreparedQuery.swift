/// The placeholders of a query for `wpdb::prepare`, as WordPress 6.2 and later read it.
///
/// A placeholder is `%`, then optionally an argument number (`1$`), signs, padding and precision, then `d`, `f`, `F`, `s` or,
/// since 6.2, `i`. `'%s'` and `"%s"` lose their quotes first; then `%s` alone gets single quotes and `%i` backticks, but a
/// numbered or padded `%1$s` gets no quotes.
package struct PreparedQuery: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
        /// `%d`
        case integer
        /// `%f`, `%F`
        case float
        /// `%s`
        case string
        /// `%i`
        case identifier
    }

    package struct Placeholder: Sendable, Equatable {
        package var kind: Kind
        /// Its bytes in the query.
        package var range: Range<Int>
        /// The index of its argument, from 0.
        package var argument: Int
        /// Whether the argument's number is written in the placeholder.
        package var isNumbered: Bool
        /// Whether there are signs, padding or a precision.
        package var hasFormat: Bool
        /// Where it stands, the quotes of the query included.
        package var context: SQLContext
        /// The quotes of the query are directly around it, so that `prepare` takes them away: `'%s'`.
        package var hasOwnQuotes: Bool

        /// The quotes that it stands in, in the text of the query.
        package var quote: Quote { context.quote }
        /// Whether `prepare` puts quotes around the value.
        package var isQuotedByPrepare: Bool { kind == .identifier || kind == .string && !isNumbered && !hasFormat }
        package var isAfterLike: Bool { context.position == .likeOperand }
        package var isInsideIn: Bool { context.position == .inList }
        package var isIdentifierPosition: Bool { context.place == .backticked || context.position.isIdentifier }
        /// Whether the value gets into the query without quotes though it is a text.
        package var isUnquotedText: Bool { kind == .string && !isQuotedByPrepare && quote == .none }
        /// Whether the quotes of the query and those of `prepare` meet: `'%s%%'` becomes `''value'%'`.
        package var hasDoubledQuotes: Bool { isQuotedByPrepare && quote != .none && !hasOwnQuotes }
    }

    package struct Problem: Sendable, Equatable {
        package enum Kind: UInt8, Sendable {
            /// A `%` that begins no placeholder and is not doubled; `prepare` doubles it.
            case unescapedPercent
            /// `%` with a letter that `sprintf` knows and `prepare` does not, such as `%x`.
            case unsupported
            /// A placeholder directly behind another one, which `prepare` does not count.
            case adjacent
            /// An argument that is used as a name (`%i`) and as a value; `prepare` refuses it.
            case dualUse
        }

        package var kind: Kind
        package var range: Range<Int>
    }

    package private(set) var placeholders: [Placeholder] = []
    package private(set) var problems: [Problem] = []
    /// How many `%%` there are.
    package private(set) var escapedPercents = 0
    /// The query behind its last byte.
    package private(set) var end = SQLState.start

    /// How many arguments `prepare` expects: it counts the placeholders, numbered or not.
    package var argumentCount: Int { placeholders.count }
    /// The greatest argument number in use, from 1.
    package var greatestArgument: Int { placeholders.reduce(0) { max($0, $1.argument + 1) } }

    /// Reads a query; `holes` are the offsets, in ascending order, where values of the program stand in it.
    package static func parse(_ query: some Collection<UInt8>, holes: [Int] = []) -> PreparedQuery {
        var result = PreparedQuery()
        Array(query).withUnsafeBufferPointer { result.read($0, holes) }
        result.findDualUse()
        return result
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ holes: [Int]) {
        var hole = 0
        var start = 0
        var index = 0
        while index < bytes.count {
            while hole < holes.count && holes[hole] <= index {
                end.consume(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                start = index
                end.consumeHole()
                hole += 1
            }
            guard bytes[index] == UInt8(ascii: "%") else {
                index += 1
                continue
            }
            if index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "%") {
                escapedPercents += 1
                index += 2
            } else if let (placeholder, after) = Self.placeholder(
                bytes, index, limit: hole < holes.count ? holes[hole] : .max)
            {
                end.consume(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                append(placeholder, bytes, index..<after)
                end.consumeHole()
                start = after
                index = after
            } else {
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                let isConversion = "bceEgGouxX".utf8.contains(next)
                problems.append(
                    Problem(
                        kind: isConversion ? .unsupported : .unescapedPercent,
                        range: index..<(index + (isConversion ? 2 : 1))))
                index += 1
            }
        }
        end.consume(UnsafeBufferPointer(rebasing: bytes[start...]))
        while hole < holes.count {
            end.consumeHole()
            hole += 1
        }
    }

    private mutating func append(_ parsed: Parsed, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let context = end.context
        var hasOwnQuotes = false
        if range.count == 2 && range.lowerBound > 0 && range.upperBound < bytes.count {
            let (before, after) = (bytes[range.lowerBound - 1], bytes[range.upperBound])
            hasOwnQuotes = before == after && (before == UInt8(ascii: "'") || before == UInt8(ascii: "\""))
        }
        if let last = placeholders.last, last.range.upperBound == range.lowerBound {
            problems.append(Problem(kind: .adjacent, range: range))
        }
        placeholders.append(
            Placeholder(
                kind: parsed.kind, range: range, argument: parsed.number.map { $0 - 1 } ?? placeholders.count,
                isNumbered: parsed.number != nil, hasFormat: parsed.hasFormat, context: context,
                hasOwnQuotes: hasOwnQuotes && parsed.kind == .string))
    }

    private mutating func findDualUse() {
        var names: Set<Int> = []
        for placeholder in placeholders where placeholder.kind == .identifier { names.insert(placeholder.argument) }
        for placeholder in placeholders where placeholder.kind == .string && names.contains(placeholder.argument) {
            problems.append(Problem(kind: .dualUse, range: placeholder.range))
        }
    }

    private struct Parsed {
        var kind: Kind
        var number: Int?
        var hasFormat: Bool
    }

    /// Reads one placeholder of the format that `prepare` allows, without running over the next hole.
    private static func placeholder(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, limit: Int
    ) -> (Parsed, after: Int)? {
        let count = min(bytes.count, limit)
        var index = start + 1
        func at(_ index: Int) -> UInt8 { index < count ? bytes[index] : 0 }
        var number: Int?
        if Byte.isDigit(at(index)) && at(index) != UInt8(ascii: "0") {
            var digits = index
            var value = 0
            while Byte.isDigit(at(digits)) {
                value = min(value * 10 + Int(at(digits) - 0x30), 1_000_000)
                digits += 1
            }
            if at(digits) == UInt8(ascii: "$") {
                number = value
                index = digits + 1
            }
        }
        let format = index
        func skipSigns() {
            while Byte.isDigit(at(index)) || at(index) == UInt8(ascii: "-") || at(index) == UInt8(ascii: "+") {
                index += 1
            }
        }
        skipSigns()
        if at(index) == Byte.space {
            index += 1
        } else if at(index) == UInt8(ascii: "'") && index + 1 < count && at(index + 1) != Byte.newline {
            index += 2
        }
        skipSigns()
        if at(index) == UInt8(ascii: ".") && Byte.isDigit(at(index + 1)) {
            index += 1
            while Byte.isDigit(at(index)) { index += 1 }
        }
        let kind: Kind
        switch at(index) {
        case UInt8(ascii: "d"): kind = .integer
        case UInt8(ascii: "f"), UInt8(ascii: "F"): kind = .float
        case UInt8(ascii: "s"): kind = .string
        case UInt8(ascii: "i"): kind = .identifier
        default: return nil
        }
        return (Parsed(kind: kind, number: number, hasFormat: index > format), index + 1)
    }
}
