/// Numbers for names, so that they can be compared without their text.
struct NameTable {
    private var source: [UInt8]
    /// The bytes of each name.
    private var ranges: [Range<Int>] = []
    private var slots: [Int32]

    // The hash is FNV-1a.
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    init(source: [UInt8]) {
        self.source = source
        slots = [Int32](repeating: -1, count: 1024)
    }

    /// The number of the name at `range`; `text` spells it out where it has an escape.
    mutating func number(_ range: Range<Int>, _ text: () -> String) -> Int32 {
        let hash = source.withUnsafeBufferPointer { bytes -> Int? in
            var hash: UInt64 = Self.basis
            for offset in range {
                if bytes[offset] == UInt8(ascii: "\\") { return nil }
                hash = (hash ^ UInt64(bytes[offset])) &* Self.prime
            }
            return Int(truncatingIfNeeded: hash ^ (hash >> 32))
        }
        guard let hash else { return escaped(text()) }
        return number(range, hash)
    }

    private mutating func number(_ range: Range<Int>, _ hash: Int) -> Int32 {
        var slot = hash & (slots.count - 1)
        while slots[slot] >= 0 {
            if isEqual(ranges[Int(slots[slot])], range) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = Int32(truncatingIfNeeded: ranges.count)
        slots[slot] = number
        ranges.append(range)
        if ranges.count * 2 > slots.count { grow() }
        return number
    }

    private func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count else { return false }
        return source.withUnsafeBufferPointer { bytes in
            for offset in 0..<a.count where bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] {
                return false
            }
            return true
        }
    }

    /// A name with escapes is compared as it is spelled out, behind the source.
    private mutating func escaped(_ text: String) -> Int32 {
        let start = source.count
        source.append(contentsOf: text.utf8)
        var hash: UInt64 = Self.basis
        for offset in start..<source.count { hash = (hash ^ UInt64(source[offset])) &* Self.prime }
        return number(start..<source.count, Int(truncatingIfNeeded: hash ^ (hash >> 32)))
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: slots.count * 2)
        for index in ranges.indices {
            var hash: UInt64 = Self.basis
            for offset in ranges[index] { hash = (hash ^ UInt64(source[offset])) &* Self.prime }
            var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(truncatingIfNeeded: index)
        }
        slots = larger
    }
}
