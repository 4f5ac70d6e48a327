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

    /// Each word has a place in these.
    private var table = WordTable()
    private var spelt: [String] = []
    private var uses: [Uses] = []

    init(_ files: [GeneratedFile]) {
        for file in files where file.kind == "php" { add(file.content) }
    }

    /// - Parameter code: PHP without its opening tag.
    init(_ code: PHP) { add(Array("<?php ".utf8) + Array(code.text.utf8)) }

    /// Goes over what stands between the tags of PHP; of strings only those count that hold one word, of comments none.
    private mutating func add(_ bytes: [UInt8]) {
        var index = 0
        var isCode = false
        while index < bytes.count {
            let byte = bytes[index]
            guard isCode else {
                isCode = byte == UInt8(ascii: "<") && Self.stands("<?", in: bytes, at: index)
                index += isCode ? 2 : 1
                continue
            }
            switch byte {
            case UInt8(ascii: "?") where Self.stands("?>", in: bytes, at: index):
                isCode = false
                index += 2
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                let end = Self.endOfString(bytes, from: index)
                addString(bytes[(index + 1)..<max(end - 1, index + 1)])
                index = end
            case UInt8(ascii: "#"): index = Self.endOfLine(bytes, from: index)
            case UInt8(ascii: "/") where Self.stands("//", in: bytes, at: index):
                index = Self.endOfLine(bytes, from: index)
            case UInt8(ascii: "/") where Self.stands("/*", in: bytes, at: index):
                index += 2
                while index < bytes.count, !Self.stands("*/", in: bytes, at: index) { index += 1 }
                index = min(index + 2, bytes.count)
            default:
                if Self.isName(byte) { addWord(bytes, &index) } else { index += 1 }
            }
        }
    }

    private mutating func addWord(_ bytes: [UInt8], _ index: inout Int) {
        let start = index
        while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
        guard bytes[start] > 0x39 else { return }
        let place = place(of: bytes[start..<index])
        if index < bytes.count, bytes[index] == UInt8(ascii: "("), !uses[place].contains(.called),
            Self.isCall(bytes, start)
        {
            uses[place].insert(.called)
            called.insert(spelt[place])
        }
        if index - start == 7, spelt[place] == "ABSPATH" { addLoaded(bytes, from: index) }
    }

    private mutating func addString(_ content: ArraySlice<UInt8>) {
        guard let first = content.first, first > 0x39, content.allSatisfy(Self.isName) else { return }
        let place = place(of: content)
        if uses[place].insert(.quoted).inserted { quoted.insert(spelt[place]) }
    }

    /// The place of a word, which is noted if it is new.
    private mutating func place(of word: ArraySlice<UInt8>) -> Int {
        let (place, isNew) = table.place(of: word)
        if isNew {
            let text = String(decoding: word, as: UTF8.self)
            words.insert(text)
            spelt.append(text)
            uses.append([])
        }
        return place
    }

    /// What has been noted of a word already.
    private struct Uses: OptionSet {
        let rawValue: UInt8
        static let quoted = Uses(rawValue: 1)
        static let called = Uses(rawValue: 2)
    }

    private static func isCall(_ bytes: [UInt8], _ start: Int) -> Bool {
        let before = bytes[start - 1]
        guard bytes[start] >= 0x5F, !"$>:\\".utf8.contains(before) else { return false }
        return before != 0x20 || !["function ", "new "].contains { stands($0, in: bytes, before: start) }
    }

    /// The place behind the string that begins at `start`.
    private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != bytes[start] { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return min(index + 1, bytes.count)
    }

    /// The end of a comment of one line, which the end of PHP ends, too.
    private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != 0x0A, !stands("?>", in: bytes, at: index) { index += 1 }
        return index
    }

    private static func stands(_ text: StaticString, in bytes: [UInt8], at index: Int) -> Bool {
        text.withUTF8Buffer { text in
            text.count <= bytes.count - index && text.indices.allSatisfy { bytes[index + $0] == text[$0] }
        }
    }

    private static func stands(_ text: StaticString, in bytes: [UInt8], before index: Int) -> Bool {
        index >= text.utf8CodeUnitCount && stands(text, in: bytes, at: index - text.utf8CodeUnitCount)
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
