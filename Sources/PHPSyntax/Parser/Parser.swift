import SourceText

/// A recursive-descent parser over the token list, with operator precedence for expressions.
///
/// It keeps going whatever comes: where something is missing it makes a `.missing` node, and between statements it
/// skips what fits nowhere. Every loop consumes a token or ends, so that the time is linear in the size of the file.
struct Parser {
    typealias Link = UInt32

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

    /// An error, before line and column are known.
    struct Report {
        var code: SyntaxError.Code
        var message: String
        var token: Int
    }

    var reports: [Report] = []
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
        records.reserveCapacity(count / 2 + 8)
        links.reserveCapacity(count / 2 + 8)
        records.append(
            NodeRecord(
                kind: .missing, flags: [], firstToken: 0, endToken: 0, mainToken: 0, firstLink: 0, linkCount: 0))
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

    func bytes(_ token: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: source + Int(starts[token]), count: Int(starts[token &+ 1] &- starts[token]))
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

    /// The children of a node, 0 for absent ones.
    func slots(_ link: Link) -> ArraySlice<Link> {
        let record = records[Int(link)]
        return links[Int(record.firstLink)..<(Int(record.firstLink) + Int(record.linkCount))]
    }

    func slot(_ link: Link, _ index: Int) -> Link {
        let record = records[Int(link)]
        return index < Int(record.linkCount) ? links[Int(record.firstLink) + index] : 0
    }

    // MARK: Results

    static let empty = SyntaxTree(
        padded: [], byteCount: 0, tokens: TokenList(), lines: LineTable(UnsafeBufferPointer(start: nil, count: 0)),
        records: [], links: [], errors: [], versionNotes: [])

    func tree(padded: [UInt8], byteCount: Int, tokens: TokenList, lines: LineTable) -> SyntaxTree {
        var errors: [SyntaxError] = []
        for report in reports.sorted(by: { $0.token < $1.token }).prefix(options.maximumErrors) {
            let offset = Int(starts[report.token])
            let position = lines.position(of: offset)
            errors.append(
                SyntaxError(
                    code: report.code, message: report.message, offset: offset, line: position.line,
                    column: position.column))
        }
        return SyntaxTree(
            padded: padded, byteCount: byteCount, tokens: tokens, lines: lines, records: records, links: links,
            errors: errors, versionNotes: versionNotes)
    }
}
