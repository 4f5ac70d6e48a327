/// Errors in numbers and strings.
extension Parser {
    /// A number with a leading zero is octal, and has no 8 or 9.
    @inline(__always)
    mutating func checkInteger(_ token: Int) {
        let text = bytes(token)
        guard text[0] == UInt8(ascii: "0") && text.count > 1 && text[1] <= UInt8(ascii: "9") else { return }
        if text.contains(where: { $0 == UInt8(ascii: "8") || $0 == UInt8(ascii: "9") }) {
            semanticError("an octal number has no digit above 7", at: token)
        }
    }

    /// Checks the escapes of a string in one token.
    @inline(__always)
    mutating func checkStringLiteral(_ token: Int) {
        let text = bytes(token)
        if text[text.count - 1] == UInt8(ascii: "\"") { checkEscapes(token) }
    }

    mutating func checkStringText(_ token: Int, in nodeKind: NodeKind) { checkEscapes(token) }

    /// `\u{…}` needs hexadecimal digits, and a code point.
    private mutating func checkEscapes(_ token: Int) {
        let text = bytes(token)
        var offset = 0
        while offset + 1 < text.count {
            guard text[offset] == UInt8(ascii: "\\") else {
                offset += 1
                continue
            }
            if text[offset + 1] == UInt8(ascii: "u"), offset + 2 < text.count, text[offset + 2] == UInt8(ascii: "{") {
                var value = 0
                var digits = offset + 3
                while digits < text.count, let digit = Escapes.hexValue(text[digits]) {
                    value = Swift.min(value * 16 + Int(digit), 0x11_0000)
                    digits += 1
                }
                let isClosed = digits < text.count && text[digits] == UInt8(ascii: "}")
                if !isClosed || digits == offset + 3 || value > 0x10_FFFF {
                    report(.syntax, "not a code point in \\u{…}", at: token)
                }
            }
            offset += 2
        }
    }

    /// The lines of a heredoc begin with the blanks that its closing label has before it.
    mutating func checkHeredoc(_ heredoc: Link) {
        let closeToken = endToken - 1
        guard closeToken > 0, kinds[closeToken] == .endHeredoc else { return }
        let close = bytes(closeToken)
        var indentation = 0
        while indentation < close.count,
            close[indentation] == UInt8(ascii: " ") || close[indentation] == UInt8(ascii: "\t")
        {
            indentation += 1
        }
        guard indentation > 0 else { return }
        note("indented end of a heredoc", since: PHPVersion(7, 3), at: closeToken)
        let blank = close[0]
        for index in 0..<indentation where close[index] != blank {
            report(.syntax, "tabs and spaces do not mix before the end of a heredoc", at: closeToken)
            return
        }
        var atLineStart = true
        for part in slots(heredoc) {
            guard nodeKind(part) == .stringPart else {
                if atLineStart { report(.syntax, "the heredoc is indented less than its end", at: firstToken(part)) }
                atLineStart = false
                continue
            }
            let token = mainToken(part)
            let isLast = kinds[token + 1] == .endHeredoc
            checkIndentation(token, indentation, blank, &atLineStart, isLast: isLast)
        }
    }

    private mutating func checkIndentation(
        _ token: Int, _ indentation: Int, _ blank: UInt8, _ atLineStart: inout Bool, isLast: Bool
    ) {
        let text = bytes(token)
        var offset = 0
        while offset < text.count {
            if atLineStart {
                var seen = 0
                while seen < indentation, offset < text.count, text[offset] == blank {
                    seen += 1
                    offset += 1
                }
                let isBlankLine = offset == text.count || text[offset] == 10 || text[offset] == 13
                let isEnd = offset == text.count && !isLast
                if seen < indentation && (!isBlankLine || isEnd) {
                    report(.syntax, "the heredoc is indented less than its end", at: token)
                    return
                }
                atLineStart = false
            }
            while offset < text.count, text[offset] != 10, text[offset] != 13 { offset += 1 }
            guard offset < text.count else { return }
            offset += text[offset] == 13 && offset + 1 < text.count && text[offset + 1] == 10 ? 2 : 1
            atLineStart = true
        }
    }
}

/// What escapes are made of.
enum Escapes {
    /// The value of a hexadecimal digit.
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }
}
