/// Finds stop strings in text that comes in pieces, and holds back what may be the beginning of one.
///
/// The text ends before the stop string that is complete first; of several that end at once, before the longest.
/// What comes out does not depend on how the text was cut into pieces.
package struct StopMatcher: Sendable {
    private let stops: [[UInt8]]
    private let longest: Int
    /// Text not given out yet: always shorter than the longest stop string between two calls.
    private var held: [UInt8] = []

    package init(_ stops: [String]) {
        self.stops = stops.map { Array($0.utf8) }
        longest = self.stops.map(\.count).max() ?? 0
    }

    /// Takes the next piece; gives the text that is certain now, and whether a stop string appeared.
    package mutating func append(_ piece: [UInt8]) -> (text: [UInt8], stopped: Bool) {
        guard !stops.isEmpty else { return (piece, false) }
        let seen = held.count
        held += piece
        for end in (seen + 1)..<max(held.count + 1, seen + 1) {
            let matches = stops.filter { $0.count <= end && held[(end - $0.count)..<end].elementsEqual($0) }
            if let match = matches.max(by: { $0.count < $1.count }) {
                let text = Array(held[..<(end - match.count)])
                held = []
                return (text, true)
            }
        }
        let keep = longestBeginning()
        let text = Array(held[..<(held.count - keep)])
        held.removeFirst(held.count - keep)
        return (text, false)
    }

    /// What is held back, at the end of the text.
    package mutating func finish() -> [UInt8] {
        defer { held = [] }
        return held
    }

    /// Bytes at the end of `held` that a stop string begins with.
    private func longestBeginning() -> Int {
        var length = min(held.count, longest - 1)
        while length > 0 {
            let end = held[(held.count - length)...]
            if stops.contains(where: { $0.count > length && $0[..<length].elementsEqual(end) }) { return length }
            length -= 1
        }
        return 0
    }
}
