import OutputContexts

/// Reads literal text with `¦` for a hole and gives the context of the last hole.
func lastHole<State: TextState, Context>(_ text: String, from start: State, _ context: (State) -> Context) -> Context? {
    var state = start
    var last: Context?
    for (index, piece) in text.split(separator: "¦", omittingEmptySubsequences: false).enumerated() {
        if index > 0 {
            last = context(state)
            state.consumeHole()
        }
        state.consume(String(piece))
    }
    return last
}

extension HTMLContext {
    /// The context as one line, for tables of expectations.
    var short: String {
        switch self {
        case .attributeValue(let value): return "value " + value.short
        case .script(let script): return "script " + script.short
        case .json(let script): return "json " + script.short
        case .style(let style): return "style " + style.short
        case .text: return "text"
        case .rcdata: return "rcdata"
        case .rawText: return "rawText"
        case .comment: return "comment"
        case .declaration: return "declaration"
        case .cdata: return "cdata"
        case .tagName: return "tagName"
        case .attributeName: return "attributeName"
        case .unknown: return "unknown"
        }
    }
}

extension AttributeContext {
    var short: String {
        var words = ["\(quote)", "\(kind)"]
        if isStart { words.append("start") }
        if let url { words.append("url:\(url.part)") }
        if let script { words.append("js:" + script.short) }
        if let style { words.append("css:" + style.short) }
        return words.joined(separator: " ")
    }
}

extension JSContext {
    var short: String {
        var words = ["\(place)"]
        if sink != .none { words.append("->\(sink)") }
        if isStart { words.append("start") }
        if let url { words.append("url:\(url.part)") }
        return words.joined(separator: " ")
    }
}

extension CSSContext {
    var short: String {
        var words = ["\(place)"]
        if isURL { words.append("->url") }
        if isStart { words.append("start") }
        if let url { words.append("url:\(url.part)") }
        return words.joined(separator: " ")
    }
}

/// One row of a table: a text with a hole, and what is expected of the last hole.
struct Row: Sendable, CustomStringConvertible {
    let text: String
    let expected: String

    init(_ text: String, _ expected: String) {
        self.text = text
        self.expected = expected
    }

    var description: String { text }
}
