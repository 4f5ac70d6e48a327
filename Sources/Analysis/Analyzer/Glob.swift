/// A pattern of paths, as in a `.gitignore` file: `?` and `*` stand for characters other than "/", `**` for any; one
/// without a slash, but for one at its end, holds in every folder, others from the root on. What matches a folder
/// matches everything in it.
package struct Glob: Sendable, Equatable {
    private enum Part: Sendable, Equatable {
        case byte(UInt8)
        case anyByte
        /// Any number of bytes but slashes.
        case anyName
        /// Any number of bytes.
        case anyPath
    }

    package let pattern: String
    private let parts: [Part]

    package init(_ pattern: String) {
        self.pattern = pattern
        var bytes = Array(pattern.utf8)[...]
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        let isAnchored = bytes.contains(UInt8(ascii: "/"))
        while bytes.starts(with: "./".utf8) { bytes.removeFirst(2) }
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
        // "**/x" holds at the root, too: the slash belongs to what may be missing.
        var parts: [Part] = []
        var position = bytes.startIndex
        var isOpen = !isAnchored
        while position < bytes.endIndex {
            let rest = bytes[position...]
            if rest.starts(with: "**/".utf8), position == bytes.startIndex {
                isOpen = true
                position += 3
            } else if rest.starts(with: "**".utf8) {
                parts.append(.anyPath)
                position += 2
            } else {
                switch bytes[position] {
                case UInt8(ascii: "*"): parts.append(.anyName)
                case UInt8(ascii: "?"): parts.append(.anyByte)
                case let byte: parts.append(.byte(byte))
                }
                position += 1
            }
        }
        self.parts = parts
        startsAnywhere = isOpen
    }

    /// Whether the pattern may begin behind any slash.
    private let startsAnywhere: Bool

    /// Whether `path`, relative and with slashes, or a folder it is in matches. Takes time in proportion to both
    /// lengths multiplied.
    package func matches(_ path: String) -> Bool {
        guard !parts.isEmpty else { return false }
        var states = [Bool](repeating: false, count: parts.count + 1)
        states[0] = true
        skipStars(&states)
        for byte in path.utf8 {
            let isSlash = byte == UInt8(ascii: "/")
            if isSlash, states[parts.count] { return true }
            var next = [Bool](repeating: false, count: parts.count + 1)
            for (index, part) in parts.enumerated() where states[index] {
                switch part {
                case .byte(let wanted): if byte == wanted { next[index + 1] = true }
                case .anyByte: if !isSlash { next[index + 1] = true }
                case .anyName: if !isSlash { next[index] = true }
                case .anyPath: next[index] = true
                }
            }
            if isSlash && startsAnywhere { next[0] = true }
            skipStars(&next)
            states = next
        }
        return states[parts.count]
    }

    /// A star may stand for nothing.
    private func skipStars(_ states: inout [Bool]) {
        for (index, part) in parts.enumerated() where states[index] && (part == .anyName || part == .anyPath) {
            states[index + 1] = true
        }
    }
}
