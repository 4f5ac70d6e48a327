import AnalysisModel

/// What to do about the issues, in general.
enum Recommendations {
    /// The most that are given.
    static let most = 8

    private struct Entry {
        var text: String
        var severity: Severity
        var count: Int
        var order: Int
    }

    /// The suggestions of the rules that were broken, without repetition: those of the gravest issues first, then those
    /// of the most frequent.
    static func list(_ issues: some Sequence<Issue>) -> [String] {
        var entries: [String: Entry] = [:]
        for issue in issues {
            let finding = issue.finding
            let suggestion = RuleCatalogue.shared[finding.rule]?.suggestion ?? finding.suggestion ?? ""
            guard !suggestion.isEmpty else { continue }
            var entry =
                entries[suggestion]
                ?? Entry(text: suggestion, severity: finding.severity, count: 0, order: entries.count)
            entry.severity = Swift.max(entry.severity, finding.severity)
            entry.count += 1
            entries[suggestion] = entry
        }
        let sorted = entries.values.sorted {
            ($1.severity, $1.count, $0.order) < ($0.severity, $0.count, $1.order)
        }
        return sorted.prefix(most).map(\.text)
    }
}
