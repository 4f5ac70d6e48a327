import AnalysisModel

/// Collects findings of the rules that are wanted.
final class Reporter {
    let options: AnalysisOptions
    private(set) var findings: [Finding] = []
    private var seen: Set<Place> = []

    private struct Place: Hashable {
        var rule: String
        var span: SourceSpan
    }

    init(options: AnalysisOptions) { self.options = options }

    /// Adds a finding of the rule, once for each place.
    func report(
        _ id: String, _ file: Int, _ range: Range<Int>, _ values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high, fix: Fix? = nil
    ) {
        guard let rule = RuleCatalogue.shared[id], options.isEnabled(rule) else { return }
        let span = SourceSpan(file: file, range: range)
        guard seen.insert(Place(rule: id, span: span)).inserted else { return }
        findings.append(
            Finding(rule, at: span, values: values, severity: severity, confidence: confidence, fix: fix))
    }
}
