/// The keywords of a language, found by one multiplication and, nearly always, one comparison.
///
/// It is made once and lives as long as the process, so that lexers keep the bare pointer.
package struct KeywordTable<Kind: SourceTokenKind>: @unchecked Sendable {
    /// A slot of the table: the word's bytes in two registers, and its kind.
    struct Entry {
        var low: UInt64
        var high: UInt64
        var kind: Kind

        init(low: UInt64, high: UInt64, kind: Kind) {
            self.low = low
            self.high = high
            self.kind = kind
        }
    }

    let entries: UnsafePointer<Entry>

    /// Words have at most 16 bytes. `mask` is what is set in each byte before words are compared: 0x20 makes ASCII
    /// letters lower case, and no two names that differ otherwise alike, unless one has bytes that no name has; 0 takes
    /// the bytes as they are.
    package init(_ words: [(String, Kind)], other: Kind, mask: UInt64) {
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: Self.slots)
        entries.initialize(repeating: Entry(low: 0, high: 0, kind: other), count: Self.slots)
        for (word, kind) in words {
            let bytes = Array(word.utf8) + [UInt8](repeating: 0, count: 16)
            bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                let (low, high) = Self.key(base, word.utf8.count, mask)
                var slot = Self.hash(low, high)
                while entries[slot].low != 0 { slot = (slot + 1) % Self.slots }
                entries[slot] = Entry(low: low, high: high, kind: kind)
            }
        }
        self.entries = UnsafePointer(entries)
    }

    @inline(__always)
    static var slots: Int { 512 }

    /// The kind of the name of `count` bytes, 1 to 16, at `name`; nil if it is no keyword. `mask` is that of the table.
    ///
    /// Reads 16 bytes, whatever `count` is: the source is padded.
    @inline(__always)
    package func kind(_ name: UnsafePointer<UInt8>, _ count: Int, mask: UInt64, other: Kind) -> Kind {
        let (low, high) = Self.key(name, count, mask)
        var slot = Self.hash(low, high)
        while true {
            let entry = entries[slot]
            if entry.low == low && entry.high == high { return entry.kind }
            if entry.low == 0 { return other }
            slot = (slot &+ 1) & (Self.slots &- 1)
        }
    }

    @inline(__always)
    static func key(_ name: UnsafePointer<UInt8>, _ count: Int, _ mask: UInt64) -> (UInt64, UInt64) {
        let raw = UnsafeRawPointer(name)
        var low = raw.loadUnaligned(as: UInt64.self).littleEndian | mask
        if count <= 8 {
            low &= ~0 >> (64 &- 8 &* UInt64(truncatingIfNeeded: count))
            return (low, 0)
        }
        var high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian | mask
        high &= ~0 >> (128 &- 8 &* UInt64(truncatingIfNeeded: count))
        return (low, high)
    }

    @inline(__always)
    static func hash(_ low: UInt64, _ high: UInt64) -> Int {
        Int(truncatingIfNeeded: ((low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xC2B2_AE3D_27D4_EB4F) >> 55)
    }
}
