/// A finding as it is reported.
package struct Issue: Sendable, Hashable {
    package var finding: Finding
    /// 32 hexadecimal digits that stay the same while the code around the finding is edited; equal for findings of one
    /// rule on equal lines of one function.
    package var fingerprint: String
    /// What a language model says about it; nil if none was asked.
    package var advice: Advice?

    package init(finding: Finding, fingerprint: String, advice: Advice? = nil) {
        self.finding = finding
        self.fingerprint = fingerprint
        self.advice = advice
    }
}

/// A finding that is not reported, and why.
package struct SuppressedIssue: Sendable, Hashable {
    package enum Kind: UInt8, Sendable {
        /// A comment in the source asks for it.
        case comment
        /// It was there when the baseline was made.
        case baseline
    }

    package var issue: Issue
    package var kind: Kind
    /// What the comment gives as the reason; empty if nothing.
    package var reason: String

    package init(issue: Issue, kind: Kind, reason: String = "") {
        self.issue = issue
        self.kind = kind
        self.reason = reason
    }
}

/// What the analysis has to say about a file that is no finding in its code.
package struct AnalysisNote: Sendable, Hashable {
    /// The index of the file; nil for the whole analysis.
    package var file: Int?
    /// One sentence, without a full stop.
    package var message: String

    package init(file: Int?, message: String) {
        self.file = file
        self.message = message
    }
}

/// What an analysis came to.
package struct AnalysisResult: Sendable {
    /// What was analysed, in the order in which it was given; `SourceSpan.file` counts in it.
    package var files: [SourceFile]
    /// What was looked for.
    package var types: Set<AnalysisType>
    /// What is reported, by file, line, column and rule.
    package var issues: [Issue]
    /// What is not reported, in the same order.
    package var suppressed: [SuppressedIssue]
    /// Files that were not analysed or not in full, and entries of the baseline that match nothing.
    package var notes: [AnalysisNote]
    /// The score of each file, from 0 to 10.
    package var scores: [Double]
    /// The score of all files together, from 0 to 10.
    package var score: Double
    /// False if the analysis was cancelled before its end.
    package var isComplete: Bool

    package init(
        files: [SourceFile], types: Set<AnalysisType> = Set(AnalysisType.allCases), issues: [Issue] = [],
        suppressed: [SuppressedIssue] = [], notes: [AnalysisNote] = [], scores: [Double] = [], score: Double = 10,
        isComplete: Bool = true
    ) {
        self.files = files
        self.types = types
        self.issues = issues
        self.suppressed = suppressed
        self.notes = notes
        self.scores = scores
        self.score = score
        self.isComplete = isComplete
    }

    /// The issues of each file, by index.
    package var issuesByFile: [[Issue]] {
        var lists = [[Issue]](repeating: [], count: files.count)
        for issue in issues where lists.indices.contains(issue.finding.span.file) {
            lists[issue.finding.span.file].append(issue)
        }
        return lists
    }

    /// The gravest severity of what is reported; nil if nothing is.
    package var worstSeverity: Severity? { issues.lazy.map(\.finding.severity).max() }
}
