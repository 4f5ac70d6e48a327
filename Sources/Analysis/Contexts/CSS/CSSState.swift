/// The part of a style sheet in which a value stands.
package enum CSSPlace: UInt8, Sendable {
    case selector, property, value
    case singleQuoted, doubleQuoted
    /// Between the parentheses of `url(…)`, without quotes.
    case url
    /// In the head of an at-rule such as `@media`.
    case atRule
    case comment
}

/// Where in CSS a value stands.
package struct CSSContext: Hashable, Sendable {
    package var place: CSSPlace
    /// Whether the value is part of an address: in `url(…)`, quoted or not, or in the string of `@import`.
    package var isURL: Bool
    /// Whether nothing stands between the beginning of the string or address and the value.
    package var isStart: Bool
    /// For an address, the part of it which the value decides.
    package var url: URLContext?

    package init(place: CSSPlace, isURL: Bool = false, isStart: Bool = false, url: URLContext? = nil) {
        self.place = place
        self.isURL = isURL
        self.isStart = isStart
        self.url = url
    }

    /// The context in words that follow "inside".
    package var description: String {
        switch place {
        case .selector: "a CSS selector"
        case .property: "the name of a CSS property"
        case .value: "the value of a CSS property"
        case .singleQuoted, .doubleQuoted: isURL ? "an address in CSS" : "a CSS string"
        case .url: "an address in CSS"
        case .atRule: "a CSS at-rule"
        case .comment: "a CSS comment"
        }
    }
}

