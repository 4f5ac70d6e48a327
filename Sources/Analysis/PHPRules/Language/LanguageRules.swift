/// The checks of PHP as a language: errors, dead and doubtful code, names and types, versions.
enum LanguageRules {
    static let checks: [any RuleCheck.Type] = []
}
