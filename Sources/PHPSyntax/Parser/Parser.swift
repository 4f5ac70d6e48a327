import SourceText

/// A recursive-descent parser over the token list, with operator precedence for expressions.
///
/// It keeps going whatever comes: where something is missing it makes a `.missing` node, and between statements it
/// skips what fits nowhere. Every loop consumes a token or ends, so that the time is linear in the size of the file.
struct Parser: SourceParser {
    typealias Language = PHPLanguage

    let source: UnsafePointer<UInt8>
    let kinds: UnsafePointer<TokenKind>
    let starts: UnsafePointer<UInt32>
    let tokenCount: Int
    let options: ParserOptions

    /// The token that is looked at; never trivia.
    var index = 0
    /// Its kind.
    var kind = TokenKind.endOfFile
    /// The token behind the last one consumed.
    var endToken = 0

    var records: [NodeRecord] = []
    var links: [Link] = []
    /// Children of nodes that are not made yet.
    var pending: [Link] = []

    var reports: [SourceReport] = []
    var versionNotes: [VersionNote] = []
    /// The token of the last syntax error; none is reported twice, nor any before it.
    var lastErrorToken = -1
    var isTooDeep = false
    var depth = 0
    var scope = Scope()

    init(
        source: UnsafePointer<UInt8>, kinds: UnsafePointer<TokenKind>, starts: UnsafePointer<UInt32>, count: Int,
        options: ParserOptions
    ) {
        self.source = source
        self.kinds = kinds
        self.starts = starts
        self.tokenCount = count
        self.options = options
        makeNodeZero(reserving: count / 2)
        settle()
    }

    // MARK: Tokens

    /// Moves to the first token from `index` on that is no trivia.
    @inline(__always)
    private mutating func settle() {
        while kinds[index].isTrivia { index &+= 1 }
        kind = kinds[index]
    }

    /// Consumes the token; the end of the file stays.
    @inline(__always)
    mutating func advance() {
        endToken = index &+ 1
        if kind != .endOfFile {
            index &+= 1
            settle()
        } else {
            endToken = index
        }
    }

    /// The kind of the token behind the one at `token`.
    func kindBehind(_ token: Int) -> TokenKind { kinds[tokenBehind(token)] }

    /// The token behind the one at `token`; trivia do not count.
    func tokenBehind(_ token: Int) -> Int {
        guard kinds[token] != .endOfFile else { return token }
        var next = token &+ 1
        while kinds[next].isTrivia { next &+= 1 }
        return next
    }

    /// The kind of the token behind the one that is looked at.
    var nextKind: TokenKind { kindBehind(index) }

    /// Consumes `;` or `?>`, else reports what is there.
    @discardableResult
    mutating func expectSemicolon() -> Bool {
        if kind == .semicolon || kind == .closeTag {
            advance()
            return true
        }
        unexpected(.semicolon)
        return false
    }

    var isAtSemicolon: Bool { kind == .semicolon || kind == .closeTag }

    var maximumDepth: Int { options.maximumDepth }
    var maximumErrors: Int { options.maximumErrors }

    func offset(ofToken token: Int) -> Int { Int(starts[token]) }

    func bytes(_ token: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: source + Int(starts[token]), count: Int(starts[token &+ 1] &- starts[token]))
    }

    // MARK: Results

    static let empty = SyntaxTree(
        padded: [], byteCount: 0, tokens: TokenList(), lines: LineTable(UnsafeBufferPointer(start: nil, count: 0)),
        records: [], links: [], errors: [], facts: [])

    func tree(padded: [UInt8], byteCount: Int, tokens: TokenList, lines: LineTable) -> SyntaxTree {
        SyntaxTree(
            padded: padded, byteCount: byteCount, tokens: tokens, lines: lines, records: records, links: links,
            errors: errors(lines), facts: versionNotes)
    }
}
