/// The checks of PHP as a language: errors, dead and doubtful code, names and types, versions.
enum LanguageRules {
    static let checks: [any RuleCheck.Type] = [
        // Source
        MergeConflicts.self, Tags.self,
        // Statements
        DiscouragedConstructs.self, EmptyBodies.self, Conditions.self, Loops.self, Switches.self, Branches.self,
        UnreachableCode.self,
        // Variables
        Variables.self,
        // Names
        UndefinedFunctions.self, UndefinedMembers.self,
        // Calls
        ArgumentCounts.self, HookCallbacks.self,
        // Dead code
        PrivateMembers.self, UnusedImports.self,
        // Types
        Comparisons.self, Searches.self, WrongOperands.self, Returns.self,
        // Expressions
        PointlessExpressions.self, DuplicateKeys.self,
    ]
}
