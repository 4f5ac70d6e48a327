import Analysis
import AnalysisModel

/// Options with which little but `php.silenced-error`, `syntax.error` and the rules about suppression reports, whatever
/// rules there are.
func sampleOptions(_ options: AnalysisOptions = .init()) -> AnalysisOptions {
    var options = options
    let kept: Set<String> = ["php.silenced-error", "syntax.error"]
    for rule in RuleCatalogue.shared.rules
    where !kept.contains(rule.id) && !["xss", "suppression"].contains(rule.group) {
        options.disabledRules.insert(rule.id)
    }
    return options
}

/// Analyses texts, each with its path, with `sampleOptions`.
func analyze(
    _ files: [(String, String)], options: AnalysisOptions = .init(), selection: Selection = .init(),
    cache: ResultCache? = nil
) -> AnalysisResult {
    Analyzer.analyze(
        files.map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }, options: sampleOptions(options),
        selection: selection,
        cache: cache)
}

func analyze(
    _ code: String, path: String = "a.php", options: AnalysisOptions = .init(), selection: Selection = .init()
) -> AnalysisResult {
    analyze([(path, code)], options: options, selection: selection)
}

extension AnalysisResult {
    /// "rule:line" of what is reported.
    var reported: [String] { issues.map { describe($0.finding) } }

    /// "rule:line" of what is not.
    var notReported: [String] { suppressed.map { describe($0.issue.finding) } }

    /// Those of `reported` that are of the rule or group.
    func reported(_ name: String) -> [String] {
        reported.filter { $0.hasPrefix(name) && [".", ":"].contains($0.dropFirst(name.count).first.map(String.init)) }
    }

    private func describe(_ finding: Finding) -> String {
        "\(finding.rule):\(files[finding.span.file].lines.position(of: finding.span.range.lowerBound).line)"
    }
}
