/// Numbers different words, in the order in which they are met. Open addressing over bytes: code has tens of thousands of
/// words, of which few are different.
struct WordTable {
    /// The bytes of all words, one behind the other.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Places plus one; 0 where there is none. A power of two of them.
    private var slots = [Int32](repeating: 0, count: 1024)

    /// The number of a word, and whether it has just been given.
    mutating func place(of word: ArraySlice<UInt8>) -> (place: Int, isNew: Bool) {
        var slot = Self.hash(word) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if self.word(place).elementsEqual(word) { return (place, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let place = ends.count
        bytes += word
        ends.append(bytes.count)
        slots[slot] = Int32(truncatingIfNeeded: place + 1)
        if ends.count * 2 > slots.count { grow() }
        return (place, true)
    }

    private func word(_ place: Int) -> ArraySlice<UInt8> { bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]] }

    /// FNV-1a.
    private static func hash(_ word: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash)
    }

    private mutating func grow() {
        var larger = [Int32](repeating: 0, count: slots.count * 2)
        for place in ends.indices {
            var slot = Self.hash(word(place)) & (larger.count - 1)
            while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(truncatingIfNeeded: place + 1)
        }
        slots = larger
    }
}
