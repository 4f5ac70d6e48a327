/// A name in one word, without regard to case.
///
/// Five bits a character: letters as they are, every digit alike, `-`, `:`, `_` and `$` alike, and one code for all others.
/// Of a name longer than twelve characters the first two are kept and the rest is hashed into 50 bits. That is enough to
/// tell the names that matter here from each other and from all others.
struct PackedName: Hashable, Sendable {
    private(set) var bits: UInt64

    /// Set when characters did not fit.
    private static let overflow: UInt64 = 1 << 63
    private static let restMask: UInt64 = (1 << 50) - 1
    private static let firstTwoMask: UInt64 = 1023 << 50

    init(bits: UInt64 = 0) {
        self.bits = bits
    }

    init(_ text: String) {
        bits = 0
        for byte in text.utf8 { append(byte) }
    }

    var isEmpty: Bool { bits == 0 }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        append(code: Self.code(byte))
    }

    /// Appends a part that is not known.
    mutating func appendHole() {
        append(code: 31)
    }

    @inline(__always)
    private mutating func append(code: UInt64) {
        if bits >> 55 == 0 {
            bits = bits << 5 | code
        } else {
            let rest = ((bits & Self.restMask) &* 0x2545_F491_4F6C_DD1D &+ code) ^ (bits & Self.restMask) >> 23
            bits = Self.overflow | bits & Self.firstTwoMask | rest & Self.restMask
        }
    }

    /// Whether the name begins with the two given letters and has more.
    func hasPrefix(_ first: UInt8, _ second: UInt8) -> Bool {
        let text = bits & ~Self.overflow
        let length = (64 - text.leadingZeroBitCount + 4) / 5
        return length > 2 && text >> UInt64(5 * (length - 2)) == Self.code(first) << 5 | Self.code(second)
    }

    @inline(__always)
    private static func code(_ byte: UInt8) -> UInt64 {
        if Byte.isLetter(byte) { return UInt64((byte | 0x20) &- 0x60) }
        switch byte {
        case UInt8(ascii: "-"): return 27
        case UInt8(ascii: ":"): return 28
        case UInt8(ascii: "_"), UInt8(ascii: "$"): return 29
        case 0x30...0x39: return 30
        default: return 31
        }
    }
}

/// A table from packed names to values, built once.
struct NameTable<Value: Sendable>: Sendable {
    private let keys: [UInt64]
    private let values: [Value?]
    private let shift: UInt64

    /// Later pairs win over earlier ones of the same name.
    init(_ groups: KeyValuePairs<Value, String>) {
        var pairs: [(UInt64, Value)] = []
        for (value, names) in groups {
            for name in names.split(separator: " ") {
                pairs.append((PackedName(String(name)).bits, value))
            }
        }
        var bits: UInt64 = 4
        while 1 << bits < pairs.count * 4 { bits += 1 }
        var keys = [UInt64](repeating: 0, count: 1 << Int(bits))
        var values = [Value?](repeating: nil, count: 1 << Int(bits))
        for (key, value) in pairs {
            var slot = Self.slot(key, 64 - bits)
            while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = key
            values[slot] = value
        }
        self.keys = keys
        self.values = values
        shift = 64 - bits
    }

    subscript(name: PackedName) -> Value? {
        if name.isEmpty { return nil }
        var slot = Self.slot(name.bits, shift)
        while keys[slot] != 0 {
            if keys[slot] == name.bits { return values[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    private static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
