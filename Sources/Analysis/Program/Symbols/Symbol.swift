/// An interned name: equal symbols of a program are equal byte for byte.
package struct Symbol: Sendable, Hashable, Comparable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// No name.
    package static let none = Symbol(rawValue: 0)

    /// The index, for arrays that hold a fact about each symbol.
    package var index: Int { Int(rawValue) }

    /// By first appearance in the program.
    package static func < (left: Symbol, right: Symbol) -> Bool { left.rawValue < right.rawValue }
}

/// All names of a program. It never changes, and any thread may read it.
///
/// Symbols are numbered from 1 in the order of their first appearance in the files, so that they are the same
/// however many threads read the files.
package final class SymbolTable: Sendable {
    private let interner: SymbolInterner

    init(_ interner: SymbolInterner) { self.interner = interner }

    /// One more than the largest `Symbol.index`.
    package var count: Int { interner.count }

    /// The name; bytes that are no UTF-8 become U+FFFD. Empty for `.none`.
    package func text(_ symbol: Symbol) -> String { String(decoding: bytes(symbol), as: UTF8.self) }

    /// The bytes of the name.
    package func bytes(_ symbol: Symbol) -> ArraySlice<UInt8> { interner.bytes(symbol.rawValue) }

    /// The symbol of a name that occurs in the program or was given as an extra name.
    package func symbol(_ text: String) -> Symbol? {
        var text = text
        return text.withUTF8 { interner.find($0) }.map(Symbol.init)
    }

    /// The symbol of a name that occurs in the program or was given as an extra name.
    package func symbol(_ bytes: some Sequence<UInt8>) -> Symbol? {
        Array(bytes).withUnsafeBufferPointer { interner.find($0) }.map(Symbol.init)
    }

    /// The symbol of the name in ASCII lower case, which always exists.
    @inline(__always)
    package func lowercased(_ symbol: Symbol) -> Symbol { Symbol(rawValue: interner.lowercased(symbol.rawValue)) }
}
