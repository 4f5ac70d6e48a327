/// Misspelled names.
enum Spelling {
    /// Whether one letter was added, left out, changed, or swapped with the next. A digit, a plural or `_` before
    /// it makes a name of its own.
    static func isNear(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left != right, abs(left.count - right.count) <= 1, underscores(left) == underscores(right) else {
            return false
        }
        let shorter = min(left.count, right.count)
        let begin = zip(left, right).prefix { $0 == $1 }.count
        let end = min(zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count, shorter - begin)
        let rest = max(left.count, right.count) - begin - end
        if rest == 1 {
            let changed = left.count >= right.count ? left[begin] : right[begin]
            let isPlural = begin == shorter && changed == UInt8(ascii: "s")
            return !isDigit(changed) && !isPlural && !(left.count == right.count && isDigit(right[begin]))
        }
        return left.count == right.count && rest == 2 && left[begin] == right[begin + 1]
            && left[begin + 1] == right[begin]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The names that the writer may have meant who left out a letter or `_`, wrote one too much, or swapped two.
    static func variants(_ name: [UInt8]) -> [String] {
        var variants: [[UInt8]] = []
        for index in 0...name.count {
            for letter in Array("abcdefghijklmnopqrstuvwxyz_".utf8) {
                var other = name
                other.insert(letter, at: index)
                variants.append(other)
            }
            guard index < name.count else { break }
            var other = name
            other.remove(at: index)
            if !isDigit(name[index]) { variants.append(other) }
            guard index + 1 < name.count else { continue }
            other = name
            other.swapAt(index, index + 1)
            variants.append(other)
        }
        let isPlural = name.last == UInt8(ascii: "s")
        let leading = underscores(name)
        return variants.filter { isPlural == ($0.last == UInt8(ascii: "s")) && leading == underscores($0) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The number of `_` that the name begins with.
    private static func underscores(_ name: [UInt8]) -> Int { name.prefix { $0 == UInt8(ascii: "_") }.count }
}
