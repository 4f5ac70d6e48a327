import AnalysisModel

/// The fixes of a result that can be made together, and what the files become by them.
///
/// A fix whose edits overlap those of an earlier one is refused, and so are all fixes of a file that would have more
/// syntax errors afterwards.
package struct FixPlan: Sendable {
    /// A fix that is not made.
    package struct Refusal: Sendable {
        package var issue: Issue
        /// A sentence without a full stop.
        package var reason: String
    }

    /// The most fixes that are made in a file at once.
    private static let mostPerFile = 2000

    /// By the index of the file.
    package private(set) var changed: [Int: [UInt8]] = [:]
    /// The issues that are mended.
    package private(set) var mended: [Issue] = []
    package private(set) var refused: [Refusal] = []

    package init(_ result: AnalysisResult) {
        for (index, issues) in result.issuesByFile.enumerated() {
            plan(issues.filter { $0.finding.fix != nil }, file: index, of: result)
        }
    }

    private mutating func plan(_ issues: [Issue], file index: Int, of result: AnalysisResult) {
        let file = result.files[index]
        var edits = SourceEdits()
        var accepted: [Issue] = []
        for issue in issues {
            guard let fix = issue.finding.fix, !fix.edits.isEmpty else { continue }
            if accepted.count >= Self.mostPerFile {
                refused.append(Refusal(issue: issue, reason: "The file has too many fixes; run the analysis again"))
            } else if fix.edits.contains(where: { $0.span.file != index }) {
                refused.append(Refusal(issue: issue, reason: "It changes another file, too"))
            } else if edits.add(fix.edits, fileSize: file.bytes.count) {
                accepted.append(issue)
            } else {
                refused.append(Refusal(issue: issue, reason: "It overlaps another fix; run the analysis again"))
            }
        }
        guard !edits.isEmpty else { return }
        let bytes = edits.applied(to: file.bytes)
        if file.replacingBytes(bytes).syntaxErrorCount > file.syntaxErrorCount {
            refused += accepted.map { Refusal(issue: $0, reason: "The file could not be parsed afterwards") }
        } else if bytes != file.bytes {
            changed[index] = bytes
            mended += accepted
        }
    }
}
