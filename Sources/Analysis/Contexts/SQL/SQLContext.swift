/// The token of SQL in which a value stands.
package enum SQLPlace: UInt8, Sendable {
    case bare
    case singleQuoted, doubleQuoted, backticked
    case lineComment, blockComment
}

/// What is expected where a value stands, quoted or not.
package enum SQLPosition: UInt8, Sendable {
    /// At the beginning of a statement: nothing is known.
    case statement
    /// Where a name of a table stands: after `FROM`, `JOIN`, `INTO`, `UPDATE`, `TABLE`.
    case table
    /// Where an expression for a column stands: in a list of columns, after `AS` or a dot, before the `=` of `SET`.
    case column
    /// Where a condition begins: after `WHERE`, `AND`, `OR`, `ON`, `HAVING`.
    case condition
    /// Where a value stands: behind a comparison or arithmetic operator, in `VALUES (…)` or the arguments of a function.
    case value
    /// In or before the parentheses of `IN (…)`.
    case inList
    /// After `LIKE`, `RLIKE` or `REGEXP`.
    case likeOperand
    case groupBy, orderBy
    /// Where `ASC` or `DESC` stands.
    case orderDirection
    /// After `LIMIT` or `OFFSET`.
    case limit
    /// Behind a whole expression, where the next clause can begin.
    case clause

    /// Whether a name is expected, which quoting as a string cannot protect.
    package var isIdentifier: Bool {
        switch self {
        case .table, .column, .groupBy, .orderBy: true
        default: false
        }
    }
}

/// What a statement does.
package enum SQLStatement: UInt8, Sendable {
    case unknown
    case select, show, describe, explain
    case insert, update, delete, replace, create, alter, drop, truncate, rename, load
    /// Another statement, such as `SET` or `LOCK`.
    case other

    package var isRead: Bool {
        switch self {
        case .select, .show, .describe, .explain: true
        default: false
        }
    }

    /// Whether the statement changes data or tables.
    package var isWrite: Bool {
        switch self {
        case .insert, .update, .delete, .replace, .create, .alter, .drop, .truncate, .rename, .load: true
        default: false
        }
    }
}

/// Where in SQL a value stands.
package struct SQLContext: Hashable, Sendable {
    package var place: SQLPlace
    package var position: SQLPosition
    /// Whether nothing stands between the opening quote and the value.
    package var isStart: Bool
    /// Whether the value continues a name or number that stands directly before it.
    package var continuesWord: Bool

    package init(place: SQLPlace, position: SQLPosition, isStart: Bool = false, continuesWord: Bool = false) {
        self.place = place
        self.position = position
        self.isStart = isStart
        self.continuesWord = continuesWord
    }

    /// The quotes around the value.
    package var quote: Quote {
        switch place {
        case .singleQuoted: .single
        case .doubleQuoted: .double
        case .backticked: .backtick
        default: .none
        }
    }

    /// The context in words that follow "in".
    package var description: String {
        switch place {
        case .singleQuoted, .doubleQuoted:
            position == .likeOperand ? "a quoted pattern of LIKE" : "a quoted string of an SQL query"
        case .backticked: "a quoted name of an SQL query"
        case .lineComment, .blockComment: "a comment of an SQL query"
        case .bare:
            switch position {
            case .table: "the name of a table in an SQL query"
            case .column: "the name of a column in an SQL query"
            case .orderBy, .orderDirection: "the ORDER BY clause of an SQL query"
            case .groupBy: "the GROUP BY clause of an SQL query"
            case .limit: "the LIMIT clause of an SQL query"
            case .inList: "the list of IN (…) in an SQL query"
            case .likeOperand: "an unquoted pattern of LIKE"
            case .value: "an unquoted value of an SQL query"
            case .condition: "a condition of an SQL query"
            case .statement, .clause: "an SQL query, outside of quotes"
            }
        }
    }
}
