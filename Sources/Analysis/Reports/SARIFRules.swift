import AnalysisModel
import JSON

/// The rules of a run, and the weaknesses they stand for.
struct SARIFRules {
    /// In the order of their identifiers.
    private let ids: [String]
    private let indices: [String: Int]
    /// The highest confidence among the results of each rule.
    private let confidences: [String: Confidence]
    /// The numbers of weaknesses in the Common Weakness Enumeration, in order.
    private let weaknesses: [Int]

    init(_ issues: [Issue]) {
        var confidences: [String: Confidence] = [:]
        for issue in issues {
            let finding = issue.finding
            confidences[finding.rule] = Swift.max(confidences[finding.rule] ?? .low, finding.confidence)
        }
        self.confidences = confidences
        ids = confidences.keys.sorted()
        var indices: [String: Int] = [:]
        for (index, id) in ids.enumerated() { indices[id] = index }
        self.indices = indices
        weaknesses = Set(ids.compactMap { RuleCatalogue.shared[$0]?.cwe }).sorted()
    }

    func index(of id: String) -> Int { indices[id] ?? -1 }

    /// The member `driver`.
    func writeDriver(version: String, to writer: inout JSONWriter) {
        writer.key("driver")
        writer.beginObject()
        writer.member("name", "wpllm")
        writer.member("fullName", "wpllm \(version)")
        writer.member("version", version)
        writer.member("semanticVersion", version)
        writer.key("shortDescription")
        writer.text("Static analysis of WordPress code that follows data.")
        if !weaknesses.isEmpty {
            writer.key("supportedTaxonomies")
            writer.beginArray()
            writeTaxonomyReference(to: &writer)
            writer.endArray()
        }
        writer.key("rules")
        writer.beginArray()
        for id in ids { write(id, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ id: String, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        guard let rule = RuleCatalogue.shared[id] else {
            writer.endObject()
            return
        }
        writer.member("name", Self.name(id))
        writer.key("shortDescription")
        writer.text(rule.title)
        writer.key("fullDescription")
        writer.text(Self.plain(rule.explanation))
        writer.key("help")
        writer.beginObject()
        writer.member("text", Self.plain(rule.explanation) + "\n\n" + rule.suggestion)
        writer.member("markdown", RuleHelp.markdown(rule))
        writer.endObject()
        writer.key("defaultConfiguration")
        writer.beginObject()
        writer.member("level", SARIFReport.level(rule.severity))
        writer.endObject()
        if let cwe = rule.cwe, let index = weaknesses.firstIndex(of: cwe) {
            writer.key("relationships")
            writer.beginArray()
            writer.beginObject()
            writer.key("target")
            writer.beginObject()
            writer.member("id", "\(cwe)")
            writer.member("index", index)
            writer.key("toolComponent")
            writeTaxonomyReference(to: &writer)
            writer.endObject()
            writer.member("kinds", ["superset"])
            writer.endObject()
            writer.endArray()
        }
        writeProperties(rule, to: &writer)
        writer.endObject()
    }

    /// What GitHub code scanning reads beside the standard's members.
    private func writeProperties(_ rule: Rule, to writer: inout JSONWriter) {
        writer.key("properties")
        writer.beginObject()
        var tags = [rule.type.name]
        if rule.group != rule.type.name { tags.append(rule.group) }
        if let cwe = rule.cwe { tags.append("external/cwe/cwe-\(cwe < 100 ? "0" : "")\(cwe < 10 ? "0" : "")\(cwe)") }
        if let owasp = rule.owasp {
            tags.append("external/owasp/" + owasp.lowercased().split(separator: ":").joined(separator: "-"))
        }
        writer.member("tags", tags)
        writer.member("precision", (confidences[rule.id] ?? .high).name)
        if rule.type == .security {
            writer.member("security-severity", Self.securitySeverity(rule.severity))
        } else {
            let levels = ["note": "recommendation", "warning": "warning", "error": "error"]
            writer.member("problem.severity", levels[SARIFReport.level(rule.severity)] ?? "warning")
        }
        writer.endObject()
    }

    /// In the middle of what GitHub calls so: critical from 9.0, high from 7.0, medium from 4.0, low below.
    private static func securitySeverity(_ severity: Severity) -> String {
        switch severity {
        case .critical: "9.5"
        case .high: "8.0"
        case .medium: "5.5"
        case .low: "3.0"
        case .info: "1.0"
        }
    }

    /// "XssReflected" for "xss.reflected".
    private static func name(_ id: String) -> String {
        id.split { $0 == "." || $0 == "-" }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Markdown in one paragraph, its code marks left out.
    private static func plain(_ markdown: String) -> String {
        markdown.split(whereSeparator: \.isNewline).joined(separator: " ").filter { $0 != "`" }
    }

    // MARK: Weaknesses

    private func writeTaxonomyReference(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", "CWE")
        writer.member("index", 0)
        writer.endObject()
    }

    /// The member `taxonomies`, if a rule names a weakness.
    func writeTaxonomies(to writer: inout JSONWriter) {
        guard !weaknesses.isEmpty else { return }
        writer.key("taxonomies")
        writer.beginArray()
        writer.beginObject()
        writer.member("name", "CWE")
        writer.member("organization", "MITRE")
        writer.key("shortDescription")
        writer.text("The MITRE Common Weakness Enumeration")
        writer.member("informationUri", "https://cwe.mitre.org/")
        writer.key("taxa")
        writer.beginArray()
        for number in weaknesses {
            writer.beginObject()
            writer.member("id", "\(number)")
            writer.member("helpUri", "https://cwe.mitre.org/data/definitions/\(number).html")
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }
}

/// A rule, explained.
enum RuleHelp {
    /// Explanation, examples and fix as Markdown.
    static func markdown(_ rule: Rule) -> String {
        var text = rule.explanation
        text += "\n\n**Reported**\n\n" + fenced(rule.bad)
        text += "\n\n**Not reported**\n\n" + fenced(rule.good)
        if !rule.fix.isEmpty { text += "\n\n**Fix**\n\n" + rule.fix }
        return text
    }

    private static func fenced(_ example: Rule.Example) -> String {
        let fence = example.code.contains("```") ? "````" : "```"
        return fence + example.language + "\n" + example.code + fence
    }
}
