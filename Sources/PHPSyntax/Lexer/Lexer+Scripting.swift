/// Tokens of PHP code proper.
extension Lexer {
    /// Lexes until the mode changes or the source ends; after `__halt_compiler`, one token, or more of one thing.
    mutating func lexScripting() {
        repeat {
            let first = base[position]
            let kinds = classes[Int(first)]
            if kinds & CharacterClass.labelStart != 0 {
                lexLabel()
            } else if kinds & CharacterClass.whitespace != 0 {
                let start = position
                repeat { position &+= 1 } while isClass(base[position], CharacterClass.whitespace)
                emit(.whitespace, from: start)
            } else if first == UInt8(ascii: "$") {
                lexDollar()
            } else if kinds & CharacterClass.digit != 0 {
                lexNumber()
            } else {
                lexSymbol(first)
            }
        } while position < end && mode == .scripting && !isHalted
    }

    private mutating func lexDollar() {
        if isClass(byte(1), CharacterClass.labelStart) {
            let start = position
            position = labelEnd(position &+ 2)
            emit(.variable, from: start)
        } else {
            emit(.dollar, count: 1)
        }
    }

    // MARK: Symbols

    private mutating func lexSymbol(_ first: UInt8) {
        switch first {
        case UInt8(ascii: ";"): emit(.semicolon, count: 1)
        case UInt8(ascii: ","): emit(.comma, count: 1)
        case UInt8(ascii: "("): lexOpenParenthesis()
        case UInt8(ascii: ")"): emit(.closeParenthesis, count: 1)
        case UInt8(ascii: "["): emit(.openBracket, count: 1)
        case UInt8(ascii: "]"): emit(.closeBracket, count: 1)
        case UInt8(ascii: "{"):
            emit(.openBrace, count: 1)
            outerModes.append(.scripting)
        case UInt8(ascii: "}"):
            emit(.closeBrace, count: 1)
            if let outer = outerModes.popLast() { mode = outer }
        case UInt8(ascii: "'"): lexSingleQuotes(prefix: 0)
        case UInt8(ascii: "\""): lexDoubleQuotes(prefix: 0)
        case UInt8(ascii: "`"):
            emit(.backtick, count: 1)
            mode = .backticks
        case UInt8(ascii: "="): lexEquals()
        case UInt8(ascii: "-"): lexMinus()
        case UInt8(ascii: "+"): lexRepeatable(.plus, .increment, .plusEqual)
        case UInt8(ascii: "."): lexDot()
        case UInt8(ascii: "/"): lexSlash()
        case UInt8(ascii: "#"): lexHash()
        case UInt8(ascii: "*"): lexStar()
        case UInt8(ascii: "%"): lexAssignable(.modulo, .moduloEqual)
        case UInt8(ascii: "^"): lexAssignable(.caret, .xorEqual)
        case UInt8(ascii: "!"): lexExclamation()
        case UInt8(ascii: "<"): lexLess()
        case UInt8(ascii: ">"): lexGreater()
        case UInt8(ascii: "&"): lexAmpersand()
        case UInt8(ascii: "|"): lexBar()
        case UInt8(ascii: "?"): lexQuestion()
        case UInt8(ascii: ":"): byte(1) == first ? emit(.doubleColon, count: 2) : emit(.colon, count: 1)
        case UInt8(ascii: "\\"): lexBackslash()
        case UInt8(ascii: "~"): emit(.tilde, count: 1)
        case UInt8(ascii: "@"): emit(.at, count: 1)
        default: emit(.badCharacter, count: 1)
        }
    }

    private mutating func lexAssignable(_ plain: TokenKind, _ assignment: TokenKind) {
        byte(1) == UInt8(ascii: "=") ? emit(assignment, count: 2) : emit(plain, count: 1)
    }

    private mutating func lexRepeatable(_ plain: TokenKind, _ twice: TokenKind, _ assignment: TokenKind) {
        byte(1) == byte(0) ? emit(twice, count: 2) : lexAssignable(plain, assignment)
    }

    private mutating func lexEquals() {
        switch byte(1) {
        case UInt8(ascii: "="):
            byte(2) == UInt8(ascii: "=") ? emit(.isIdentical, count: 3) : emit(.isEqual, count: 2)
        case UInt8(ascii: ">"): emit(.doubleArrow, count: 2)
        default: emit(.equal, count: 1)
        }
    }

