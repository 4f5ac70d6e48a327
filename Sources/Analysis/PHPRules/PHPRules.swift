import AnalysisModel
import AnalysisProgram

/// The rules about PHP code that need no data flow.
package enum PHPRules {
    /// Every check there is.
    static let checks: [any RuleCheck.Type] =
        LanguageRules.checks + WordPressRules.checks + PerformanceRules.checks + SecurityRules.checks

    /// What the rules report about the program: by file, then by place, then by rule.
    package static func check(_ program: Program, options: AnalysisOptions) -> [Finding] {
        check(program, options: options, checks: checks)
    }

    /// The identifiers of the rules that are checked here.
    package static var ruleIDs: [String] { checks.flatMap { $0.ids } }

    static func check(_ program: Program, options: AnalysisOptions, checks: [any RuleCheck.Type]) -> [Finding] {
        let set = CheckSet(checks, options: options)
        let context = ProgramContext(program: program, options: options)
        var findings = ParallelLoop.map(program.files.count, threads: options.threads) { index -> [Finding] in
            guard let tree = program.trees[index], !options.isCancelled() else { return [] }
            var report = Reporter(options: options, file: index, tree: tree)
            set.check(FileContext(program: context, index: index, tree: tree), report: &report)
            return report.findings
        }
        var report = Reporter(options: options)
        set.check(context, report: &report)
        findings.append(report.findings)
        return Reporter.sorted(findings.flatMap { $0 })
    }
}
