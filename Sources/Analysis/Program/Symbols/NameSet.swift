/// Names that have the same symbols in every program that is made with them, so that tables are keyed by symbol once
/// in a process, not once in an analysis.
package final class NameSet: Sendable {
    let interner: SymbolInterner
    /// The symbols of the names.
    package let symbols: SymbolTable

    /// No names but those that the index itself looks for.
    package static let none = NameSet([])

    package init(_ names: some Sequence<String>) {
        var interner = KnownName.interner
        for name in names { _ = interner.intern(name) }
        self.interner = interner
        symbols = SymbolTable(interner)
    }
}
