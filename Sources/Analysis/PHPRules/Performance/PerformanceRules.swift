/// The checks of what makes a site slow.
enum PerformanceRules {
    static let checks: [any RuleCheck.Type] = queries + caches + assets + hooks

    private static let queries: [any RuleCheck.Type] = [
        QueryArrayRule.self, MetaQueryRule.self, SQLTextRule.self, ListQueryRule.self, FoundRowsRule.self,
        DiscouragedQueryRule.self, LoopRule.self, RemoteCallRule.self,
    ]

    private static let caches: [any RuleCheck.Type] = [
        TransientRule.self, OverwrittenCacheRule.self, OptionRule.self, OutputBufferRule.self, CronFrequencyRule.self,
    ]

    private static let assets: [any RuleCheck.Type] = [
        AssetRule.self, PrintedAssetRule.self, HandmadeImageRule.self,
    ]

    private static let hooks: [any RuleCheck.Type] = [
        EveryRequestRule.self, UncachedRule.self, HookedCallRule.self, EnqueueRule.self,
    ]
}
