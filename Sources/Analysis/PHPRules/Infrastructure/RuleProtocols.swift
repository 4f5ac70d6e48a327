import PHPSyntax

/// Code that reports rules of the catalogue.
///
/// A type is one check of one subject; it keeps no state, for one instance serves all files on all threads. It takes
/// part in an analysis if one of its `ids` is enabled.
package protocol RuleCheck: Sendable {
    /// The identifiers of the catalogue's rules that it reports.
    static var ids: [String] { get }
    init()
}

/// A check that looks at nodes of certain kinds; it is shown each once, children before their parents, in one walk over
/// the tree that all checks share.
package protocol NodeRule: RuleCheck {
    /// The kinds of nodes it is shown.
    static var kinds: [NodeKind] { get }
    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter)
}

/// A check that looks at calls of certain global functions.
package protocol CallRule: RuleCheck {
    /// The names of the functions, in small letters.
    static var functions: [String] { get }
    func visit(_ call: Call, in file: FileContext, report: inout Reporter)
}

/// A check that looks at a file as a whole, once.
package protocol FileRule: RuleCheck {
    func check(_ file: FileContext, report: inout Reporter)
}

/// A check that looks at the whole program, once, when all files have been looked at.
package protocol ProgramRule: RuleCheck {
    func check(_ program: ProgramContext, report: inout Reporter)
}
