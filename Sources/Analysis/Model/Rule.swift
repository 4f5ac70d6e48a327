/// A rule: what it is called, why it matters, and how to mend what it reports. Written in `Data/rules`.
package struct Rule: Sendable {
    /// "group.name", such as "xss.reflected".
    package var id: String
    /// What benchmarks and documents put together: "xss", "sqli", "csrf", "i18n", …
    package var group: String
    package var type: AnalysisType
    /// The usual severity; a finding may differ.
    package var severity: Severity
    /// The number in the Common Weakness Enumeration.
    package var cwe: Int?
    /// The category of the OWASP Top Ten, such as "A03:2021".
    package var owasp: String?
    /// What is wrong, as a heading.
    package var title: String
    /// What is wrong, as a sentence with `{name}` for what a finding fills in.
    package var message: String
    package var suggestion: String
    /// Markdown.
    package var explanation: String
    /// Code that the rule reports, with the language it is written in.
    package var bad: Example
    /// The same code, mended.
    package var good: Example
    /// How to mend it; Markdown.
    package var fix: String

    package struct Example: Sendable, Equatable {
        /// "php", "js", "jsx", "json", "html", "css" or "text".
        package var language: String
        /// The file it must be in to be reported, such as "theme.json"; nil if any will do.
        package var file: String?
        package var code: String
    }

    /// The message with its placeholders filled in.
    package func message(_ values: [String: String]) -> String {
        guard message.contains("{") else { return message }
        var text = ""
        var rest = message[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            text += values[name] ?? name
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