    private mutating func lexMinus() {
        if byte(1) == UInt8(ascii: ">") {
            emit(.arrow, count: 2)
            lexPropertyName()
        } else {
            lexRepeatable(.minus, .decrement, .minusEqual)
        }
    }

    private mutating func lexDot() {
        if isClass(byte(1), CharacterClass.digit) {
            lexNumber()
        } else if byte(1) == UInt8(ascii: ".") && byte(2) == UInt8(ascii: ".") {
            emit(.ellipsis, count: 3)
        } else {
            lexAssignable(.dot, .concatEqual)
        }
    }

    private mutating func lexSlash() {
        switch byte(1) {
        case UInt8(ascii: "/"): lexLineComment()
        case UInt8(ascii: "*"): lexBlockComment()
        default: lexAssignable(.divide, .divideEqual)
        }
    }

    private mutating func lexHash() {
        byte(1) == UInt8(ascii: "[") ? emit(.attribute, count: 2) : lexLineComment()
    }

    private mutating func lexStar() {
        if byte(1) == UInt8(ascii: "*") {
            byte(2) == UInt8(ascii: "=") ? emit(.powerEqual, count: 3) : emit(.power, count: 2)
        } else {
            lexAssignable(.multiply, .multiplyEqual)
        }
    }

    private mutating func lexExclamation() {
        if byte(1) == UInt8(ascii: "=") {
            byte(2) == UInt8(ascii: "=") ? emit(.isNotIdentical, count: 3) : emit(.isNotEqual, count: 2)
        } else {
            emit(.exclamation, count: 1)
        }
    }

    private mutating func lexLess() {
        switch byte(1) {
        case UInt8(ascii: "="):
            byte(2) == UInt8(ascii: ">") ? emit(.spaceship, count: 3) : emit(.lessOrEqual, count: 2)
        case UInt8(ascii: ">"): emit(.isNotEqual, count: 2)
        case UInt8(ascii: "<"):
            if byte(2) == UInt8(ascii: "<") && lexHeredocStart(prefix: 0) { return }
            byte(2) == UInt8(ascii: "=") ? emit(.shiftLeftEqual, count: 3) : emit(.shiftLeft, count: 2)
        default: emit(.less, count: 1)
        }
    }

    private mutating func lexGreater() {
        switch byte(1) {
        case UInt8(ascii: "="): emit(.greaterOrEqual, count: 2)
        case UInt8(ascii: ">"):
            byte(2) == UInt8(ascii: "=") ? emit(.shiftRightEqual, count: 3) : emit(.shiftRight, count: 2)
        default: emit(.greater, count: 1)
        }
    }

    private mutating func lexAmpersand() {
        switch byte(1) {
        case UInt8(ascii: "&"): emit(.booleanAnd, count: 2)
        case UInt8(ascii: "="): emit(.andEqual, count: 2)
        default:
            let next = triviaEnd(position &+ 1)
            let isVariable =
                base[next] == UInt8(ascii: "$")
                || base[next] == UInt8(ascii: ".") && base[next &+ 1] == UInt8(ascii: ".")
                    && base[next &+ 2] == UInt8(ascii: ".")
            emit(isVariable ? .ampersandBeforeVariable : .ampersand, count: 1)
        }
    }

    private mutating func lexBar() {
        switch byte(1) {
        case UInt8(ascii: "|"): emit(.booleanOr, count: 2)
        case UInt8(ascii: "="): emit(.orEqual, count: 2)
        case UInt8(ascii: ">"): emit(.pipeForward, count: 2)
        default: emit(.pipe, count: 1)
        }
    }

    private mutating func lexQuestion() {
        switch byte(1) {
        case UInt8(ascii: "?"):
            byte(2) == UInt8(ascii: "=") ? emit(.coalesceEqual, count: 3) : emit(.coalesce, count: 2)
        case UInt8(ascii: "-") where byte(2) == UInt8(ascii: ">"):
            emit(.nullsafeArrow, count: 3)
            lexPropertyName()
        case UInt8(ascii: ">"): lexCloseTag()
        default: emit(.question, count: 1)
        }
    }

