/// What recursive-descent parsers of all languages do alike: look at tokens, make nodes, report errors, limit depth.
package protocol SourceParser {
    associatedtype Language: SourceLanguage

    /// The token that is looked at; never trivia.
    var index: Int { get set }
    /// Its kind.
    var kind: Language.TokenKind { get }
    /// The token behind the last one consumed.
    var endToken: Int { get set }

    var records: [SourceNode<Language>] { get set }
    var links: [UInt32] { get set }
    /// Children of nodes that are not made yet.
    var pending: [UInt32] { get set }

    /// How many levels deep the parser is, and may be.
    var depth: Int { get set }
    var maximumDepth: Int { get }
    var isTooDeep: Bool { get set }
    var reports: [SourceReport] { get set }
    var maximumErrors: Int { get }
    /// The token of the last syntax error; none is reported twice, nor any before it.
    var lastErrorToken: Int { get set }

    /// Consumes the token; the end of the file stays.
    mutating func advance()
    /// The offset of the first byte of a token.
    func offset(ofToken token: Int) -> Int
    /// A token as an error message names it.
    func describe(_ token: Int) -> String
    /// A kind of tokens as an error message names it.
    static func describe(_ kind: Language.TokenKind) -> String
}

/// An error, before line and column are known.
package struct SourceReport: Sendable {
    package var code: SourceError.Code
    package var message: String
    package var offset: Int

    package init(code: SourceError.Code, message: String, offset: Int) {
        self.code = code
        self.message = message
        self.offset = offset
    }
}

// MARK: Tokens

extension SourceParser {
    package typealias Link = UInt32

    /// Consumes the token if it is of that kind.
    @inline(__always)
    package mutating func accept(_ wanted: Language.TokenKind) -> Bool {
        if kind != wanted { return false }
        advance()
        return true
    }

    /// Consumes the token if it is of that kind, else reports it.
    @discardableResult
    @inline(__always)
    package mutating func expect(_ wanted: Language.TokenKind) -> Bool {
        if kind == wanted {
            advance()
            return true
        }
        unexpected(wanted)
        return false
    }
}

// MARK: Nodes

extension SourceParser {
    /// Makes the node with index 0, which is none.
    package mutating func makeNodeZero(reserving count: Int) {
        records.reserveCapacity(count + 8)
        links.reserveCapacity(count + 8)
        records.append(
            SourceNode(
                kind: Language.missing, flags: [], firstToken: 0, endToken: 0, mainToken: 0, firstLink: 0, linkCount: 0)
        )
    }

    @inline(__always)
    mutating func append(
        _ kind: Language.NodeKind, _ flags: Language.NodeFlags, first: Int, main: Int, firstLink: Int, linkCount: Int
    ) -> Link {
        let link = Link(truncatingIfNeeded: records.count)
        records.append(
            SourceNode(
                kind: kind, flags: flags, firstToken: UInt32(truncatingIfNeeded: first),
                endToken: UInt32(truncatingIfNeeded: endToken), mainToken: UInt32(truncatingIfNeeded: main),
                firstLink: UInt32(truncatingIfNeeded: firstLink), linkCount: UInt32(truncatingIfNeeded: linkCount)))
        return link
    }

    /// A node without children that ends with the last token consumed.
    @inline(__always)
    package mutating func leaf(
        _ kind: Language.NodeKind, _ flags: Language.NodeFlags = [], first: Int, main: Int? = nil
    ) -> Link {
        append(kind, flags, first: first, main: main ?? first, firstLink: 0, linkCount: 0)
    }

    /// A node with one child.
    @inline(__always)
    package mutating func node(
        _ kind: Language.NodeKind, _ flags: Language.NodeFlags = [], first: Int, main: Int? = nil, _ child: Link
    ) -> Link {
        links.append(child)
        return append(kind, flags, first: first, main: main ?? first, firstLink: links.count &- 1, linkCount: 1)
    }

    /// A node with two children.
    @inline(__always)
    package mutating func node(
        _ kind: Language.NodeKind, _ flags: Language.NodeFlags = [], first: Int, main: Int? = nil, _ a: Link, _ b: Link
    ) -> Link {
        links.append(a)
        links.append(b)
        return append(kind, flags, first: first, main: main ?? first, firstLink: links.count &- 2, linkCount: 2)
    }

