import AnalysisModel
import JSON

/// The delimiters of blocks in a template, part or pattern: `<!-- wp:name {"key": "value"} -->`.
struct BlockMarkup {
    struct Delimiter {
        enum Kind {
            case opening, closing, single
        }

        var kind: Kind
        /// With its namespace: "core/paragraph".
        var name: String
        var nameRange: Range<Int>
        /// The whole comment.
        var range: Range<Int>
        /// The attributes; nil if there are none, or if PHP prints a part of them.
        var attributes: JSONDocument?
        /// Where the text of the attributes begins.
        var attributesStart = 0
        /// How many blocks of that kind are around it.
        var depth = 0
    }

    /// A comment that was meant to be a delimiter.
    struct Fault {
        var problem: String
        var range: Range<Int>
    }

    let file: SourceFile
    private(set) var delimiters: [Delimiter] = []
    private(set) var faults: [Fault] = []
    /// The text with blanks where PHP is.
    let text: [UInt8]

    init(_ file: SourceFile) {
        self.file = file
        text = file.language == .php ? Self.withoutPHP(file.bytes) : file.bytes
        var position = 0
        while let start = Self.find("<!--", in: text, from: position) {
            position = start + 4
            // A comment ends at the first sign of its end; without one the rest of the file is a comment.
            guard let end = Self.find("-->", in: text, from: position) else {
                if Self.name(in: text, start..<min(text.count, start + 80)) != nil {
                    faults.append(Fault(problem: "has no -->", range: start..<position))
                }
                break
            }
            read(start..<end + 3)
            position = end + 3
        }
    }

    static func find(_ needle: String, in bytes: [UInt8], from start: Int) -> Int? {
        start <= bytes.count ? bytes.firstOffset(of: needle, in: start..<bytes.count) : nil
    }

    static func withoutPHP(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var position = 0
        while let start = find("<?", in: bytes, from: position) {
            let end = find("?>", in: bytes, from: start + 2).map { $0 + 2 } ?? bytes.count
            for index in start..<end where bytes[index] != 10 && bytes[index] != 13 { bytes[index] = 0x20 }
            position = end
        }
        return bytes
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    /// Where the name begins behind "wp:", if the comment looks like a delimiter.
    private static func name(in text: [UInt8], _ range: Range<Int>) -> (start: Int, isClosing: Bool)? {
        var position = range.lowerBound + 4
        while position < range.upperBound, isBlank(text[position]) { position += 1 }
        var isClosing = false
        if position < range.upperBound, text[position] == UInt8(ascii: "/") {
            isClosing = true
            position += 1
            while position < range.upperBound, isBlank(text[position]) { position += 1 }
        }
        guard text[position..<max(position, range.upperBound)].starts(with: "wp:".utf8) else { return nil }
        return (position + 3, isClosing)
    }

    private mutating func read(_ range: Range<Int>) {
        guard let (start, isClosing) = Self.name(in: text, range) else { return }
        let close = range.upperBound - 3
        var end = start
        while end < close, !Self.isBlank(text[end]), text[end] != UInt8(ascii: "{") { end += 1 }
        let name = String(decoding: text[start..<end], as: UTF8.self)
        func fault(_ problem: String) { faults.append(Fault(problem: problem, range: range)) }
        if !Self.isBlank(text[range.lowerBound + 4]) { return fault("has no blank behind <!--") }
        if text[range.lowerBound..<start].reversed().dropFirst(3).first == 0x20, isClosing {
            return fault("has a blank behind the slash")
        }
        guard Self.isName(name) else {
            let wanted = name.hasSuffix("/") || end == close ? "has no blank behind the name" : "has a wrong name"
            return fault(wanted)
        }
        guard end < close, Self.isBlank(text[end]) else { return fault("has no blank behind the name") }
        var kind: Delimiter.Kind = isClosing ? .closing : .opening
        var rest = close
        if text[rest - 1] == UInt8(ascii: "/") {
            if !isClosing { kind = .single }
            rest -= 1
        }
        while end < rest, Self.isBlank(text[end]) { end += 1 }
        let isSpaced = rest > end && Self.isBlank(text[rest - 1])
        while rest > end, Self.isBlank(text[rest - 1]) { rest -= 1 }
        var delimiter = Delimiter(
            kind: kind, name: name.contains("/") ? name : "core/" + name,
            nameRange: start..<start + name.utf8.count, range: range)
        if rest > end {
            guard text[end] == UInt8(ascii: "{") else { return fault("has text behind the name that is no JSON") }
            guard isSpaced else { return fault("has no blank behind its attributes") }
            let isPrinted = file.bytes[end..<rest] != text[end..<rest]
            if !isPrinted { delimiter.attributes = JSONDocument(Array(text[end..<rest])) }
            delimiter.attributesStart = end
        }
        delimiters.append(delimiter)
    }

    /// `name` or `namespace/name` as WordPress takes them.
    private static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return false }
        return parts.allSatisfy { part in
            guard let first = part.utf8.first, (97...122).contains(first) else { return false }
            return part.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_")
            }
        }
    }
}
