/// Numbers, strings, templates and regular expressions.
extension Lexer {
    // MARK: Numbers

    /// Lexes the number at `position`, which begins with a digit or with a dot and a digit.
    mutating func lexNumber() {
        let start = position
        if byte(0) == UInt8(ascii: "0") {
            switch byte(1) | 0x20 {
            case UInt8(ascii: "x"): return lexPrefixed { $0 >= 48 && $0 <= 57 || ($0 | 32) >= 97 && ($0 | 32) <= 102 }
            case UInt8(ascii: "b"): return lexPrefixed { $0 >= 48 && $0 <= 49 }
            case UInt8(ascii: "o"): return lexPrefixed { $0 >= 48 && $0 <= 55 }
            default: break
            }
            if isClass(byte(1), CharacterClass.digit) || byte(1) == UInt8(ascii: "_") { return lexLegacyNumber() }
        }
        skipDigits()
        if byte(0) == UInt8(ascii: "n") {
            if base[start] == UInt8(ascii: ".") { report("a fraction is no BigInt", at: start) }
            position &+= 1
            return endNumber(.bigint, from: start)
        }
        skipFraction()
        endNumber(.number, from: start)
    }

    private mutating func skipFraction() {
        var isInteger = true
        if byte(0) == UInt8(ascii: ".") {
            isInteger = false
            position &+= 1
            if byte(0) == UInt8(ascii: "_") { report("a separator that stands between no digits", at: position) }
            skipDigits()
        }
        if byte(0) | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
            if !isClass(byte(1 &+ sign), CharacterClass.digit) { report("an exponent without digits", at: position) }
            position &+= 1 &+ sign
            skipDigits()
        }
        if !isInteger && byte(0) == UInt8(ascii: "n") { report("a fraction is no BigInt", at: position) }
    }

    /// Goes behind digits and separators.
    private mutating func skipDigits() {
        while true {
            if isClass(byte(0), CharacterClass.digit) {
                position &+= 1
            } else if byte(0) == UInt8(ascii: "_") {
                let isBetween =
                    isClass(byte(1), CharacterClass.digit) && position > 0
                    && isClass(base[position &- 1], CharacterClass.digit)
                if !isBetween { report("a separator that stands between no digits", at: position) }
                position &+= 1
            } else {
                return
            }
        }
    }

    /// `0x…`, `0b…`, `0o…`.
    private mutating func lexPrefixed(_ isDigit: (UInt8) -> Bool) {
        let start = position
        position &+= 2
        if !isDigit(byte(0)) { report("a number without digits", at: start) }
        while true {
            if isDigit(byte(0)) {
                position &+= 1
            } else if byte(0) == UInt8(ascii: "_") {
                if !isDigit(byte(1)) || !isDigit(base[position &- 1]) {
                    report("a separator that stands between no digits", at: position)
                }
                position &+= 1
            } else {
                break
            }
        }
        if byte(0) == UInt8(ascii: "n") {
            position &+= 1
            return endNumber(.bigint, from: start)
        }
        endNumber(.number, from: start)
    }

    /// `017`, `089.5`: octal as long as all digits are.
    private mutating func lexLegacyNumber() {
        let start = position
        var isOctal = true
        while isClass(byte(0), CharacterClass.digit) || byte(0) == UInt8(ascii: "_") {
            if byte(0) >= UInt8(ascii: "8") && byte(0) <= UInt8(ascii: "9") { isOctal = false }
            if byte(0) == UInt8(ascii: "_") { report("a separator in a number that begins with zero", at: position) }
            position &+= 1
        }
        if !isOctal { skipFraction() }
        if byte(0) == UInt8(ascii: "n") {
            report("a BigInt that begins with zero", at: start)
            position &+= 1
        }
        endNumber(.number, from: start)
    }

    private mutating func endNumber(_ kind: TokenKind, from start: Int) {
        let next = byte(0)
        if isClass(next, CharacterClass.name) || next == UInt8(ascii: "\\") {
            report("a name right behind a number", at: position)
        }
        if position > end { position = end }
        emit(kind, from: start)
    }

    // MARK: Strings

    mutating func lexString(quote: UInt8) {
        let start = position
        position &+= 1
        while true {
            let byte = base[position]
            if byte == quote {
                position &+= 1
                break
            }
            if byte == UInt8(ascii: "\\") {
                skipEscape(isTemplate: false)
            } else if byte == 0x0A || byte == 0x0D || position >= end {
                report("a string without end", at: start)
                break
            } else {
                position &+= 1
            }
        }
        if position > end { position = end }
        emit(.string, from: start)
    }

    /// Goes behind the escape at `position`.
    private mutating func skipEscape(isTemplate: Bool) {
        let start = position
        position &+= 1
        if position >= end { return }
        switch base[position] {
        case 0x0D: position &+= byte(1) == 0x0A ? 2 : 1
        case UInt8(ascii: "x"):
            let isValid = isClass(byte(1), CharacterClass.hexDigit) && isClass(byte(2), CharacterClass.hexDigit)
            if !isValid && !isTemplate { report("an escape without two hexadecimal digits", at: start) }
            position &+= isValid ? 3 : 1
        case UInt8(ascii: "u"):
            let length = unicodeEscapeLength(position &+ 1)
            if length == nil && !isTemplate { report("an escape that names no code point", at: start) }
            position &+= 1 &+ (length ?? 0)
        default: position &+= 1
        }
    }

    // MARK: Templates

    /// Lexes from the backtick or closing brace at `position`: `whole` if it ends with a backtick, `open` with `${`.
    mutating func lexTemplate(_ whole: TokenKind, _ open: TokenKind) {
        let start = position
        position &+= 1
        while true {
            if position >= end {
                position = end
                report("a template without end", at: start)
                return emit(whole, from: start)
            }
            switch base[position] {
            case UInt8(ascii: "`"):
                position &+= 1
                return emit(whole, from: start)
            case UInt8(ascii: "$") where byte(1) == UInt8(ascii: "{"):
                position &+= 2
                return emit(open, from: start)
            case UInt8(ascii: "\\"): skipEscape(isTemplate: true)
            default: position &+= 1
            }
        }
    }

    // MARK: Regular expressions

    /// Lexes the regular expression whose slash is at `position`; it ends with the line at the latest.
    mutating func lexRegularExpression() {
        let start = position
        position &+= 1
        var isInClass = false
        var groups = 0
        while true {
            let byte = base[position]
            let isLineEnd =
                byte == 0x0A || byte == 0x0D || byte == 0xE2 && self.byte(1) == 0x80 && self.byte(2) & 0xFE == 0xA8
            if isLineEnd || position >= end {
                position = Swift.min(position, end)
                report("a regular expression without end", at: start)
                return emit(.regex, from: start)
            }
            position &+= 1
            if byte == UInt8(ascii: "\\") {
                if base[position] != 0x0A && base[position] != 0x0D && position < end { position &+= 1 }
            } else if byte == UInt8(ascii: "[") {
                isInClass = true
            } else if byte == UInt8(ascii: "]") {
                isInClass = false
            } else if !isInClass {
                if byte == UInt8(ascii: "/") { break }
                if byte == UInt8(ascii: "(") { groups &+= 1 }
                if byte == UInt8(ascii: ")") {
                    groups &-= 1
                    if groups < 0 { break }
                }
            }
        }
        if groups != 0 { report("groups that do not match in a regular expression", at: start) }
        if groups < 0 { skipRegularExpressionRest() }
        let flags = position
        while isClass(byte(0), CharacterClass.name) { position &+= 1 }
        checkFlags(flags)
        emit(.regex, from: start)
    }

    /// Goes behind the slash that ends a regular expression which is wrong already.
    private mutating func skipRegularExpressionRest() {
        while position < end, byte(0) != 0x0A, byte(0) != 0x0D {
            position &+= 1
            if base[position &- 1] == UInt8(ascii: "/") { return }
            if base[position &- 1] == UInt8(ascii: "\\"), position < end, byte(0) != 0x0A, byte(0) != 0x0D {
                position &+= 1
            }
        }
    }

    /// Each of `dgimsuvy` at most once, and not both `u` and `v`.
    private mutating func checkFlags(_ start: Int) {
        var seen: UInt32 = 0
        for offset in start..<position {
            let flag = base[offset]
            let bit: UInt32 = flag >= 97 && flag <= 122 ? 1 << UInt32(flag &- 97) : 0
            let isKnown = "dgimsuvy".utf8.contains(flag)
            let both: UInt32 = 1 << 20 | 1 << 21
            if !isKnown || seen & bit != 0 || (seen | bit) & both == both {
                return report("flags that no regular expression has", at: start)
            }
            seen |= bit
        }
    }

    // MARK: JSX

    /// Lexes what follows a tag or child: text, or the `{` or `<` at `position`.
    mutating func lexJSXChild() {
        let start = position
        guard position < end else { return emit(.endOfFile, from: end) }
        if base[start] == UInt8(ascii: "{") { return emit(.openBrace, count: 1) }
        if base[start] == UInt8(ascii: "<") { return emit(.less, count: 1) }
        while position < end, base[position] != UInt8(ascii: "{"), base[position] != UInt8(ascii: "<") {
            if base[position] == UInt8(ascii: ">") || base[position] == UInt8(ascii: "}") {
                report("a bracket in the text of an element", at: position)
            }
            position &+= 1
        }
        emit(.jsxText, from: start)
    }

    /// Lexes a string as HTML has it, without escapes and over any number of lines, or else an ordinary token.
    mutating func lexJSXAttributeValue() {
        while position < end, isClass(byte(0), CharacterClass.blank) || byte(0) == 0x0A || byte(0) == 0x0D { lex() }
        let quote = base[position]
        guard position < end, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return lex() }
        let start = position
        let close = find(quote, from: start &+ 1)
        if close == end { report("a string without end", at: start) }
        position = Swift.min(close &+ 1, end)
        emit(.string, from: start)
    }

    /// Lexes the name at `position`, which may have hyphens, but no escapes: then it is an error and an ordinary token.
    mutating func lexJSXName() {
        let start = position
        while position < end {
            let byte = base[position]
            if isClass(byte, CharacterClass.name) || byte == UInt8(ascii: "-") {
                position &+= 1
            } else if byte >= 0x80 {
                let (kind, length) = WideCharacter.at(base + position)
                guard kind == .name else { break }
                position &+= length
            } else {
                break
            }
        }
        guard position > start else {
            report("an escape in the name of an element or attribute", at: start)
            return lex()
        }
        emit(.jsxName, from: start)
    }
}
