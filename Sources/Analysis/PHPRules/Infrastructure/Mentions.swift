import AnalysisProgram
import PHPSyntax

/// The names that strings of a program spell. A function or class that is named in a string may be called back, or the
/// code checks whether it is there.
package struct Mentions: Sendable {
    private let symbols: SymbolTable
    /// By index of a symbol in small letters.
    private var isMentioned: [Bool]

    init(_ program: Program) {
        symbols = program.symbols
        isMentioned = [Bool](repeating: false, count: program.symbols.count)
        for (file, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            for index in 1..<Swift.max(tree.nodeCount, 1) {
                let node = tree.node(at: index)
                guard tree.kind(node) == .string else { continue }
                let symbol = program.lowercasedSymbol(node, in: file)
                guard symbol != .none, !isMentioned[symbol.index] else { continue }
                isMentioned[symbol.index] = true
                add(memberOf: symbols.bytes(symbol))
            }
        }
    }

    /// `Class::method` and `\Namespace\function` mention what stands behind.
    private mutating func add(memberOf text: ArraySlice<UInt8>) {
        guard let mark = text.lastIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "\\") }) else { return }
        for part in [text[..<mark].filter { $0 != UInt8(ascii: ":") }, Array(text[(mark + 1)...])] {
            if let symbol = symbols.symbol(part) { isMentioned[symbols.lowercased(symbol).index] = true }
        }
    }

    /// Whether a string spells the name, in letters of any case.
    package func contains(_ symbol: Symbol) -> Bool {
        symbol.index < isMentioned.count && isMentioned[symbols.lowercased(symbol).index]
    }

    /// Whether a string spells the name, given in small letters.
    package func contains(_ name: String) -> Bool { symbols.symbol(name).map(contains) ?? false }
}
