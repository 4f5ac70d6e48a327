/// The checks of security that a look at the place itself decides.
enum SecurityRules {
    static let checks: [any RuleCheck.Type] = [
        WeakCryptographyRule.self, SecretInCodeRule.self, ComparisonRule.self, TransportRule.self,
        CrossOriginRule.self, RedirectRule.self, DisclosureRule.self, NonceRule.self, CapabilityRule.self,
        RestPermissionRule.self, PreparedQueryRule.self, DatabaseDriverRule.self, UnfilteredUploadRule.self,
    ]
}
