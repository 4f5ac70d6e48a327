/// Reads a file of `Data/rules`: for each rule a heading with its identifier, its fields as `key: value` lines, and the
/// sections Explanation, Bad, Good and Fix.
struct RuleFileReader {
    private let name: String
    private let lines: [Substring]
    private var position = 0
    /// What could not be read, with the line.
    private(set) var problems: [String] = []

    init(file: EmbeddedFile) {
        name = file.name
        lines = file.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
    }

    mutating func rules() -> [Rule] {
        var rules: [Rule] = []
        while position < lines.count {
            let line = lines[position]
            position += 1
            guard line.hasPrefix("# ") else { continue }
            if let rule = rule(id: String(line.dropFirst(2).trimmed)) { rules.append(rule) }
        }
        return rules
    }

    private mutating func rule(id: String) -> Rule? {
        let start = position
        let fields = fields()
        var sections: [String: [Substring]] = [:]
        while position < lines.count, !isRuleHeading(lines[position]) {
            let heading = lines[position].dropFirst(3).trimmed
            position += 1
            sections[String(heading)] = section()
        }
        func text(_ section: String) -> String { Self.joined(sections[section] ?? []) }
        guard let group = id.split(separator: ".").first, let type = AnalysisType(name: fields["type"] ?? ""),
            let severity = Severity(name: fields["severity"] ?? ""), let title = fields["title"],
            let message = fields["message"], let suggestion = fields["suggestion"],
            let bad = Self.example(sections["Bad"] ?? []), let good = Self.example(sections["Good"] ?? [])
        else {
            problems.append("\(name):\(start): \(id) lacks a field or section, or has a wrong type or severity")
            return nil
        }
        return Rule(
            id: id, group: fields["group"] ?? String(group), type: type, severity: severity,
            cwe: fields["cwe"].flatMap { Int($0) }, owasp: fields["owasp"], title: title, message: message,
            suggestion: suggestion, explanation: text("Explanation"), bad: bad, good: good, fix: text("Fix"))
    }

    /// `key: value` lines, up to the first section.
    private mutating func fields() -> [String: String] {
        var fields: [String: String] = [:]
        while position < lines.count, !lines[position].hasPrefix("## "), !isRuleHeading(lines[position]) {
            let line = lines[position]
            position += 1
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[String(line[..<colon].trimmed)] = String(line[line.index(after: colon)...].trimmed)
        }
        return fields
    }

    /// The lines up to the next section or rule; inside a fence nothing is a heading.
    private mutating func section() -> [Substring] {
        var section: [Substring] = []
        var isFenced = false
        while position < lines.count {
            let line = lines[position]
            if line.hasPrefix("```") { isFenced.toggle() }
            if !isFenced && (line.hasPrefix("## ") || isRuleHeading(line)) { break }
            section.append(line)
            position += 1
        }
        return section
    }

    private func isRuleHeading(_ line: Substring) -> Bool { line.hasPrefix("# ") }

    private static func joined(_ lines: some Sequence<Substring>) -> String {
        var text = lines.joined(separator: "\n")[...]
        while let first = text.first, first.isNewline { text.removeFirst() }
        while let last = text.last, last.isNewline { text.removeLast() }
        return String(text)
    }

    /// The fenced code in a section; the fence names the language, and after a blank the file if that matters.
    private static func example(_ section: [Substring]) -> Rule.Example? {
        guard let open = section.firstIndex(where: { $0.hasPrefix("```") }),
            let close = section[(open + 1)...].firstIndex(where: { $0.hasPrefix("```") })
        else { return nil }
        let words = section[open].dropFirst(3).split(separator: " ")
        guard let language = words.first else { return nil }
        return Rule.Example(
            language: String(language), file: words.count > 1 ? String(words[1]) : nil,
            code: section[(open + 1)..<close].joined(separator: "\n") + "\n")
    }
}
