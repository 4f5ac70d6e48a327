/// Compression in the format DEFLATE (RFC 1951): one block with the fixed Huffman codes, repetitions found through a hash
/// of three bytes. Equal input gives equal output. Text comes out at about a third of its size, flat pictures at less than
/// a hundredth.
struct Deflate {
    private static let minimumMatch = 3
    private static let maximumMatch = 258
    private static let window = 32768
    /// How many earlier places are tried for a longer repetition.
    private static let maximumTries = 32

    private var output: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount: UInt64 = 0

    static func compressed(_ input: [UInt8]) -> [UInt8] {
        var deflate = Deflate()
        deflate.output.reserveCapacity(input.count / 3 + 64)
        deflate.put(1, 1)
        deflate.put(1, 2)
        deflate.compress(input)
        deflate.putLiteral(256)
        deflate.put(0, (8 - deflate.bitCount % 8) % 8)
        return deflate.output
    }

    /// The same with the header and checksum of zlib (RFC 1950), as PNG has it.
    static func zlib(_ input: [UInt8]) -> [UInt8] {
        let sum = Checksums.adler32(input)
        return [0x78, 0x01] + compressed(input) + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
    }

    private mutating func compress(_ input: [UInt8]) {
        var heads = [Int32](repeating: -1, count: 1 << 15)
        var previous = [Int32](repeating: -1, count: Self.window)
        func hash(_ at: Int) -> Int {
            let value = UInt32(input[at]) << 16 | UInt32(input[at + 1]) << 8 | UInt32(input[at + 2])
            return Int((value &* 2_654_435_761) >> 17)
        }
        func note(_ at: Int) {
            guard at + 2 < input.count else { return }
            let slot = hash(at)
            previous[at % Self.window] = heads[slot]
            heads[slot] = Int32(truncatingIfNeeded: at)
        }
        var position = 0
        while position < input.count {
            var best = (length: 0, distance: 0)
            if position + Self.minimumMatch <= input.count {
                let limit = min(Self.maximumMatch, input.count - position)
                var candidate = Int(heads[hash(position)])
                var tries = 0
                while candidate >= 0, position - candidate <= Self.window, tries < Self.maximumTries,
                    best.length < limit
                {
                    var length = 0
                    while length < limit, input[candidate + length] == input[position + length] { length += 1 }
                    if length > best.length { best = (length, position - candidate) }
                    let next = Int(previous[candidate % Self.window])
                    // A place that was overwritten since would lead forward.
                    guard next < candidate else { break }
                    candidate = next
                    tries += 1
                }
            }
            if best.length >= Self.minimumMatch {
                putMatch(best.length, best.distance)
                for offset in 0..<best.length { note(position + offset) }
                position += best.length
            } else {
                putLiteral(Int(input[position]))
                note(position)
                position += 1
            }
        }
    }

    // MARK: Codes

    /// Adds bits, the lowest first.
    private mutating func put(_ value: UInt64, _ count: UInt64) {
        bits |= value << (bitCount % 8)
        let whole = bitCount % 8 + count
        bitCount += count
        var left = whole
        while left >= 8 {
            output.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            left -= 8
        }
    }

    /// Adds a Huffman code, which goes the highest bit first.
    private mutating func putCode(_ code: Int, _ count: Int) {
        var reversed: UInt64 = 0
        for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << UInt64(count - 1 - bit) }
        put(reversed, UInt64(count))
    }

    /// The fixed codes of literals and lengths: RFC 1951, section 3.2.6.
    private mutating func putLiteral(_ symbol: Int) {
        switch symbol {
        case 0...143: putCode(0x30 + symbol, 8)
        case 144...255: putCode(0x190 + symbol - 144, 9)
        case 256...279: putCode(symbol - 256, 7)
        default: putCode(0xC0 + symbol - 280, 8)
        }
    }

    private mutating func putMatch(_ length: Int, _ distance: Int) {
        let lengthIndex = Self.lengths.lastIndex { $0.base <= length } ?? 0
        putLiteral(257 + lengthIndex)
        put(UInt64(length - Self.lengths[lengthIndex].base), UInt64(Self.lengths[lengthIndex].bits))
        let distanceIndex = Self.distances.lastIndex { $0.base <= distance } ?? 0
        putCode(distanceIndex, 5)
        put(UInt64(distance - Self.distances[distanceIndex].base), UInt64(Self.distances[distanceIndex].bits))
    }

    /// Where the ranges of lengths and distances begin, and how many more bits tell the place in them: section 3.2.5.
    private static let lengths: [(base: Int, bits: Int)] = {
        var table: [(Int, Int)] = []
        var base = 3
        for index in 0..<28 {
            let bits = index < 8 ? 0 : (index - 4) / 4
            table.append((base, bits))
            base += 1 << bits
        }
        return table + [(258, 0)]
    }()

    private static let distances: [(base: Int, bits: Int)] = {
        var table: [(Int, Int)] = []
        var base = 1
        for index in 0..<30 {
            let bits = index < 4 ? 0 : (index - 2) / 2
            table.append((base, bits))
            base += 1 << bits
        }
        return table
    }()
}
