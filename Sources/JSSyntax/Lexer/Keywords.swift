import SourceText

/// JavaScript's keywords.
enum Keywords {
    typealias Table = KeywordTable<TokenKind>

    static let longest = 10

    /// The kind of the name of `count` bytes at `name`: a keyword's, or `.identifier`.
    @inline(__always)
    static func kind(_ name: UnsafePointer<UInt8>, _ count: Int, in table: Table) -> TokenKind {
        // Keywords are lower-case words of two to ten letters.
        if count > longest || count < 2 || name[0] < UInt8(ascii: "a") { return .identifier }
        return table.kind(name, count, mask: 0, other: .identifier)
    }

    static let table = Table(words, other: .identifier, mask: 0)

    static let words: [(String, TokenKind)] = [
        ("as", .kwAs), ("async", .kwAsync), ("await", .kwAwait), ("from", .kwFrom), ("get", .kwGet), ("let", .kwLet),
        ("of", .kwOf), ("set", .kwSet), ("static", .kwStatic), ("yield", .kwYield), ("implements", .strictReserved),
        ("interface", .strictReserved), ("package", .strictReserved), ("private", .strictReserved),
        ("protected", .strictReserved), ("public", .strictReserved), ("break", .kwBreak), ("case", .kwCase),
        ("catch", .kwCatch), ("class", .kwClass), ("const", .kwConst), ("continue", .kwContinue),
        ("debugger", .kwDebugger), ("default", .kwDefault), ("delete", .kwDelete), ("do", .kwDo), ("else", .kwElse),
        ("enum", .kwEnum), ("export", .kwExport), ("extends", .kwExtends), ("false", .kwFalse),
        ("finally", .kwFinally), ("for", .kwFor), ("function", .kwFunction), ("if", .kwIf), ("import", .kwImport),
        ("new", .kwNew), ("null", .kwNull), ("return", .kwReturn), ("super", .kwSuper), ("switch", .kwSwitch),
        ("this", .kwThis), ("throw", .kwThrow), ("true", .kwTrue), ("try", .kwTry), ("typeof", .kwTypeof),
        ("var", .kwVar), ("void", .kwVoid), ("while", .kwWhile), ("with", .kwWith), ("in", .kwIn),
        ("instanceof", .kwInstanceof),
    ]
}
