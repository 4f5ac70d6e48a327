import AnalysisModel

/// Results as commands that GitHub Actions turns into annotations; the gravest first, as only a few are shown.
package enum GitHubAnnotations {
    package static func text(_ result: AnalysisResult) -> String {
        let positions = Positions(files: result.files)
        var text = ""
        for severity in Severity.allCases.reversed() {
            for issue in result.issues where issue.finding.severity == severity {
                text += line(issue.finding, positions) + "\n"
            }
        }
        return text
    }

    private static func line(_ finding: Finding, _ positions: Positions) -> String {
        let region = positions.region(finding.span)
        let rule = RuleCatalogue.shared[finding.rule]
        let command: String
        switch finding.severity {
        case .critical, .high: command = "error"
        case .medium: command = "warning"
        case .low, .info: command = "notice"
        }
        var properties = [
            ("file", positions.file(finding.span)?.path ?? ""), ("line", "\(region.start.line)"),
            ("endLine", "\(region.end.line)"),
        ]
        // Columns are ignored, and a fault, where the lines differ.
        if region.start.line == region.end.line {
            // The end is that of the last character here.
            let end = Swift.max(region.start.column, region.end.column - 1)
            properties += [("col", "\(region.start.column)"), ("endColumn", "\(end)")]
        }
        properties.append(("title", "\(rule?.title ?? finding.rule) (\(finding.rule))"))
        let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")
        let suggestion = finding.suggestion ?? rule?.suggestion ?? ""
        let message = finding.message + "." + (suggestion.isEmpty ? "" : "\n" + suggestion)
        return "::\(command) \(list)::\(escaped(message, isProperty: false))"
    }

    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where isProperty: escaped += "%3A"
            case "," where isProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