/// Reads CSS: a style sheet, or the declarations of a `style` attribute.
package struct CSSState: TextState {
    enum Mode: UInt8 {
        case normal, slash, comment, commentStar, single, double, urlStart, url, urlEnd
    }

    private enum AtRule: UInt8 {
        case none, named, `import`, other
        /// Its block holds rules: `@media`, `@supports`, `@layer`, `@container`.
        case group
    }

    private(set) var mode = Mode.normal
    /// Where a comment or string returns to.
    private var returnsToURL = false
    private var isEscaped = false
    private var isStart = false
    private var inValue = false
    private var atRule = AtRule.none
    private(set) var depth: UInt8 = 0
    private var url = URLState.start
    private var word = PackedName()
    /// One bit for each open block, the innermost lowest: set when it holds rules, not declarations.
    private var blocks: UInt64 = 0

    /// The state at the beginning of a style sheet.
    package static let sheet = CSSState(isDeclarations: false)
    /// The state at the beginning of a `style` attribute.
    package static let declarations = CSSState(isDeclarations: true)

    private init(isDeclarations: Bool) {
        blocks = isDeclarations ? 0 : 1
    }

    private static let groups = NameTable<Bool>([true: "media supports layer container document scope starting-style"])
    private static let urlName = PackedName("url")
    private static let importName = PackedName("import")

    /// Where a hole at this point would stand.
    package var context: CSSContext {
        switch mode {
        case .normal, .slash, .urlEnd: CSSContext(place: place)
        case .comment, .commentStar: CSSContext(place: .comment)
        case .single, .double:
            CSSContext(
                place: mode == .single ? .singleQuoted : .doubleQuoted, isURL: returnsToURL, isStart: isStart,
                url: returnsToURL ? url.context : nil)
        case .urlStart, .url:
            CSSContext(place: .url, isURL: true, isStart: mode == .urlStart, url: url.context)
        }
    }

    private var place: CSSPlace {
        if atRule != .none { return .atRule }
        if inValue { return .value }
        return blocks & 1 == 1 ? .selector : .property
    }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        var state = self
        var index = 0
        while index < bytes.count {
            if state.mode == .normal && !state.isEscaped {
                while index < bytes.count && Byte.isLetter(bytes[index]) {
                    state.word.append(bytes[index])
                    index += 1
                }
            } else if state.mode == .comment {
                index = Byte.find(UInt8(ascii: "*"), bytes, index)
            }
            if index < bytes.count {
                state.step(bytes[index])
                index += 1
            }
        }
        self = state
    }

    package mutating func consumeHole() {
        isEscaped = false
        switch mode {
        case .normal, .slash:
            mode = .normal
            word.appendHole()
        case .urlEnd, .comment: break
        case .commentStar: mode = .comment
        case .single, .double:
            isStart = false
            if returnsToURL { url.consumeHole() }
        case .urlStart, .url:
            mode = .url
            url.consumeHole()
        }
    }

    mutating func step(_ byte: UInt8) {
        switch mode {
        case .normal: normal(byte)
        case .slash:
            mode = .normal
            if byte == UInt8(ascii: "*") { mode = .comment } else { normal(byte) }
        case .comment: if byte == UInt8(ascii: "*") { mode = .commentStar }
        case .commentStar:
            if byte == UInt8(ascii: "/") {
                mode = .normal
            } else if byte != UInt8(ascii: "*") {
                mode = .comment
            }
        case .single: quoted(byte, by: UInt8(ascii: "'"))
        case .double: quoted(byte, by: UInt8(ascii: "\""))
        case .urlStart:
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                beginString(byte, isURL: true)
            } else if byte == UInt8(ascii: ")") {
                endURL()
            } else if !Byte.isBlank(byte) {
                mode = .url
                step(byte)
            }
        case .url:
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: ")") {
                endURL()
                return
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                return
            }
            url.step(byte)
        case .urlEnd:
            if byte == UInt8(ascii: ")") { endURL() }
        }
    }

    private mutating func beginString(_ quote: UInt8, isURL: Bool) {
        mode = quote == UInt8(ascii: "'") ? .single : .double
        returnsToURL = isURL
        isStart = true
        isEscaped = false
        word = PackedName()
        url = .start
    }

    private mutating func endURL() {
        mode = .normal
        returnsToURL = false
        url = .start
        word = PackedName()
    }

    private mutating func quoted(_ byte: UInt8, by quote: UInt8) {
        isStart = false
        if isEscaped {
            isEscaped = false
        } else if byte == quote || byte == Byte.newline {
            if returnsToURL && atRule != .import && byte == quote { mode = .urlEnd } else { endURL() }
            return
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
            return
        }
        if returnsToURL { url.step(byte) }
    }

    private mutating func normal(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
            return
        }
        if Byte.isWord(byte) || byte == UInt8(ascii: "-") {
            word.append(byte)
            return
        }
        let name = word
        word = PackedName()
        if atRule == .named && !name.isEmpty {
            atRule = Self.groups[name] == true ? .group : name == Self.importName ? .import : .other
        }
        switch byte {
        case UInt8(ascii: "\\"): isEscaped = true
        case UInt8(ascii: "/"): mode = .slash
        case UInt8(ascii: "'"), UInt8(ascii: "\""): beginString(byte, isURL: atRule == .import)
        case UInt8(ascii: "("):
            if name == Self.urlName {
                mode = .urlStart
                url = .start
            }
        case UInt8(ascii: "@"): if !inValue { atRule = .named }
        case UInt8(ascii: ":"): if atRule == .none && blocks & 1 == 0 { inValue = true }
        case UInt8(ascii: ";"):
            inValue = false
            atRule = .none
        case UInt8(ascii: "{"):
            blocks = blocks << 1 | (atRule == .group ? 1 : 0)
            depth = depth == 255 ? 255 : depth + 1
            inValue = false
            atRule = .none
        case UInt8(ascii: "}"):
            inValue = false
            atRule = .none
            if depth > 0 {
                depth -= 1
                blocks >>= 1
            }
        default: break
        }
    }
}

extension CSSState {
    /// The state as numbers, for an order among states; nesting comes first.
    var sortKey: [UInt64] {
        let flags = [returnsToURL, isEscaped, isStart, inValue].reduce(UInt64(0)) { $0 << 1 | ($1 ? 1 : 0) }
        return [
            UInt64(depth), UInt64(mode.rawValue), flags, UInt64(atRule.rawValue), url.sortKey, word.bits, blocks,
        ]
    }
}
