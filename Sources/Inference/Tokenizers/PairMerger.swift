/// What two neighbouring symbols make, if anything.
struct Join {
    /// Lower ones are done first.
    var priority: UInt32
    /// `.max` for nothing.
    var symbol: UInt32

    static var none: Join { Join(priority: .max, symbol: .max) }

    @inline(__always)
    var exists: Bool { symbol != .max }
}

/// Tells what symbols make.
protocol MergeRule {
    /// - Parameters:
    ///   - text: the bytes of both symbols.
    ///   - length: their number.
    func join(_ left: UInt32, _ right: UInt32, _ text: UnsafePointer<UInt8>, _ length: Int) -> Join
}

/// Joins neighbouring symbols of a word, always the pair of the lowest priority, of equal ones the leftmost.
///
/// Short words are searched from end to end for each join; long ones go through a heap, in n log n.
final class PairMerger {
    /// The symbols of the word, and where in its text each begins. The end of the text follows the last.
    private(set) var symbols: UnsafeMutablePointer<UInt32>
    private(set) var starts: UnsafeMutablePointer<UInt32>
    private var capacity: Int
    private let joins: UnsafeMutablePointer<Join>

    /// Up to here, shifting arrays costs less than a heap.
    private static let shortCount = 48
    private static let restingCapacity = 1 << 12
    private static let gone = UInt32.max

    init() {
        capacity = Self.restingCapacity
        symbols = .allocate(capacity: capacity + 1)
        starts = .allocate(capacity: capacity + 1)
        joins = .allocate(capacity: Self.shortCount)
    }

    deinit {
        symbols.deallocate()
        starts.deallocate()
        joins.deallocate()
    }

    /// Makes room for `count` symbols; what was there is lost.
    @inline(__always)
    func reserve(_ count: Int) {
        if count > capacity { resize(to: count) }
    }

    /// Gives back what only an exceptional word needed.
    func rest() {
        if capacity > Self.restingCapacity { resize(to: Self.restingCapacity) }
    }

    private func resize(to count: Int) {
        symbols.deallocate()
        starts.deallocate()
        capacity = count
        symbols = .allocate(capacity: count + 1)
        starts = .allocate(capacity: count + 1)
    }

    /// Joins the first `count` symbols.
    /// - Parameter text: what `starts` count from.
    /// - Returns: how many symbols are left.
    @inline(__always)
    func merge(_ count: Int, _ text: UnsafePointer<UInt8>, by rule: some MergeRule) -> Int {
        if count < 2 { return count }
        return count <= Self.shortCount
            ? mergeShort(count, text, by: rule) : mergeLong(count, text, by: rule)
    }

    private func mergeShort(_ count: Int, _ text: UnsafePointer<UInt8>, by rule: some MergeRule) -> Int {
        let symbols = symbols
        let starts = starts
        let joins = joins
        var count = count
        for index in 0..<count - 1 {
            joins[index] = rule.join(
                symbols[index], symbols[index + 1], text + Int(starts[index]), Int(starts[index + 2] - starts[index]))
        }
        while count > 1 {
            var best = 0
            for index in 1..<max(count - 1, 1) where joins[index].priority < joins[best].priority { best = index }
            guard joins[best].exists else { break }
            symbols[best] = joins[best].symbol
            count -= 1
            for index in best + 1..<max(count, best + 1) {
                symbols[index] = symbols[index + 1]
                joins[index - 1] = joins[index]
            }
            for index in best + 1..<count + 1 { starts[index] = starts[index + 1] }
            if best + 1 < count {
                joins[best] = rule.join(
                    symbols[best], symbols[best + 1], text + Int(starts[best]),
                    Int(starts[best + 2] - starts[best]))
            }
            if best > 0 {
                joins[best - 1] = rule.join(
                    symbols[best - 1], symbols[best], text + Int(starts[best - 1]),
                    Int(starts[best + 1] - starts[best - 1]))
            }
        }
        return count
    }

    private func mergeLong(_ count: Int, _ text: UnsafePointer<UInt8>, by rule: some MergeRule) -> Int {
        let symbols = symbols
        let starts = starts
        let next = FlatBuffer<UInt32>(repeating: 0, count: count)
        let previous = FlatBuffer<UInt32>(repeating: 0, count: count)
        let queue = MergeQueue(capacity: count)
        let end = starts[count]

        func join(_ index: Int, _ right: Int) -> Join {
            let after = Int(next[right])
            let length = (after < count ? starts[after] : end) - starts[index]
            return rule.join(symbols[index], symbols[right], text + Int(starts[index]), Int(length))
        }
        func offer(_ index: Int, _ right: Int) {
            let found = join(index, right)
            if found.exists { queue.push(UInt64(found.priority) << 32 | UInt64(index)) }
        }

        for index in 0..<count {
            next[index] = UInt32(index + 1)
            previous[index] = UInt32(truncatingIfNeeded: index - 1)
        }
        for index in 0..<count - 1 { offer(index, index + 1) }
        while let entry = queue.pop() {
            let index = Int(entry & 0xFFFF_FFFF)
            let right = Int(next[index])
            guard symbols[index] != Self.gone, right < count else { continue }
            // An entry is outdated if the symbols have changed since; what they make now has its own entry.
            let found = join(index, right)
            guard found.exists, UInt64(found.priority) == entry >> 32 else { continue }
            symbols[index] = found.symbol
            symbols[right] = Self.gone
            let after = Int(next[right])
            next[index] = UInt32(after)
            if after < count {
                previous[after] = UInt32(index)
                offer(index, after)
            }
            if index > 0 { offer(Int(previous[index]), index) }
        }
        var left = 0
        var index = 0
        while index < count {
            symbols[left] = symbols[index]
            starts[left] = starts[index]
            left += 1
            index = Int(next[index])
        }
        starts[left] = end
        return left
    }
}

/// A heap of numbers, the lowest on top; four children a node.
private final class MergeQueue {
    private var items: UnsafeMutablePointer<UInt64>
    private var capacity: Int
    private var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        items = .allocate(capacity: self.capacity)
    }

    deinit { items.deallocate() }

    @inline(__always)
    func push(_ item: UInt64) {
        if count == capacity { grow() }
        var hole = count
        count += 1
        while hole > 0 {
            let parent = (hole - 1) >> 2
            if items[parent] <= item { break }
            items[hole] = items[parent]
            hole = parent
        }
        items[hole] = item
    }

    @inline(__always)
    func pop() -> UInt64? {
        guard count > 0 else { return nil }
        let top = items[0]
        count -= 1
        let item = items[count]
        var hole = 0
        while true {
            let first = hole << 2 + 1
            guard first < count else { break }
            var least = first
            for child in first + 1..<max(min(first + 4, count), first + 1) where items[child] < items[least] {
                least = child
            }
            if items[least] >= item { break }
            items[hole] = items[least]
            hole = least
        }
        items[hole] = item
        return top
    }

    private func grow() {
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2)
        larger.initialize(from: items, count: count)
        items.deallocate()
        items = larger
        capacity *= 2
    }
}
