/// A version number that a header states.
struct Version: Comparable {
    /// Its parts, such as [6, 5, 2].
    let parts: [Int]

    /// Nil unless the text is one to four numbers apart by dots.
    init?(_ text: String) {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(pieces.count), pieces.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 5 }) else {
            return nil
        }
        let numbers = pieces.compactMap { Int($0) }
        guard numbers.count == pieces.count, numbers.allSatisfy({ $0 >= 0 }), !text.contains("+") else { return nil }
        parts = numbers
    }

    private init(parts: [Int]) { self.parts = parts }

    /// The part of it that names a major release of WordPress, whose versions have two parts.
    var major: Version { Version(parts: [parts.first ?? 0, parts.count > 1 ? parts[1] : 0]) }

    /// How many major releases of WordPress lie between the two; they run from x.0 to x.9.
    func majorReleases(to later: Version) -> Int {
        func ordinal(_ version: Version) -> Int { version.major.parts[0] * 10 + min(version.major.parts[1], 9) }
        return ordinal(later) - ordinal(self)
    }

    static func == (left: Version, right: Version) -> Bool { !(left < right) && !(right < left) }

    static func < (left: Version, right: Version) -> Bool {
        for index in 0..<max(left.parts.count, right.parts.count) {
            let first = index < left.parts.count ? left.parts[index] : 0
            let second = index < right.parts.count ? right.parts[index] : 0
            if first != second { return first < second }
        }
        return false
    }
}
