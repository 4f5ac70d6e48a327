import Glibc

extension [UInt8] {
    /// Where `text` begins first in a range of the bytes.
    func firstOffset(of text: String, in range: Range<Int>) -> Int? {
        let range = range.clamped(to: 0..<count)
        var text = text
        return text.withUTF8 { needle in
            withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress, let first = needle.first, let pattern = needle.baseAddress else {
                    return nil
                }
                var position = range.lowerBound
                while position + needle.count <= range.upperBound {
                    let candidates = range.upperBound - needle.count + 1 - position
                    guard let found = memchr(start + position, Int32(first), candidates) else { return nil }
                    if memcmp(found, pattern, needle.count) == 0 { return UnsafeRawPointer(found) - start }
                    position = UnsafeRawPointer(found) - start + 1
                }
                return nil
            }
        }
    }
}
