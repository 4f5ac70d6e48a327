/// Splits a template into tokens as Jinja does with `trim_blocks` and `lstrip_blocks` set, the way chat templates are
/// written for:
///
/// - the first line end after a statement or comment is dropped, unless the tag ends in `+%}`;
/// - white space between the start of a line and a statement or comment is dropped, unless the tag begins with `{%+`;
/// - `-` at a tag's edge drops all white space on that side;
/// - CRLF and CR become LF, and one LF at the end of the template is dropped.
struct JinjaLexer {
    /// The template with its line ends normalised; offsets of tokens refer to it.
    let source: [UInt8]
    var position = 0
    private(set) var tokens: [JinjaToken] = []
    /// Whether the text before `position` ends a line, as far as the last token tells.
    private var isAtLineStart = true
    /// Closing brackets that are due, innermost last.
    private var expectedClosers: [JinjaToken.Symbol] = []

    init(source: [UInt8]) {
        self.source = source
    }

    /// Line ends as LF, without the last one.
    static func normalized(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var followsCR = false
        for byte in text.utf8 {
            if byte == 0x0D {
                bytes.append(0x0A)
            } else if byte != 0x0A || !followsCR {
                bytes.append(byte)
            }
            followsCR = byte == 0x0D
        }
        if bytes.last == 0x0A { bytes.removeLast() }
        return bytes
    }

    /// Reads the whole template.
    mutating func tokenize() throws(ChatTemplateError) -> [JinjaToken] {
        while position < source.count {
            try readData()
        }
        add(.end, at: source.count)
        return tokens
    }

    // MARK: - outside tags

    /// Reads text up to the next tag, and the tag.
    private mutating func readData() throws(ChatTemplateError) {
        let start = position
        var opening = start
        while opening < source.count, !isTagOpening(opening) { opening += 1 }
        guard opening < source.count else {
            addData(start..<opening)
            position = opening
            return
        }
        let sign = byte(opening + 2)
        if source[opening + 1] == UInt8(ascii: "%"), let end = rawTagEnd(opening, "raw") {
            addStrippedData(start..<opening, sign: sign)
            try readRaw(from: end, opening: opening)
            return
        }
        let kind = source[opening + 1]
        if kind == UInt8(ascii: "{") {
            addData(sign == UInt8(ascii: "-") ? strippedRight(start..<opening) : start..<opening)
        } else {
            addStrippedData(start..<opening, sign: sign)
        }
        position = opening + (isSign(sign) ? 3 : 2)
        isAtLineStart = false
        switch kind {
        case UInt8(ascii: "#"):
            try readComment(opening)
        case UInt8(ascii: "%"):
            add(.blockBegin, at: opening)
            try readTag(isBlock: true)
        default:
            add(.variableBegin, at: opening)
            try readTag(isBlock: false)
        }
    }

    private func isTagOpening(_ offset: Int) -> Bool {
        guard source[offset] == UInt8(ascii: "{"), let next = byte(offset + 1) else { return false }
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#")
    }

    private mutating func readComment(_ opening: Int) throws(ChatTemplateError) {
        while position < source.count {
            if let end = tagEnd(position, "#}", allowsPlus: true, trims: true) {
                moveBehindTag(end)
                return
            }
            position += 1
        }
        throw error("the comment that begins here has no end", at: opening)
    }

    /// Reads what `{% raw %}` protects.
    private mutating func readRaw(from start: Int, opening: Int) throws(ChatTemplateError) {
        position = start
        isAtLineStart = start > 0 && source[start - 1] == 0x0A
        var candidate = start
        while candidate < source.count {
            if isTagOpening(candidate), source[candidate + 1] == UInt8(ascii: "%"),
                let end = rawTagEnd(candidate, "endraw")
            {
                addStrippedData(start..<candidate, sign: byte(candidate + 2))
                moveBehindTag(end)
                return
            }
            candidate += 1
        }
        throw error("'raw' has no 'endraw'", at: opening)
    }

    /// The end of a tag `{% raw %}` or `{% endraw %}` at `opening`, if there is one.
    private func rawTagEnd(_ opening: Int, _ name: StaticString) -> Int? {
        var offset = opening + (isSign(byte(opening + 2)) ? 3 : 2)
        skipWhitespace(&offset)
        for index in 0..<name.utf8CodeUnitCount {
            guard byte(offset) == name.utf8Start[index] else { return nil }
            offset += 1
        }
        skipWhitespace(&offset)
        let isEnd = name.utf8CodeUnitCount > 3
        return tagEnd(offset, "%}", allowsPlus: isEnd, trims: isEnd)
    }

    // MARK: - inside tags

