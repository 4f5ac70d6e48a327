/// The checks of what makes a site slow.
enum PerformanceRules {
    static let checks: [any RuleCheck.Type] = []
}
