import Glibc
import SourceText

/// Splits JavaScript source into tokens, one at a time, as the parser asks for them; any bytes are allowed.
///
/// What a slash, a closing brace or a `<` begins depends on the grammar, so the parser may have the last token scanned
/// again as a regular expression, as the rest of a template, or as JSX. The source must be followed by at least
/// `SourceBytes.padding` zero bytes, so that looking ahead needs no bounds checks. Each byte is looked at a bounded number of
/// times.
struct Lexer {
    let base: UnsafePointer<UInt8>
    let end: Int
    /// Whether `<!--` and `-->` begin comments, as they do in scripts but not in modules.
    var hasHTMLComments = true
    private let classes = CharacterClass.table
    private let keywords = Keywords.table

    var position = 0
    var tokens = TokenList()

    /// What is wrong with a token in itself.
    struct Report {
        var token: Int
        var offset: Int
        var message: StaticString
    }
    /// In the order of tokens.
    var reports: [Report] = []
    static let maximumReports = 200

    init(base: UnsafePointer<UInt8>, end: Int) {
        self.base = base
        self.end = end
        tokens.kinds.reserveCapacity(end / 3 + 16)
        tokens.starts.reserveCapacity(end / 3 + 16)
        if end >= 2, base[0] == UInt8(ascii: "#"), base[1] == UInt8(ascii: "!") {
            skipLine()
            emit(.hashbang, from: 0)
        }
    }

    // MARK: Bytes

    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { base[position &+ offset] }

    @inline(__always)
    func isClass(_ byte: UInt8, _ mask: UInt8) -> Bool { classes[Int(byte)] & mask != 0 }

    /// Appends a token that begins at `start` and ends at `position`.
    @inline(__always)
    mutating func emit(_ kind: TokenKind, from start: Int) {
        // More tokens than bytes: something scans nothing again and again. The end of the file stops everything.
        let isStuck = tokens.kinds.count > end
        if isStuck { position = end }
        tokens.kinds.append(isStuck ? .endOfFile : kind)
        tokens.starts.append(UInt32(truncatingIfNeeded: start))
    }

    /// Appends a token of `count` bytes at `position`.
    @inline(__always)
    mutating func emit(_ kind: TokenKind, count: Int) {
        let start = position
        position = start &+ count
        emit(kind, from: start)
    }

    /// Records what is wrong with the token that is being scanned.
    @inline(never)
    mutating func report(_ message: StaticString, at offset: Int) {
        guard reports.count < Self.maximumReports else { return }
        reports.append(Report(token: tokens.count, offset: offset, message: message))
    }

    /// The offset of `needle` at or behind `start`, or `end`.
    func find(_ needle: UInt8, from start: Int) -> Int {
        guard start < end, let found = memchr(base + start, CInt(needle), end - start) else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    // MARK: Going back

    /// Forgets the tokens from `index` on, so that their bytes are scanned again.
    mutating func rewind(to index: Int) {
        position = Int(tokens.starts[index])
        tokens.kinds.removeSubrange(index...)
        tokens.starts.removeSubrange(index...)
        while let last = reports.last, last.token >= index { reports.removeLast() }
    }

    /// Appends the end of the table of starts; nothing may be scanned behind that.
    mutating func finish() {
        if tokens.kinds.last != .endOfFile { emit(.endOfFile, from: end) }
        tokens.starts.append(UInt32(truncatingIfNeeded: end))
    }

    // MARK: Tokens

    /// Scans one token.
    mutating func lex() {
        guard position < end else {
            emit(.endOfFile, from: end)
            return
        }
        let first = base[position]
        if classes[Int(first)] & CharacterClass.nameStart != 0 { return lexName() }
        switch first {
        case 0x20, 0x09, 0x0B, 0x0C, 0x0A, 0x0D: lexWhitespace()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
        case UInt8(ascii: "("): emit(.openParenthesis, count: 1)
        case UInt8(ascii: ")"): emit(.closeParenthesis, count: 1)
        case UInt8(ascii: ","): emit(.comma, count: 1)
        case UInt8(ascii: "{"): emit(.openBrace, count: 1)
        case UInt8(ascii: "}"): emit(.closeBrace, count: 1)
        case UInt8(ascii: "["): emit(.openBracket, count: 1)
        case UInt8(ascii: "]"): emit(.closeBracket, count: 1)
        case UInt8(ascii: ";"): emit(.semicolon, count: 1)
        case UInt8(ascii: ":"): emit(.colon, count: 1)
        case UInt8(ascii: "~"): emit(.tilde, count: 1)
        case UInt8(ascii: "@"): emit(.at, count: 1)
        case UInt8(ascii: "."): lexDot()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): lexString(quote: first)
        case UInt8(ascii: "`"): lexTemplate(.template, .templateHead)
        case UInt8(ascii: "/"): lexSlash()
        case UInt8(ascii: "#"): lexPrivateName()
        case UInt8(ascii: "\\"): lexName()
        case 0x80...: lexWide()
        default: lexOperator(first)
        }
    }

