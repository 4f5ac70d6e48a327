import AnalysisModel
import Testing

/// The tables of `Data/facts` that are written by hand or by tools: their form, and that they agree with each other.
struct FactTableTests {
    static let dangers: Set<Substring> = [
        "html", "attr", "attr-double", "attr-single", "unquoted", "markup", "url", "js-string", "js", "css",
        "sql-string", "sql", "sql-identifier", "shell", "shell-quoted", "path", "path-write", "path-delete", "include",
        "redirect", "header", "ssrf", "regex", "unserialize", "code", "callable", "xpath", "ldap", "xml", "mail", "key",
        "upload", "log", "all",
    ]

    /// The words of each line of a table, with the line's number.
    static func rows(_ name: String) throws -> [(line: Int, words: [Substring])] {
        let file = try #require(EmbeddedFile.named("facts/\(name)"))
        return file.entries.map { ($0.line, $0.text.split(separator: " ")) }
    }

    @Test func everySinkNamesADangerAndARule() throws {
        let rows = try Self.rows("sinks.txt")
        #expect(rows.count > 300)
        for (line, words) in rows {
            try #require(words.count == 5, "sinks.txt:\(line)")
            #expect(["construct", "function", "method", "new", "property"].contains(words[0]), "sinks.txt:\(line)")
            // What is nobody else's business is a danger for sinks only; `keys:` means the keys of an array.
            let danger = words[3].hasPrefix("keys:") ? words[3].dropFirst(5) : words[3]
            #expect(danger == "personal" || Self.dangers.contains(danger), "sinks.txt:\(line)")
            let rule = String(words[4])
            #expect(rule == "xss" || RuleCatalogue.shared[rule] != nil, "sinks.txt:\(line): no rule \(rule)")
        }
    }

    @Test func everySanitizerNamesATypeAndContexts() throws {
        for (line, words) in try Self.rows("sanitizers.txt") {
            // A filter's name follows the word "filter"; a function's is followed by the number of the argument.
            try #require(words.count >= 3, "sanitizers.txt:\(line)")
            if words[0] != "filter" { #expect(Int(words[1]) ?? 0 >= 1, "sanitizers.txt:\(line)") }
            #expect(["int", "float", "bool", "string", "array", "mixed"].contains(words[2]), "sanitizers.txt:\(line)")
            #expect(Self.dangers.isSuperset(of: words[3...]), "sanitizers.txt:\(line)")
        }
    }

    /// `esc_html()` protects no link and no script, `sanitize_text_field()` no attribute and no SQL, a number all.
    @Test(arguments: [
        ("esc_html", ["html", "attr"], ["url", "js-string", "unquoted", "sql"]),
        ("sanitize_text_field", ["html", "header"], ["attr", "attr-double", "sql-string", "path", "shell"]),
        ("esc_url", ["url", "attr"], ["redirect", "ssrf", "path"]),
        ("esc_sql", ["sql-string"], ["sql", "sql-identifier", "html"]),
        ("basename", ["path", "include"], ["upload", "html", "shell"]), ("absint", ["all"], []),
    ])
    func sanitizersProtectWhatTheyShould(name: String, harmless: [String], dangerous: [String]) throws {
        let row = try #require(try Self.rows("sanitizers.txt").first { $0.words[0] == name }?.words)
        let contexts = Set(row[3...].map(String.init))
        #expect(contexts.isSuperset(of: harmless))
        #expect(contexts.isDisjoint(with: dangerous))
    }

    @Test func wordPressFunctionsHaveParametersAndVersions() throws {
        let rows = try Self.rows("functions.txt")
        #expect(rows.count > 4000)
        for (line, words) in rows {
            try #require(words.count >= 7, "functions.txt:\(line)")
            let least = try #require(Int(words[1]), "functions.txt:\(line)")
            if let greatest = Int(words[2]) {
                #expect(least <= greatest && words.count - 7 == greatest, "functions.txt:\(line)")
            } else {
                #expect(words[2] == "*" && words.last?.contains("...") == true, "functions.txt:\(line)")
            }
        }
        let insert = rows.first { $0.words[0] == "wp_insert_post" }?.words.map(String.init)
        #expect(insert?[1...6] == ["1", "3", "1.0.0", "-", "-", "int|WP_Error"])
        let old = rows.first { $0.words[0] == "get_settings" }?.words.map(String.init)
        #expect(old?[4...5] == ["2.1.0", "get_option"])
    }

    @Test func classesAndHooksHaveTheirColumns() throws {
        for (line, words) in try Self.rows("classes.txt") {
            let least = words[0] == "method" ? 5 : 6
            #expect(words.count >= least, "classes.txt:\(line)")
            #expect(["class", "interface", "trait", "method"].contains(words[0]), "classes.txt:\(line)")
        }
        let hooks = try Self.rows("hooks.txt")
        #expect(hooks.allSatisfy { $0.words.count == 5 && ["action", "filter"].contains($0.words[0]) })
        let blocks = hooks.first { $0.words[1] == "allowed_block_types" }?.words.map(String.init)
        #expect(blocks == ["filter", "allowed_block_types", "2", "5.8.0", "allowed_block_types_all"])
    }

    /// "8.4" as 804; nil for "-".
    static func version(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".").compactMap { Int($0) }
        guard let major = parts.first else { return nil }
        return major * 100 + (parts.count > 1 ? parts[1] : 0)
    }

    @Test func phpFunctionsComeBeforeTheyGo() throws {
        let rows = try Self.rows("php-functions.txt")
        #expect(rows.count > 2500)
        #expect(Set(rows.map { $0.words[0] }).count == rows.count)
        for (line, words) in rows {
            try #require(words.count >= 8, "php-functions.txt:\(line)")
            let versions = words[3...5].compactMap(Self.version)
            #expect(versions == versions.sorted(), "php-functions.txt:\(line)")
        }
        let contains = rows.first { $0.words[0] == "str_contains" }?.words.prefix(4).map(String.init)
        #expect(contains == ["str_contains", "2", "2", "8.0"])
    }

    @Test func sanitizersPassTheirArgumentOn() throws {
        let none = try Self.rows("propagation.txt").filter { $0.words[1...] == ["*", "none"] }
        let opaque = Set(none.map { $0.words[0] })
        #expect(opaque.count > 400)
        let sanitizers = Set(try Self.rows("sanitizers.txt").map { $0.words[0] })
        #expect(opaque.isDisjoint(with: sanitizers))
    }
}
