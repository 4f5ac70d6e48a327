/// Reads SQL as MySQL does with its default settings: `"` quotes strings, a backslash escapes, `#` and `-- ` are comments.
///
/// Placeholders (`%s`, `?`, `:name`) are read as values. The grammar is followed only as far as it decides what is
/// expected next.
package struct SQLState: TextState {
    enum Mode: UInt8 {
        case bare, single, singleEnd, double, doubleEnd, backtick, backtickEnd, dash, dashDash, slash, blockComment,
            blockCommentFirst, blockCommentStar, lineComment
    }

    /// The clause that an expression stands in.
    enum Clause: UInt8 {
        case start, select, from, condition, groupBy, orderBy, limit, set, values, columns, inList, function
    }

    /// The token before this point.
    enum Previous: UInt8 {
        case keyword, operand, comparison, like, `in`, name, dot
    }

    private var mode = Mode.bare
    private var clause = Clause.start
    private var previous = Previous.keyword
    private var isEscaped = false
    private var isStart = false
    private var isInBetween = false
    /// `ORDER` or `GROUP` has been read and `BY` is expected.
    private var pendingBy = Clause.start
    /// How many parentheses are open.
    private var depth: UInt8 = 0
    /// What the text so far does; a text of several statements that reads and writes, writes.
    package private(set) var statement = SQLStatement.unknown
    private var word = PackedName()
    /// The clauses around the open parentheses, four bits each, the innermost lowest.
    private var outerClauses: UInt64 = 0

    package init() {}

    package static let start = SQLState()

    /// Where a hole at this point would stand.
    package var context: SQLContext {
        switch mode {
        case .single: SQLContext(place: .singleQuoted, position: position(previous), isStart: isStart)
        case .double: SQLContext(place: .doubleQuoted, position: position(previous), isStart: isStart)
        case .backtick: SQLContext(place: .backticked, position: position(previous), isStart: isStart)
        case .singleEnd, .doubleEnd, .backtickEnd: SQLContext(place: .bare, position: position(.operand))
        case .bare:
            SQLContext(
                place: .bare, position: position(previous), continuesWord: !word.isEmpty || previous == .dot)
        case .dash, .dashDash, .slash: SQLContext(place: .bare, position: .value)
        case .blockComment, .blockCommentFirst, .blockCommentStar:
            SQLContext(place: .blockComment, position: position(previous))
        case .lineComment: SQLContext(place: .lineComment, position: position(previous))
        }
    }

    private func position(_ previous: Previous) -> SQLPosition {
        switch previous {
        case .comparison: return .value
        case .like: return .likeOperand
        case .in: return .inList
        case .name: return .column
        case .dot: return clause == .from ? .table : .column
        case .operand:
            switch clause {
            case .start: return .statement
            case .orderBy: return .orderDirection
            case .inList: return .inList
            default: return .clause
            }
        case .keyword:
            switch clause {
            case .start: return .statement
            case .select, .columns, .set: return .column
            case .from: return .table
            case .condition: return .condition
            case .groupBy: return .groupBy
            case .orderBy: return .orderBy
            case .limit: return .limit
            case .values, .function: return .value
            case .inList: return .inList
            }
        }
    }

    package mutating func consumeHole() {
        switch mode {
        case .bare: word.appendHole()
        case .singleEnd, .doubleEnd, .backtickEnd:
            endQuoted()
            word.appendHole()
        case .dash, .dashDash, .slash:
            mode = .bare
            previous = .comparison
            word.appendHole()
        case .single, .double, .backtick:
            isStart = false
            isEscaped = false
        case .blockCommentStar, .blockCommentFirst: mode = .blockComment
        case .blockComment, .lineComment: break
        }
    }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        var state = self
        var index = 0
        while index < bytes.count {
            index = state.skip(bytes, from: index)
            if index < bytes.count {
                state.step(bytes[index])
                index += 1
            }
        }
        self = state
    }

    /// Reads the bytes that leave the mode as it is, and returns the index of the first other one.
    @inline(__always)
    private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        switch mode {
        case .bare:
            while index < bytes.count && Byte.isLetter(bytes[index]) {
                word.append(bytes[index])
                index += 1
            }
        case .single, .double:
            if isEscaped { return start }
            let quote = mode == .single ? UInt8(ascii: "'") : UInt8(ascii: "\"")
            while index < bytes.count && bytes[index] != quote && bytes[index] != UInt8(ascii: "\\") { index += 1 }
            if index > start { isStart = false }
        case .lineComment: index = Byte.find(Byte.newline, bytes, start)
        case .blockComment: index = Byte.find(UInt8(ascii: "*"), bytes, start)
        default: break
        }
        return index
    }

    mutating func step(_ byte: UInt8) {
        switch mode {
        case .bare: bare(byte)
        case .single: quoted(byte, UInt8(ascii: "'"), .singleEnd)
        case .double: quoted(byte, UInt8(ascii: "\""), .doubleEnd)
        case .backtick: quoted(byte, UInt8(ascii: "`"), .backtickEnd)
        case .singleEnd: afterQuote(byte, UInt8(ascii: "'"), .single)
        case .doubleEnd: afterQuote(byte, UInt8(ascii: "\""), .double)
        case .backtickEnd: afterQuote(byte, UInt8(ascii: "`"), .backtick)
        case .dash:
            if byte == UInt8(ascii: "-") { mode = .dashDash } else { endOperator(byte) }
        case .dashDash:
            if byte <= Byte.space { mode = byte == Byte.newline ? .bare : .lineComment } else { endOperator(byte) }
        case .slash:
            if byte == UInt8(ascii: "*") { mode = .blockCommentFirst } else { endOperator(byte) }
        case .blockCommentFirst:
            // `/*!` hides code from other databases; MySQL runs it.
            mode = byte == UInt8(ascii: "!") ? .bare : .blockComment
            if mode == .blockComment { step(byte) }
        case .blockComment: if byte == UInt8(ascii: "*") { mode = .blockCommentStar }
        case .blockCommentStar:
            if byte == UInt8(ascii: "/") {
                mode = .bare
            } else if byte != UInt8(ascii: "*") {
                mode = .blockComment
            }
        case .lineComment: if byte == Byte.newline { mode = .bare }
        }
    }

    // MARK: Strings

    private mutating func beginQuoted(_ newMode: Mode) {
        mode = newMode
        isStart = true
        isEscaped = false
    }

    private mutating func quoted(_ byte: UInt8, _ quote: UInt8, _ end: Mode) {
        isStart = false
        if isEscaped {
            isEscaped = false
        } else if byte == quote {
            mode = end
        } else if byte == UInt8(ascii: "\\") && mode != .backtick {
            isEscaped = true
        }
    }

    /// A doubled quote is a quote in the string.
    private mutating func afterQuote(_ byte: UInt8, _ quote: UInt8, _ inside: Mode) {
        if byte == quote {
            mode = inside
        } else {
            endQuoted()
            bare(byte)
        }
    }

    private mutating func endQuoted() {
        mode = .bare
        previous = .operand
    }

    private mutating func endOperator(_ byte: UInt8) {
        mode = .bare
        previous = .comparison
        bare(byte)
    }

    // MARK: Tokens

    private mutating func bare(_ byte: UInt8) {
        if Byte.isWord(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "?")
            || (byte == UInt8(ascii: "%") && previous != .operand && word.isEmpty)
        {
            word.append(byte)
            return
        }
        let wordBefore = word
        if !word.isEmpty { endWord() }
        switch byte {
        case UInt8(ascii: "'"): beginQuoted(.single)
        case UInt8(ascii: "\""): beginQuoted(.double)
        case UInt8(ascii: "`"): beginQuoted(.backtick)
        case UInt8(ascii: "#"): mode = .lineComment
        case UInt8(ascii: "-"): mode = .dash
        case UInt8(ascii: "/"): mode = .slash
        case UInt8(ascii: "("): open(after: wordBefore)
        case UInt8(ascii: ")"): close()
        case UInt8(ascii: ","):
            previous = .keyword
            isInBetween = false
        case UInt8(ascii: ";"): endStatement()
        case UInt8(ascii: "."): previous = .dot
        case UInt8(ascii: "*"):
            // All columns, or a product.
            previous = previous == .operand ? .comparison : .operand
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "+"),
            UInt8(ascii: "%"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "~"),
            UInt8(ascii: ":"):
            previous = .comparison
        default: break
        }
    }

    /// Opens a parenthesis; the word that stands directly before it names a function.
    private mutating func open(after name: PackedName) {
        outerClauses = outerClauses << 4 | UInt64(clause.rawValue)
        depth = depth == 255 ? 255 : depth + 1
        switch previous {
        case .in: clause = .inList
        case .comparison, .like: clause = .values
        case .operand where clause == .from && (statement == .insert || statement == .replace || statement == .create):
            clause = .columns
        case .operand, .name, .dot: if !name.isEmpty { clause = .function }
        case .keyword: if SQLWord(name) == .modifier { clause = .function }
        }
        previous = .keyword
    }

    private mutating func close() {
        if depth > 0 {
            depth -= 1
            clause = Clause(rawValue: UInt8(truncatingIfNeeded: outerClauses & 15)) ?? .start
            outerClauses >>= 4
        }
        isInBetween = false
        previous = .operand
    }

    private mutating func endStatement() {
        clause = .start
        previous = .keyword
        isInBetween = false
        pendingBy = .start
        depth = 0
        outerClauses = 0
    }

    private mutating func endWord() {
        let name = word
        let kind = previous == .dot ? .operand : SQLWord(name)
        word = PackedName()
        switch kind {
        case .operand: previous = .operand
        case .select: begin(.select, .select)
        case .statement: verb(name)
        case .with: previous = .keyword
        case .modifier: if previous == .operand { previous = .keyword }
        case .table: if clause == .function { previous = .keyword } else { enter(.from) }
        case .column: enter(.columns)
        case .condition: enter(.condition)
        case .and:
            if isInBetween {
                isInBetween = false
                previous = .comparison
            } else {
                enter(.condition)
            }
        case .set: if clause == .start { begin(.other, .set) } else { enter(.set) }
        case .values:
            // `value` is also a popular name of a column.
            if clause == .from && depth == 0 { enter(.values) } else { previous = .operand }
        case .in: previous = .in
        case .like: previous = .like
        case .between:
            isInBetween = true
            previous = .comparison
        case .value: previous = .comparison
        case .name: previous = .name
        case .order, .group:
            pendingBy = kind == .order ? .orderBy : .groupBy
            previous = .keyword
        case .by: if pendingBy != .start { enter(pendingBy) }
        case .limit: enter(.limit)
        case .offset: previous = clause == .limit ? .keyword : .operand
        case .union:
            clause = .start
            previous = .keyword
        }
        if kind != .order && kind != .group { pendingBy = .start }
    }

    /// A verb, which begins a statement, or something else inside of one.
    private mutating func verb(_ name: PackedName) {
        let kind = SQLStatement(name)
        if clause != .start {
            switch kind {
            case .update where statement == .insert: enter(.set)
            case .drop where statement == .alter, .rename where statement == .alter: enter(.columns)
            default: previous = .operand
            }
            return
        }
        switch kind {
        case .explain: begin(kind, .start)
        case .show: begin(kind, .columns)
        case .load: begin(kind, .values)
        default: begin(kind, .from)
        }
    }

    private mutating func begin(_ kind: SQLStatement, _ newClause: Clause) {
        let isFirst = statement == .unknown || statement == .explain || statement == .other
        if isFirst || (clause == .start && depth == 0 && kind.isWrite) { statement = kind }
        enter(newClause)
    }

    private mutating func enter(_ newClause: Clause) {
        clause = newClause
        previous = .keyword
        isInBetween = false
    }
}

extension SQLState {
    /// Whether a text that begins like this is an SQL statement, not a sentence that begins with such a word.
    package static func looksLikeSQL(_ prefix: some Collection<UInt8>) -> Bool {
        SQLShape(prefix).isSQL
    }
}
