import AnalysisModel

/// Which of the findings are reported.
package struct Selection: Sendable {
    /// Less grave ones are not; nil for all.
    package var minimumSeverity: Severity?
    /// Less sure ones are not; nil for all.
    package var minimumConfidence: Confidence?
    /// Those that it has are not.
    package var baseline: Baseline?
    /// Those that no changed line has to do with are not; nil for all.
    package var changes: ChangedLines?
    /// Rules that are not reported in some files.
    package var overrides: [Configuration.Override]

    package init(
        minimumSeverity: Severity? = nil, minimumConfidence: Confidence? = nil, baseline: Baseline? = nil,
        changes: ChangedLines? = nil, overrides: [Configuration.Override] = []
    ) {
        self.minimumSeverity = minimumSeverity
        self.minimumConfidence = minimumConfidence
        self.baseline = baseline
        self.changes = changes
        self.overrides = overrides
    }

    /// What is reported of what was found, with the scores that come of it.
    func result(of checked: CheckedFiles, files: [SourceFile], options: AnalysisOptions) -> AnalysisResult {
        var result = AnalysisResult(
            files: files, types: options.types, issues: withoutOverrides(checked.issues, files: files),
            suppressed: checked.suppressed, notes: checked.notes, isComplete: checked.isComplete)
        if let baseline {
            let (new, known, stale) = baseline.divide(result.issues)
            result.issues = new
            result.suppressed += known.map { SuppressedIssue(issue: $0, kind: .baseline) }
            result.suppressed.sort { Self.precedes($0.issue.finding, $1.issue.finding) }
            if checked.isComplete { result.notes += notes(stale, files: files, options: options) }
        }
        result.issues = result.issues.filter { issue in
            issue.finding.severity >= minimumSeverity ?? .info
                && issue.finding.confidence >= minimumConfidence ?? .low
                && changes?.touches(issue.finding, files: files) ?? true
        }
        (result.scores, result.score) = Score.scores(result.issues, files: files)
        return result
    }

    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        (left.span.file, left.span.range.lowerBound, left.rule) < (
            right.span.file, right.span.range.lowerBound, right.rule
        )
    }

    private func withoutOverrides(_ issues: [Issue], files: [SourceFile]) -> [Issue] {
        guard !overrides.isEmpty else { return issues }
        let disabled = files.map { file in
            overrides.filter { $0.files.contains { $0.matches(file.path) } }
                .reduce(into: Set<String>()) { $0.formUnion($1.disabledRules) }
        }
        return issues.filter { issue in
            let rules = disabled[issue.finding.span.file]
            guard !rules.isEmpty else { return true }
            let group = RuleCatalogue.shared[issue.finding.rule]?.group ?? ""
            return !rules.contains(issue.finding.rule) && !rules.contains(group)
        }
    }

    /// Notes about entries of the baseline that match nothing, of files and rules that were looked at.
    private func notes(_ stale: [Baseline.Entry], files: [SourceFile], options: AnalysisOptions) -> [AnalysisNote] {
        var indices: [String: Int] = [:]
        for (index, file) in files.enumerated() { indices[file.path] = index }
        var notes: [AnalysisNote] = []
        for entry in stale {
            guard let index = indices[entry.file], RuleCatalogue.shared[entry.rule].map(options.isEnabled) ?? true
            else { continue }
            let findings = entry.count == 1 ? "a finding" : "\(entry.count) findings"
            notes.append(
                AnalysisNote(
                    file: index, message: "The baseline has \(findings) of \(entry.rule) that is no longer there"))
        }
        return notes
    }
}
