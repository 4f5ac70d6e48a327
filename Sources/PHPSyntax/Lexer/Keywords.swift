/// PHP's keywords, found by one multiplication and, nearly always, one comparison.
enum Keywords {
    /// A slot of the table: the word's bytes in lower case, in two registers, and its kind.
    struct Entry {
        var low: UInt64
        var high: UInt64
        var kind: TokenKind
    }

    static let longest = 15
    private static let slots = 512

    /// The kind of the label of `count` bytes at `label`: a keyword's, or `.identifier`.
    ///
    /// Reads up to 16 bytes, whatever `count` is: the source is padded.
    @inline(__always)
    static func kind(_ label: UnsafePointer<UInt8>, _ count: Int, in table: UnsafePointer<Entry>) -> TokenKind {
        if count > longest || count < 2 { return .identifier }
        let (low, high) = key(label, count)
        var slot = hash(low, high)
        while true {
            let entry = table[slot]
            if entry.low == low && entry.high == high { return entry.kind }
            if entry.low == 0 { return .identifier }
            slot = (slot &+ 1) & (slots &- 1)
        }
    }

    /// The bytes with bit 0x20 set, which makes ASCII letters lower case, and zeros behind them.
    ///
    /// `_` becomes 0x7F; no label has that byte, so two different labels have the same key only if they differ in case
    /// alone or have bytes above ASCII, which no keyword has.
    @inline(__always)
    private static func key(_ label: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
        let raw = UnsafeRawPointer(label)
        var low = raw.loadUnaligned(as: UInt64.self).littleEndian | 0x2020_2020_2020_2020
        if count <= 8 {
            low &= ~0 >> (64 &- 8 &* UInt64(truncatingIfNeeded: count))
            return (low, 0)
        }
        var high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian | 0x2020_2020_2020_2020
        high &= ~0 >> (128 &- 8 &* UInt64(truncatingIfNeeded: count))
        return (low, high)
    }

    @inline(__always)
    private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
        Int(truncatingIfNeeded: ((low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xC2B2_AE3D_27D4_EB4F) >> 55)
    }

    /// The table. It lives as long as the process, so that lexers keep the bare pointer.
    nonisolated(unsafe) static let table: UnsafePointer<Entry> = {
        let table = UnsafeMutablePointer<Entry>.allocate(capacity: slots)
        table.initialize(repeating: Entry(low: 0, high: 0, kind: .identifier), count: slots)
        for (word, kind) in words {
            let bytes = Array(word.utf8) + [UInt8](repeating: 0, count: 16)
            bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                let (low, high) = key(base, word.utf8.count)
                var slot = hash(low, high)
                while table[slot].low != 0 { slot = (slot + 1) % slots }
                table[slot] = Entry(low: low, high: high, kind: kind)
            }
        }
        return UnsafePointer(table)
    }()

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
