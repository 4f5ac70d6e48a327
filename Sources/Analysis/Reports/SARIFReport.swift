import AnalysisModel
import JSON

/// Results as SARIF 2.1.0 (OASIS, with errata 01), as GitHub code scanning and editors read them.
package enum SARIFReport {
    static let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    /// The name that stands for the folder in which the files are.
    static let root = "SRCROOT"

    /// The log file: one run, with those rules that have results.
    package static func json(_ result: AnalysisResult, _ details: ReportDetails) -> [UInt8] {
        var writer = JSONWriter(capacity: 4096 + result.issues.count * 2048)
        writer.beginObject()
        writer.member("$schema", schema)
        writer.member("version", "2.1.0")
        writer.key("runs")
        writer.beginArray()
        var run = SARIFRun(result: result, details: details)
        run.write(to: &writer)
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// The level of a result.
    static func level(_ severity: Severity) -> String {
        switch severity {
        case .info, .low: "note"
        case .medium: "warning"
        case .high, .critical: "error"
        }
    }
}

/// Writes a run.
private struct SARIFRun {
    let result: AnalysisResult
    let details: ReportDetails
    let rules: SARIFRules
    let locations: SARIFLocations

    init(result: AnalysisResult, details: ReportDetails) {
        self.result = result
        self.details = details
        rules = SARIFRules(result.issues + result.suppressed.map(\.issue))
        locations = SARIFLocations(files: result.files)
    }

    mutating func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("tool")
        writer.beginObject()
        rules.writeDriver(version: details.version, to: &writer)
        writer.endObject()
        writeInvocation(to: &writer)
        writer.key("originalUriBaseIds")
        writer.beginObject()
        writer.key(SARIFReport.root)
        writer.beginObject()
        if let root = details.root, root.hasPrefix("/") { writer.member("uri", URIPath.folder(root)) }
        writer.key("description")
        writer.text("The folder in which the analysed files are.")
        writer.endObject()
        writer.endObject()
        locations.writeArtifacts(to: &writer)
        rules.writeTaxonomies(to: &writer)
        writer.member("columnKind", "unicodeCodePoints")
        writer.member("newlineSequences", ["\r\n", "\n", "\r"])
        writeResults(to: &writer)
        writer.key("properties")
        writer.beginObject()
        writer.member("score", result.score)
        writer.endObject()
        writer.endObject()
    }

    private func writeInvocation(to writer: inout JSONWriter) {
        writer.key("invocations")
        writer.beginArray()
        writer.beginObject()
        writer.member("executionSuccessful", result.isComplete)
        if let started = details.started.flatMap({ UTCTime.text($0) }) { writer.member("startTimeUtc", started) }
        if let ended = details.ended.flatMap({ UTCTime.text($0) }) { writer.member("endTimeUtc", ended) }
        writer.key("toolExecutionNotifications")
        writer.beginArray()
        for note in result.notes {
            writer.beginObject()
            writer.key("message")
            writer.text(note.message + ".")
            writer.member("level", "note")
            if let file = note.file, result.files.indices.contains(file) {
                writer.key("locations")
                writer.beginArray()
                writer.beginObject()
                writer.key("physicalLocation")
                writer.beginObject()
                locations.writeArtifactLocation(file, to: &writer)
                writer.endObject()
                writer.endObject()
                writer.endArray()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }

    private func writeResults(to writer: inout JSONWriter) {
        var counts: [String: Int] = [:]
        func number(_ issue: Issue) -> Int {
            counts[issue.fingerprint, default: 0] += 1
            return counts[issue.fingerprint] ?? 1
        }
        writer.key("results")
        writer.beginArray()
        for issue in result.issues { write(issue, number: number(issue), suppression: nil, to: &writer) }
        for entry in result.suppressed {
            write(entry.issue, number: number(entry.issue), suppression: entry, to: &writer)
        }
        writer.endArray()
    }

    /// - Parameter number: tells results with the same fingerprint apart.
    private func write(
        _ issue: Issue, number: Int, suppression: SuppressedIssue?, to writer: inout JSONWriter
    ) {
        let finding = issue.finding
        let rule = RuleCatalogue.shared[finding.rule]
        writer.beginObject()
        writer.member("ruleId", finding.rule)
        writer.member("ruleIndex", rules.index(of: finding.rule))
        writer.member("level", SARIFReport.level(finding.severity))
        writer.key("message")
        let suggestion = finding.suggestion ?? rule?.suggestion ?? ""
        writer.text(finding.message + "." + (suggestion.isEmpty ? "" : " " + suggestion))
        writer.key("locations")
        writer.beginArray()
        locations.writeLocation(finding.span, message: nil, to: &writer)
        writer.endArray()
        if !finding.trace.isEmpty { write(finding.trace, to: &writer) }
        writer.key("partialFingerprints")
        writer.beginObject()
        writer.member("wpllmFingerprint/v1", "\(issue.fingerprint):\(number)")
        writer.endObject()
        if let fix = finding.fix, !fix.edits.isEmpty { write(fix, to: &writer) }
        if let suppression {
            writer.key("suppressions")
            writer.beginArray()
            writer.beginObject()
            writer.member("kind", suppression.kind == .comment ? "inSource" : "external")
            writer.member("status", "accepted")
            if !suppression.reason.isEmpty { writer.member("justification", suppression.reason) }
            writer.endObject()
            writer.endArray()
        }
        writer.key("properties")
        writer.beginObject()
        writer.member("severity", finding.severity.name)
        writer.member("confidence", finding.confidence.name)
        writer.endObject()
        writer.endObject()
    }

    private func write(_ trace: [TraceStep], to writer: inout JSONWriter) {
        writer.key("codeFlows")
        writer.beginArray()
        writer.beginObject()
        writer.key("threadFlows")
        writer.beginArray()
        writer.beginObject()
        writer.key("locations")
        writer.beginArray()
        for (index, step) in trace.enumerated() {
            writer.beginObject()
            writer.key("location")
            locations.writeLocation(step.span, message: step.note, to: &writer)
            writer.member("kinds", step.kind == .sink ? ["taint", "danger"] : ["taint"])
            writer.member("executionOrder", index + 1)
            writer.member("importance", step.kind == .step ? "important" : "essential")
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }

    private func write(_ fix: Fix, to writer: inout JSONWriter) {
        writer.key("fixes")
        writer.beginArray()
        writer.beginObject()
        writer.key("description")
        writer.text(fix.title)
        writer.key("artifactChanges")
        writer.beginArray()
        for file in Set(fix.edits.map(\.span.file)).sorted() {
            writer.beginObject()
            locations.writeArtifactLocation(file, to: &writer)
            writer.key("replacements")
            writer.beginArray()
            for edit in fix.edits where edit.span.file == file {
                writer.beginObject()
                writer.key("deletedRegion")
                locations.writeRegion(edit.span, hasSnippet: false, to: &writer)
                writer.key("insertedContent")
                writer.text(edit.replacement)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }
}

extension JSONWriter {
    /// An object with the member `text`: a message, or contents.
    mutating func text(_ text: String) {
        beginObject()
        member("text", text)
        endObject()
    }
}
