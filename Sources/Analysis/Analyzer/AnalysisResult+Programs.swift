import AnalysisModel

extension AnalysisResult {
    /// The same result with other paths for its files.
    package func renamingFiles(_ path: (String) -> String) -> AnalysisResult {
        var result = self
        result.files = files.map { $0.renamed(path($0.path)) }
        return result
    }

    /// The results of several programs as one.
    package static func merged(_ results: [AnalysisResult]) -> AnalysisResult {
        guard results.count != 1 else { return results[0] }
        var merged = AnalysisResult(files: [], types: [])
        for result in results {
            let offset = merged.files.count
            merged.files += result.files
            merged.types.formUnion(result.types)
            merged.issues += result.issues.map { moved($0, by: offset) }
            merged.suppressed += result.suppressed.map {
                SuppressedIssue(issue: moved($0.issue, by: offset), kind: $0.kind, reason: $0.reason)
            }
            merged.notes += result.notes.map {
                AnalysisNote(file: $0.file.map { $0 + offset }, message: $0.message)
            }
            merged.isComplete = merged.isComplete && result.isComplete
        }
        (merged.scores, merged.score) = Score.scores(merged.issues, files: merged.files)
        return merged
    }

    private static func moved(_ issue: Issue, by offset: Int) -> Issue {
        var issue = issue
        issue.finding.span.file += offset
        for index in issue.finding.trace.indices { issue.finding.trace[index].span.file += offset }
        if var fix = issue.finding.fix {
            for index in fix.edits.indices { fix.edits[index].span.file += offset }
            issue.finding.fix = fix
        }
        return issue
    }
}

extension Selection {
    /// What is reported of a result that reports everything, or more than this selection does.
    package func applied(to result: AnalysisResult, options: AnalysisOptions) -> AnalysisResult {
        let checked = CheckedFiles(
            issues: result.issues, suppressed: result.suppressed, notes: result.notes, isComplete: result.isComplete)
        return self.result(of: checked, files: result.files, options: options)
    }
}
