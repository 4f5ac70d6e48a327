/// Quoted strings, shell commands, and what stands in them.
extension Lexer {
    mutating func lexSingleQuotes(prefix: Int) {
        let start = position
        position &+= prefix &+ 1
        while position < end {
            let byte = base[position]
            position &+= 1
            if byte == UInt8(ascii: "'") {
                emit(.constantString, from: start)
                return
            }
            if byte == UInt8(ascii: "\\") && position < end { position &+= 1 }
        }
        emit(.encapsedText, from: start)
    }

    /// A string without variables is one token; of any other only the quotation mark is taken.
    mutating func lexDoubleQuotes(prefix: Int) {
        let start = position
        let text = start &+ prefix &+ 1
        position = text
        skipText(endingWith: UInt8(ascii: "\""))
        if position < end && base[position] == UInt8(ascii: "\"") {
            position &+= 1
            emit(.constantString, from: start)
        } else {
            position = text
            emit(.doubleQuote, from: start)
            mode = .doubleQuotes
        }
    }

    /// Goes to the quotation mark or the variable that ends a run of text, or to the end of the source.
    private mutating func skipText(endingWith quote: UInt8) {
        while position < end {
            let byte = base[position]
            if !isClass(byte, CharacterClass.textEnd) {
                position &+= 1
            } else if byte == quote || isInterpolation() {
                return
            } else {
                position &+= byte == UInt8(ascii: "\\") && position &+ 1 < end ? 2 : 1
            }
        }
    }

    /// Whether `$name`, `${` or `{$` is at `position`.
    @inline(__always)
    func isInterpolation() -> Bool {
        switch base[position] {
        case UInt8(ascii: "$"): isClass(byte(1), CharacterClass.labelStart) || byte(1) == UInt8(ascii: "{")
        case UInt8(ascii: "{"): byte(1) == UInt8(ascii: "$")
        default: false
        }
    }

    /// Lexes in a double-quoted string or shell command until the mode changes.
    mutating func lexText(endingWith quote: UInt8) {
        let inside = mode
        while position < end && mode == inside {
            if base[position] == quote {
                emit(quote == UInt8(ascii: "`") ? .backtick : .doubleQuote, count: 1)
                mode = .scripting
            } else if isInterpolation() {
                lexInterpolation()
            } else {
                let start = position
                skipText(endingWith: quote)
                emit(.encapsedText, from: start)
            }
        }
    }

    /// Lexes the variable at `position`, or the opening of an expression.
    mutating func lexInterpolation() {
        let start = position
        if base[start] == UInt8(ascii: "{") {
            emit(.curlyOpen, count: 1)
            outerModes.append(mode)
            mode = .scripting
        } else if byte(1) == UInt8(ascii: "{") {
            emit(.dollarOpenBrace, count: 2)
            let stop = labelEnd(position)
            if isClass(base[position], CharacterClass.labelStart),
                base[stop] == UInt8(ascii: "[") || base[stop] == UInt8(ascii: "}")
            {
                emit(.stringVariableName, count: stop &- position)
            }
            outerModes.append(mode)
            mode = .scripting
        } else {
            position = labelEnd(start &+ 1)
            emit(.variable, from: start)
            if base[position] == UInt8(ascii: "[") {
                emit(.openBracket, count: 1)
                lexOffset()
            } else {
                let arrow = byte(0) == UInt8(ascii: "?") ? 1 : 0
                if byte(arrow) == UInt8(ascii: "-") && byte(arrow &+ 1) == UInt8(ascii: ">"),
                    isClass(byte(arrow &+ 2), CharacterClass.labelStart)
                {
                    emit(arrow == 1 ? .nullsafeArrow : .arrow, count: arrow &+ 2)
                    lexPropertyName()
                }
            }
        }
    }

    /// Lexes the index of `"$name[index]"` through the closing bracket, or up to what cannot be one.
    private mutating func lexOffset() {
        while position < end {
            let start = position
            let first = base[position]
            let kinds = classes[Int(first)]
            if first == UInt8(ascii: "]") {
                emit(.closeBracket, count: 1)
                return
            } else if kinds & CharacterClass.labelStart != 0 {
                position = labelEnd(position)
                emit(.identifier, from: start)
            } else if kinds & CharacterClass.digit != 0 {
                lexOffsetNumber()
            } else if first == UInt8(ascii: "$") && isClass(byte(1), CharacterClass.labelStart) {
                position = labelEnd(position &+ 2)
                emit(.variable, from: start)
            } else if let kind = offsetSymbol(first) {
                emit(kind, count: 1)
            } else {
                return
            }
        }
    }

    private mutating func lexOffsetNumber() {
        let start = position
        let before = tokens.count
        lexNumber()
        // Only whole numbers count here: `1.5` is three tokens, and `1e5` a number and a name.
        if tokens.kinds[before] == .float {
            position = start
            while isClass(base[position], CharacterClass.digit)
                || base[position] == UInt8(ascii: "_") && isClass(byte(1), CharacterClass.digit)
            {
                position &+= 1
            }
            if base[start] == UInt8(ascii: "0"), base[start &+ 1] | 0x20 >= UInt8(ascii: "a") {
                position = wholeNumberEnd(start)
            }
        }
        tokens.kinds[before] = .numericOffset
    }

    /// The offset behind a hexadecimal, binary or octal number that has too many digits for an integer.
    private func wholeNumberEnd(_ start: Int) -> Int {
        let isHex = base[start &+ 1] | 0x20 == UInt8(ascii: "x")
        let mask = isHex ? CharacterClass.hexDigit : CharacterClass.digit
        var offset = start &+ 2
        while isClass(base[offset], mask) || base[offset] == UInt8(ascii: "_") && isClass(base[offset &+ 1], mask) {
            offset &+= 1
        }
        return offset
    }

    private func offsetSymbol(_ byte: UInt8) -> TokenKind? {
        switch byte {
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: "|"): .pipe
        case UInt8(ascii: "^"): .caret
        case UInt8(ascii: "&"): .ampersand
        case UInt8(ascii: "+"): .plus
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "/"): .divide
        case UInt8(ascii: "*"): .multiply
        case UInt8(ascii: "="): .equal
        case UInt8(ascii: "%"): .modulo
        case UInt8(ascii: "!"): .exclamation
        case UInt8(ascii: "~"): .tilde
        case UInt8(ascii: "$"): .dollar
        case UInt8(ascii: "<"): .less
        case UInt8(ascii: ">"): .greater
        case UInt8(ascii: "?"): .question
        case UInt8(ascii: "@"): .at
        case UInt8(ascii: "["): .openBracket
        case UInt8(ascii: "("): .openParenthesis
        case UInt8(ascii: ")"): .closeParenthesis
        case UInt8(ascii: "{"): .openBrace
        case UInt8(ascii: "}"): .closeBrace
        case UInt8(ascii: "\""): .doubleQuote
        case UInt8(ascii: "`"): .backtick
        case 0..<0x20, 0x7F:
            byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
                ? nil : .badCharacter
        default: nil
        }
    }
}
