/// Hashes short byte strings; seeded once a process, so that a file cannot choose colliding names.
enum ByteHash {
    static let seed = UInt64.random(in: .min ... .max)

    private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let second: UInt64 = 0xD6E8_FEB8_6659_FD93

    @inline(__always)
    static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @inline(__always)
    static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, seed: UInt64) -> UInt64 {
        let raw = UnsafeRawPointer(bytes)
        var state = seed ^ (UInt64(truncatingIfNeeded: count) &* second)
        if count < 8 {
            return mix(shortWord(raw, count) ^ first, state ^ second)
        }
        var offset = 0
        while count - offset > 16 {
            state = mix(
                raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ first,
                raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) ^ state)
            offset += 16
        }
        let head = raw.loadUnaligned(fromByteOffset: max(count - 16, 0), as: UInt64.self)
        let tail = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        return mix(head ^ first, tail ^ state)
    }

    /// Up to 8 bytes as a number; together with the count it tells them apart.
    @inline(__always)
    static func shortWord(_ raw: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count >= 4 {
            let head = UInt64(raw.loadUnaligned(as: UInt32.self))
            let tail = UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            return head | tail << 32
        }
        guard count > 0 else { return 0 }
        let first = UInt64(raw.load(as: UInt8.self))
        let middle = UInt64(raw.load(fromByteOffset: count >> 1, as: UInt8.self))
        let last = UInt64(raw.load(fromByteOffset: count - 1, as: UInt8.self))
        return first | middle << 8 | last << 16
    }
}
