/// The merges of a byte-pair vocabulary: which two symbols make which, and in what order.
final class MergeTable: Sendable {
    /// `left` is `.max` in an empty slot.
    struct Slot: BitwiseCopyable {
        var left: UInt32
        var right: UInt32
        var priority: UInt32
        var symbol: UInt32
    }

    /// The symbol of each byte.
    let byteSymbols: FlatBuffer<UInt32>
    private let slots: FlatBuffer<Slot>
    private let shift: UInt64
    private let mask: Int
    /// Keeps the reads ahead of `readBatch` from being left out.
    private let lastTouched = FlatBuffer<UInt32>(repeating: 0, count: 1)

    /// Reads `tokenizer.ggml.merges`: "left right", most urgent first. Symbols that are no tokens join the table.
    ///
    /// Merges without a space, and merges of text outside the byte alphabet, can never apply and are passed over.
    convenience init(_ merges: GGUFStringArray, symbols: SymbolTable) {
        self.init(capacity: merges.count)
        read(merges, symbols)
    }

    /// A table with room for `capacity` merges.
    init(capacity: Int = 0) {
        var size = 16
        while size < capacity + capacity >> 1 { size <<= 1 }
        mask = size - 1
        shift = UInt64(64 - size.trailingZeroBitCount)
        slots = FlatBuffer(repeating: Slot(left: .max, right: 0, priority: 0, symbol: 0), count: size)
        byteSymbols = FlatBuffer(repeating: 0, count: 256)
    }

    private func read(_ merges: GGUFStringArray, _ symbols: SymbolTable) {
        for byte in 0..<256 {
            var raw = UInt8(byte)
            byteSymbols[byte] = UInt32(bitPattern: symbols.insert(&raw, 1).symbol)
        }
        var batch = Batch()
        var first = 0
        while first < merges.count {
            let last = min(first + Batch.size, merges.count)
            readBatch(merges, first..<last, symbols, &batch)
            first = last
        }
    }

    /// Merges that are read together: their text, and for each left, right and what they make.
    private struct Batch {
        static let size = 64
        var text: [UInt8] = []
        var keys: [SymbolTable.Key] = []
        var found: [Int32] = []
        var ranks: [Int] = []
    }

    private func readBatch(
        _ merges: GGUFStringArray, _ ranks: Range<Int>, _ symbols: SymbolTable, _ batch: inout Batch
    ) {
        batch.text.removeAll(keepingCapacity: true)
        batch.keys.removeAll(keepingCapacity: true)
        batch.ranks.removeAll(keepingCapacity: true)
        for rank in ranks {
            let raw = merges[rank].assumingMemoryBound(to: UInt8.self)
            // As llama.cpp reads them, entries end at a NUL.
            let merge = UnsafeBufferPointer(rebasing: raw[..<(raw.firstIndex(of: 0) ?? raw.count)])
            guard let space = merge.dropFirst().firstIndex(of: UInt8(ascii: " ")) else { continue }
            let start = batch.text.count
            let left = UnsafeBufferPointer(rebasing: merge[..<space])
            let right = UnsafeBufferPointer(rebasing: merge[(space + 1)...])
            var middle = start
            var isWhole = ByteAlphabet.read(left, appendingTo: &batch.text)
            if isWhole {
                middle = batch.text.count
                isWhole = ByteAlphabet.read(right, appendingTo: &batch.text) && batch.text.count > middle
            }
            guard isWhole else {
                batch.text.removeLast(batch.text.count - start)
                continue
            }
            batch.ranks.append(rank)
            let end = batch.text.count
            batch.keys.append(.init(start..<middle))
            batch.keys.append(.init(middle..<end))
            batch.keys.append(.init(start..<end))
        }
        batch.text.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { symbols.insertAll(&batch.keys, of: base, &batch.found) }
        }
        let found = batch.found
        var touched: UInt32 = 0
        for index in batch.ranks.indices {
            touched &+=
                slots[slot(of: UInt32(bitPattern: found[index * 3]), UInt32(bitPattern: found[index * 3 + 1]))]
                .left
        }
        lastTouched.base.pointee = touched
        for (index, rank) in batch.ranks.enumerated() {
            enter(found[index * 3], found[index * 3 + 1], makes: found[index * 3 + 2], rank: rank)
        }
    }

    @inline(__always)
    private func slot(of left: UInt32, _ right: UInt32) -> Int {
        let key = UInt64(left) << 32 | UInt64(right)
        return Int(truncatingIfNeeded: ((key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    /// Of two merges of the same symbols, the first holds.
    private func enter(_ left: Int32, _ right: Int32, makes symbol: Int32, rank: Int) {
        let left = UInt32(bitPattern: left)
        let right = UInt32(bitPattern: right)
        var index = slot(of: left, right)
        while slots[index].left != .max {
            if slots[index].left == left && slots[index].right == right { return }
            index = (index + 1) & mask
        }
        slots[index] = Slot(
            left: left, right: right, priority: UInt32(truncatingIfNeeded: rank), symbol: UInt32(bitPattern: symbol))
    }
}

extension MergeTable: MergeRule {
    @inline(__always)
    func join(_ left: UInt32, _ right: UInt32, _ text: UnsafePointer<UInt8>, _ length: Int) -> Join {
        var index = slot(of: left, right)
        while true {
            let slot = slots.base[index]
            if slot.left == left && slot.right == right { return Join(priority: slot.priority, symbol: slot.symbol) }
            if slot.left == .max { return .none }
            index = (index + 1) & mask
        }
    }
}
