/// The checks of how WordPress is used.
enum WordPressRules {
    static let checks: [any RuleCheck.Type] = []
}