    /// A node with three children.
    package mutating func node(
        _ kind: Language.NodeKind, _ flags: Language.NodeFlags = [], first: Int, main: Int? = nil, _ a: Link, _ b: Link,
        _ c: Link
    ) -> Link {
        links.append(a)
        links.append(b)
        links.append(c)
        return append(kind, flags, first: first, main: main ?? first, firstLink: links.count &- 3, linkCount: 3)
    }

    /// A node with four children.
    package mutating func node(
        _ kind: Language.NodeKind, _ flags: Language.NodeFlags = [], first: Int, _ a: Link, _ b: Link, _ c: Link,
        _ d: Link
    ) -> Link {
        links.append(a)
        links.append(b)
        links.append(c)
        links.append(d)
        return append(kind, flags, first: first, main: first, firstLink: links.count &- 4, linkCount: 4)
    }

    /// A node whose children are those pending since `mark`.
    package mutating func node(
        _ kind: Language.NodeKind, _ flags: Language.NodeFlags = [], first: Int, main: Int? = nil,
        pendingSince mark: Int
    ) -> Link {
        let firstLink = links.count
        links.append(contentsOf: pending[mark...])
        pending.removeSubrange(mark...)
        return append(
            kind, flags, first: first, main: main ?? first, firstLink: firstLink, linkCount: links.count &- firstLink)
    }

    /// A node for something that is not there, without tokens, at the token that is looked at.
    package mutating func missing() -> Link {
        let end = endToken
        endToken = index
        defer { endToken = end }
        return leaf(Language.missing, first: index)
    }

    /// A leaf of the token that is looked at, which it consumes.
    @inline(__always)
    package mutating func take(_ kind: Language.NodeKind) -> Link {
        let first = index
        advance()
        return leaf(kind, first: first)
    }

    @inline(__always)
    package func nodeKind(_ link: Link) -> Language.NodeKind { records[Int(link)].kind }

    package func flags(_ link: Link) -> Language.NodeFlags { records[Int(link)].flags }

    /// Where the children of a node stand in `links`.
    package func slotRange(_ link: Link) -> Range<Int> { records[Int(link)].slots }

    /// The children of a node, 0 for absent ones.
    package func slots(_ link: Link) -> ArraySlice<Link> { links[slotRange(link)] }

    /// The child at `index`, 0 if it is absent.
    package func slot(_ link: Link, _ index: Int) -> Link {
        let record = records[Int(link)]
        return index < Int(record.linkCount) ? links[Int(record.firstLink) + index] : 0
    }
}

// MARK: Errors

extension SourceParser {
    /// Records an error at `token`.
    package mutating func report(_ code: SourceError.Code, _ message: String, at token: Int) {
        // Semantic errors do not push out syntax errors.
        guard reports.count < 2 * maximumErrors else { return }
        reports.append(SourceReport(code: code, message: message, offset: offset(ofToken: token)))
    }

    /// Reports that what is at `token` is grammatical, but would not be compiled.
    package mutating func semanticError(_ message: String, at token: Int) { report(.semantics, message, at: token) }

    /// Reports what is at `token` as bad syntax, unless something before it was.
    package mutating func syntaxError(_ message: String, at token: Int) {
        guard token > lastErrorToken else { return }
        lastErrorToken = token
        report(.syntax, message, at: token)
    }

    /// Reports the token that is looked at.
    @inline(never)
    package mutating func unexpected(_ wanted: Language.TokenKind? = nil) {
        guard index > lastErrorToken else { return }
        var message = "unexpected \(describe(index))"
        if let wanted { message += ", expecting \(Self.describe(wanted))" }
        syntaxError(message, at: index)
    }

    /// The errors in the order of the file, with line and column.
    package func errors(_ lines: LineTable) -> [SourceError] {
        reports.sorted { $0.offset < $1.offset }.prefix(maximumErrors).map { report in
            let position = lines.position(of: report.offset)
            return SourceError(
                code: report.code, message: report.message, offset: report.offset, line: position.line,
                column: position.column)
        }
    }
}

// MARK: Depth

extension SourceParser {
    /// Goes one level deeper, unless that is too deep; then it reports so, once, and says false.
    @inline(__always)
    package mutating func enter() -> Bool {
        depth &+= 1
        if depth <= maximumDepth { return true }
        tooDeep()
        return false
    }

    @inline(__always)
    package mutating func leave() { depth &-= 1 }

    @inline(never)
    mutating func tooDeep() {
        lastErrorToken = Swift.max(lastErrorToken, index)
        guard !isTooDeep else { return }
        isTooDeep = true
        report(.tooDeep, "nested deeper than \(maximumDepth) levels", at: index)
    }
}
