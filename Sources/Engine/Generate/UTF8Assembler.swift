/// Puts bytes that come in pieces together to whole UTF-8 sequences; what can never become one is U+FFFD.
///
/// Replaces each maximal part of an ill-formed sequence by one U+FFFD (Unicode 16, section 3.9, as the WHATWG encoding
/// standard does it).
package struct UTF8Assembler: Sendable {
    private var pending: [UInt8] = []

    package init() {}

    /// Takes bytes; gives those that are whole sequences now.
    package mutating func append(_ bytes: [UInt8]) -> [UInt8] {
        pending += bytes
        let keep = incompleteTail()
        let whole = pending[..<(pending.count - keep)]
        defer { pending.removeFirst(pending.count - keep) }
        return Array(String(decoding: whole, as: UTF8.self).utf8)
    }

    /// Gives what is left at the end: U+FFFD for a sequence that was cut off.
    package mutating func finish() -> [UInt8] {
        defer { pending = [] }
        return Array(String(decoding: pending, as: UTF8.self).utf8)
    }

    /// Bytes at the end that begin a sequence which more bytes may complete.
    private func incompleteTail() -> Int {
        for length in 1...3 where length <= pending.count {
            let lead = pending[pending.count - length]
            if lead & 0xC0 == 0x80 { continue }
            guard sequenceLength(lead) > length else { return 0 }
            guard length > 1 else { return 1 }
            let second = pending[pending.count - length + 1]
            let allowed: ClosedRange<UInt8> =
                switch lead {
                case 0xE0: 0xA0...0xBF
                case 0xED: 0x80...0x9F
                case 0xF0: 0x90...0xBF
                case 0xF4: 0x80...0x8F
                default: 0x80...0xBF
                }
            return allowed.contains(second) ? length : 0
        }
        return 0
    }

    /// Bytes of the sequence that begins with `lead`; 1 for what begins none.
    private func sequenceLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
