/// A small generator of reproducible random numbers (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// A text of characters drawn from an alphabet.
    mutating func text(of alphabet: [UInt8], count: Int) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<count { result.append(alphabet[below(alphabet.count)]) }
        return result
    }

    /// A text of words drawn from a list.
    mutating func text(of words: [String], count: Int) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<count { result.append(contentsOf: words[below(words.count)].utf8) }
        return result
    }
}
