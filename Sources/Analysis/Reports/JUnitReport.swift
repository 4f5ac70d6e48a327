import AnalysisModel

/// Results as JUnit XML: a suite for each file, a failed test for each issue, a passed one for a file without any.
package enum JUnitReport {
    package static func xml(_ result: AnalysisResult) -> String {
        let positions = Positions(files: result.files)
        let issues = result.issuesByFile
        var suppressed = [[SuppressedIssue]](repeating: [], count: result.files.count)
        for entry in result.suppressed where suppressed.indices.contains(entry.issue.finding.span.file) {
            suppressed[entry.issue.finding.span.file].append(entry)
        }
        func testCount(_ file: Int) -> Int { Swift.max(issues[file].count + suppressed[file].count, 1) }
        let tests = result.files.indices.reduce(0) { $0 + testCount($1) }
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<testsuites name=\"wpllm\" tests=\"\(tests)\" failures=\"\(result.issues.count)\" errors=\"0\""
        xml += " skipped=\"\(result.suppressed.count)\">\n"
        for (index, file) in result.files.enumerated() {
            let path = XMLText.escaped(file.path)
            xml += "  <testsuite name=\"\(path)\" tests=\"\(testCount(index))\" failures=\"\(issues[index].count)\""
            xml += " errors=\"0\" skipped=\"\(suppressed[index].count)\">\n"
            if issues[index].isEmpty && suppressed[index].isEmpty {
                xml += "    <testcase name=\"no issues\" classname=\"\(path)\" file=\"\(path)\"/>\n"
            }
            for issue in issues[index] { xml += testCase(issue, path, positions, body: failure(issue, positions)) }
            for entry in suppressed[index] { xml += testCase(entry.issue, path, positions, body: skipped(entry)) }
            let notes = result.notes.filter { $0.file == index }.map(\.message)
            if !notes.isEmpty {
                xml += "    <system-out>\(XMLText.escaped(notes.joined(separator: "\n")))</system-out>\n"
            }
            xml += "  </testsuite>\n"
        }
        return xml + "</testsuites>\n"
    }

    private static func testCase(_ issue: Issue, _ path: String, _ positions: Positions, body: String) -> String {
        let place = positions.region(issue.finding.span).start
        let name = XMLText.escaped("\(issue.finding.rule) at \(place.line):\(place.column)")
        return "    <testcase name=\"\(name)\" classname=\"\(path)\" file=\"\(path)\" line=\"\(place.line)\">\n"
            + body + "    </testcase>\n"
    }

    private static func skipped(_ entry: SuppressedIssue) -> String {
        let reason = entry.kind == .baseline ? "in the baseline" : "suppressed by a comment"
        let text = entry.reason.isEmpty ? reason : reason + ": " + entry.reason
        return "      <skipped message=\"\(XMLText.escaped(text))\"/>\n"
    }

    private static func failure(_ issue: Issue, _ positions: Positions) -> String {
        let finding = issue.finding
        let rule = RuleCatalogue.shared[finding.rule]
        var lines: [String] = []
        if let file = positions.file(finding.span) {
            let place = positions.region(finding.span).start
            lines.append("\(file.path):\(place.line):\(place.column)")
            lines.append(Snippet.text(of: finding.span, in: file))
        }
        for step in finding.trace {
            guard let file = positions.file(step.span) else { continue }
            let place = positions.region(step.span).start
            lines.append("\(step.kind): \(file.path):\(place.line):\(place.column): \(step.note)")
        }
        let suggestion = finding.suggestion ?? rule?.suggestion ?? ""
        if !suggestion.isEmpty { lines.append(suggestion) }
        let type = XMLText.escaped("\(finding.rule) (\(finding.severity.name))")
        return "      <failure type=\"\(type)\" message=\"\(XMLText.escaped(finding.message))\">"
            + XMLText.escaped(lines.joined(separator: "\n")) + "</failure>\n"
    }
}

/// Text in XML 1.0 and HTML.
enum XMLText {
    /// For contents and attributes in double or single quotes; characters that XML does not have become U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case "\r": escaped += "&#13;"
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
