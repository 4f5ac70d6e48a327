/// Bytes as lexers look at them.
package enum SourceBytes {
    /// How many zero bytes follow a source, so that looking ahead needs no bounds checks.
    package static let padding = 16

    /// A copy of the source with padding behind it; only the padding if the source has more than `limit` bytes.
    package static func padded(_ source: UnsafeBufferPointer<UInt8>, limit: Int) -> [UInt8] {
        let count = source.count > limit ? 0 : source.count
        return [UInt8](unsafeUninitializedCapacity: count + padding) { buffer, initialized in
            _ = buffer.initialize(from: UnsafeBufferPointer(rebasing: source.prefix(count)))
            for offset in count..<(count + padding) { buffer[offset] = 0 }
            initialized = count + padding
        }
    }

    /// A table of the classes of bytes, one bit each. It is never freed, so that lexers keep the bare pointer.
    package static func table(_ classes: (UInt8) -> UInt8) -> UnsafePointer<UInt8> {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in UInt8.min...UInt8.max { table[Int(byte)] = classes(byte) }
        return UnsafePointer(table)
    }
}

extension UInt8 {
    /// An ASCII letter.
    package var isASCIILetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }

    /// An ASCII digit.
    package var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// A digit of a hexadecimal number.
    package var isASCIIHexDigit: Bool {
        isASCIIDigit || ((self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "f"))
    }
}
