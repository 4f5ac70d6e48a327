import SourceText

/// A recursive-descent parser that drives the lexer, with operator precedence for expressions.
///
/// It keeps going whatever comes: where something is missing it makes a `.missing` node, and between statements it
/// skips what fits nowhere. Every loop consumes a token or ends, so that the time is linear in the size of the file.
/// What turns out to be a pattern or a list of parameters only behind it is read as an expression and then converted.
struct Parser: SourceParser {
    typealias Language = JSLanguage

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

    var reports: [SourceReport] = []
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
        makeNodeZero(reserving: count / 4)
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

    /// Consumes `;`, or does without where the language puts one in.
    mutating func expectSemicolon() {
        if kind == .semicolon {
            advance()
        } else if kind != .closeBrace && kind != .endOfFile && !hasNewlineBefore {
            unexpected(.semicolon)
        }
    }

    var maximumDepth: Int { options.maximumDepth }
    var maximumErrors: Int { options.maximumErrors }

    func offset(ofToken token: Int) -> Int {
        token < lexer.tokens.starts.count ? Int(lexer.tokens.starts[token]) : lexer.position
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

    func isParenthesised(_ link: Link) -> Bool { flags(link).contains(.parenthesised) }

    // MARK: Result

    /// The tree of nothing.
    static let empty = SyntaxTree(
        padded: [], byteCount: 0, tokens: TokenList(), lines: LineTable(UnsafeBufferPointer(start: nil, count: 0)),
        records: [], links: [], errors: [],
        facts: .init(hasModuleSyntax: false, hasJSX: false))

    mutating func tree(padded: [UInt8], byteCount: Int, lines: LineTable) -> SyntaxTree {
        lexer.finish()
        for report in lexer.reports {
            reports.append(SourceReport(code: .syntax, message: "\(report.message)", offset: report.offset))
        }
        return SyntaxTree(
            padded: padded, byteCount: byteCount, tokens: lexer.tokens, lines: lines, records: records, links: links,
            errors: errors(lines), facts: .init(hasModuleSyntax: hasModuleSyntax, hasJSX: hasJSX))
    }
}