    private mutating func readTag(isBlock: Bool) throws(ChatTemplateError) {
        expectedClosers.removeAll(keepingCapacity: true)
        let opening = position
        while position < source.count {
            if expectedClosers.isEmpty,
                let end = tagEnd(position, isBlock ? "%}" : "}}", allowsPlus: isBlock, trims: isBlock)
            {
                add(isBlock ? .blockEnd : .variableEnd, at: position)
                moveBehindTag(end)
                return
            }
            var next = position
            skipWhitespace(&next)
            if next > position {
                position = next
                continue
            }
            try readExpressionToken()
        }
        throw error("the tag has no end", at: max(0, min(opening, source.count) - 2))
    }

    mutating func add(_ kind: JinjaToken.Kind, at offset: Int) {
        tokens.append(JinjaToken(kind: kind, offset: offset))
    }

    /// Keeps track of brackets: inside them `}}` and `%}` end no tag.
    mutating func balance(_ symbol: JinjaToken.Symbol, at offset: Int) throws(ChatTemplateError) {
        switch symbol {
        case .openBrace: expectedClosers.append(.closeBrace)
        case .openBracket: expectedClosers.append(.closeBracket)
        case .openParenthesis: expectedClosers.append(.closeParenthesis)
        case .closeBrace, .closeBracket, .closeParenthesis:
            guard let expected = expectedClosers.popLast() else {
                throw error("unexpected '\(symbol.rawValue)'", at: offset)
            }
            if expected != symbol {
                throw error("unexpected '\(symbol.rawValue)', expected '\(expected.rawValue)'", at: offset)
            }
        default: break
        }
    }

    // MARK: - white space

    /// Adds the text before a statement, comment or raw tag, whose second character is followed by `sign`.
    private mutating func addStrippedData(_ range: Range<Int>, sign: UInt8?) {
        if sign == UInt8(ascii: "-") {
            addData(strippedRight(range))
        } else if sign != UInt8(ascii: "+") {
            let lineEnd = source[range].lastIndex(of: 0x0A)
            let lineStart = lineEnd.map { $0 + 1 } ?? range.lowerBound
            var end = lineStart
            skipWhitespace(&end)
            let isStripped = (lineEnd != nil || isAtLineStart) && end >= range.upperBound
            addData(isStripped ? range.lowerBound..<lineStart : range)
        } else {
            addData(range)
        }
    }

    private mutating func addData(_ range: Range<Int>) {
        if !range.isEmpty {
            add(.data(String(decoding: source[range], as: UTF8.self)), at: range.lowerBound)
        }
    }

    /// The range without the white space at its end.
    private func strippedRight(_ range: Range<Int>) -> Range<Int> {
        let text = String(decoding: source[range], as: UTF8.self)
        return range.lowerBound..<(range.lowerBound + PythonText.strippedRight(text).utf8.count)
    }

    /// The offset behind a tag that ends at `offset`, white space that the ending drops included; nil if none ends here.
    private func tagEnd(_ offset: Int, _ marker: StaticString, allowsPlus: Bool, trims: Bool) -> Int? {
        var end = offset
        let sign = byte(offset)
        let isMinus = sign == UInt8(ascii: "-")
        let isPlus = allowsPlus && sign == UInt8(ascii: "+")
        if isMinus || isPlus { end += 1 }
        guard byte(end) == marker.utf8Start[0], byte(end + 1) == marker.utf8Start[1] else { return nil }
        end += 2
        if isMinus {
            skipWhitespace(&end)
        } else if trims, !isPlus, byte(end) == 0x0A {
            end += 1
        }
        return end
    }

    private mutating func moveBehindTag(_ end: Int) {
        position = end
        isAtLineStart = source[end - 1] == 0x0A
    }

    private func skipWhitespace(_ offset: inout Int) {
        while let (scalar, length) = scalar(at: offset), PythonText.isWhitespace(scalar) { offset += length }
    }

    // MARK: - characters

    func byte(_ offset: Int) -> UInt8? {
        offset < source.count ? source[offset] : nil
    }

    /// The scalar at `offset` and its length in bytes; the source is valid UTF-8.
    func scalar(at offset: Int) -> (Unicode.Scalar, Int)? {
        guard let first = byte(offset) else { return nil }
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let text = String(decoding: source[offset..<min(offset + length, source.count)], as: UTF8.self)
        return text.unicodeScalars.first.map { ($0, length) }
    }

    private func isSign(_ byte: UInt8?) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    func error(
        _ message: String, at offset: Int, kind: ChatTemplateError.Kind = .syntax
    ) -> ChatTemplateError {
        ChatTemplateError(kind, message, at: offset, in: source)
    }
}
