import AnalysisModel
import JSON

/// The JSON answers of the REST interface.
package enum AnalysisAnswer {
    /// What an answer says about the request.
    package struct Heading: Sendable {
        /// The part of the identifier behind "analysis_" and its like.
        package var id: String
        /// Seconds since 1970.
        package var created: Int64
        /// The model of the request; null in the answer if nil.
        package var model: String?
        /// "security", "performance", "quality" or "all".
        package var analysisType: String

        package init(id: String, created: Int64, model: String? = nil, analysisType: String) {
            self.id = id
            self.created = created
            self.model = model
            self.analysisType = analysisType
        }
    }

    /// The answer of `/v1/analyze`.
    ///
    /// - Parameter listsFiles: whether the score of each file is given too.
    package static func analysis(
        _ result: AnalysisResult, _ heading: Heading, listsFiles: Bool = false
    ) -> [UInt8] {
        var writer = begin("analysis_", "code_analysis", heading, hasModel: true)
        writer.key("issues")
        IssueWriter(files: result.files).write(result.issues, to: &writer)
        writer.member("score", result.score)
        writer.member("recommendations", Recommendations.list(result.issues))
        if listsFiles {
            writer.key("files")
            writeFiles(result, withIssues: false, to: &writer)
            writeSummary(result, to: &writer)
        }
        return end(&writer, result)
    }

    /// The answer of `/v1/analyze/batch`.
    package static func batch(_ result: AnalysisResult, _ heading: Heading) -> [UInt8] {
        var writer = begin("batch_analysis_", "batch_analysis", heading, hasModel: heading.model != nil)
        writer.key("results")
        writeFiles(result, withIssues: true, to: &writer)
        writeSummary(result, to: &writer)
        writer.member("recommendations", Recommendations.list(result.issues))
        return end(&writer, result)
    }

    /// The answer of `/v1/blocks/analyze`.
    package static func block(_ result: AnalysisResult, _ heading: Heading) -> [UInt8] {
        var writer = begin("block_analysis_", "block_analysis", heading, hasModel: true)
        writer.key("issues")
        IssueWriter(files: result.files).write(result.issues, to: &writer)
        writer.member("score", result.score)
        // What makes blocks fast comes first.
        func isAboutSpeed(_ issue: Issue) -> Bool {
            RuleCatalogue.shared[issue.finding.rule]?.type == .performance
        }
        let suggestions =
            Recommendations.list(result.issues.filter(isAboutSpeed))
            + Recommendations.list(result.issues.filter { !isAboutSpeed($0) })
        writer.member("optimization_suggestions", Array(suggestions.prefix(Recommendations.most)))
        return end(&writer, result)
    }

    /// The answer of `/v1/themes/analyze`.
    package static func theme(_ result: AnalysisResult, _ heading: Heading) -> [UInt8] {
        var writer = begin("theme_analysis_", "theme_analysis", heading, hasModel: heading.model != nil)
        writer.key("results")
        writeFiles(result, withIssues: true, to: &writer)
        writeSummary(result, to: &writer)
        writer.member("recommendations", Recommendations.list(result.issues))
        return end(&writer, result)
    }

    private static func begin(
        _ prefix: String, _ object: String, _ heading: Heading, hasModel: Bool
    ) -> JSONWriter {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", prefix + heading.id)
        writer.member("object", object)
        writer.key("created")
        writer.integer(heading.created)
        if hasModel { writer.member("model", heading.model) }
        writer.member("analysis_type", heading.analysisType)
        return writer
    }

    private static func end(_ writer: inout JSONWriter, _ result: AnalysisResult) -> [UInt8] {
        writer.member("suppressed", result.suppressed.count)
        writer.key("notes")
        writer.beginArray()
        for note in result.notes {
            writer.beginObject()
            let path = note.file.flatMap { result.files.indices.contains($0) ? result.files[$0].path : nil }
            writer.member("file", path)
            writer.member("message", note.message)
            writer.endObject()
        }
        writer.endArray()
        writer.member("complete", result.isComplete)
        writer.endObject()
        return writer.bytes
    }

    private static func writeFiles(_ result: AnalysisResult, withIssues: Bool, to writer: inout JSONWriter) {
        let issueWriter = IssueWriter(files: result.files)
        writer.beginArray()
        for (index, issues) in result.issuesByFile.enumerated() {
            writer.beginObject()
            writer.member("file", result.files[index].path)
            if withIssues {
                writer.key("issues")
                issueWriter.write(issues, to: &writer)
            } else {
                writer.member("issues", issues.count)
            }
            writer.member("score", result.scores.indices.contains(index) ? result.scores[index] : 10)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func writeSummary(_ result: AnalysisResult, to writer: inout JSONWriter) {
        let byFile = result.issuesByFile
        writer.key("summary")
        writer.beginObject()
        writer.member("total_files", result.files.count)
        writer.member("files_with_issues", byFile.count { !$0.isEmpty })
        writer.member("total_issues", result.issues.count)
        writer.member("average_score", result.averageScore)
        writer.key("severities")
        writer.beginObject()
        for severity in Severity.allCases.reversed() {
            writer.member(severity.name, result.issues.count { $0.finding.severity == severity })
        }
        writer.endObject()
        writer.endObject()
    }
}

extension AnalysisResult {
    /// The mean of the files' scores, to two decimals; 10 if there is no file.
    package var averageScore: Double {
        guard !scores.isEmpty else { return 10 }
        return (scores.reduce(0, +) / Double(scores.count) * 100).rounded() / 100
    }
}
