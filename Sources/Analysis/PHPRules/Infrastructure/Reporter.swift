import AnalysisModel
import PHPSyntax

/// Collects what checks report.
package struct Reporter {
    private let options: AnalysisOptions
    private let catalogue: RuleCatalogue
    /// The file that nodes are in.
    private let file: Int
    private let tree: SyntaxTree?
    package private(set) var findings: [Finding] = []

    package init(options: AnalysisOptions, catalogue: RuleCatalogue = .shared, file: Int = 0, tree: SyntaxTree? = nil) {
        self.options = options
        self.catalogue = catalogue
        self.file = file
        self.tree = tree
    }

    /// Whether the rule is to be reported at all; for checks that would do much work in vain.
    package func isEnabled(_ id: String) -> Bool { catalogue[id].map(options.isEnabled) ?? false }

    /// Reports rule `id` at `node` of the file, `{name}` in its message replaced by `values[name]`; severity and
    /// suggestion are the rule's if not given.
    package mutating func callAsFunction(
        _ id: String, at node: NodeID, values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high, suggestion: String? = nil, trace: [TraceStep] = [], fix: Fix? = nil
    ) {
        guard let tree else { return }
        self(
            id, at: tree.byteRange(node), values: values, severity: severity, confidence: confidence,
            suggestion: suggestion, trace: trace, fix: fix)
    }

    /// Reports rule `id` at bytes of the file.
    package mutating func callAsFunction(
        _ id: String, at range: Range<Int>, values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high, suggestion: String? = nil, trace: [TraceStep] = [], fix: Fix? = nil
    ) {
        self(
            id, at: SourceSpan(file: file, range: range), values: values, severity: severity, confidence: confidence,
            suggestion: suggestion, trace: trace, fix: fix)
    }

    /// Reports rule `id` anywhere in the program.
    package mutating func callAsFunction(
        _ id: String, at span: SourceSpan, values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high, suggestion: String? = nil, trace: [TraceStep] = [], fix: Fix? = nil
    ) {
        guard let rule = catalogue[id], options.isEnabled(rule) else { return }
        var finding = Finding(
            rule, at: span, values: values, severity: severity, confidence: confidence, trace: trace, fix: fix)
        finding.suggestion = suggestion
        findings.append(finding)
    }

    /// The findings in the order of their places, then of their rules.
    package static func sorted(_ findings: [Finding]) -> [Finding] {
        func key(_ finding: Finding) -> (Int, Int, Int) {
            (finding.span.file, finding.span.range.lowerBound, finding.span.range.upperBound)
        }
        return findings.sorted { key($0) == key($1) ? $0.rule < $1.rule : key($0) < key($1) }
    }
}
