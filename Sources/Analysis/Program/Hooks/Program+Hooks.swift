/// Which callbacks a hook runs.
extension Program {
    /// The actions or filters that may be registered for what `call` runs, by priority, then by file and place.
    package func registrations(for call: HookCall) -> [HookRegistration] {
        registrations(call.isFilter ? .filter : .action, named: call.name)
    }

    /// The actions or filters that may be registered for a hook with that name or pattern, by priority, then by file
    /// and place.
    package func registrations(_ kind: HookKind, named name: String) -> [HookRegistration] {
        hookIndex.candidates(kind, name).filter { HookName.mayEqual(hooks[$0].name, name) }
            .sorted { (hooks[$0].priority ?? 10, $0) < (hooks[$1].priority ?? 10, $1) }
            .map { hooks[$0] }
    }
}

/// Names of hooks with `*` for what is unknown.
package enum HookName {
    /// Longer names with unknown parts are not compared.
    private static let maximumLength = 512

    /// Whether one name fits both patterns. A pattern that is nothing but unknown fits none, for it would fit all.
    package static func mayEqual(_ left: String, _ right: String) -> Bool {
        if left == right { return left != "*" }
        guard left.utf8.count <= maximumLength && right.utf8.count <= maximumLength else { return false }
        let first = Array(left.utf8)
        let second = Array(right.utf8)
        let star = UInt8(ascii: "*")
        if first == [star] || second == [star] { return false }
        guard let firstStar = first.firstIndex(of: star) else { return matches(second, first) }
        guard let secondStar = second.firstIndex(of: star) else { return matches(first, second) }
        // Two patterns: what stands before the first star of both and behind the last of both has to agree.
        let begin = min(firstStar, secondStar)
        let firstEnd = first.count - 1 - (first.lastIndex(of: star) ?? firstStar)
        let secondEnd = second.count - 1 - (second.lastIndex(of: star) ?? secondStar)
        let end = min(firstEnd, secondEnd)
        return first.prefix(begin) == second.prefix(begin) && first.suffix(end) == second.suffix(end)
    }

    /// Whether a name without stars fits the pattern.
    private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        let pieces = pattern.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return pattern == name }
        guard name.count >= first.count + last.count, name.starts(with: first), name.suffix(last.count) == last else {
            return false
        }
        var rest = name[first.count..<(name.count - last.count)]
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let start = rest.indices.first(where: { rest[$0...].starts(with: piece) }) else { return false }
            rest = rest[(start + piece.count)...]
        }
        return true
    }
}
