import Glibc

/// Tokens of words that were seen lately. A word replaces the one that had its slot.
final class WordCache {
    /// Longer words, and words of more tokens, are not kept.
    static let longestWord = 24
    static let mostTokens = 7

    /// Lengths and tokens that belong to the three words of a key.
    struct Slot: BitwiseCopyable {
        fileprivate var key: (UInt64, UInt64, UInt64)
        fileprivate var length: UInt8
        fileprivate(set) var count: UInt8
        fileprivate(set) var tokens: (Int32, Int32, Int32, Int32, Int32, Int32, Int32)
    }

    private static let slotBits: UInt64 = 14
    private let slots: UnsafeMutablePointer<Slot>?

    init() {
        // Pages of zeros come when they are first touched: a short text costs little.
        slots = calloc(1 << Int(Self.slotBits), MemoryLayout<Slot>.stride)?.assumingMemoryBound(to: Slot.self)
    }

    deinit { free(slots) }

    /// Where the word belongs, and whether it is there. `nil` if such words are not kept.
    @inline(__always)
    func find(_ word: UnsafePointer<UInt8>, _ length: Int) -> (slot: UnsafeMutablePointer<Slot>, isFound: Bool)? {
        guard length <= Self.longestWord, let slots else { return nil }
        let key = Self.key(UnsafeRawPointer(word), length)
        let hash = ByteHash.mix(key.0 ^ 0x9E37_79B9_7F4A_7C15, key.1 ^ 0xD6E8_FEB8_6659_FD93 ^ UInt64(length))
        let mixed = (hash ^ key.2) &* 0x9E37_79B9_7F4A_7C15
        let slot = slots + Int(truncatingIfNeeded: mixed >> (64 - Self.slotBits))
        if slot.pointee.length == UInt8(truncatingIfNeeded: length), slot.pointee.key == key { return (slot, true) }
        return (slot, false)
    }

    /// Keeps a word in the slot that `find` gave for it.
    func keep(
        _ tokens: UnsafeBufferPointer<Int32>, of word: UnsafePointer<UInt8>, _ length: Int,
        in slot: UnsafeMutablePointer<Slot>
    ) {
        guard tokens.count <= Self.mostTokens, let base = tokens.baseAddress else { return }
        slot.pointee.key = Self.key(UnsafeRawPointer(word), length)
        slot.pointee.length = UInt8(truncatingIfNeeded: length)
        slot.pointee.count = UInt8(truncatingIfNeeded: tokens.count)
        withUnsafeMutableBytes(of: &slot.pointee.tokens) { kept in
            kept.copyMemory(from: UnsafeRawBufferPointer(start: base, count: tokens.count * 4))
        }
    }

    /// The bytes of a word of 1...24; together with the length they tell words apart.
    @inline(__always)
    private static func key(_ word: UnsafeRawPointer, _ length: Int) -> (UInt64, UInt64, UInt64) {
        if length < 8 { return (ByteHash.shortWord(word, length), 0, 0) }
        let head = word.loadUnaligned(as: UInt64.self)
        let tail = word.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
        if length <= 16 { return (head, tail, 0) }
        return (head, word.loadUnaligned(fromByteOffset: 8, as: UInt64.self), tail)
    }
}