    private mutating func lexName() {
        let start = position
        var offset = start
        while classes[Int(base[offset])] & CharacterClass.name != 0 { offset &+= 1 }
        position = offset
        if base[offset] >= 0x80 || base[offset] == UInt8(ascii: "\\") {
            lexNameTail(start)
            return
        }
        emit(Keywords.kind(base + start, offset &- start, in: keywords), from: start)
    }

    /// Goes on with a name that has an escape or a character outside ASCII at `position`.
    @inline(never)
    private mutating func lexNameTail(_ start: Int) {
        skipNameTail()
        if position == start {
            // A backslash that begins no escape.
            report("a character that begins no token", at: start)
            emit(.invalid, count: 1)
        } else {
            emit(escapedKind(start), from: start)
        }
    }

    /// The kind of a name with escapes or characters outside ASCII, which ends at `position`.
    private mutating func escapedKind(_ start: Int) -> TokenKind {
        let bytes = UnsafeBufferPointer(start: base + start, count: position - start)
        guard bytes.contains(UInt8(ascii: "\\")) else { return .identifier }
        let name = EscapeReader.value(Array(bytes)[...])
        let padded = name + [UInt8](repeating: 0, count: SourceBytes.padding)
        return padded.withUnsafeBufferPointer { padded in
            guard let first = padded.baseAddress else { return .identifier }
            var offset = 0
            while offset < name.count {
                let isName =
                    isClass(first[offset], CharacterClass.name)
                    && !(offset == 0 && isClass(first[0], CharacterClass.digit))
                let (wide, length) = first[offset] < 0x80 ? (WideCharacter.other, 1) : WideCharacter.at(first + offset)
                if !isName && wide != .name {
                    report("an escape of what is part of no name", at: start)
                    return .identifier
                }
                offset += length
            }
            let kind = Keywords.kind(first, name.count, in: keywords)
            return kind.isIdentifier ? .identifier : .escapedKeyword
        }
    }

    /// Goes behind what a name may go on with.
    private mutating func skipNameTail() {
        while position < end {
            let byte = base[position]
            if classes[Int(byte)] & CharacterClass.name != 0 {
                position &+= 1
            } else if byte == UInt8(ascii: "\\") {
                guard self.byte(1) == UInt8(ascii: "u"), let length = unicodeEscapeLength(position &+ 2) else { return }
                position &+= 2 &+ length
            } else if byte >= 0x80 {
                let (kind, length) = WideCharacter.at(base + position)
                guard kind == .name else { return }
                position &+= length
            } else {
                return
            }
        }
    }

