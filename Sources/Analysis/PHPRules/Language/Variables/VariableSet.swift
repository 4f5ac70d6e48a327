/// A set of small numbers: the variables of a function. Up to 64 take no memory of their own.
struct VariableSet {
    private var low: UInt64 = 0
    private var rest: [UInt64] = []

    func contains(_ number: Int) -> Bool {
        if number < 64 { return low & 1 << UInt64(number) != 0 }
        let word = number / 64 - 1
        return word < rest.count && rest[word] & 1 << UInt64(number % 64) != 0
    }

    mutating func insert(_ number: Int) {
        if number < 64 {
            low |= 1 << UInt64(number)
            return
        }
        let word = number / 64 - 1
        while rest.count <= word { rest.append(0) }
        rest[word] |= 1 << UInt64(number % 64)
    }

    mutating func remove(_ number: Int) {
        if number < 64 {
            low &= ~(1 << UInt64(number))
        } else if number / 64 - 1 < rest.count {
            rest[number / 64 - 1] &= ~(1 << UInt64(number % 64))
        }
    }

    var isEmpty: Bool { low == 0 && rest.allSatisfy { $0 == 0 } }

    mutating func formUnion(_ other: VariableSet) {
        low |= other.low
        for (word, bits) in other.rest.enumerated() {
            if word < rest.count { rest[word] |= bits } else { rest.append(bits) }
        }
    }

    mutating func formIntersection(_ other: VariableSet) {
        low &= other.low
        for word in rest.indices { rest[word] &= word < other.rest.count ? other.rest[word] : 0 }
    }
}
