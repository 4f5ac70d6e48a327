/// UTF-8 as tokenizers read it: permissive, and never failing.
///
/// A sequence is well formed if its lead byte says how many continuation bytes follow and they do; overlong forms and
/// surrogates pass. Any other byte reads as U+FFFD.
enum TextEncoding {
    static let replacement: UInt32 = 0xFFFD

    /// Bytes of a character by its first byte alone; 1 for bytes that begin none.
    @inline(__always)
    static func length(lead: UInt8) -> Int {
        if lead < 0xC0 { return 1 }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    /// Reads the character at `offset`, which lies before `end`.
    @inline(__always)
    static func decode(
        _ text: UnsafePointer<UInt8>, at offset: Int, end: Int
    ) -> (code: UInt32, length: Int) {
        let lead = text[offset]
        if lead < 0x80 { return (UInt32(lead), 1) }
        return decodeSequence(text, at: offset, end: end)
    }

    private static func decodeSequence(
        _ text: UnsafePointer<UInt8>, at offset: Int, end: Int
    ) -> (code: UInt32, length: Int) {
        let lead = text[offset]
        let size = length(lead: lead)
        guard size > 1, lead < 0xF8, end - offset >= size else { return (replacement, 1) }
        var code = UInt32(lead) & (0x7F >> UInt32(size))
        for index in 1..<size {
            let byte = text[offset + index]
            guard byte & 0xC0 == 0x80 else { return (replacement, 1) }
            code = code << 6 | UInt32(byte & 0x3F)
        }
        return code < 0x110000 ? (code, size) : (replacement, 1)
    }

    /// Reads the character at `offset` of text that `isCanonical`.
    @inline(__always)
    static func decodeCanonical(_ text: UnsafePointer<UInt8>, at offset: Int) -> (code: UInt32, length: Int) {
        let lead = UInt32(text[offset])
        if lead < 0x80 { return (lead, 1) }
        let second = UInt32(text[offset + 1] & 0x3F)
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, 2) }
        let third = UInt32(text[offset + 2] & 0x3F)
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
        return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[offset + 3] & 0x3F), 4)
    }

    /// Writes a code point below 0x110000.
    @inline(__always)
    static func append(_ code: UInt32, to bytes: inout [UInt8]) {
        if code < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: code))
            return
        }
        if code < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | code >> 6))
        } else {
            if code < 0x10000 {
                bytes.append(UInt8(truncatingIfNeeded: 0xE0 | code >> 12))
            } else {
                bytes.append(UInt8(truncatingIfNeeded: 0xF0 | code >> 18))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | code >> 12 & 0x3F))
            }
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F))
        }
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | code & 0x3F))
    }

    /// Whether writing the characters that were read gives the same bytes again.
    static func isCanonical(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
        let raw = UnsafeRawPointer(text)
        var offset = range.lowerBound
        while offset < range.upperBound {
            while range.upperBound - offset >= 8,
                raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                offset += 8
            }
            guard offset < range.upperBound else { return true }
            let lead = text[offset]
            if lead < 0x80 {
                offset += 1
                continue
            }
            let (code, size) = decodeSequence(text, at: offset, end: range.upperBound)
            guard size > 1, code >= (size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000) else { return false }
            offset += size
        }
        return true
    }

    /// The text with U+FFFD for what is malformed and the shortest form of each character.
    static func canonical(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let (code, size) = decode(text, at: offset, end: range.upperBound)
            append(code, to: &bytes)
            offset += size
        }
        return bytes
    }
}
