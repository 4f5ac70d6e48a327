/// Checksums of ZIP, PNG and zlib.
enum Checksums {
    /// CRC-32 as ISO 3309 has it, bits reversed.
    static func crc32(_ bytes: some Sequence<UInt8>, seed: UInt32 = 0) -> UInt32 {
        var crc = ~seed
        for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return ~crc
    }

    /// Adler-32: RFC 1950, section 9.
    static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var a: UInt32 = 1
        var b: UInt32 = 0
        for start in stride(from: 0, to: bytes.count, by: 5552) {
            // No sum of so many bytes overflows before the remainder is taken.
            for byte in bytes[start..<min(start + 5552, bytes.count)] {
                a &+= UInt32(byte)
                b &+= a
            }
            a %= 65521
            b %= 65521
        }
        return b << 16 | a
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    }
}
