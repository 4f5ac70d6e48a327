import SourceText

/// A recursive-descent parser that drives the lexer, with operator precedence for expressions.
///
/// It keeps going whatever comes: where something is missing it makes a `.missing` node, and between statements it
/// skips what fits nowhere. Every loop consumes a token or ends, so that the time is linear in the size of the file.
/// What turns out to be a pattern or a list of parameters only behind it is read as an expression and then converted.
struct Parser {
    typealias Link = UInt32

    var lexer: Lexer
    let options: ParserOptions

    /// The token that is looked at; never trivia.
    var index = 0
    /// Its kind.
    var kind = TokenKind.endOfFile
    /// Whether a line terminator stands before it.
    var hasNewlineBefore = false
    /// The token behind the last one consumed.
    var endToken = 0

    var records: [NodeRecord] = []
    var links: [Link] = []
    /// Children of nodes that are not made yet.
    var pending: [Link] = []

    /// An error, before line and column are known.
    struct Report {
        var code: SyntaxError.Code
        var message: String
        var offset: Int
    }

    var reports: [Report] = []
    /// The token of the last syntax error; none is reported twice, nor any before it.
    var lastErrorToken = -1
    var isTooDeep = false
    var depth = 0

    /// What the code around allows.
    var context = FunctionContext()
    /// Whether `in` is an operator here; not in the head of a `for`.
    var allowsIn = true
    /// The token of something that only a pattern may have, such as `=` in `{a = 1}`, while it may still become one.
    var coverError = -1
    var classes: [ClassContext] = []
    var hasModuleSyntax = false
    var hasJSX = false

    init(source: UnsafePointer<UInt8>, count: Int, options: ParserOptions) {
        lexer = Lexer(base: source, end: count)
        lexer.hasHTMLComments = options.goal != .module
        self.options = options
        records.reserveCapacity(count / 4 + 8)
        links.reserveCapacity(count / 4 + 8)
        records.append(
            NodeRecord(
                kind: .missing, flags: [], firstToken: 0, endToken: 0, mainToken: 0, firstLink: 0, linkCount: 0))
        hasModuleSyntax = options.goal == .module
        context.isStrict = options.goal == .module
        context.isAsync = options.goal == .module
        context.allowsReturn = options.allowsTopLevelReturn
        context.allowsNewTarget = options.allowsTopLevelReturn
        settle()
    }

    // MARK: Tokens

    /// Moves to the first token from `index` on that is no trivia.
    @inline(__always)
    private mutating func settle() {
        hasNewlineBefore = false
        while true {
            if index == lexer.tokens.kinds.count { lexer.lex() }
            kind = lexer.tokens.kinds[index]
            if !kind.isTrivia { return }
            if kind.isLineBreak { hasNewlineBefore = true }
            index &+= 1
        }
    }

    /// Consumes the token; the end of the file stays.
    @inline(__always)
    mutating func advance() {
        if kind == .endOfFile {
            endToken = index
            return
        }
        endToken = index &+ 1
        index &+= 1
        settle()
    }

    /// Consumes the token and has `scan` find the next one, right behind it.
    mutating func advance(scanning scan: (inout Lexer) -> Void) {
        if kind == .endOfFile { return }
        endToken = index &+ 1
        index &+= 1
        if index < lexer.tokens.kinds.count { lexer.rewind(to: index) }
        scan(&lexer)
        settle()
    }

    /// Scans the token that is looked at again, as something else.
    mutating func rescan(_ scan: (inout Lexer) -> Void) {
        lexer.rewind(to: index)
        scan(&lexer)
        kind = lexer.tokens.kinds[index]
    }

    /// The kind of the token behind the one at `token`, and whether a line terminator is between them.
    mutating func peek(behind token: Int) -> (kind: TokenKind, hasNewlineBefore: Bool, token: Int) {
        var next = token &+ 1
        var hasNewline = false
        guard token < lexer.tokens.kinds.count, lexer.tokens.kinds[token] != .endOfFile else {
            return (.endOfFile, false, token)
        }
        while true {
            if next == lexer.tokens.kinds.count { lexer.lex() }
            let kind = lexer.tokens.kinds[next]
            if !kind.isTrivia { return (kind, hasNewline, next) }
            if kind.isLineBreak { hasNewline = true }
            next &+= 1
        }
    }

    /// The kind of the token behind the one that is looked at, and whether a line terminator is between them.
    mutating func peek() -> (kind: TokenKind, hasNewlineBefore: Bool, token: Int) { peek(behind: index) }

    /// Consumes the token if it is of that kind.
    @inline(__always)
    mutating func accept(_ wanted: TokenKind) -> Bool {
        if kind != wanted { return false }
        advance()
        return true
    }

    /// Consumes the token if it is of that kind, else reports it.
    @discardableResult
    @inline(__always)
    mutating func expect(_ wanted: TokenKind) -> Bool {
        if kind == wanted {
            advance()
            return true
        }
        unexpected(wanted)
        return false
    }

    /// Consumes `;`, or does without where the language puts one in.
    mutating func expectSemicolon() {
        if kind == .semicolon {
            advance()
        } else if kind != .closeBrace && kind != .endOfFile && !hasNewlineBefore {
            unexpected(.semicolon)
        }
    }

    func bytes(_ token: Int) -> UnsafeBufferPointer<UInt8> {
        let start = Int(lexer.tokens.starts[token])
        let next = token + 1 < lexer.tokens.starts.count ? Int(lexer.tokens.starts[token + 1]) : lexer.position
        return UnsafeBufferPointer(start: lexer.base + start, count: Swift.max(0, next - start))
    }

