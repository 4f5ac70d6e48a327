/// Writes compact JSON, always valid UTF-8.
///
/// Commas come by themselves; the caller keeps begin and end, key and value in balance. Numbers are the shortest text
/// that reads back the same, integral floating-point numbers keep their fraction ("1.0"), NaN and infinities become
/// `null`. Control characters, U+2028 and U+2029 are escaped (a JavaScript literal may not hold them), "/" is not.
package struct JSONWriter: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    /// Makes a writer with room for a text of about this many bytes.
    package init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// What has been written so far.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func beginObject() { begin(UInt8(ascii: "{")) }

    package mutating func endObject() { end(UInt8(ascii: "}")) }

    package mutating func beginArray() { begin(UInt8(ascii: "[")) }

    package mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a member's name; its value comes next.
    package mutating func key(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ text: String) {
        separate()
        let written: Void? = text.utf8.withContiguousStorageIfAvailable {
            appendQuoted(UnsafeRawBufferPointer($0))
        }
        if written == nil {
            Array(text.utf8).withUnsafeBytes { appendQuoted($0) }
        }
    }

    /// Writes bytes as a string; each malformed part becomes U+FFFD, as `String(decoding:as:)` divides them.
    package mutating func string(utf8: some Collection<UInt8>) {
        let isWritten = utf8.withContiguousStorageIfAvailable { buffer in
            let buffer = UnsafeRawBufferPointer(buffer)
            guard UTF8Validation.firstInvalidOffset(in: buffer) == nil else { return false }
            separate()
            appendQuoted(buffer)
            return true
        }
        if isWritten != true { string(String(decoding: utf8, as: UTF8.self)) }
    }

    package mutating func integer(_ value: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func number(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    package mutating func number(_ value: Float) {
        guard value.isFinite else { return null() }
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    package mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for (key, value) in members {
                self.key(key)
                self.value(value)
            }
            endObject()
        }
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Appends valid UTF-8 in quotes: runs that need no escape at once.
    private mutating func appendQuoted(_ text: UnsafeRawBufferPointer) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        var position = 0
        while position < text.count {
            let byte = text[position]
            var length = 1
            if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0xE2 {
                position += 1
                continue
            }
            if byte == 0xE2 {
                // U+2028 is E2 80 A8, U+2029 is E2 80 A9.
                length = 3
                guard text.count - position >= 3, text[position + 1] == 0x80, text[position + 2] & 0xFE == 0xA8 else {
                    position += 1
                    continue
                }
            }
            bytes.append(contentsOf: text[start..<position])
            if byte == 0xE2 {
                bytes.append(contentsOf: (text[position + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
            } else {
                appendEscape(byte)
            }
            position += length
            start = position
        }
        bytes.append(contentsOf: text[start...])
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 0x0F)])
        }
    }
}
