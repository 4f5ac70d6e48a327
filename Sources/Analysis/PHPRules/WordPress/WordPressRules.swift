/// The checks of how WordPress is used.
enum WordPressRules {
    static let checks: [any RuleCheck.Type] = translation

    private static let translation: [any RuleCheck.Type] = [
        TranslationArgumentRule.self, TranslationTextRule.self, TranslatedFormatRule.self,
        TranslatorsCommentRule.self, TranslationUseRule.self, HandmadePluralRule.self,
    ]
}
