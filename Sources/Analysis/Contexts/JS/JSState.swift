/// Reads JavaScript far enough to tell code, strings, template strings, regular expressions and comments apart.
///
/// A slash begins a regular expression where an operand is expected: after an operator, an opening bracket, a keyword such
/// as `return`, the parenthesis of `if (…)`, or a closing brace. JSON is read by the same rules.
package struct JSState: TextState {
    enum Mode: UInt8 {
        case code, slash, single, double, template, templateDollar, regex, regexClass, lineComment, blockComment,
            blockCommentStar
    }

    /// The token before this point.
    enum Previous: UInt8 {
        case `operator`, operand, keyword, dot, equals, plusAfterOperand, minusAfterOperand, less, lessBang,
            lessBangDash
    }

    var mode = Mode.code
    private var isEscaped = false
    /// Whether nothing has been read since the opening quote.
    private var isStart = false
    private var previous = Previous.operator
    private var lastWord = JSWord.none
    /// The word before the last dot.
    private var owner = JSWord.none
    var sink = JSSink.none
    private var sinkIsSecondArgument = false
    private var url = URLState.start
    private var word = PackedName()
    /// One bit for each open parenthesis, the innermost lowest: set when it belongs to `if`, `while`, `for` or `with`.
    private var parentheses: UInt64 = 0
    /// How many braces were open around each template expression, a byte each, the innermost lowest.
    private var outerBraces: UInt64 = 0
    private(set) var templateDepth: UInt8 = 0
    private(set) var braces: UInt8 = 0

    package init() {}

    package static let start = JSState()

    /// Where a hole at this point would stand.
    package var context: JSContext {
        var context = JSContext(place: place, sink: sink)
        if sink == .url { context.url = url.context }
        if context.isQuoted { context.isStart = isStart }
        return context
    }

    private var place: JSPlace {
        switch mode {
        case .code:
            if !word.isEmpty { .word } else if templateDepth > 0 { .templateExpression } else { .code }
        case .slash: slashBeginsRegex ? .regex : .code
        case .single: .singleQuoted
        case .double: .doubleQuoted
        case .template, .templateDollar: .templateText
        case .regex, .regexClass: .regex
        case .lineComment: .lineComment
        case .blockComment, .blockCommentStar: .blockComment
        }
    }

    package mutating func consumeHole() {
        switch mode {
        case .code:
            lastWord = .none
            word.appendHole()
        case .slash:
            mode = .code
            if slashBeginsRegex { mode = .regex } else { operatorRead() }
            consumeHole()
        case .templateDollar: mode = .template
        case .blockCommentStar: mode = .blockComment
        case .single, .double, .template:
            isEscaped = false
            isStart = false
            if sink == .url { url.consumeHole() }
        default: isEscaped = false
        }
        if mode == .template { isStart = false }
    }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        var state = self
        var index = 0
        while index < bytes.count {
            index = state.skip(bytes, from: index)
            if index < bytes.count {
                state.step(bytes[index])
                index += 1
            }
        }
        self = state
    }

    /// Reads the bytes that leave the mode as it is, and returns the index of the first other one.
    @inline(__always)
    private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        switch mode {
        case .code:
            while index < bytes.count && Byte.isLetter(bytes[index]) {
                word.append(bytes[index])
                index += 1
            }
            if index > start { lastWord = .none }
        case .single, .double:
            if isEscaped || sink == .url { return start }
            let quote = mode == .single ? UInt8(ascii: "'") : UInt8(ascii: "\"")
            while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "\\"),
                bytes[index] != Byte.newline
            {
                index += 1
            }
            if index > start { isStart = false }
        case .lineComment:
            while index < bytes.count, bytes[index] != Byte.newline, bytes[index] != Byte.carriageReturn { index += 1 }
        case .blockComment: index = Byte.find(UInt8(ascii: "*"), bytes, start)
        default: break
        }
        return index
    }

    @inline(__always)
    mutating func step(_ byte: UInt8) {
        switch mode {
        case .code: code(byte)
        case .slash: slash(byte)
        case .single: quoted(byte, by: UInt8(ascii: "'"))
        case .double: quoted(byte, by: UInt8(ascii: "\""))
        case .template, .templateDollar: template(byte)
        case .regex, .regexClass: regex(byte)
        case .lineComment:
            if byte == Byte.newline || byte == Byte.carriageReturn { mode = .code }
        case .blockComment:
            if byte == UInt8(ascii: "*") { mode = .blockCommentStar }
        case .blockCommentStar:
            if byte == UInt8(ascii: "/") {
                mode = .code
            } else if byte != UInt8(ascii: "*") {
                mode = .blockComment
            }
        }
    }

    private var slashBeginsRegex: Bool { previous != .operand }

    // MARK: Strings, regular expressions

    private mutating func beginString(_ newMode: Mode) {
        mode = newMode
        isEscaped = false
        isStart = true
        lastWord = .none
        owner = .none
    }

    private mutating func endString() {
        mode = .code
        isStart = false
        previous = .operand
    }

    private mutating func quoted(_ byte: UInt8, by quote: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == quote || byte == Byte.newline {
            // A line break ends a string that somebody forgot to close.
            endString()
            return
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
            isStart = false
            return
        }
        isStart = false
        if sink == .url { url.step(byte) }
    }

    private mutating func template(_ byte: UInt8) {
        if mode == .templateDollar {
            mode = .template
            if byte == UInt8(ascii: "{") {
                outerBraces = outerBraces << 8 | UInt64(braces)
                templateDepth = templateDepth == 255 ? 255 : templateDepth + 1
                braces = 0
                mode = .code
                previous = .operator
                return
            }
        }
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "`") {
            endString()
            return
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
            isStart = false
            return
        } else if byte == UInt8(ascii: "$") {
            mode = .templateDollar
            isStart = false
            return
        }
        isStart = false
        if sink == .url { url.step(byte) }
    }

    private mutating func slash(_ byte: UInt8) {
        mode = .code
        if byte == UInt8(ascii: "/") {
            mode = .lineComment
        } else if byte == UInt8(ascii: "*") {
            mode = .blockComment
        } else if slashBeginsRegex {
            operatorRead()
            mode = .regex
            isEscaped = false
            regex(byte)
        } else {
            operatorRead()
            code(byte)
        }
    }

    private mutating func regex(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == Byte.newline {
            endString()
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if mode == .regexClass {
            if byte == UInt8(ascii: "]") { mode = .regex }
        } else if byte == UInt8(ascii: "[") {
            mode = .regexClass
        } else if byte == UInt8(ascii: "/") {
            endString()
        }
    }

    // MARK: Code

    private mutating func operatorRead() {
        previous = .operator
        lastWord = .none
        owner = .none
    }

    private mutating func code(_ byte: UInt8) {
        if Byte.isWord(byte) || byte == UInt8(ascii: "\\") {
            lastWord = .none
            word.append(byte)
            return
        }
        if !word.isEmpty { endWord() }
        switch byte {
        case Byte.space, Byte.tab, Byte.newline, Byte.carriageReturn, Byte.formFeed, 0x0B:
            switch previous {
            case .plusAfterOperand, .minusAfterOperand, .equals, .less, .lessBang, .lessBangDash: previous = .operator
            default: break
            }
        case UInt8(ascii: "'"): beginString(.single)
        case UInt8(ascii: "\""): beginString(.double)
        case UInt8(ascii: "`"): beginString(.template)
        case UInt8(ascii: "/"): mode = .slash
        default: punctuation(byte)
        }
    }

    private mutating func endWord() {
        let kind = JSWord(word)
        word = PackedName()
        let followsDot = previous == .dot
        lastWord = .other
        previous = .operand
        switch kind {
        case .keyword, .control:
            if !followsDot {
                previous = .keyword
                lastWord = kind
            }
        case .locationMethod: if owner == .location { lastWord = kind }
        case .open: if !followsDot || owner == .window { lastWord = kind }
        default: lastWord = kind
        }
        owner = .none
        if sink == .url && previous == .operand { url.consumeHole() }
    }

    private mutating func punctuation(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("): openParenthesis()
        case UInt8(ascii: ")"):
            previous = parentheses & 1 == 1 ? .operator : .operand
            parentheses >>= 1
            endSink()
        case UInt8(ascii: "]"):
            previous = .operand
            lastWord = .none
        case UInt8(ascii: "{"):
            braces = braces == 255 ? 255 : braces + 1
            previous = .operator
            endSink()
        case UInt8(ascii: "}"): closeBrace()
        case UInt8(ascii: ";"):
            previous = .operator
            endSink()
        case UInt8(ascii: ","):
            previous = .operator
            let isInsert = sinkIsSecondArgument
            endSink()
            if isInsert { sink = .html }
        case UInt8(ascii: "."):
            owner = lastWord
            lastWord = .none
            previous = .dot
        case UInt8(ascii: "="): equals()
        case UInt8(ascii: "?"):
            previous = .operator
            lastWord = .none
            url = .start
        case UInt8(ascii: ":"):
            if lastWord == .urlProperty { sink = .url }
            url = .start
            operatorRead()
        case UInt8(ascii: "+"):
            previous = sign(.plusAfterOperand)
        case UInt8(ascii: "-"):
            if previous == .lessBangDash {
                mode = .lineComment
                operatorRead()
            } else {
                previous = sign(.minusAfterOperand)
            }
        case UInt8(ascii: "<"):
            operatorRead()
            previous = .less
        case UInt8(ascii: "!"):
            let follows = previous == .less
            operatorRead()
            if follows { previous = .lessBang }
        default: operatorRead()
        }
    }

    /// `++` and `--` behind an operand leave an operand; `<!--` begins a comment.
    private mutating func sign(_ pending: Previous) -> Previous {
        switch previous {
        case .operand: return pending
        case pending: return .operand
        case .lessBang where pending == .minusAfterOperand: return .lessBangDash
        default: return .operator
        }
    }

    private mutating func equals() {
        if previous == .equals {
            // A comparison.
            endSink()
            previous = .operator
            return
        }
        switch lastWord {
        case .urlProperty, .location: beginSink(.url)
        case .htmlProperty: beginSink(.html)
        default: endSink()
        }
        lastWord = .none
        owner = .none
        previous = .equals
    }

    private mutating func openParenthesis() {
        parentheses = parentheses << 1 | (lastWord == .control ? 1 : 0)
        switch lastWord {
        case .codeFunction: beginSink(.code)
        case .htmlFunction: beginSink(.html)
        case .locationMethod, .open: beginSink(.url)
        case .insertHTML:
            endSink()
            sinkIsSecondArgument = true
        default: if previous == .operand { endSink() }
        }
        operatorRead()
    }

    private mutating func closeBrace() {
        if braces > 0 || templateDepth == 0 {
            endSink()
            previous = .operator
            braces -= braces == 0 ? 0 : 1
        } else {
            lastWord = .none
            owner = .none
            templateDepth -= 1
            braces = UInt8(truncatingIfNeeded: outerBraces)
            outerBraces >>= 8
            mode = .template
            isStart = false
        }
    }

    private mutating func beginSink(_ kind: JSSink) {
        sink = kind
        sinkIsSecondArgument = false
        url = .start
    }

    private mutating func endSink() {
        sink = .none
        sinkIsSecondArgument = false
        url = .start
        lastWord = .none
        owner = .none
    }
}

extension JSState {
    /// The state as numbers, for an order among states; nesting comes first.
    var sortKey: [UInt64] {
        [
            UInt64(templateDepth), UInt64(braces), UInt64(mode.rawValue), UInt64(previous.rawValue),
            UInt64(lastWord.rawValue), UInt64(owner.rawValue), UInt64(sink.rawValue), sinkIsSecondArgument ? 1 : 0,
            isEscaped ? 1 : 0, isStart ? 1 : 0, url.sortKey, word.bits, parentheses, outerBraces,
        ]
    }
}
