import Glibc

/// Splits PHP source into tokens, as PHP's own scanner does; any bytes are allowed.
///
/// The source must be followed by at least `SourceBytes.padding` zero bytes, so that looking ahead needs no bounds checks.
/// Each byte is looked at a bounded number of times.
struct Lexer {
    /// What the next bytes are part of.
    enum Mode: UInt8 {
        case html, scripting, doubleQuotes, backticks, heredoc, nowdoc
    }

    /// The label of a heredoc or nowdoc that is open.
    struct HeredocLabel {
        var start: Int
        var count: Int
    }

    let base: UnsafePointer<UInt8>
    let end: Int
    let shortTags: Bool
    let classes = CharacterClass.table
    let keywords = Keywords.table

    var position = 0
    var mode = Mode.html
    /// The modes that braces return to.
    var outerModes: [Mode] = []
    var heredocs: [HeredocLabel] = []
    var tokens = TokenList()
    /// Whether `__halt_compiler` was met.
    var isHalted = false

    /// The tokens of the `count` bytes at `base`, of which the first is read in `mode`.
    static func tokens(
        _ base: UnsafePointer<UInt8>, count: Int, shortTags: Bool, mode: Mode = .html
    ) -> TokenList {
        var lexer = Lexer(base: base, end: count, shortTags: shortTags)
        lexer.mode = mode
        lexer.tokens.kinds.reserveCapacity(count / 3 + 16)
        lexer.tokens.starts.reserveCapacity(count / 3 + 16)
        lexer.run()
        return lexer.tokens
    }

    private init(base: UnsafePointer<UInt8>, end: Int, shortTags: Bool) {
        self.base = base
        self.end = end
        self.shortTags = shortTags
    }

    private mutating func run() {
        while position < end { lexMore() }
        tokens.kinds.append(.endOfFile)
        tokens.starts.append(UInt32(truncatingIfNeeded: end))
        tokens.starts.append(UInt32(truncatingIfNeeded: end))
    }

    /// Lexes at least one token; there must be a byte left.
    mutating func lexMore() {
        switch mode {
        case .html: lexHTML()
        case .scripting: lexScripting()
        case .doubleQuotes: lexText(endingWith: UInt8(ascii: "\""))
        case .backticks: lexText(endingWith: UInt8(ascii: "`"))
        case .heredoc: lexHeredocText()
        case .nowdoc: lexNowdocText()
        }
    }

    /// Appends a token that begins at `start` and ends at `position`.
    @inline(__always)
    mutating func emit(_ kind: TokenKind, from start: Int) {
        tokens.kinds.append(kind)
        tokens.starts.append(UInt32(truncatingIfNeeded: start))
    }

    /// Appends a token of `count` bytes at `position`.
    @inline(__always)
    mutating func emit(_ kind: TokenKind, count: Int) {
        emit(kind, from: position)
        position &+= count
    }

    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { base[position &+ offset] }

    @inline(__always)
    func isClass(_ byte: UInt8, _ mask: UInt8) -> Bool { classes[Int(byte)] & mask != 0 }

    /// The offset behind the label that begins at `start`.
    @inline(__always)
    func labelEnd(_ start: Int) -> Int {
        var offset = start
        while classes[Int(base[offset])] & CharacterClass.label != 0 { offset &+= 1 }
        return offset
    }

    /// The offset of `needle` at or behind `start`, or `end`.
    func find(_ needle: UInt8, from start: Int) -> Int {
        guard start < end, let found = memchr(base + start, CInt(needle), end - start) else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    // MARK: Inline HTML

    private mutating func lexHTML() {
        let start = position
        var search = start
        while true {
            let open = find(UInt8(ascii: "<"), from: search)
            guard open + 1 < end else {
                position = end
                break
            }
            position = open
            if base[open + 1] == UInt8(ascii: "?"), let (kind, count) = openTag() {
                if open > start { emit(.inlineHTML, from: start) }
                emit(kind, count: count)
                mode = .scripting
                return
            }
            search = open + 1
        }
        emit(.inlineHTML, from: start)
    }

    /// The kind and size of the open tag whose `<?` is at `position`.
    private func openTag() -> (TokenKind, Int)? {
        if byte(2) == UInt8(ascii: "=") { return (.openTagWithEcho, 3) }
        if byte(2) | 0x20 == UInt8(ascii: "p"), byte(3) | 0x20 == UInt8(ascii: "h"), byte(4) | 0x20 == UInt8(ascii: "p")
        {
            switch byte(5) {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): return (.openTag, 6)
            case UInt8(ascii: "\r"): return (.openTag, byte(6) == UInt8(ascii: "\n") ? 7 : 6)
            default: if position + 5 == end { return (.openTag, 5) }
            }
        }
        return shortTags ? (.openTag, 2) : nil
    }
}
