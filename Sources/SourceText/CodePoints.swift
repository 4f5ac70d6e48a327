/// Counting the characters of text that may not be UTF-8.
package enum CodePoints {
    /// The number of code points in `range`, each byte that is not part of one counted as one.
    package static func count(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int {
        var count = 0
        var offset = Swift.max(range.lowerBound, 0)
        let end = Swift.min(range.upperBound, bytes.count)
        while offset < end {
            offset += length(bytes, at: offset, end: end)
            count += 1
        }
        return count
    }

    /// The number of bytes of the code point at `offset` (RFC 3629), 1 if none is there.
    package static func length(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> Int {
        let first = bytes[offset]
        let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
        guard length > 1, offset + length <= end else { return 1 }
        for index in 1..<length where bytes[offset + index] & 0xC0 != 0x80 { return 1 }
        let second = bytes[offset + 1]
        let isOverlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90)
        let isOutside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F)
        return isOverlong || isOutside ? 1 : length
    }
}
