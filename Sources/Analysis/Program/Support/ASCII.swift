/// Bytes of names, whose case counts only in ASCII.
enum ASCII {
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map { lowercased($0) } }

    /// Whether the byte may be part of a label of PHP.
    @inline(__always)
    static func isLabel(_ byte: UInt8) -> Bool {
        byte | 0x20 &- 0x61 < 26 && byte | 0x20 >= 0x61 || byte &- 0x30 < 10 || byte == 0x5F || byte >= 0x80
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 9 || byte == 10 || byte == 13 }

    static let backslash = UInt8(ascii: "\\")
}
