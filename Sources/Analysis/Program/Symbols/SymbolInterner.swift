/// Numbers distinct names in the order of their first appearance; 0 is no name.
///
/// Each file has an interner of its own while it is read; those are then merged in the order of the files.
struct SymbolInterner: Sendable {
    /// Longer names are not interned, so that names put together from parts stay linear in the size of the source.
    static let maximumLength = 512

    private var arena: [UInt8] = []
    /// Where in `arena` each name begins; one more than there are names.
    private var starts: [UInt32] = [0, 0]
    private var hashes: [UInt32] = [0]
    /// The number of each name in lower case.
    private var lower: [UInt32] = [0]
    /// An open hash table of numbers, a power of two in size, at most half full.
    private var slots = [UInt32](repeating: 0, count: 1024)
    /// Random, so that nobody can prepare names that collide.
    private let seed: UInt64

    init() {
        var hasher = Hasher()
        hasher.combine(0)
        seed = UInt64(truncatingIfNeeded: hasher.finalize())
    }

    /// One more than the number of names.
    var count: Int { hashes.count }

    func lowercased(_ number: UInt32) -> UInt32 { Int(number) < lower.count ? lower[Int(number)] : 0 }

    func bytes(_ number: UInt32) -> ArraySlice<UInt8> {
        guard Int(number) < hashes.count else { return [] }
        return arena[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
    }

    /// The number of a name that was interned before.
    func find(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard name.count > 0 && name.count <= Self.maximumLength else { return nil }
        let number = slots[slot(of: name, hash: hash(name))]
        return number == 0 ? nil : number
    }

    func find(_ name: ArraySlice<UInt8>) -> UInt32? { name.withUnsafeBufferPointer { find($0) } }

    /// The number of the name, a new one if it was not interned before; 0 for the empty name and those too long.
    mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard name.count > 0 && name.count <= Self.maximumLength else { return 0 }
        return intern(name, hash: hash(name))
    }

    mutating func intern(_ name: ArraySlice<UInt8>) -> UInt32 { name.withUnsafeBufferPointer { intern($0) } }

    mutating func intern(_ name: String) -> UInt32 {
        var name = name
        return name.withUTF8 { intern($0) }
    }

    /// Interns all names of `other`, in its order; gives the number here of each number there.
    mutating func merge(_ other: SymbolInterner) -> [UInt32] {
        var numbers = [UInt32](repeating: 0, count: other.count)
        other.arena.withUnsafeBufferPointer { arena in
            for number in 1..<max(1, other.count) {
                let range = Int(other.starts[number])..<Int(other.starts[number + 1])
                numbers[number] = intern(UnsafeBufferPointer(rebasing: arena[range]), hash: other.hashes[number])
            }
        }
        return numbers
    }

    private mutating func intern(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
        let slot = slot(of: name, hash: hash)
        if slots[slot] != 0 { return slots[slot] }
        guard arena.count + name.count < Int(UInt32.max), hashes.count < Int(UInt32.max) else { return 0 }
        let number = UInt32(truncatingIfNeeded: hashes.count)
        slots[slot] = number
        arena.append(contentsOf: name)
        starts.append(UInt32(truncatingIfNeeded: arena.count))
        hashes.append(hash)
        lower.append(number)
        if hashes.count * 2 > slots.count { grow() }
        if name.contains(where: { $0 &- 0x41 < 26 }) {
            lower[Int(number)] = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count) { copy in
                for offset in 0..<name.count { copy.initializeElement(at: offset, to: ASCII.lowercased(name[offset])) }
                return intern(UnsafeBufferPointer(copy))
            }
        }
        return number
    }

    /// The slot that holds the name, or the empty one where it would be put.
    @inline(__always)
    private func slot(of name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        let mask = slots.count &- 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 && !isEqual(slots[slot], name, hash) { slot = (slot &+ 1) & mask }
        return slot
    }

    @inline(__always)
    private func isEqual(_ number: UInt32, _ name: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Bool {
        let index = Int(number)
        guard hashes[index] == hash else { return false }
        let start = Int(starts[index])
        guard Int(starts[index + 1]) - start == name.count else { return false }
        for offset in 0..<name.count where arena[start + offset] != name[offset] { return false }
        return true
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = [UInt32](repeating: 0, count: mask + 1)
        for number in 1..<hashes.count {
            var slot = Int(hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(truncatingIfNeeded: number)
        }
    }

    /// Folded products of eight bytes at a time, as wyhash does.
    private func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var state = seed ^ UInt64(truncatingIfNeeded: name.count)
        let raw = UnsafeRawBufferPointer(name)
        var offset = 0
        while offset &+ 8 <= name.count {
            state = Self.fold(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset &+= 8
        }
        var rest: UInt64 = 0
        while offset < name.count {
            rest = rest << 8 | UInt64(name[offset])
            offset &+= 1
        }
        state = Self.fold(state ^ rest)
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    @inline(__always)
    private static func fold(_ word: UInt64) -> UInt64 {
        let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
