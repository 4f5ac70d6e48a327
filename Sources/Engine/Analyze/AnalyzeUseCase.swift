import Analysis
import AnalysisModel
import AnalysisReports

/// The use case of `wpllm_analyze` and of the REST operations on code: request in, answer out.
package enum AnalyzeUseCase {
    /// The answer in the format that the request asks for: JSON as the REST reference has it, or a report.
    ///
    /// - Throws: `Failure` with `.cancelled` or `.deadline` if the analysis was ended early.
    package static func answer(_ request: AnalyzeRequest, context: Context) throws(Failure) -> [UInt8] {
        let started = Int64(Clock.wallSeconds())
        let scope = context.cancellationScope()
        let deadline = request.deadline
        var options = request.options
        options.threads = context.options.threads
        options.isCancelled = { scope.isCancelled || deadline?.hasPassed ?? false }
        var result = Analyzer.analyze(request.files, options: options, selection: request.selection)
        if !result.isComplete {
            if scope.isCancelled { throw Failure(.cancelled, "the analysis was cancelled") }
            throw Failure(.deadline, "deadline_ms passed", path: "deadline_ms", isRetryable: true)
        }
        context.log.record(.debug, "\(result.files.count) files analysed, \(result.issues.count) issues")
        if let model = request.model {
            let advisor = Advisor(modelName: model, limit: request.explanations, deadline: deadline, context: context)
            try advisor.advise(&result, options: options)
        }
        return text(result, request, started: started)
    }

    private static func text(_ result: AnalysisResult, _ request: AnalyzeRequest, started: Int64) -> [UInt8] {
        let ended = Int64(Clock.wallSeconds())
        let details = ReportDetails(version: "\(Capabilities.version)", started: started, ended: ended)
        switch request.format {
        case .json: break
        case .sarif: return SARIFReport.json(result, details)
        case .text: return Array(TextReport.text(result).utf8)
        case .github: return Array(GitHubAnnotations.text(result).utf8)
        case .junit: return Array(JUnitReport.xml(result).utf8)
        case .html: return Array(HTMLReport.html(result, details).utf8)
        }
        let heading = AnalysisAnswer.Heading(
            id: RandomIdentifier.make(), created: ended, model: request.model, analysisType: request.analysisType)
        switch request.operation {
        case .analyze: return AnalysisAnswer.analysis(result, heading, listsFiles: request.isList)
        case .batch: return AnalysisAnswer.batch(result, heading)
        case .block: return AnalysisAnswer.block(result, heading)
        case .theme: return AnalysisAnswer.theme(result, heading)
        }
    }
}
