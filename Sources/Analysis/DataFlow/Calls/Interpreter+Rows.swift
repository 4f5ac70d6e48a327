import AnalysisProgram

/// What the names of columns, and the queries that ask for them, tell about rows of the database.
extension Interpreter {
    /// A field of stored data: one that is a number by its name is hardly anything else, and texts of WordPress's own
    /// tables were filtered when they were saved.
    mutating func field(_ id: ValueID, named key: LiteralID) -> ValueID {
        guard key != 0, id != .undefined, hasMarks(id) else { return id }
        let kind: FieldKind
        if let known = fieldKinds[key] {
            kind = known
        } else {
            kind = FieldKind(literals[key])
            fieldKinds[key] = kind
        }
        guard kind != .any else { return id }
        let provenance = provenance
        return mapMarks(id) { mark in
            guard let grade = provenance[mark.origin]?.grade else {
                guard kind == .temporaryName else { return mark }
                var mark = mark
                mark.danger.formIntersection([.upload, .xml])
                return mark
            }
            var mark = mark
            switch kind {
            case .temporaryName, .uploadNumber:
                if grade == .upload { mark.danger.formIntersection([.upload, .xml]) }
            case .key: return grade == .stored ? nil : mark
            case .number: if grade == .stored { mark.flags.insert(.guessed) }
            case .text: if grade == .stored { mark.danger.subtract(.html) }
            case .any: break
            }
            return mark
        }
    }
}

/// What the name of a column or field tells about what is in it.
enum FieldKind: Sendable {
    case any
    /// The number of something of WordPress's.
    case key
    /// A number, as a rule.
    case number
    /// A text that WordPress filtered when it was saved.
    case text
    /// Of an uploaded file, the name that PHP gave it, and the numbers that it tells.
    case temporaryName
    case uploadNumber

    init(_ name: [UInt8]) {
        if Self.keys.contains(name) {
            self = .key
        } else if Self.isNumber(name) {
            self = .number
        } else if Self.filteredColumns.contains(name) {
            self = .text
        } else if name.elementsEqual("tmp_name".utf8) {
            self = .temporaryName
        } else if name.elementsEqual("size".utf8) || name.elementsEqual("error".utf8) {
            self = .uploadNumber
        } else {
            self = .any
        }
    }

    private static let keys = Set(
        [
            "ID", "post_id", "term_id", "user_id", "blog_id", "site_id", "link_id", "comment_ID", "comment_post_ID",
            "term_taxonomy_id", "umeta_id", "meta_id", "post_author", "post_parent", "menu_order", "comment_parent",
        ].map { Array($0.utf8) })

    private static func isNumber(_ name: [UInt8]) -> Bool {
        if numbers.contains(name) { return true }
        guard name.count > 3 else { return false }
        let end = name.suffix(3)
        return end.elementsEqual("_id".utf8) || end.elementsEqual("_ID".utf8)
            || name.count > 6 && name.suffix(6).elementsEqual("_count".utf8)
    }

    private static let numbers = Set(
        [
            "id", "count", "total", "year", "month", "day", "dayofmonth", "yyyymmdd", "width", "height", "filesize",
            "link_rating", "rating", "post_date", "post_date_gmt", "post_modified", "post_modified_gmt",
            "comment_date", "comment_date_gmt", "user_registered",
        ].map { Array($0.utf8) })

    /// Columns of WordPress's tables whose names hardly anybody else uses.
    private static let filteredColumns = Set(
        [
            "post_title", "post_content", "post_excerpt", "post_name", "post_mime_type", "post_status", "post_type",
            "display_name", "user_nicename", "user_login", "user_email", "comment_content", "comment_author",
            "comment_author_email",
        ].map { Array($0.utf8) })
}

extension Interpreter {
    /// Whether what a query gives is no text of anybody's: numbers, or the words of the database server.
    func isHarmlessAnswer(_ query: ValueID, method: String) -> Bool {
        let text = String(decoding: knownPrefix(query).prefix(600), as: UTF8.self).lowercased()
        let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        guard let first = words.first else { return false }
        if Self.serverStatements.contains(first) { return true }
        guard first == "select" else { return false }
        var list = words.dropFirst()
        if list.first == "distinct" { list = list.dropFirst() }
        let isWhole = list.contains("from")
        var columns: [String] = [""]
        var depth = 0
        for character in list.prefix(while: { $0 != "from" }).joined(separator: " ") {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                columns.append("")
            } else {
                columns[columns.count - 1].append(character)
            }
        }
        // The last one may go on in what is not known.
        if !isWhole, depth > 0 || columns.count > 1 || !columns[0].contains("(") { return false }
        if method == "get_var" || method == "get_col" { return isNumeric(columns[0]) }
        return isWhole && columns.allSatisfy { isNumeric($0) }
    }

    private func isNumeric(_ column: String) -> Bool {
        let words = column.split(separator: " ")
        guard let first = words.first else { return false }
        if let open = first.firstIndex(of: "(") { return Self.numericFunctions.contains(first[..<open]) }
        guard words.count == 1 || words.count > 1 && words[1] == "as" else { return false }
        let name = first.split(separator: ".").last.map { $0.filter { $0 != "`" } } ?? ""
        return name == "id" || name.hasSuffix("_id") || name == "post_author" || name == "post_parent"
    }

    private static let serverStatements: Set<Substring> = [
        "check", "repair", "analyze", "optimize", "show", "describe", "explain",
    ]

    private static let numericFunctions: Set<Substring> = [
        "count", "sum", "avg", "round", "floor", "ceil", "abs", "length", "char_length", "year", "month", "dayofmonth",
        "unix_timestamp", "datediff", "found_rows", "last_insert_id", "date_format", "now", "curdate",
    ]
}
