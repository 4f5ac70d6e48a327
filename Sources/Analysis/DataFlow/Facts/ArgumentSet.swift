/// Which arguments of a call are meant: "1", "1,3", "2-" (the second and all after it), "*" (all), "-" (none).
struct ArgumentSet: Sendable, Hashable {
    private var bits: UInt64

    static let none = ArgumentSet(bits: 0)
    static let all = ArgumentSet(bits: ~0)

    private init(bits: UInt64) { self.bits = bits }

    /// Nil if the word is not of that form.
    init?(_ word: Substring) {
        if word == "*" {
            bits = ~0
            return
        }
        bits = 0
        if word == "-" { return }
        for part in word.split(separator: ",") {
            if part.last == "-" {
                guard let first = Int(part.dropLast()), 1...60 ~= first else { return nil }
                bits |= ~0 << UInt64(first - 1)
            } else {
                guard let number = Int(part), 1...60 ~= number else { return nil }
                bits |= 1 << UInt64(number - 1)
            }
        }
    }

    /// Whether the argument at `index`, from 0, belongs to it.
    func contains(_ index: Int) -> Bool { bits >> UInt64(min(max(index, 0), 63)) & 1 == 1 }

    /// The index, from 0, of the first argument that belongs to it.
    var first: Int? { bits == 0 ? nil : bits.trailingZeroBitCount }
}
