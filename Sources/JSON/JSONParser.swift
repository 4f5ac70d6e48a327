/// Reads JSON texts (RFC 8259), strictly.
///
/// Errors are, beyond the grammar's: a byte order mark, two members of the same name, an escape of half a surrogate
/// pair, a number too large for a `Double`, and whatever exceeds the limits. Time and memory are linear in the text.
package enum JSONParser {
    /// Parses one JSON text with nothing but white space around it.
    ///
    /// - Throws: `JSONError` with the position of the first fault.
    package static func parse(
        _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .init()
    ) throws(JSONError) -> JSONValue {
        if bytes.count > limits.maximumBytes {
            throw JSONError(
                kind: .tooLarge, message: "the text has \(bytes.count) bytes; at most \(limits.maximumBytes) are read",
                offset: 0, line: 1, column: 1)
        }
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw JSONError(
                kind: .syntax, message: "the text begins with a byte order mark, which JSON does not allow",
                offset: 0, line: 1, column: 1)
        }
        if let offset = UTF8Validation.firstInvalidOffset(in: bytes) {
            throw JSONError(.invalidUTF8, "the text is not valid UTF-8", at: offset, in: bytes)
        }
        var reader = JSONReader(bytes: bytes, limits: limits)
        return try reader.readText()
    }

    package static func parse(_ bytes: [UInt8], limits: JSONLimits = .init()) throws(JSONError) -> JSONValue {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(JSONError) in try parse(buffer, limits: limits) }
        }
        return try result.get()
    }

    package static func parse(_ text: String, limits: JSONLimits = .init()) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), limits: limits)
    }
}

/// The recursive-descent reader over validated UTF-8; recursion ends at the depth limit.
struct JSONReader {
    let bytes: UnsafeRawBufferPointer
    private(set) var position = 0
    private let maximumDepth: Int
    private let maximumValues: Int
    private var values = 0
    /// Holds the parts of a string that has escapes.
    private var scratch: [UInt8] = []

    init(bytes: UnsafeRawBufferPointer, limits: JSONLimits) {
        self.bytes = bytes
        maximumDepth = min(limits.maximumDepth, JSONLimits.highestDepth)
        maximumValues = limits.maximumValues
    }

    mutating func readText() throws(JSONError) -> JSONValue {
        skipWhitespace()
        let value = try readValue(depth: 0)
        skipWhitespace()
        if position < bytes.count { throw unexpected("the end of the text") }
        return value
    }

    private mutating func readValue(depth: Int) throws(JSONError) -> JSONValue {
        values += 1
        if values > maximumValues {
            throw error(.tooLarge, "the text has more than \(maximumValues) values")
        }
        switch current ?? 0 {
        case UInt8(ascii: "\""):
            return .string(try readString())
        case UInt8(ascii: "{"):
            return .object(try readObject(depth: depth + 1))
        case UInt8(ascii: "["):
            return .array(try readArray(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try readNumber()
        case UInt8(ascii: "t"):
            try readLiteral("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try readLiteral("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try readLiteral("null")
            return .null
        default:
            throw unexpected("a value")
        }
    }

    private mutating func readArray(depth: Int) throws(JSONError) -> [JSONValue] {
        try checkDepth(depth)
        position += 1
        var elements: [JSONValue] = []
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try readValue(depth: depth))
            skipWhitespace()
            if take(UInt8(ascii: ",")) {
                skipWhitespace()
                if current == UInt8(ascii: "]") { throw error(.syntax, "a comma must not precede ']'") }
            } else if take(UInt8(ascii: "]")) {
                return elements
            } else {
                throw unexpected("',' or ']'")
            }
        }
    }

    private mutating func readObject(depth: Int) throws(JSONError) -> JSONObject {
        try checkDepth(depth)
        position += 1
        var object = JSONObject()
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            let start = position
            guard current == UInt8(ascii: "\"") else { throw unexpected("a member's name in quotes") }
            let key = try readString()
            if object.contains(key: key) {
                throw error(.duplicateKey, "the object has two members \(quoted(key))", at: start)
            }
            skipWhitespace()
            if !take(UInt8(ascii: ":")) { throw unexpected("':'") }
            skipWhitespace()
            object.append(key, try readValue(depth: depth))
            skipWhitespace()
            if take(UInt8(ascii: ",")) {
                skipWhitespace()
                if current == UInt8(ascii: "}") { throw error(.syntax, "a comma must not precede '}'") }
            } else if take(UInt8(ascii: "}")) {
                return object
            } else {
                throw unexpected("',' or '}'")
            }
        }
    }

