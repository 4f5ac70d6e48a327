/// A string of which parts are unknown.
package struct StringPattern: Sendable, Equatable {
    package enum Piece: Sendable, Equatable {
        case text(String)
        case unknown
    }

    /// Neither two texts nor two unknown pieces stand side by side; no text is empty.
    package private(set) var pieces: [Piece] = []

    package init() {}

    package init(_ text: String) { append(text) }

    /// Nothing is known.
    package static let unknown: StringPattern = {
        var pattern = StringPattern()
        pattern.appendUnknown()
        return pattern
    }()

    package mutating func append(_ text: String) {
        guard !text.isEmpty else { return }
        guard case .text(var whole) = pieces.last else {
            pieces.append(.text(text))
            return
        }
        pieces.removeLast()
        whole += text
        pieces.append(.text(whole))
    }

    package mutating func appendUnknown() { if pieces.last != .unknown { pieces.append(.unknown) } }

    /// The string, if all of it is known.
    package var literal: String? {
        switch pieces.count {
        case 0: return ""
        case 1: if case .text(let text) = pieces[0] { return text }
        default: break
        }
        return nil
    }

    /// The string with `*` for what is unknown.
    package var text: String {
        pieces.reduce(into: "") { whole, piece in
            if case .text(let text) = piece { whole += text } else { whole += "*" }
        }
    }

    /// The known begin.
    package var prefix: String { if case .text(let text) = pieces.first { text } else { "" } }

    /// The known end.
    package var suffix: String { if case .text(let text) = pieces.last { text } else { "" } }
}

extension StringPattern {
    package mutating func append(_ other: StringPattern) {
        for piece in other.pieces {
            if case .text(let text) = piece { append(text) } else { appendUnknown() }
        }
    }

    /// The number of known bytes.
    var length: Int {
        pieces.reduce(0) { length, piece in
            if case .text(let text) = piece { length + text.utf8.count } else { length }
        }
    }
}
