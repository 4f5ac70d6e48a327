import AnalysisModel

/// The files of an analysis that are text.
///
/// Binary files are left out and noted; indices of files in findings are translated back.
struct TakenFiles {
    let files: [SourceFile]
    let notes: [AnalysisNote]
    /// The index of each file in what was given.
    private let indices: [Int]

    /// How many bytes tell whether a file is binary.
    private static let sniffedBytes = 8192

    init(_ given: [SourceFile]) {
        var files: [SourceFile] = []
        var notes: [AnalysisNote] = []
        var indices: [Int] = []
        for (index, file) in given.enumerated() {
            if Self.isBinary(file) {
                notes.append(AnalysisNote(file: index, message: "The file is binary and was not analysed"))
                continue
            }
            if file.bytes.count > Analyzer.largeFileBytes {
                let megabytes = file.bytes.count >> 20
                notes.append(AnalysisNote(file: index, message: "The file is large (\(megabytes) MB)"))
            }
            files.append(file)
            indices.append(index)
        }
        self.files = files
        self.notes = notes
        self.indices = indices
    }

    /// Whether a NUL is near the beginning; PHP may hold one, but then it has an open tag before it.
    private static func isBinary(_ file: SourceFile) -> Bool {
        let head = file.bytes.prefix(sniffedBytes)
        guard let null = head.firstIndex(of: 0) else { return false }
        guard file.language == .php else { return true }
        return !file.isPHPFragment && file.bytes.firstOffset(of: "<?", in: 0..<null) == nil
    }

    /// `checked` with the indices of files as they were given.
    func inGivenOrder(_ checked: CheckedFiles) -> CheckedFiles {
        var checked = checked
        // The notes about files that were left out have them already.
        checked.notes =
            notes + checked.notes.map { AnalysisNote(file: $0.file.map { indices[$0] }, message: $0.message) }
        guard indices.count != (indices.last ?? -1) + 1 else { return checked }
        checked.issues = checked.issues.map(inGivenOrder)
        checked.suppressed = checked.suppressed.map {
            SuppressedIssue(issue: inGivenOrder($0.issue), kind: $0.kind, reason: $0.reason)
        }
        return checked
    }

    private func inGivenOrder(_ issue: Issue) -> Issue {
        var issue = issue
        issue.finding.span = inGivenOrder(issue.finding.span)
        for index in issue.finding.trace.indices {
            issue.finding.trace[index].span = inGivenOrder(issue.finding.trace[index].span)
        }
        if var fix = issue.finding.fix {
            for index in fix.edits.indices { fix.edits[index].span = inGivenOrder(fix.edits[index].span) }
            issue.finding.fix = fix
        }
        return issue
    }

    private func inGivenOrder(_ span: SourceSpan) -> SourceSpan {
        SourceSpan(file: indices.indices.contains(span.file) ? indices[span.file] : span.file, range: span.range)
    }
}
