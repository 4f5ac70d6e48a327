import AnalysisModel
import JSON

/// Writes issues as the members of JSON answers.
struct IssueWriter {
    let positions: Positions

    init(files: [SourceFile]) { positions = Positions(files: files) }

    /// An array of issues.
    func write(_ issues: some Sequence<Issue>, to writer: inout JSONWriter) {
        writer.beginArray()
        for issue in issues { write(issue, to: &writer) }
        writer.endArray()
    }

    private func write(_ issue: Issue, to writer: inout JSONWriter) {
        let finding = issue.finding
        let rule = RuleCatalogue.shared[finding.rule]
        let region = positions.region(finding.span)
        let file = positions.file(finding.span)
        writer.beginObject()
        writer.member("file", file?.path ?? "")
        write(region, to: &writer)
        writer.member("severity", finding.severity.name)
        writer.member("type", (rule?.type ?? .quality).issueType)
        writer.member("message", finding.message)
        writer.member("suggestion", finding.suggestion ?? rule?.suggestion ?? "")
        writer.member("code_snippet", file.map { Snippet.text(of: finding.span, in: $0) } ?? "")
        writer.member("rule", finding.rule)
        writer.member("confidence", finding.confidence.name)
        writer.member("cwe", rule?.cwe.map { "CWE-\($0)" })
        writer.member("owasp", rule?.owasp)
        writer.member("fingerprint", issue.fingerprint)
        writer.key("trace")
        writer.beginArray()
        for step in finding.trace { write(step, to: &writer) }
        writer.endArray()
        writer.key("fix")
        if let fix = finding.fix { write(fix, to: &writer) } else { writer.null() }
        if let advice = issue.advice {
            writer.member("explanation", advice.explanation)
            writer.member("patch", advice.patch)
            writer.member("patch_note", advice.patchNote)
        }
        writer.endObject()
    }

    private func write(_ region: Positions.Region, to writer: inout JSONWriter) {
        writer.member("line", region.start.line)
        writer.member("column", region.start.column)
        writer.member("end_line", region.end.line)
        writer.member("end_column", region.end.column)
    }

    private func write(_ step: TraceStep, to writer: inout JSONWriter) {
        let place = positions.region(step.span).start
        let file = positions.file(step.span)
        writer.beginObject()
        writer.member("kind", "\(step.kind)")
        writer.member("file", file?.path ?? "")
        writer.member("line", place.line)
        writer.member("column", place.column)
        writer.member("note", step.note)
        writer.member("code", file.map { Snippet.text(of: step.span, in: $0) } ?? "")
        writer.endObject()
    }

    private func write(_ fix: Fix, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("title", fix.title)
        writer.key("edits")
        writer.beginArray()
        for edit in fix.edits {
            let region = positions.region(edit.span)
            writer.beginObject()
            writer.member("file", positions.file(edit.span)?.path ?? "")
            writer.member("start_line", region.start.line)
            writer.member("start_column", region.start.column)
            writer.member("end_line", region.end.line)
            writer.member("end_column", region.end.column)
            writer.member("start_byte", edit.span.range.lowerBound)
            writer.member("end_byte", edit.span.range.upperBound)
            writer.member("replacement", edit.replacement)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}

extension JSONWriter {
    mutating func member(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }

    /// Writes null for nil.
    mutating func member(_ key: String, _ value: String?) {
        self.key(key)
        if let value { string(value) } else { null() }
    }

    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        integer(value)
    }

    mutating func member(_ key: String, _ value: Double) {
        self.key(key)
        number(value)
    }

    mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        bool(value)
    }

    mutating func member(_ key: String, _ values: [String]) {
        self.key(key)
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