    func isToken(_ token: Int, _ word: StaticString) -> Bool {
        let bytes = bytes(token)
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in word.elementsEqual(bytes) }
    }

    // MARK: Nodes

    @inline(__always)
    private mutating func append(
        _ kind: NodeKind, _ flags: NodeFlags, first: Int, main: Int, firstLink: Int, linkCount: Int
    ) -> Link {
        let link = Link(truncatingIfNeeded: records.count)
        records.append(
            NodeRecord(
                kind: kind, flags: flags, firstToken: UInt32(truncatingIfNeeded: first),
                endToken: UInt32(truncatingIfNeeded: endToken), mainToken: UInt32(truncatingIfNeeded: main),
                firstLink: UInt32(truncatingIfNeeded: firstLink), linkCount: UInt32(truncatingIfNeeded: linkCount)))
        return link
    }

    /// A node without children that ends with the last token consumed.
    @inline(__always)
    mutating func leaf(_ kind: NodeKind, _ flags: NodeFlags = [], first: Int, main: Int? = nil) -> Link {
        append(kind, flags, first: first, main: main ?? first, firstLink: 0, linkCount: 0)
    }

    /// A node with one child.
    @inline(__always)
    mutating func node(
        _ kind: NodeKind, _ flags: NodeFlags = [], first: Int, main: Int? = nil, _ child: Link
    ) -> Link {
        links.append(child)
        return append(kind, flags, first: first, main: main ?? first, firstLink: links.count &- 1, linkCount: 1)
    }

    /// A node with two children.
    @inline(__always)
    mutating func node(
        _ kind: NodeKind, _ flags: NodeFlags = [], first: Int, main: Int? = nil, _ a: Link, _ b: Link
    ) -> Link {
        links.append(a)
        links.append(b)
        return append(kind, flags, first: first, main: main ?? first, firstLink: links.count &- 2, linkCount: 2)
    }

    /// A node with three children.
    mutating func node(
        _ kind: NodeKind, _ flags: NodeFlags = [], first: Int, main: Int? = nil, _ a: Link, _ b: Link, _ c: Link
    ) -> Link {
        links.append(a)
        links.append(b)
        links.append(c)
        return append(kind, flags, first: first, main: main ?? first, firstLink: links.count &- 3, linkCount: 3)
    }

    /// A node with four children.
    mutating func node(
        _ kind: NodeKind, _ flags: NodeFlags = [], first: Int, _ a: Link, _ b: Link, _ c: Link, _ d: Link
    ) -> Link {
        for link in [a, b, c, d] { links.append(link) }
        return append(kind, flags, first: first, main: first, firstLink: links.count &- 4, linkCount: 4)
    }

    /// A node whose children are those pending since `mark`.
    mutating func node(
        _ kind: NodeKind, _ flags: NodeFlags = [], first: Int, main: Int? = nil, pendingSince mark: Int
    ) -> Link {
        let firstLink = links.count
        links.append(contentsOf: pending[mark...])
        pending.removeSubrange(mark...)
        return append(
            kind, flags, first: first, main: main ?? first, firstLink: firstLink, linkCount: links.count &- firstLink)
    }

    /// A `.missing` node, without tokens, at the token that is looked at.
    mutating func missing() -> Link {
        let end = endToken
        endToken = index
        defer { endToken = end }
        return leaf(.missing, first: index)
    }

    /// A leaf of the token that is looked at, which it consumes.
    @inline(__always)
    mutating func take(_ kind: NodeKind) -> Link {
        let first = index
        advance()
        return leaf(kind, first: first)
    }

    @inline(__always)
    func nodeKind(_ link: Link) -> NodeKind { records[Int(link)].kind }

    func flags(_ link: Link) -> NodeFlags { records[Int(link)].flags }

    /// Where the children of a node stand in `links`.
    func slots(_ link: Link) -> Range<Int> {
        let record = records[Int(link)]
        return Int(record.firstLink)..<(Int(record.firstLink) + Int(record.linkCount))
    }

    /// The child at `index`, 0 if it is absent.
    func slot(_ link: Link, _ index: Int) -> Link {
        let record = records[Int(link)]
        return index < Int(record.linkCount) ? links[Int(record.firstLink) + index] : 0
    }

    func isParenthesised(_ link: Link) -> Bool { records[Int(link)].flags.contains(.parenthesised) }

    // MARK: Result

    /// The tree of nothing.
    static let empty = SyntaxTree(
        padded: [], byteCount: 0, tokens: TokenList(), lines: LineTable(UnsafeBufferPointer(start: nil, count: 0)),
        records: [], links: [], errors: [], hasModuleSyntax: false, hasJSX: false)

    mutating func tree(padded: [UInt8], byteCount: Int, lines: LineTable) -> SyntaxTree {
        lexer.finish()
        for report in lexer.reports {
            reports.append(Report(code: .syntax, message: "\(report.message)", offset: report.offset))
        }
        reports.sort { $0.offset < $1.offset }
        let errors = reports.prefix(options.maximumErrors).map { report in
            let position = lines.position(of: report.offset)
            return SyntaxError(
                code: report.code, message: report.message, offset: report.offset, line: position.line,
                column: position.column)
        }
        return SyntaxTree(
            padded: padded, byteCount: byteCount, tokens: lexer.tokens, lines: lines, records: records, links: links,
            errors: errors, hasModuleSyntax: hasModuleSyntax, hasJSX: hasJSX)
    }
}
