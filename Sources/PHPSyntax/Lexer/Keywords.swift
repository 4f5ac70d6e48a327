import SourceText

/// PHP's keywords, in any case.
enum Keywords {
    typealias Table = KeywordTable<TokenKind>

    static let longest = 15
    /// Makes ASCII letters lower case. `_` becomes 0x7F, a byte that no label has, so two different labels look alike only
    /// if they differ in case alone or have bytes above ASCII, which no keyword has.
    private static let mask: UInt64 = 0x2020_2020_2020_2020

    /// The kind of the label of `count` bytes at `label`: a keyword's, or `.identifier`.
    @inline(__always)
    static func kind(_ label: UnsafePointer<UInt8>, _ count: Int, in table: Table) -> TokenKind {
        if count > longest || count < 2 { return .identifier }
        return table.kind(label, count, mask: mask, other: .identifier)
    }

    static let table = Table(words, other: .identifier, mask: mask)

    private static let words: [(String, TokenKind)] = [
        ("static", .kwStatic), ("abstract", .kwAbstract), ("final", .kwFinal), ("private", .kwPrivate),
        ("protected", .kwProtected), ("public", .kwPublic), ("readonly", .kwReadonly), ("include", .kwInclude),
        ("include_once", .kwIncludeOnce), ("eval", .kwEval), ("require", .kwRequire),
        ("require_once", .kwRequireOnce), ("or", .kwLogicalOr), ("xor", .kwLogicalXor), ("and", .kwLogicalAnd),
        ("instanceof", .kwInstanceof), ("new", .kwNew), ("clone", .kwClone), ("exit", .kwExit), ("die", .kwExit),
        ("if", .kwIf), ("elseif", .kwElseif), ("else", .kwElse), ("endif", .kwEndif), ("echo", .kwEcho),
        ("do", .kwDo), ("while", .kwWhile), ("endwhile", .kwEndwhile), ("for", .kwFor), ("endfor", .kwEndfor),
        ("foreach", .kwForeach), ("endforeach", .kwEndforeach), ("declare", .kwDeclare),
        ("enddeclare", .kwEnddeclare), ("as", .kwAs), ("try", .kwTry), ("catch", .kwCatch),
        ("finally", .kwFinally), ("throw", .kwThrow), ("use", .kwUse), ("insteadof", .kwInsteadof),
        ("global", .kwGlobal), ("var", .kwVar), ("unset", .kwUnset), ("isset", .kwIsset), ("empty", .kwEmpty),
        ("continue", .kwContinue), ("goto", .kwGoto), ("function", .kwFunction), ("const", .kwConst),
        ("return", .kwReturn), ("print", .kwPrint), ("yield", .kwYield), ("list", .kwList),
        ("switch", .kwSwitch), ("endswitch", .kwEndswitch), ("case", .kwCase), ("default", .kwDefault),
        ("break", .kwBreak), ("array", .kwArray), ("callable", .kwCallable), ("extends", .kwExtends),
        ("implements", .kwImplements), ("namespace", .kwNamespace), ("trait", .kwTrait),
        ("interface", .kwInterface), ("class", .kwClass), ("__class__", .kwClassConstant),
        ("__trait__", .kwTraitConstant), ("__function__", .kwFunctionConstant),
        ("__method__", .kwMethodConstant), ("__line__", .kwLineConstant), ("__file__", .kwFileConstant),
        ("__dir__", .kwDirectoryConstant), ("__namespace__", .kwNamespaceConstant),
        ("__property__", .kwPropertyConstant), ("fn", .kwFn), ("match", .kwMatch), ("enum", .kwEnum),
        ("__halt_compiler", .kwHaltCompiler),
    ]
}
