import AnalysisModel
import AnalysisProgram

/// The rules about PHP code that need no data flow.
package enum PHPRules {
    /// Every check there is.
    static let checks: [any RuleCheck.Type] =
        LanguageRules.checks + WordPressRules.checks + PerformanceRules.checks + SecurityRules.checks
        + StandardRules.checks

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
        let all = Reporter.sorted(findings.flatMap { $0 })
        return context.wordpress.isForeign ? all.filter { !isAboutWordPress($0.rule) } : all
    }

    /// Whether a rule makes sense only for code that WordPress runs.
    private static func isAboutWordPress(_ rule: String) -> Bool {
        ["wp.", "i18n.", "input.", "csrf.", "access.direct-file", "xss.unescaped-translation"]
            .contains(where: rule.hasPrefix)
    }
}
