/// The checks of how WordPress is used.
enum WordPressRules {
    static let checks: [any RuleCheck.Type] = translation + deprecation + use + hooks

    private static let translation: [any RuleCheck.Type] = [
        TranslationArgumentRule.self, TranslationTextRule.self, TranslatedFormatRule.self,
        TranslatorsCommentRule.self, TranslationUseRule.self, HandmadePluralRule.self,
    ]

    private static let deprecation: [any RuleCheck.Type] = [
        DeprecatedFunctionRule.self, DeprecatedClassRule.self, AlternativeRule.self, TimeRule.self,
    ]

    private static let use: [any RuleCheck.Type] = [
        MetaSingleRule.self, UncheckedErrorRule.self, QuotedPatternRule.self, RestoredStateRule.self,
        RegisteredNameRule.self, GlobalOverrideRule.self, TextRule.self, CoreChangeRule.self, HiddenCodeRule.self,
        DirectAccessRule.self, LoadsCoreRule.self, PrefixRule.self,
    ]

    private static let hooks: [any RuleCheck.Type] = [CallbackRule.self, HookPlaceRule.self, TooEarlyRule.self]
}