    /// The length of `XXXX` or `{X…}` at `offset`, or nil if it is no Unicode escape.
    func unicodeEscapeLength(_ offset: Int) -> Int? {
        if base[offset] == UInt8(ascii: "{") {
            var stop = offset &+ 1
            var value: UInt32 = 0
            while isClass(base[stop], CharacterClass.hexDigit) {
                let digit = base[stop] <= UInt8(ascii: "9") ? base[stop] &- 48 : (base[stop] | 0x20) &- 87
                value = Swift.min(value &* 16 &+ UInt32(digit), 0x11_0000)
                stop &+= 1
            }
            guard stop > offset &+ 1, base[stop] == UInt8(ascii: "}"), value < 0x11_0000 else { return nil }
            return stop &+ 1 &- offset
        }
        for index in 0..<4 where !isClass(base[offset &+ index], CharacterClass.hexDigit) { return nil }
        return 4
    }

    private mutating func lexPrivateName() {
        let start = position
        let first = byte(1)
        if isClass(first, CharacterClass.nameStart) || first == UInt8(ascii: "\\") || first >= 0x80 {
            position &+= 1
            skipNameTail()
            if position > start &+ 1 {
                emit(.privateName, from: start)
                return
            }
            position = start
        }
        report("a character that begins no token", at: start)
        emit(.invalid, count: 1)
    }

    /// A character outside ASCII: white space, a line terminator, or the beginning of a name.
    @inline(never)
    private mutating func lexWide() {
        let (kind, length) = WideCharacter.at(base + position)
        switch kind {
        case .whitespace, .lineTerminator: lexWhitespace()
        case .name: lexName()
        case .other:
            report("a character that begins no token", at: position)
            emit(.invalid, count: Swift.min(length, end &- position))
        }
    }

    // MARK: Trivia

    private mutating func lexWhitespace() {
        let start = position
        var hasBreak = false
        scan: while position < end {
            switch base[position] {
            case 0x20, 0x09, 0x0B, 0x0C: position &+= 1
            case 0x0A, 0x0D:
                hasBreak = true
                position &+= 1
            case 0x80...:
                let (kind, length) = WideCharacter.at(base + position)
                if kind == .lineTerminator { hasBreak = true } else if kind != .whitespace { break scan }
                position &+= length
            default: break scan
            }
        }
        emit(hasBreak ? .newline : .whitespace, from: start)
    }

    /// Moves to the line terminator that ends the line, or the end.
    mutating func skipLine() {
        while position < end {
            let byte = base[position]
            if byte == 0x0A || byte == 0x0D { return }
            if byte == 0xE2, self.byte(1) == 0x80, self.byte(2) & 0xFE == 0xA8 { return }
            position &+= 1
        }
    }

    private mutating func lexLineComment() {
        let start = position
        skipLine()
        emit(.lineComment, from: start)
    }

    private mutating func lexBlockComment() {
        let start = position
        var close = position &+ 2
        while true {
            close = find(UInt8(ascii: "/"), from: close)
            if close == end {
                report("a comment without end", at: start)
                break
            }
            if close > start &+ 2 && base[close &- 1] == UInt8(ascii: "*") {
                close &+= 1
                break
            }
            close &+= 1
        }
        position = close
        emit(hasLineTerminator(start, close) ? .multilineComment : .blockComment, from: start)
    }

    private func hasLineTerminator(_ start: Int, _ stop: Int) -> Bool {
        var offset = start
        while offset < stop {
            let byte = base[offset]
            if byte == 0x0A || byte == 0x0D { return true }
            if byte == 0xE2, base[offset &+ 1] == 0x80, base[offset &+ 2] & 0xFE == 0xA8 { return true }
            offset &+= 1
        }
        return false
    }

    /// Whether nothing but white space and comments precede on the line, so that `-->` is a comment.
    private var isAtLineStart: Bool {
        for kind in tokens.kinds.reversed() {
            if kind.isLineBreak { return true }
            if !kind.isTrivia { return false }
        }
        return true
    }

    // MARK: Operators

    private mutating func lexSlash() {
        switch byte(1) {
        case UInt8(ascii: "/"): lexLineComment()
        case UInt8(ascii: "*"): lexBlockComment()
        case UInt8(ascii: "="): emit(.slashAssign, count: 2)
        default: emit(.slash, count: 1)
        }
    }

