import AnalysisModel
import AnalysisProgram
import BlockRules
import DataFlow
import PHPRules
import PHPSyntax
import Synchronization
import ThemeRules

/// How far an analysis has come.
package struct AnalysisProgress: Sendable, Equatable {
    package enum Stage: UInt8, Sendable, CaseIterable {
        case parsing, dataFlow, rules, blocks, themes, done
    }

    package var stage: Stage

    /// The part of the work that lies behind, from 0 to 1; roughly.
    package var fraction: Double {
        switch stage {
        case .parsing: 0
        case .dataFlow: 0.15
        case .rules: 0.6
        case .blocks: 0.85
        case .themes: 0.95
        case .done: 1
        }
    }
}

/// Analyses WordPress code: finds, leaves out what is not wanted, and gives scores.
package enum Analyzer {
    /// A larger file is analysed all the same, but noted.
    package static let largeFileBytes = 4 << 20

    /// What is wrong with `files`, all of one program.
    ///
    /// The same files and options give the same result, whatever the number of threads. Nothing in a file makes the
    /// analysis fail: what cannot be analysed is noted.
    ///
    /// - Parameters:
    ///   - selection: which of the findings are reported.
    ///   - cache: where findings are kept for the next analysis of the same files.
    ///   - progress: called on the caller's thread, at the beginning of each stage; with several threads stages run side
    ///     by side, and only the first of them is told.
    package static func analyze(
        _ files: [SourceFile], options: AnalysisOptions = .init(), selection: Selection = .init(),
        cache: ResultCache? = nil, progress: ((AnalysisProgress) -> Void)? = nil
    ) -> AnalysisResult {
        let key = cache.map { $0.key(files: files, options: options) }
        var checked: CheckedFiles
        if let cache, let key, let found = cache.read(key, fileCount: files.count) {
            checked = found
        } else {
            checked = check(files, options: options, progress: progress)
            if let cache, let key, checked.isComplete { cache.write(checked, key) }
        }
        progress?(AnalysisProgress(stage: .done))
        return selection.result(of: checked, files: files, options: options)
    }

    /// What the rules find in `files`, suppression comments heeded.
    private static func check(
        _ files: [SourceFile], options: AnalysisOptions, progress: ((AnalysisProgress) -> Void)?
    ) -> CheckedFiles {
        progress?(AnalysisProgress(stage: .parsing))
        let taken = TakenFiles(files)
        let program = Program(files: taken.files, options: options, names: DataFlowRules.names)
        var findings = findings(of: program, options: options, progress: progress)
        let isComplete = !options.isCancelled()
        findings = findings.compactMap { isEnabled($0, options) ? Self.within(taken.files, $0) : nil }
        sort(&findings, files: taken.files)
        findings = Remarks.withoutRepeated(withoutDuplicates(findings), files: taken.files)
        var checked = CheckedFiles(isComplete: isComplete)
        checked.notes = SyntaxErrors.notes(program, options: options)
        divide(findings, of: program, options: options, into: &checked)
        checked.notes = taken.notes + checked.notes
        return checked
    }

    /// What the modules find. The data flow, which takes longest and one thread, goes on beside the others if there is
    /// a second.
    private static func findings(
        of program: Program, options: AnalysisOptions, progress: ((AnalysisProgress) -> Void)?
    ) -> [Finding] {
        let isPHP = program.trees.contains { $0 != nil }
        let dataFlow: @Sendable () -> [Finding] = { isPHP ? DataFlowRules.check(program, options: options) : [] }
        var otherOptions = options
        otherOptions.threads = Swift.max(1, options.threads - 1)
        let others: [(AnalysisProgress.Stage, @Sendable (AnalysisOptions) -> [Finding])] = [
            (.rules, { PHPRules.check(program, options: $0) + SyntaxErrors.check(program, options: $0) }),
            (.blocks, { BlockRules.check(program.files, options: $0) }),
            (.themes, { ThemeRules.check(program.files, options: $0) }),
        ]
        guard options.threads < 2 || !isPHP else {
            progress?(AnalysisProgress(stage: .dataFlow))
            let found = Mutex<[Finding]>([])
            let (checks, otherOptions) = (others.map(\.1), otherOptions)
            ParallelLoop.run(2, threads: 2) { round in
                var list: [Finding] = []
                if round == 0 {
                    list = dataFlow()
                } else {
                    for check in checks where !options.isCancelled() { list += check(otherOptions) }
                }
                found.withLock { $0 += list }
            }
            return found.withLock { $0 }
        }
        var findings: [Finding] = []
        for (stage, check) in [(.dataFlow, { @Sendable _ in dataFlow() })] + others where !options.isCancelled() {
            progress?(AnalysisProgress(stage: stage))
            findings += check(options)
        }
        return findings
    }

    /// Gives the sorted findings their fingerprints and sets aside what comments in the files suppress.
    private static func divide(
        _ findings: [Finding], of program: Program, options: AnalysisOptions, into checked: inout CheckedFiles
    ) {
        var fingerprints = Fingerprints(files: program.files, trees: program.trees)
        var start = 0
        for (index, file) in program.files.enumerated() {
            var end = start
            while end < findings.count, findings[end].span.file == index { end += 1 }
            var list = Array(findings[start..<end])
            start = end
            if var suppressions = Suppressions(file: file, tree: program.trees[index]) {
                let reasons = suppressions.suppressed(list)
                for (position, reason) in reasons.sorted(by: { $0.key < $1.key }) {
                    let issue = Issue(
                        finding: list[position], fingerprint: fingerprints.fingerprint(of: list[position]))
                    checked.suppressed.append(SuppressedIssue(issue: issue, kind: .comment, reason: reason))
                }
                list = list.enumerated().filter { reasons[$0.offset] == nil }.map(\.element)
                if checked.isComplete {
                    list += suppressions.complaints(file: index, options: options)
                    sort(&list, files: program.files)
                }
            }
            checked.issues += list.map { Issue(finding: $0, fingerprint: fingerprints.fingerprint(of: $0)) }
        }
    }

    /// The finding with all its places within the files; nil if it is in none.
    private static func within(_ files: [SourceFile], _ finding: Finding) -> Finding? {
        func clamp(_ span: inout SourceSpan) -> Bool {
            guard files.indices.contains(span.file) else { return false }
            span.range = span.range.clamped(to: 0..<files[span.file].bytes.count)
            return true
        }
        var finding = finding
        guard clamp(&finding.span) else { return nil }
        finding.trace = finding.trace.compactMap { step in
            var step = step
            return clamp(&step.span) ? step : nil
        }
        // A fix that reaches beyond a file is none.
        let edits = finding.fix?.edits ?? []
        let isExact = edits.allSatisfy { edit in
            var span = edit.span
            return clamp(&span) && span == edit.span
        }
        if !isExact { finding.fix = nil }
        return finding
    }

    private static func isEnabled(_ finding: Finding, _ options: AnalysisOptions) -> Bool {
        guard let rule = RuleCatalogue.shared[finding.rule] else { return true }
        return options.isEnabled(rule)
    }

    /// By file, place and rule; the gravest and surest first where all are equal.
    static func sort(_ findings: inout [Finding], files: [SourceFile]) {
        findings.sort { left, right in
            let (a, b) = (left.span, right.span)
            if a.file != b.file { return a.file < b.file }
            if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
            if left.rule != right.rule { return left.rule < right.rule }
            if a.range.upperBound != b.range.upperBound { return a.range.upperBound < b.range.upperBound }
            if left.severity != right.severity { return left.severity > right.severity }
            if left.confidence != right.confidence { return left.confidence > right.confidence }
            return left.message < right.message
        }
    }

    /// The first of those that have rule, file and beginning in common; `findings` are sorted.
    static func withoutDuplicates(_ findings: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        for finding in findings {
            if let last = kept.last, last.rule == finding.rule, last.span.file == finding.span.file,
                last.span.range.lowerBound == finding.span.range.lowerBound
            {
                let isWorse = (finding.severity, finding.confidence) > (last.severity, last.confidence)
                if isWorse { kept[kept.count - 1] = finding }
            } else {
                kept.append(finding)
            }
        }
        return kept
    }
}

/// What the rules find in files, before anything is selected.
package struct CheckedFiles: Sendable, Equatable {
    package var issues: [Issue] = []
    /// Those that a comment asks not to report.
    package var suppressed: [SuppressedIssue] = []
    package var notes: [AnalysisNote] = []
    package var isComplete = true

    package init(
        issues: [Issue] = [], suppressed: [SuppressedIssue] = [], notes: [AnalysisNote] = [], isComplete: Bool = true
    ) {
        self.issues = issues
        self.suppressed = suppressed
        self.notes = notes
        self.isComplete = isComplete
    }
}
