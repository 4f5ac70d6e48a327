import AnalysisModel

/// Collects findings of the rules that are wanted.
final class Reporter {
    let options: AnalysisOptions
    private(set) var findings: [Finding] = []
    private var seen: Set<Place> = []

    /// How often a rule was reported in a file.
    private var counts: [Place: Int] = [:]
    /// More of the same in one file tells nothing new.
    static let maximumPerFile = 100

    private struct Place: Hashable {
        var rule: String
        var span: SourceSpan
    }

    init(options: AnalysisOptions) { self.options = options }

    /// Whether another finding of the rule in that file would be taken.
    func wants(_ id: String, _ file: Int) -> Bool {
        counts[Place(rule: id, span: SourceSpan(file: file, range: 0..<0)), default: 0] < Self.maximumPerFile
    }

    /// Adds a finding of the rule, once for each place.
    func report(
        _ id: String, _ file: Int, _ range: Range<Int>, _ values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high, fix: Fix? = nil
    ) {
        guard let rule = RuleCatalogue.shared[id], options.isEnabled(rule) else { return }
        let span = SourceSpan(file: file, range: range)
        guard wants(id, file), seen.insert(Place(rule: id, span: span)).inserted else { return }
        counts[Place(rule: id, span: SourceSpan(file: file, range: 0..<0)), default: 0] += 1
        findings.append(
            Finding(rule, at: span, values: values, severity: severity, confidence: confidence, fix: fix))
    }
}
