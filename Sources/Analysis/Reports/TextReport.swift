import AnalysisModel

/// Results for a terminal: by file, each with its code, the path of its data and what to do.
package enum TextReport {
    package struct Options: Sendable {
        package var hasColor: Bool
        /// Whether traces, suggestions and fixes are shown.
        package var isVerbose: Bool

        package init(hasColor: Bool = false, isVerbose: Bool = true) {
            self.hasColor = hasColor
            self.isVerbose = isVerbose
        }
    }

    package static func text(_ result: AnalysisResult, _ options: Options = .init()) -> String {
        var writer = TextWriter(result: result, options: options)
        return writer.text()
    }
}

/// Text that may come from files, made harmless for terminals.
enum TerminalText {
    /// Control characters, and those that turn the direction of writing, become visible; tabs stay.
    static func harmless(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var harmless = ""
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
                harmless += scalar == "\n" ? "␊" : scalar == "\r" ? "␍" : "\u{FFFD}"
            } else {
                harmless.unicodeScalars.append(scalar)
            }
        }
        return harmless
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C: true
        default: false
        }
    }
}

private struct TextWriter {
    private enum Color: String {
        case red = "31"
        case yellow = "33"
        case blue = "34"
        case cyan = "36"
        case green = "32"
        case bold = "1"
        case boldRed = "1;31"
        case dim = "2"
    }

    private let result: AnalysisResult
    private let options: TextReport.Options
    private let positions: Positions
    private var output = ""

    init(result: AnalysisResult, options: TextReport.Options) {
        self.result = result
        self.options = options
        positions = Positions(files: result.files)
    }

    mutating func text() -> String {
        for (index, issues) in result.issuesByFile.enumerated() where !issues.isEmpty {
            let score = result.scores.indices.contains(index) ? "  score \(result.scores[index])" : ""
            output += paint(TerminalText.harmless(result.files[index].path), .bold) + paint(score, .dim) + "\n"
            for issue in issues {
                write(issue.finding)
                if let advice = issue.advice { write(advice) }
            }
            output += "\n"
        }
        for note in result.notes {
            let path = note.file.flatMap { result.files.indices.contains($0) ? result.files[$0].path + ": " : nil }
            output += paint("note: ", .cyan) + TerminalText.harmless((path ?? "") + note.message) + "\n"
        }
        writeSummary()
        return output
    }

    private mutating func write(_ finding: Finding) {
        let rule = RuleCatalogue.shared[finding.rule]
        let region = positions.region(finding.span)
        let weakness = rule?.cwe.map { " CWE-\($0)" } ?? ""
        let confidence = finding.confidence == .high ? "" : ", \(finding.confidence.name) confidence"
        output += "  \(region.start.line):\(region.start.column)  "
        output += paint(finding.severity.name, color(finding.severity)) + "  "
        output += TerminalText.harmless(finding.message)
        output += paint("  \(finding.rule)\(weakness)\(confidence)", .dim) + "\n"
        writeCode(finding.span, region)
        guard options.isVerbose else { return }
        for (number, step) in finding.trace.enumerated() {
            guard let file = positions.file(step.span) else { continue }
            let place = positions.region(step.span).start
            let code = TerminalText.harmless(Snippet.text(of: step.span, in: file))
            output += "      \(number + 1). \(TerminalText.harmless(file.path)):\(place.line):\(place.column)  "
            output += TerminalText.harmless(step.note) + paint("  \(code)", .dim) + "\n"
        }
        let suggestion = finding.suggestion ?? rule?.suggestion ?? ""
        if !suggestion.isEmpty { output += paint("      → ", .green) + TerminalText.harmless(suggestion) + "\n" }
        if let fix = finding.fix { output += paint("      fix: ", .green) + TerminalText.harmless(fix.title) + "\n" }
    }

    /// What a model said: its words are marked as such, line by line.
    private mutating func write(_ advice: Advice) {
        for line in advice.explanation.split(whereSeparator: \.isNewline) {
            output += paint("      model: ", .cyan) + TerminalText.harmless(String(line)) + "\n"
        }
        if let patch = advice.patch {
            for line in patch.split(separator: "\n") {
                let color: Color = line.first == "+" ? .green : line.first == "-" ? .red : .dim
                output += "      " + paint(TerminalText.harmless(String(line)), color) + "\n"
            }
        }
        output += paint("      patch: ", .cyan) + TerminalText.harmless(advice.patchNote) + "\n"
    }

    /// The line on which the span begins, and marks below what the span covers of it.
    private mutating func writeCode(_ span: SourceSpan, _ region: Positions.Region) {
        guard let file = positions.file(span) else { return }
        let (_, range) = Snippet.line(region.start.line, of: file, around: span.range.lowerBound, mostBytes: 160)
        let blanks = file.bytes[range].prefix { $0 == 0x20 || $0 == 0x09 }.count
        let code = TerminalText.harmless(file.text(range.dropFirst(blanks)))
        guard !code.isEmpty else { return }
        output += "      " + code + "\n"
        let start = Swift.max(span.range.lowerBound, range.lowerBound + blanks)
        guard start <= range.upperBound else { return }
        let end = Swift.max(start, Swift.min(span.range.upperBound, range.upperBound))
        let before = String(decoding: file.bytes[(range.lowerBound + blanks)..<start], as: UTF8.self)
        let marked = String(decoding: file.bytes[start..<end], as: UTF8.self)
        // Tabs are kept, so that the marks stand below the code whatever a tab is worth.
        let indentation = String(before.map { $0 == "\t" ? "\t" : " " })
        let marks = "^" + String(repeating: "~", count: Swift.max(0, marked.count - 1))
        output += "      " + indentation + paint(marks, .green) + "\n"
    }

    private mutating func writeSummary() {
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = result.issues.count { $0.finding.severity == severity }
            return count > 0 ? paint("\(count) \(severity.name)", color(severity)) : nil
        }
        let files = result.files.count
        let withIssues = Set(result.issues.map(\.finding.span.file)).count
        if result.issues.isEmpty {
            output += paint("No issues", .green) + " in \(files) \(files == 1 ? "file" : "files")"
        } else {
            output += paint("\(result.issues.count) \(result.issues.count == 1 ? "issue" : "issues")", .bold)
            output +=
                " (\(counts.joined(separator: ", "))) in \(withIssues) of \(files) \(files == 1 ? "file" : "files")"
        }
        output += ", score \(result.score)"
        if !result.suppressed.isEmpty { output += ", \(result.suppressed.count) suppressed" }
        output += result.isComplete ? "\n" : paint(", cancelled before the end", .red) + "\n"
    }

    private func color(_ severity: Severity) -> Color {
        switch severity {
        case .critical: .boldRed
        case .high: .red
        case .medium: .yellow
        case .low: .blue
        case .info: .cyan
        }
    }

    private func paint(_ text: String, _ color: Color) -> String {
        options.hasColor && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
