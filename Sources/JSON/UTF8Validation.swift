/// UTF-8 as RFC 3629 defines it: shortest forms, no surrogates, nothing above U+10FFFF.
package enum UTF8Validation {
    /// Offset of the first byte that does not belong to a whole, well-formed sequence; nil if all is well.
    package static func firstInvalidOffset(in bytes: UnsafeRawBufferPointer) -> Int? {
        let count = bytes.count
        var position = 0
        while position < count {
            while count - position >= 8,
                bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                position += 8
            }
            guard position < count else { break }
            let length = sequenceLength(in: bytes, at: position)
            if length == 0 { return position }
            position += length
        }
        return nil
    }

    /// Bytes of the well-formed sequence at `position`; 0 if there is none.
    private static func sequenceLength(in bytes: UnsafeRawBufferPointer, at position: Int) -> Int {
        let first = bytes[position]
        if first < 0x80 { return 1 }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default: return 0
        }
        guard bytes.count - position >= length, second.contains(bytes[position + 1]) else { return 0 }
        for next in 2..<max(2, length) where bytes[position + next] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
