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
        UndefinedFunctions.self, UndefinedMembers.self, UndefinedClasses.self,
        // Calls
        ArgumentCounts.self, ArgumentTypes.self, HookCallbacks.self,
        // Versions
        PHPSyntaxVersions.self, PHPNames.self, WordPressNames.self, Deprecations.self, DynamicProperties.self,
        // Dead code
        PrivateMembers.self, UnusedImports.self,
        // Complexity
        FunctionComplexity.self, CommentedCode.self, DuplicateCode.self, IdenticalFunctions.self,
        // Types
        Comparisons.self, Searches.self, WrongOperands.self, Returns.self, ReturnTypes.self,
        // Expressions
        PointlessExpressions.self, DuplicateKeys.self,
    ]
}
