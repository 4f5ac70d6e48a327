/// The token of JavaScript in which a value stands.
package enum JSPlace: UInt8, Sendable {
    /// Where an expression or statement stands.
    case code
    /// Directly behind the characters of a name or number, which the value continues.
    case word
    case singleQuoted, doubleQuoted
    /// In the literal text of a template string.
    case templateText
    /// In `${…}` of a template string.
    case templateExpression
    case regex
    case lineComment, blockComment
}

/// What becomes of the string or expression in which a value stands.
package enum JSSink: UInt8, Sendable {
    case none
    /// An address that the page goes to or loads: `location.href = …`, `element.src = …`, `window.open(…)`.
    case url
    /// Program text: the first argument of `eval`, `setTimeout`, `setInterval`, an argument of `Function`.
    case code
    /// HTML: `innerHTML = …`, `document.write(…)`, `insertAdjacentHTML(…, …)`.
    case html
}

/// Where in JavaScript a value stands.
package struct JSContext: Hashable, Sendable {
    package var place: JSPlace
    package var sink: JSSink
    /// Whether nothing stands between the opening quote and the value.
    package var isStart: Bool
    /// For the sink `url`: which part of the address the value decides.
    package var url: URLContext?

    package init(place: JSPlace, sink: JSSink = .none, isStart: Bool = false, url: URLContext? = nil) {
        self.place = place
        self.sink = sink
        self.isStart = isStart
        self.url = url
    }

    /// Whether the value stands in a string, where escaped quotes keep it.
    package var isQuoted: Bool {
        switch place {
        case .singleQuoted, .doubleQuoted, .templateText: true
        default: false
        }
    }

    /// The context in words that follow "inside".
    package var description: String {
        switch place {
        case .code, .word: "JavaScript code"
        case .singleQuoted: "a single-quoted JavaScript string"
        case .doubleQuoted: "a double-quoted JavaScript string"
        case .templateText: "a JavaScript template string"
        case .templateExpression: "an expression of a JavaScript template string"
        case .regex: "a JavaScript regular expression"
        case .lineComment, .blockComment: "a JavaScript comment"
        }
    }
}
