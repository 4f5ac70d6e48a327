import Glibc

/// Byte strings numbered in the order they were added, with a hash over them.
///
/// Grows while a tokenizer is being built; constant once it is shared.
final class SymbolTable: @unchecked Sendable {
    private(set) var count = 0
    private var bytes: UnsafeMutablePointer<UInt8>
    private var byteCapacity: Int
    /// Where each string begins; one more than there are strings.
    private var starts: UnsafeMutablePointer<Int>
    private var startCapacity: Int
    /// Upper half: bits of the hash; lower half: number + 1, 0 for an empty slot.
    private var slots: UnsafeMutablePointer<UInt64>
    private var mask: Int
    private var occupied = 0
    private let seed = ByteHash.seed
    /// Keeps the reads of `insertAll` from being left out.
    private var lastTouched: UInt64 = 0

    init(capacity: Int) {
        let capacity = max(capacity, 8)
        byteCapacity = capacity * 8
        bytes = .allocate(capacity: byteCapacity)
        startCapacity = capacity + 1
        starts = .allocate(capacity: startCapacity)
        starts[0] = 0
        mask = Self.slotCount(for: capacity) - 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: 0, count: mask + 1)
    }

    deinit {
        bytes.deallocate()
        starts.deallocate()
        slots.deallocate()
    }

    /// A power of two that `count` strings fill to two thirds at most.
    private static func slotCount(for count: Int) -> Int {
        var size = 16
        while size < count + count >> 1 { size <<= 1 }
        return size
    }

    /// The bytes of a string; valid until the next one is added.
    @inline(__always)
    subscript(symbol: Int) -> UnsafeBufferPointer<UInt8> {
        let start = starts[symbol]
        return UnsafeBufferPointer(start: bytes + start, count: starts[symbol + 1] - start)
    }

    @inline(__always)
    func length(of symbol: Int) -> Int { starts[symbol + 1] - starts[symbol] }

    /// The number of a string, -1 if it is not among those that were inserted.
    @inline(__always)
    func find(_ key: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
        find(key, length, hash: ByteHash.hash(key, length, seed: seed))
    }

    @inline(__always)
    private func find(_ key: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int32 {
        var slot = Int(truncatingIfNeeded: hash) & mask
        let mark = hash >> 32
        while true {
            let entry = slots[slot]
            if entry == 0 { return -1 }
            if entry >> 32 == mark {
                let symbol = Int(entry & 0xFFFF_FFFF) - 1
                let start = starts[symbol]
                if starts[symbol + 1] - start == length, Self.areEqual(bytes + start, key, length) {
                    return Int32(truncatingIfNeeded: symbol)
                }
            }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    private static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        if count >= 8 { return memcmp(left, right, count) == 0 }
        return ByteHash.shortWord(left, count) == ByteHash.shortWord(right, count)
    }

    func find(_ key: [UInt8]) -> Int32 {
        key.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return -1 }
            return find(base, buffer.count)
        }
    }

    /// The number of a string, which is added if it is new. It must not lie in this table.
    func insert(_ key: UnsafePointer<UInt8>, _ length: Int) -> (symbol: Int32, isNew: Bool) {
        insert(key, length, hash: ByteHash.hash(key, length, seed: seed))
    }

    @inline(__always)
    private func insert(_ key: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> (symbol: Int32, isNew: Bool) {
        let known = find(key, length, hash: hash)
        if known >= 0 { return (known, false) }
        let symbol = append(key, length)
        enter(symbol)
        return (Int32(truncatingIfNeeded: symbol), true)
    }

    /// A string in a text, for `insertAll`.
    struct Key: BitwiseCopyable {
        var start: Int
        var length: Int
        fileprivate var hash: UInt64 = 0

        init(_ range: Range<Int>) {
            start = range.lowerBound
            length = range.count
        }
    }

    /// The numbers of many strings, which are added where they are new.
    ///
    /// Each look-up waits for three places in memory. To go through the strings once for each place lets the waits
    /// for different strings overlap, which is three times as fast as one string after the other.
    func insertAll(_ keys: inout [Key], of text: UnsafePointer<UInt8>, _ numbers: inout [Int32]) {
        for index in keys.indices {
            keys[index].hash = ByteHash.hash(text + keys[index].start, keys[index].length, seed: seed)
        }
        var touched: UInt64 = 0
        for key in keys { touched &+= slots[Int(truncatingIfNeeded: key.hash) & mask] }
        for key in keys {
            let entry = slots[Int(truncatingIfNeeded: key.hash) & mask]
            if entry != 0 { touched &+= UInt64(starts[Int(entry & 0xFFFF_FFFF) - 1]) }
        }
        for key in keys {
            let entry = slots[Int(truncatingIfNeeded: key.hash) & mask]
            if entry != 0 { touched &+= UInt64(bytes[starts[Int(entry & 0xFFFF_FFFF) - 1]]) }
        }
        lastTouched = touched
        numbers.removeAll(keepingCapacity: true)
        for key in keys { numbers.append(insert(text + key.start, key.length, hash: key.hash).symbol) }
    }

    /// Adds a string that `find` does not see.
    @discardableResult
    func append(_ key: UnsafePointer<UInt8>, _ length: Int) -> Int {
        let start = starts[count]
        if byteCapacity - start < length {
            let size = max(byteCapacity * 2, start + length)
            bytes = Self.moved(bytes, start, to: size)
            byteCapacity = size
        }
        if startCapacity < count + 2 {
            starts = Self.moved(starts, count + 1, to: startCapacity * 2)
            startCapacity *= 2
        }
        (bytes + start).update(from: key, count: length)
        starts[count + 1] = start + length
        count += 1
        return count - 1
    }

    private func enter(_ symbol: Int) {
        occupied += 1
        if occupied + occupied >> 1 > mask + 1 { grow() }
        place(symbol)
    }

    private func place(_ symbol: Int) {
        let text = self[symbol]
        let hash = ByteHash.hash(bytes + starts[symbol], text.count, seed: seed)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(truncatingIfNeeded: symbol + 1)
    }

    private func grow() {
        let old = UnsafeBufferPointer(start: slots, count: mask + 1)
        mask = mask * 2 + 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: 0, count: mask + 1)
        for entry in old where entry != 0 { place(Int(entry & 0xFFFF_FFFF) - 1) }
        old.deallocate()
    }

    private static func moved<Element: BitwiseCopyable>(
        _ old: UnsafeMutablePointer<Element>, _ count: Int, to capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        new.initialize(from: old, count: count)
        old.deallocate()
        return new
    }
}
