/// Byte strings with numbers, found by walking along a text.
final class ByteTrie: @unchecked Sendable {
    static let root = 0
    /// The number of the string that ends in a node, -1 if none does.
    private var values: [Int32] = [-1]
    /// Node, byte and 1 in front, as one number; 0 for an empty slot.
    private var keys: UnsafeMutablePointer<UInt64>
    private var children: UnsafeMutablePointer<UInt32>
    private var mask: Int

    init(capacity: Int = 64) {
        var size = 16
        while size < capacity + capacity >> 1 { size <<= 1 }
        mask = size - 1
        (keys, children) = Self.tables(size)
    }

    deinit {
        keys.deallocate()
        children.deallocate()
    }

    private static func tables(_ size: Int) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt32>) {
        let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
        keys.initialize(repeating: 0, count: size)
        let children = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
        children.initialize(repeating: 0, count: size)
        return (keys, children)
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    }

    /// The node that `byte` leads to, -1 if no string goes on so.
    @inline(__always)
    func child(of node: Int, _ byte: UInt8) -> Int {
        let key = UInt64(truncatingIfNeeded: node + 1) << 8 | UInt64(byte)
        var index = slot(key)
        while true {
            let found = keys[index]
            if found == key { return Int(children[index]) }
            if found == 0 { return -1 }
            index = (index + 1) & mask
        }
    }

    @inline(__always)
    func value(of node: Int) -> Int32 { values.withUnsafeBufferPointer { $0[node] } }

    func insert(_ text: UnsafeBufferPointer<UInt8>, _ value: Int32) {
        var node = Self.root
        for byte in text {
            let known = child(of: node, byte)
            node = known >= 0 ? known : addChild(of: node, byte)
        }
        values[node] = value
    }

    private func addChild(of node: Int, _ byte: UInt8) -> Int {
        let new = values.count
        values.append(-1)
        if new + new >> 1 > mask { grow() }
        place(UInt64(truncatingIfNeeded: node + 1) << 8 | UInt64(byte), UInt32(truncatingIfNeeded: new))
        return new
    }

    private func place(_ key: UInt64, _ node: UInt32) {
        var index = slot(key)
        while keys[index] != 0 { index = (index + 1) & mask }
        keys[index] = key
        children[index] = node
    }

    private func grow() {
        let (oldKeys, oldChildren, oldSize) = (keys, children, mask + 1)
        mask = oldSize * 2 - 1
        (keys, children) = Self.tables(oldSize * 2)
        for index in 0..<oldSize where oldKeys[index] != 0 { place(oldKeys[index], oldChildren[index]) }
        oldKeys.deallocate()
        oldChildren.deallocate()
    }
}
