/// Why a text is not accepted as JSON, and where.
package struct JSONError: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// The text does not follow the grammar of RFC 8259.
        case syntax
        /// The bytes are not UTF-8, or an escape names half of a surrogate pair.
        case invalidUTF8
        /// An object has two members of the same name.
        case duplicateKey
        /// Arrays and objects nest deeper than `JSONLimits.maximumDepth`.
        case tooDeep
        /// The text has more bytes or values than `JSONLimits` allow.
        case tooLarge
        /// A number whose magnitude no 64-bit floating-point number holds.
        case numberOutOfRange
    }

    package let kind: Kind
    /// One sentence without the position.
    package let message: String
    /// Byte offset of the fault, from 0.
    package let offset: Int
    /// Line of the fault, from 1; LF, CRLF and CR end a line.
    package let line: Int
    /// Column of the fault, from 1, in Unicode scalars.
    package let column: Int

    package init(kind: Kind, message: String, offset: Int, line: Int, column: Int) {
        self.kind = kind
        self.message = message
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// Makes an error and finds line and column of `offset` in the text.
    init(_ kind: Kind, _ message: String, at offset: Int, in bytes: UnsafeRawBufferPointer) {
        var line = 1
        var column = 1
        for position in 0..<Swift.max(0, Swift.min(offset, bytes.count)) {
            let byte = bytes[position]
            let isBeforeLF = position + 1 < bytes.count && bytes[position + 1] == 0x0A
            if byte == 0x0A || (byte == 0x0D && !isBeforeLF) {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(kind: kind, message: message, offset: offset, line: line, column: column)
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String { "\(message) (line \(line), column \(column))" }
}

/// What a JSON text may cost.
package struct JSONLimits: Sendable {
    /// Deepest nesting of arrays and objects; more than `highestDepth` counts as `highestDepth`.
    package var maximumDepth = 64
    /// Longest text, in bytes.
    package var maximumBytes = 64 << 20
    /// Most values, members' values and elements included; bounds the memory that a short text can ask for.
    package var maximumValues = 4 << 20

    /// Nesting that every thread's stack has room for.
    package static let highestDepth = 512

    package init() {}

    package init(maximumDepth: Int = 64, maximumBytes: Int = 64 << 20, maximumValues: Int = 4 << 20) {
        self.maximumDepth = maximumDepth
        self.maximumBytes = maximumBytes
        self.maximumValues = maximumValues
    }
}
