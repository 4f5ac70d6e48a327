/// What an analysis is told beside the files.
package struct AnalysisOptions: Sendable {
    /// What is looked for.
    package var types: Set<AnalysisType>
    /// The oldest WordPress that the code is for, such as [6, 2]; from the header or readme if nil.
    package var minimumWordPress: [Int]?
    /// The oldest PHP that the code is for, such as [7, 4]; from the header or readme if nil.
    package var minimumPHP: [Int]?
    /// The text domain of its translations; from the header if nil.
    package var textDomain: String?
    /// What its global names begin with; not checked if empty.
    package var prefixes: [String]
    /// Identifiers of rules that are not reported, or groups of them.
    package var disabledRules: Set<String>
    /// Lines that are read behind those of a table in `Data/facts`, by the table's name without ending: what a project
    /// knows of its own functions, as in ["sanitizers": ["my_clean html"]].
    package var customFacts: [String: [String]]
    /// How many threads may work.
    package var threads: Int
    /// Asked between files and functions; the analysis ends early when it says true.
    package var isCancelled: @Sendable () -> Bool

    package init(
        types: Set<AnalysisType> = Set(AnalysisType.allCases), minimumWordPress: [Int]? = nil,
        minimumPHP: [Int]? = nil, textDomain: String? = nil, prefixes: [String] = [],
        disabledRules: Set<String> = [], customFacts: [String: [String]] = [:], threads: Int = 1,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.types = types
        self.minimumWordPress = minimumWordPress
        self.minimumPHP = minimumPHP
        self.textDomain = textDomain
        self.prefixes = prefixes
        self.disabledRules = disabledRules
        self.customFacts = customFacts
        self.threads = threads
        self.isCancelled = isCancelled
    }

    package func isEnabled(_ rule: Rule) -> Bool {
        types.contains(rule.type) && !disabledRules.contains(rule.id) && !disabledRules.contains(rule.group)
    }
}
