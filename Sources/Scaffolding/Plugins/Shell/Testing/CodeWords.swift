import ScaffoldCore

/// The names that PHP code has, found in one pass over its bytes.
struct CodeWords {
    /// Functions that are called: words with a parenthesis behind them that stand for no method, declaration or class.
    private(set) var called: Set<String> = []
    /// Words that stand alone in quotes, as callbacks do.
    private(set) var quoted: Set<String> = []
    /// All words.
    private(set) var words: Set<String> = []
    /// Files of WordPress that are loaded: `ABSPATH . 'path'`.
    private(set) var loaded: Set<String> = []

    init(_ files: [GeneratedFile]) {
        for file in files where file.kind == "php" { add(file.content) }
    }

    init(_ code: PHP) { add(Array(code.text.utf8)) }

    private mutating func add(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            guard Self.isName(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
            guard bytes[start] > 0x39 else { continue }
            let before = start > 0 ? bytes[start - 1] : 0x20
            let after = index < bytes.count ? bytes[index] : 0x20
            let word = String(decoding: bytes[start..<index], as: UTF8.self)
            words.insert(word)
            if before == UInt8(ascii: "'"), after == UInt8(ascii: "'") { quoted.insert(word) }
            if after == UInt8(ascii: "("), Self.isCall(bytes, start, before) { called.insert(word) }
            if word == "ABSPATH" { addLoaded(bytes, from: index) }
        }
    }

    private static func isCall(_ bytes: [UInt8], _ start: Int, _ before: UInt8) -> Bool {
        guard bytes[start] >= 0x5F, !"$>:\\'".utf8.contains(before) else { return false }
        let words = String(decoding: bytes[max(0, start - 9)..<start], as: UTF8.self)
        return !["function ", "new ", "* "].contains(where: words.hasSuffix)
    }

    private mutating func addLoaded(_ bytes: [UInt8], from place: Int) {
        let marker = Array(" . '".utf8)
        let start = place + marker.count
        guard start < bytes.count, Array(bytes[place..<start]) == marker else { return }
        let path = bytes[start...].prefix { $0 == 0x2D || $0 == 0x2E || $0 == 0x2F || (0x61...0x7A).contains($0) }
        let text = String(decoding: path, as: UTF8.self)
        let isInside = !text.hasPrefix("/") && !text.split(separator: "/").contains("..")
        if isInside, text.hasSuffix(".php") { loaded.insert(text) }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