    private mutating func lexCloseTag() {
        let start = position
        position &+= 2
        if base[position] == UInt8(ascii: "\r") { position &+= 1 }
        if base[position] == UInt8(ascii: "\n") { position &+= 1 }
        emit(.closeTag, from: start)
        mode = .html
    }

    /// Casts are one token with their parentheses, with blanks but no line ends inside.
    private mutating func lexOpenParenthesis() {
        var offset = position &+ 1
        while isClass(base[offset], CharacterClass.blank) { offset &+= 1 }
        if isClass(base[offset], CharacterClass.labelStart) {
            let stop = labelEnd(offset)
            var close = stop
            while isClass(base[close], CharacterClass.blank) { close &+= 1 }
            if base[close] == UInt8(ascii: ")"), let cast = castKind(offset, stop &- offset) {
                let start = position
                position = close &+ 1
                emit(cast, from: start)
                return
            }
        }
        emit(.openParenthesis, count: 1)
    }

    private func castKind(_ start: Int, _ count: Int) -> TokenKind? {
        guard count >= 3 && count <= 7 else { return nil }
        var word: UInt64 = 0
        for offset in start..<(start &+ count) { word = word << 8 | UInt64(base[offset] | 0x20) }
        return CastNames.kind(word)
    }

    // MARK: Comments

    mutating func lexLineComment() {
        let start = position
        position = commentEnd(start)
        emit(.comment, from: start)
    }

    mutating func lexBlockComment() {
        let start = position
        let isDoc = byte(2) == UInt8(ascii: "*") && isClass(byte(3), CharacterClass.whitespace)
        position = blockCommentEnd(start)
        emit(isDoc ? .docComment : .comment, from: start)
    }

    /// The offset behind the comment whose `/*` is at `start`.
    private func blockCommentEnd(_ start: Int) -> Int {
        var star = find(UInt8(ascii: "*"), from: start &+ 2)
        while star < end {
            if base[star &+ 1] == UInt8(ascii: "/") { return star &+ 2 }
            star = find(UInt8(ascii: "*"), from: star &+ 1)
        }
        return end
    }

    /// The offset behind the comment that begins at `start`.
    func commentEnd(_ start: Int) -> Int {
        if base[start] == UInt8(ascii: "/") && base[start &+ 1] == UInt8(ascii: "*") { return blockCommentEnd(start) }
        var offset = start
        while offset < end {
            let byte = base[offset]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            if byte == UInt8(ascii: "?") && base[offset &+ 1] == UInt8(ascii: ">") { break }
            offset &+= 1
        }
        return offset
    }

    /// Whether a comment begins at `offset`.
    private func isComment(_ offset: Int) -> Bool {
        switch base[offset] {
        case UInt8(ascii: "/"): base[offset &+ 1] == UInt8(ascii: "*") || base[offset &+ 1] == UInt8(ascii: "/")
        case UInt8(ascii: "#"): base[offset &+ 1] != UInt8(ascii: "[")
        default: false
        }
    }

    /// The offset behind the white space and comments at `start`.
    func triviaEnd(_ start: Int) -> Int {
        var offset = start
        while offset < end {
            if isClass(base[offset], CharacterClass.whitespace) {
                offset &+= 1
            } else if isComment(offset) {
                offset = commentEnd(offset)
            } else {
                break
            }
        }
        return offset
    }
}

/// The words in parentheses that make a cast.
enum CastNames {
    /// The cast that the word, its bytes in lower case from the most significant one on, names.
    static func kind(_ word: UInt64) -> TokenKind? {
        switch word {
        case packed("int"), packed("integer"): .castInt
        case packed("float"), packed("double"), packed("real"): .castFloat
        case packed("string"), packed("binary"): .castString
        case packed("array"): .castArray
        case packed("object"): .castObject
        case packed("bool"), packed("boolean"): .castBool
        case packed("unset"): .castUnset
        case packed("void"): .castVoid
        default: nil
        }
    }

    @inline(__always)
    private static func packed(_ word: StaticString) -> UInt64 {
        var value: UInt64 = 0
        word.withUTF8Buffer { for byte in $0 { value = value << 8 | UInt64(byte) } }
        return value
    }
}
