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
        var joined: [UInt8] = []
        for rank in 0..<merges.count {
            let merge = UnsafeBufferPointer(rebasing: merges[rank].assumingMemoryBound(to: UInt8.self)[...])
            guard let space = merge.dropFirst().firstIndex(of: UInt8(ascii: " ")) else { continue }
            joined.removeAll(keepingCapacity: true)
            guard ByteAlphabet.read(UnsafeBufferPointer(rebasing: merge[..<space]), appendingTo: &joined) else {
                continue
            }
            let leftLength = joined.count
            let right = UnsafeBufferPointer(rebasing: merge[(space + 1)...])
            guard ByteAlphabet.read(right, appendingTo: &joined), joined.count > leftLength else { continue }
            joined.withUnsafeBufferPointer { text in
                guard let base = text.baseAddress else { return }
                enter(
                    symbols.insert(base, leftLength).symbol,
                    symbols.insert(base + leftLength, text.count - leftLength).symbol,
                    makes: symbols.insert(base, text.count).symbol, rank: rank)
            }
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
