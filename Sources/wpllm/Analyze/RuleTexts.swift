import AnalysisModel
import JSON

/// What the catalogue of rules says, for `--list-rules` and `--explain`.
enum RuleTexts {
    /// A line for each rule: identifier, type, severity, weakness and title.
    static func list() -> String {
        let rules = RuleCatalogue.shared.rules
        let width = rules.map(\.id.count).max() ?? 0
        return rules.map { rule in
            let cwe = rule.cwe.map { "CWE-\($0)" } ?? ""
            return padded(rule.id, width) + "  " + padded(rule.type.name, 11) + "  " + padded(rule.severity.name, 8)
                + "  " + padded(cwe, 8) + "  " + rule.title + "\n"
        }.joined()
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// The rules as a JSON array.
    static func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginArray()
        for rule in RuleCatalogue.shared.rules {
            writer.beginObject()
            for (key, value) in [
                ("id", rule.id), ("group", rule.group), ("type", rule.type.name), ("severity", rule.severity.name),
                ("title", rule.title), ("suggestion", rule.suggestion), ("explanation", rule.explanation),
            ] {
                writer.key(key)
                writer.string(value)
            }
            writer.key("cwe")
            if let cwe = rule.cwe { writer.string("CWE-\(cwe)") } else { writer.null() }
            writer.key("owasp")
            if let owasp = rule.owasp { writer.string(owasp) } else { writer.null() }
            writer.endObject()
        }
        writer.endArray()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// Everything about a rule.
    ///
    /// - Throws: `ToolError` that names similar rules if there is no such rule.
    static func explanation(of id: String) throws -> String {
        guard let rule = RuleCatalogue.shared[id] else {
            let name = id.split(separator: ".").last.map(String.init) ?? id
            let similar = RuleCatalogue.shared.rules.map(\.id).filter { rule in
                rule.hasPrefix(id) || (name.count > 2 && rule.contains(name))
            }
            let hint = similar.isEmpty ? "" : "; there are \(similar.prefix(8).joined(separator: ", "))"
            throw ToolError("there is no rule \"\(id)\"\(hint)")
        }
        var facts = "\(rule.type.name), \(rule.severity.name)"
        if let cwe = rule.cwe { facts += ", CWE-\(cwe)" }
        if let owasp = rule.owasp { facts += ", OWASP \(owasp)" }
        var text = "\(rule.id): \(rule.title)\n\(facts)\n\n\(rule.explanation)\n\n"
        for (heading, example) in [("Reported:", rule.bad), ("Not reported:", rule.good)] {
            let place = example.file.map { " (in \($0))" } ?? ""
            text += "\(heading)\(place)\n\n"
            text += example.code.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
            text += "\n"
        }
        let suggestion = rule.suggestion.hasSuffix(".") ? rule.suggestion : rule.suggestion + "."
        return text + "\(suggestion)\n" + (rule.fix.isEmpty ? "" : "\n\(rule.fix)\n")
    }
}
