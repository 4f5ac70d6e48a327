import AnalysisModel

/// The names that suppression comments know: rules, their groups, and the sniffs of WordPress Coding Standards.
package struct RuleNames: Sendable {
    package static let shared = RuleNames(
        catalogue: .shared, table: EmbeddedFile.named("facts/suppressions.txt") ?? EmbeddedFile(name: "", text: ""))

    private let known: Set<String>
    /// By the sniff's name in small letters.
    private let sniffs: [String: [Directive.Target]]

    init(catalogue: RuleCatalogue, table: EmbeddedFile) {
        known = Set(catalogue.rules.flatMap { [$0.id, $0.group] })
        var sniffs: [String: [Directive.Target]] = [:]
        for (_, line) in table.entries {
            let columns = line.split(separator: "|", maxSplits: 1)
            guard columns.count == 2 else { continue }
            let targets = columns[1].split { $0 == "," || $0 == " " }.map { name -> Directive.Target in
                name == "all" ? .all : .named(String(name))
            }
            sniffs[columns[0].trimmed.lowercased()] = targets
        }
        self.sniffs = sniffs
    }

    /// What a word of `wpllm-ignore` means.
    func target(_ word: String) -> Directive.Target {
        word == "all" || word == "*" ? .all : known.contains(word) ? .named(word) : .unknown(word)
    }

    /// What a sniff stands for; of "Standard.Category.Sniff.Code" what the table has for it, or else for its sniff.
    /// Empty if it has neither: a standard or category in the table stands for itself only, since most sniffs in it
    /// are about nothing that is analysed here.
    package func targets(sniff: some StringProtocol) -> [Directive.Target] {
        let name = sniff.lowercased()
        if let targets = sniffs[name] { return targets }
        let parts = name.split(separator: ".")
        return parts.count > 3 ? sniffs[parts[..<3].joined(separator: ".")] ?? [] : []
    }
}