    private mutating func lexDot() {
        if isClass(byte(1), CharacterClass.digit) {
            lexNumber()
        } else if byte(1) == UInt8(ascii: "."), byte(2) == UInt8(ascii: ".") {
            emit(.ellipsis, count: 3)
        } else {
            emit(.dot, count: 1)
        }
    }

    /// Punctuators of one to four bytes.
    private mutating func lexOperator(_ first: UInt8) {
        let second = byte(1)
        let equals = UInt8(ascii: "=")
        switch first {
        case UInt8(ascii: "="):
            if second == equals {
                byte(2) == equals ? emit(.strictEqual, count: 3) : emit(.equal, count: 2)
            } else {
                second == UInt8(ascii: ">") ? emit(.arrow, count: 2) : emit(.assign, count: 1)
            }
        case UInt8(ascii: "!"):
            if second == equals {
                byte(2) == equals ? emit(.strictNotEqual, count: 3) : emit(.notEqual, count: 2)
            } else {
                emit(.exclamation, count: 1)
            }
        case UInt8(ascii: "+"):
            second == first ? emit(.increment, count: 2) : one(.plus, .plusAssign)
        case UInt8(ascii: "-"):
            if second == first {
                if hasHTMLComments, byte(2) == UInt8(ascii: ">"), isAtLineStart { return lexLineComment() }
                emit(.decrement, count: 2)
            } else {
                one(.minus, .minusAssign)
            }
        case UInt8(ascii: "*"): second == first ? two(.power, .powerAssign) : one(.star, .starAssign)
        case UInt8(ascii: "%"): one(.percent, .percentAssign)
        case UInt8(ascii: "^"): one(.bitXor, .xorAssign)
        case UInt8(ascii: "&"): second == first ? two(.logicalAnd, .logicalAndAssign) : one(.bitAnd, .andAssign)
        case UInt8(ascii: "|"): second == first ? two(.logicalOr, .logicalOrAssign) : one(.bitOr, .orAssign)
        case UInt8(ascii: "?"):
            if second == first {
                two(.coalesce, .coalesceAssign)
            } else if second == UInt8(ascii: "."), !isClass(byte(2), CharacterClass.digit) {
                emit(.questionDot, count: 2)
            } else {
                emit(.question, count: 1)
            }
        case UInt8(ascii: "<"): lexLess()
        case UInt8(ascii: ">"):
            if second != first {
                one(.greater, .greaterEqual)
            } else if byte(2) == first {
                byte(3) == equals ? emit(.shiftRightUnsignedAssign, count: 4) : emit(.shiftRightUnsigned, count: 3)
            } else {
                two(.shiftRight, .shiftRightAssign)
            }
        default:
            report("a character that begins no token", at: position)
            emit(.invalid, count: 1)
        }
    }

    private mutating func lexLess() {
        if byte(1) == UInt8(ascii: "<") { return two(.shiftLeft, .shiftLeftAssign) }
        if byte(1) == UInt8(ascii: "!"), byte(2) == UInt8(ascii: "-"), byte(3) == UInt8(ascii: "-") {
            if hasHTMLComments { return lexLineComment() }
            report("a module has no HTML-like comments", at: position)
        }
        one(.less, .lessEqual)
    }

    /// An operator of one byte, or with `=` behind it.
    @inline(__always)
    private mutating func one(_ plain: TokenKind, _ assign: TokenKind) {
        byte(1) == UInt8(ascii: "=") ? emit(assign, count: 2) : emit(plain, count: 1)
    }

    /// An operator of two bytes, or with `=` behind it.
    @inline(__always)
    private mutating func two(_ plain: TokenKind, _ assign: TokenKind) {
        byte(2) == UInt8(ascii: "=") ? emit(assign, count: 3) : emit(plain, count: 2)
    }
}