    private mutating func readLiteral(_ literal: StaticString) throws(JSONError) {
        let start = position
        for index in 0..<literal.utf8CodeUnitCount where !take(literal.utf8Start[index]) {
            throw error(.syntax, "expected '\(literal)'", at: start)
        }
    }

    // MARK: - strings

    /// Reads a string; `position` is at its opening quote.
    private mutating func readString() throws(JSONError) -> String {
        let opening = position
        position += 1
        var start = position
        skipPlainCharacters()
        if current == UInt8(ascii: "\"") {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        scratch.removeAll(keepingCapacity: true)
        while true {
            scratch.append(contentsOf: bytes[start..<position])
            switch current {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: scratch, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try readEscape()
            case let byte?:
                throw error(.syntax, "a string holds the control character U+00\(hexadecimal(byte)) unescaped")
            case nil:
                throw error(.syntax, "the string that begins here has no end", at: opening)
            }
            start = position
            skipPlainCharacters()
        }
    }

    /// Moves to the next quote, backslash or control character, eight bytes at a time.
    private mutating func skipPlainCharacters() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while bytes.count - position >= 8 {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            // The lowest bit set marks the first such byte; borrows only disturb the bytes after it.
            let marks =
                (((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
                    | ((word &- ones &* 0x20) & ~word)) & highs
            if marks != 0 {
                position += marks.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            position += 1
        }
    }

    private mutating func readEscape() throws(JSONError) {
        let start = position
        position += 1
        let byte: UInt8
        switch current {
        case UInt8(ascii: "\""): byte = 0x22
        case UInt8(ascii: "\\"): byte = 0x5C
        case UInt8(ascii: "/"): byte = 0x2F
        case UInt8(ascii: "b"): byte = 0x08
        case UInt8(ascii: "f"): byte = 0x0C
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "r"): byte = 0x0D
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "u"):
            scratch.append(contentsOf: String(try readEscapedScalar(from: start)).utf8)
            return
        default:
            throw error(.syntax, "'\\' begins no escape here", at: start)
        }
        position += 1
        scratch.append(byte)
    }

    /// Reads `uXXXX`, or `uXXXX\uXXXX` for a surrogate pair; `start` is the position of the backslash.
    private mutating func readEscapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try readCodeUnit(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let next = position
        if unit <= 0xDBFF, take(UInt8(ascii: "\\")), current == UInt8(ascii: "u") {
            let low = try readCodeUnit(from: next)
            if (0xDC00...0xDFFF).contains(low) {
                let scalar = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
                if let scalar = Unicode.Scalar(scalar) { return scalar }
            }
        }
        throw error(.invalidUTF8, "an escape names half of a surrogate pair", at: start)
    }

    /// Reads `uXXXX`.
    private mutating func readCodeUnit(from start: Int) throws(JSONError) -> UInt32 {
        position += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = hexadecimalValue(byte) else {
                throw error(.syntax, "'\\u' needs four hexadecimal digits", at: start)
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    // MARK: - bytes

    /// The byte at `position`; nil at the end.
    var current: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    mutating func advance() {
        position += 1
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    // MARK: - errors

    private func checkDepth(_ depth: Int) throws(JSONError) {
        if depth > maximumDepth {
            throw error(.tooDeep, "arrays and objects nest deeper than \(maximumDepth)")
        }
    }

    func error(_ kind: JSONError.Kind, _ message: String, at offset: Int? = nil) -> JSONError {
        JSONError(kind, message, at: offset ?? position, in: bytes)
    }

    func unexpected(_ expected: String) -> JSONError {
        guard position < bytes.count else { return error(.syntax, "expected \(expected), but the text ends") }
        let rest = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
        guard let scalar = rest.unicodeScalars.first else { return error(.syntax, "expected \(expected)") }
        let found = scalar.value < 0x20 || scalar.value == 0x7F ? "a control character" : "'\(scalar)'"
        return error(.syntax, "expected \(expected), found \(found)")
    }

    /// A key as an error shows it: as JSON, cut to 64 scalars.
    private func quoted(_ key: String) -> String {
        var writer = JSONWriter()
        writer.string(String(String.UnicodeScalarView(key.unicodeScalars.prefix(64))))
        return writer.string
    }
}

private func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
}

private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
}
