/// The random texts of tools/goldens/tokenizers_strings.py, byte for byte.
struct RandomTexts {
    private var state: UInt64
    private let entries: [[UInt8]]
    private let hard: [[UInt8]]

    init(seed: UInt64, entries: [[UInt8]], hard: [[UInt8]]) {
        state = seed
        self.entries = entries
        self.hard = hard
    }

    private static let ranges: [(UInt32, UInt32)] = [
        (0x20, 0x7E), (0x00, 0x1F), (0x7F, 0xFF), (0x100, 0x24F), (0x250, 0x36F), (0x300, 0x36F), (0x370, 0x52F),
        (0x590, 0x6FF), (0x900, 0xDFF), (0xE00, 0xFFF), (0x1100, 0x11FF), (0x1E00, 0x1FFF), (0x2000, 0x206F),
        (0x2070, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xD7B0, 0xDFFF), (0xE000, 0xF8FF),
        (0xF900, 0xFFFF), (0x10000, 0x1FFFF), (0x1F300, 0x1FAFF), (0x20000, 0x323AF), (0xE0000, 0xE01EF),
        (0x10FFF0, 0x10FFFF),
    ]

    private static let spaces = [
        " ", "  ", "   ", "\t", "\n", "\r", "\r\n", "\n\n", "\u{B}", "\u{C}", "\u{85}", "\u{A0}", "\u{2003}",
        "\u{2028}", "\u{3000}", "\u{200B}",
    ]

    /// SplitMix64.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ value >> 31) % UInt64(bound))
    }

    mutating func next() -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<below(25) {
            switch below(8) {
            case 0:
                let (first, last) = Self.ranges[below(Self.ranges.count)]
                for _ in 0..<1 + below(5) { append(first + UInt32(below(Int(last - first) + 1)), to: &text) }
            case 1:
                let byte = below(256)
                text.append(byte < 0xF4 ? UInt8(byte) : 0xFF)
            case 2:
                for _ in 0..<1 + below(8) { text.append(UInt8(0x20 + below(95))) }
            case 3:
                text += Array(String(below(1_000_000)).utf8)
            case 4:
                text += Array(Self.spaces[below(Self.spaces.count)].utf8)
            case 5:
                text += entries[below(entries.count)]
            default:
                let from = hard[below(hard.count)]
                let start = below(from.count + 1)
                text += from[start..<min(from.count, start + below(12))]
            }
        }
        for index in text.indices.dropLast() where text[index] == 0xF4 && (0x90..<0xC0).contains(text[index + 1]) {
            text[index] = UInt8(ascii: "?")
        }
        return text
    }

    /// UTF-8, of surrogates too.
    private func append(_ code: UInt32, to text: inout [UInt8]) {
        switch code {
        case ..<0x80:
            text.append(UInt8(code))
        case ..<0x800:
            text += [UInt8(0xC0 | code >> 6), UInt8(0x80 | code & 0x3F)]
        case ..<0x10000:
            text += [UInt8(0xE0 | code >> 12), UInt8(0x80 | code >> 6 & 0x3F), UInt8(0x80 | code & 0x3F)]
        default:
            text += [
                UInt8(0xF0 | code >> 18), UInt8(0x80 | code >> 12 & 0x3F), UInt8(0x80 | code >> 6 & 0x3F),
                UInt8(0x80 | code & 0x3F),
            ]
        }
    }
}
