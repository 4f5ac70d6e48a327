/// Names, keywords, and what reads like one.
extension Lexer {
    /// Lexes a label, a keyword, or a name with namespace separators.
    mutating func lexLabel() {
        let start = position
        let first = base[start]
        if first | 0x20 == UInt8(ascii: "b"), lexBinaryString() { return }
        let stop = labelEnd(start &+ 1)
        let kind = Keywords.kind(base + start, stop &- start, in: keywords)
        position = stop
        if base[stop] == UInt8(ascii: "\\"), isClass(base[stop &+ 1], CharacterClass.labelStart) {
            skipNameTail()
            emit(kind == .kwNamespace ? .relativeName : .qualifiedName, from: start)
            return
        }
        switch kind {
        case .identifier: emit(.identifier, from: start)
        case .kwYield: lexYield(start)
        case .kwEnum: emit(enumBegins(stop) ? .kwEnum : .identifier, from: start)
        case .kwPublic: lexVisibility(start, .kwPublic, .kwPublicSet)
        case .kwProtected: lexVisibility(start, .kwProtected, .kwProtectedSet)
        case .kwPrivate: lexVisibility(start, .kwPrivate, .kwPrivateSet)
        case .kwHaltCompiler:
            emit(kind, from: start)
            lexHaltedRest()
        default: emit(kind, from: start)
        }
    }

    /// Goes behind `\name\name…`.
    private mutating func skipNameTail() {
        while base[position] == UInt8(ascii: "\\"), isClass(base[position &+ 1], CharacterClass.labelStart) {
            position = labelEnd(position &+ 2)
        }
    }

    mutating func lexBackslash() {
        let start = position
        if isClass(byte(1), CharacterClass.labelStart) {
            skipNameTail()
            emit(.fullyQualifiedName, from: start)
        } else {
            emit(.backslash, count: 1)
        }
    }

    /// The strings that a `b` before them changes nothing about.
    private mutating func lexBinaryString() -> Bool {
        switch byte(1) {
        case UInt8(ascii: "'"): lexSingleQuotes(prefix: 1)
        case UInt8(ascii: "\""): lexDoubleQuotes(prefix: 1)
        case UInt8(ascii: "<"):
            return byte(2) == UInt8(ascii: "<") && byte(3) == UInt8(ascii: "<") && lexHeredocStart(prefix: 1)
        default: return false
        }
        return true
    }

    /// `yield from`, with any white space and comments between, is one token.
    private mutating func lexYield(_ start: Int) {
        let next = triviaEnd(position)
        if next > position, isWord("from", at: next) { position = next &+ 4 }
        emit(position > start &+ 5 ? .kwYieldFrom : .kwYield, from: start)
    }

    /// Whether `enum` before the bytes at `stop` is a keyword: a name follows that is not `extends` or `implements`.
    private func enumBegins(_ stop: Int) -> Bool {
        let next = triviaEnd(stop)
        guard next > stop, isClass(base[next], CharacterClass.labelStart) else { return false }
        return !hasPrefix("extends", at: next) && !hasPrefix("implements", at: next)
    }

    /// `private(set)` and its like, without white space, are one token.
    private mutating func lexVisibility(_ start: Int, _ plain: TokenKind, _ set: TokenKind) {
        if hasPrefix("(set)", at: position) {
            position &+= 5
            emit(set, from: start)
        } else {
            emit(plain, from: start)
        }
    }

    /// Whether the lower-case `word` is at `offset`, in any case, and the label ends with it.
    private func isWord(_ word: StaticString, at offset: Int) -> Bool {
        hasPrefix(word, at: offset) && !isClass(base[offset &+ word.utf8CodeUnitCount], CharacterClass.label)
    }

    private func hasPrefix(_ word: StaticString, at offset: Int) -> Bool {
        guard end &- offset >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            for index in word.indices where base[offset &+ index] | 0x20 != word[index] | 0x20 { return false }
            return true
        }
    }

    /// What follows `->`: white space, comments, and a label that is no keyword there.
    mutating func lexPropertyName() {
        while position < end {
            let first = base[position]
            let start = position
            if isClass(first, CharacterClass.labelStart) {
                position = labelEnd(position)
                emit(.identifier, from: start)
                return
            } else if isClass(first, CharacterClass.whitespace) {
                repeat { position &+= 1 } while isClass(base[position], CharacterClass.whitespace)
                emit(.whitespace, from: start)
            } else if first == UInt8(ascii: "-") && byte(1) == UInt8(ascii: ">") {
                emit(.arrow, count: 2)
            } else if first == UInt8(ascii: "?") && byte(1) == UInt8(ascii: "-") && byte(2) == UInt8(ascii: ">") {
                emit(.nullsafeArrow, count: 3)
            } else if first == UInt8(ascii: "/") && byte(1) == UInt8(ascii: "*") {
                lexBlockComment()
            } else if first == UInt8(ascii: "#") || first == UInt8(ascii: "/") && byte(1) == first {
                lexLineComment()
            } else {
                return
            }
        }
    }

    /// Three tokens more, white space and comments not counted, then the rest of the file is data.
    private mutating func lexHaltedRest() {
        guard !isHalted else { return }
        isHalted = true
        var missing = 3
        var index = tokens.count
        while missing > 0 {
            if index == tokens.count {
                guard position < end else { return }
                lexMore()
            } else {
                if !tokens.kinds[index].isTrivia { missing -= 1 }
                index += 1
            }
        }
        if index < tokens.count {
            position = Int(tokens.starts[index])
            tokens.kinds.removeSubrange(index...)
            tokens.starts.removeSubrange(index...)
        }
        guard position < end else { return }
        emit(.inlineHTML, count: end &- position)
    }
}
