/// Every rule there is, by identifier.
package struct RuleCatalogue: Sendable {
    /// In the order of their identifiers.
    package let rules: [Rule]
    /// What is wrong with the data files; empty in a library that passed its tests.
    package let problems: [String]
    private let positions: [String: Int]

    /// The rules that the library was built with.
    package static let shared = RuleCatalogue(files: EmbeddedFile.all.filter { $0.name.hasPrefix("rules/") })

    package init(files: [EmbeddedFile]) {
        var rules: [Rule] = []
        var problems: [String] = []
        for file in files {
            var reader = RuleFileReader(file: file)
            rules += reader.rules()
            problems += reader.problems
        }
        rules.sort { $0.id < $1.id }
        var positions: [String: Int] = [:]
        for (index, rule) in rules.enumerated() {
            if positions.updateValue(index, forKey: rule.id) != nil { problems.append("\(rule.id) is there twice") }
        }
        self.rules = rules
        self.problems = problems
        self.positions = positions
    }

    package subscript(id: String) -> Rule? { positions[id].map { rules[$0] } }
}
