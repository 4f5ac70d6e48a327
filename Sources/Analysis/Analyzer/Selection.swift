import AnalysisModel

/// Which of the findings are reported.
package struct Selection: Sendable {
    /// Less grave ones are not.
    package var minimumSeverity: Severity
    /// Less sure ones are not.
    package var minimumConfidence: Confidence

    package init(minimumSeverity: Severity = .info, minimumConfidence: Confidence = .low) {
        self.minimumSeverity = minimumSeverity
        self.minimumConfidence = minimumConfidence
    }

    /// What is reported of what was found, with the scores that come of it.
    func result(of checked: CheckedFiles, files: [SourceFile], options: AnalysisOptions) -> AnalysisResult {
        var result = AnalysisResult(
            files: files, types: options.types, suppressed: checked.suppressed, notes: checked.notes,
            isComplete: checked.isComplete)
        result.issues = checked.issues.filter {
            $0.finding.severity >= minimumSeverity && $0.finding.confidence >= minimumConfidence
        }
        (result.scores, result.score) = Score.scores(result.issues, files: files)
        return result
    }
}
