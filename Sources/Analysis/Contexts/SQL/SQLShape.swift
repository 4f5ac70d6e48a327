/// Tells SQL from prose by the first words of a text.
struct SQLShape {
    let isSQL: Bool

    /// Looks at no more than the first 4,096 bytes.
    init(_ text: some Collection<UInt8>) {
        var words: [String] = []
        var word: [UInt8] = []
        var hasOperator = false
        for byte in text.prefix(4096) {
            if Byte.isWord(byte) {
                word.append(byte)
                continue
            }
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
            // What stands first may be a parenthesis or a blank, nothing else.
            if words.isEmpty && !Byte.isBlank(byte) && byte != UInt8(ascii: "(") { break }
            if "=*`'(".utf8.contains(byte) { hasOperator = true }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        isSQL = Self.judge(words, hasOperator)
    }

    private static func judge(_ words: [String], _ hasOperator: Bool) -> Bool {
        guard let first = words.first else { return false }
        let verb = first.uppercased()
        let rest = words.dropFirst().map { $0.uppercased() }
        let isShouted = first == verb
        let second = rest.first ?? ""
        switch verb {
        case "SELECT":
            let hasClause =
                first == first.lowercased() && !Set(rest).isDisjoint(with: ["WHERE", "JOIN", "ORDER", "LIMIT"])
            if rest.contains("FROM") && (isShouted || hasOperator || hasClause) { return true }
            return isShouted && (rest.isEmpty || hasOperator || ["DISTINCT", "SQL_CALC_FOUND_ROWS"].contains(second))
        case "INSERT", "REPLACE":
            return rest.contains("INTO") && (isShouted || rest.contains("VALUES") || hasOperator)
                || isShouted && rest.isEmpty
        case "UPDATE": return rest.contains("SET") && (isShouted || hasOperator) || isShouted && rest.count < 2
        case "DELETE":
            return isShouted && (rest.isEmpty || rest.contains("FROM")) || second == "FROM" && rest.contains("WHERE")
        case "CREATE", "DROP", "ALTER":
            let objects = [
                "TABLE", "DATABASE", "INDEX", "VIEW", "TEMPORARY", "UNIQUE", "TRIGGER", "PROCEDURE", "FUNCTION", "USER",
                "EVENT", "SCHEMA", "FULLTEXT", "OR",
            ]
            return isShouted && (rest.isEmpty || objects.contains(second))
                || second == "TABLE" && (rest.contains("IF") || hasOperator)
        case "TRUNCATE": return isShouted || second == "TABLE"
        case "SHOW":
            let objects = [
                "TABLES", "COLUMNS", "FULL", "INDEX", "INDEXES", "KEYS", "TABLE", "CREATE", "DATABASES", "VARIABLES",
                "STATUS", "GLOBAL", "SESSION", "GRANTS", "PROCESSLIST", "ENGINES", "WARNINGS", "FIELDS",
            ]
            return isShouted && (rest.isEmpty || objects.contains(second))
                || ["TABLES", "COLUMNS", "FIELDS"].contains(second) && (rest.contains("LIKE") || rest.contains("FROM"))
        case "DESCRIBE", "DESC", "EXPLAIN", "OPTIMIZE", "REPAIR", "RENAME", "LOCK", "UNLOCK":
            return isShouted && rest.count < 4
        case "WITH": return isShouted && rest.contains("SELECT")
        case "SET": return isShouted && hasOperator
        case "START", "COMMIT", "ROLLBACK": return isShouted && (rest.isEmpty || second == "TRANSACTION")
        default: return false
        }
    }
}
