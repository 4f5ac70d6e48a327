/// A perfect-enough hash table from words to token kinds: one probe, and nearly always one comparison.
enum Keywords {
    /// A slot of the table: the word's bytes in two registers, and its kind.
    struct Entry {
        var low: UInt64
        var high: UInt64
        var kind: TokenKind
    }

    static let longest = 10
    private static let slots = 512

    /// The kind of the name of `count` bytes at `name`: a keyword's, or `.identifier`.
    ///
    /// Reads up to 16 bytes, whatever `count` is: the source is padded.
    @inline(__always)
    static func kind(_ name: UnsafePointer<UInt8>, _ count: Int, in table: UnsafePointer<Entry>) -> TokenKind {
        // Keywords are lower-case words of two to ten letters.
        if count > longest || count < 2 || name[0] < UInt8(ascii: "a") { return .identifier }
        let (low, high) = key(name, count)
        var slot = hash(low, high)
        while true {
            let entry = table[slot]
            if entry.low == low && entry.high == high { return entry.kind }
            if entry.low == 0 { return .identifier }
            slot = (slot &+ 1) & (slots &- 1)
        }
    }

    @inline(__always)
    private static func key(_ name: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
        let raw = UnsafeRawPointer(name)
        var low = raw.loadUnaligned(as: UInt64.self).littleEndian
        if count <= 8 {
            low &= ~0 >> (64 &- 8 &* UInt64(truncatingIfNeeded: count))
            return (low, 0)
        }
        var high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
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
