/// Finds special tokens written in a text.
///
/// Longer tokens are taken first, wherever they are; a shorter one gets what they leave. This is not the same as
/// taking the longest at each place from left to right.
final class SpecialTokenMatcher: Sendable {
    enum Fragment {
        case text(Range<Int>)
        case token(Int32)
    }

    /// Special tokens by their place in the order in which they are taken.
    private let trie = ByteTrie()
    /// Whether a special token begins with a byte.
    private let beginnings = FlatBuffer<Bool>(repeating: false, count: 256)
    private let ordered: [Special]

    private struct Special {
        let token: Int32
        let length: Int
        let attributes: TokenAttributes
        /// Read only where special tokens are asked for.
        let isHidden: Bool
    }

    init(_ vocabulary: Vocabulary) {
        var found: [Special] = []
        for token in 0..<Int32(vocabulary.count) {
            let attributes = vocabulary.attributes(of: token)
            guard !attributes.isDisjoint(with: [.control, .userDefined, .unknown]) else { continue }
            found.append(
                Special(
                    token: token, length: vocabulary.bytes(of: token)?.count ?? 0, attributes: attributes,
                    isHidden: !attributes.isDisjoint(with: [.control, .unknown])))
        }
        found.sort { $0.length == $1.length ? $0.token < $1.token : $0.length > $1.length }
        ordered = found
        for (place, special) in found.enumerated() {
            guard let text = vocabulary.bytes(of: special.token), let first = text.first else { continue }
            text.withUnsafeBufferPointer { trie.insert($0, Int32(place)) }
            beginnings[Int(first)] = true
        }
    }

    /// Special tokens and the text between them, in the order of the text.
    func fragments(of text: UnsafeBufferPointer<UInt8>, _ segments: [TextSegment]) -> [Fragment] {
        guard !ordered.isEmpty else { return [.text(0..<text.count)] }
        var candidates: [Candidate] = []
        // Neighbours of the same kind count as one.
        var start = 0
        var index = 0
        while index < segments.count {
            let parse = segments[index].parseSpecial
            var end = start
            while index < segments.count, segments[index].parseSpecial == parse {
                end += segments[index].bytes.count
                index += 1
            }
            findCandidates(text, start..<end, parse: parse, &candidates)
            start = end
        }
        return candidates.isEmpty ? [.text(0..<text.count)] : split(text, candidates)
    }

    private struct Candidate {
        var place: Int32
        var start: Int
        /// Where control tokens that begin here must have ended.
        var limit: Int
        var parse: Bool

        static func < (left: Candidate, right: Candidate) -> Bool {
            left.place == right.place ? left.start < right.start : left.place < right.place
        }
    }

    /// Notes the longest token at each place of a part.
    private func findCandidates(
        _ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, parse: Bool, _ candidates: inout [Candidate]
    ) {
        for start in part where beginnings[Int(text[start])] {
            if let place = longest(text, start, before: text.count, limit: part.upperBound, parse: parse) {
                candidates.append(Candidate(place: place, start: start, limit: part.upperBound, parse: parse))
            }
        }
    }

    /// The place in the order of the longest token at `start` that ends at `end` at the latest.
    private func longest(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, before end: Int, limit: Int, parse: Bool
    ) -> Int32? {
        var node = ByteTrie.root
        var found: Int32 = -1
        var offset = start
        while offset < end {
            node = trie.child(of: node, text[offset])
            if node < 0 { break }
            offset += 1
            let place = trie.value(of: node)
            if place >= 0, !ordered[Int(place)].isHidden || (parse && offset <= limit) { found = place }
        }
        return found >= 0 ? found : nil
    }

    private func split(_ text: UnsafeBufferPointer<UInt8>, _ candidates: [Candidate]) -> [Fragment] {
        var taken = [Bool](repeating: false, count: text.count)
        var matches: [(start: Int, end: Int, token: Int32)] = []
        let queue = inOrder(candidates)
        var later = CandidateHeap<Candidate> { $0 < $1 }
        var next = 0
        while true {
            let candidate: Candidate
            if let top = later.first, next == queue.count || top < queue[next] {
                candidate = top
                later.removeFirst()
            } else if next < queue.count {
                candidate = queue[next]
                next += 1
            } else {
                break
            }
            guard !taken[candidate.start] else { continue }
            let special = ordered[Int(candidate.place)]
            let end = candidate.start + special.length
            if let obstacle = (candidate.start..<end).first(where: { taken[$0] }) {
                // A shorter token may fit in front of the one that is in the way.
                if let place = longest(
                    text, candidate.start, before: obstacle, limit: candidate.limit, parse: candidate.parse)
                {
                    var shorter = candidate
                    shorter.place = place
                    later.insert(shorter)
                }
                continue
            }
            let stripped = strip(text, candidate.start..<end, special.attributes, taken)
            for index in stripped { taken[index] = true }
            matches.append((stripped.lowerBound, stripped.upperBound, special.token))
        }
        matches.sort { $0.start < $1.start }
        var fragments: [Fragment] = []
        var position = 0
        for match in matches {
            if match.start > position { fragments.append(.text(position..<match.start)) }
            fragments.append(.token(match.token))
            position = match.end
        }
        if position < text.count { fragments.append(.text(position..<text.count)) }
        return fragments
    }

    /// Candidates in the order in which they are taken; they come in the order of the text.
    private func inOrder(_ candidates: [Candidate]) -> [Candidate] {
        guard candidates.count > ordered.count else { return candidates.sorted { $0 < $1 } }
        var next = [Int](repeating: 0, count: ordered.count + 1)
        for candidate in candidates { next[Int(candidate.place) + 1] += 1 }
        for place in 1..<next.count { next[place] += next[place - 1] }
        var sorted = candidates
        for candidate in candidates {
            sorted[next[Int(candidate.place)]] = candidate
            next[Int(candidate.place)] += 1
        }
        return sorted
    }

    /// A match with the white space that it takes with it.
    private func strip(
        _ text: UnsafeBufferPointer<UInt8>, _ match: Range<Int>, _ attributes: TokenAttributes, _ taken: [Bool]
    ) -> Range<Int> {
        var start = match.lowerBound
        var end = match.upperBound
        if attributes.contains(.stripsLeft) {
            while start > 0, !taken[start - 1], Self.isSpace(text[start - 1]) { start -= 1 }
        }
        if attributes.contains(.stripsRight) {
            while end < text.count, !taken[end], Self.isSpace(text[end]) { end += 1 }
        }
        return start..<end
    }

    /// White space of C: blank, tab, line ends, vertical tab, form feed.
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// A heap, the first item on top.
private struct CandidateHeap<Item> {
    private var items: [Item] = []
    private let precedes: (Item, Item) -> Bool

    init(_ precedes: @escaping (Item, Item) -> Bool) { self.precedes = precedes }

    var first: Item? { items.first }

    mutating func insert(_ item: Item) {
        items.append(item)
        var index = items.count - 1
        while index > 0, precedes(items[index], items[(index - 1) / 2]) {
            items.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() {
        guard let last = items.popLast(), !items.isEmpty else { return }
        items[0] = last
        var index = 0
        while true {
            var least = index
            for child in [index * 2 + 1, index * 2 + 2] where child < items.count {
                if precedes(items[child], items[least]) { least = child }
            }
            if least == index { return }
            items.swapAt(index, least)
            index = least
        }
    }
}
