/// The recursive-descent reader of `JSONDocument`; recursion ends at the depth limit.
struct JSONDocumentReader {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var faults: [JSONDocument.Fault] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> JSONDocument.Node? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            fault("JSON begins with no byte order mark", 0..<3)
        }
        skipTrivia()
        guard position < bytes.count else {
            fault("the text is empty", 0..<0)
            return nil
        }
        let node = readValue(depth: 0)
        skipTrivia()
        if position < bytes.count { fault("nothing may follow the value", position..<bytes.count) }
        return node
    }

    private mutating func fault(
        _ message: String, _ range: Range<Int>, _ kind: JSONDocument.Fault.Kind = .syntax
    ) {
        guard faults.count < JSONDocument.maximumFaults else { return }
        // One place is reported once.
        if kind == .syntax, let last = faults.last, last.range.lowerBound == range.lowerBound { return }
        faults.append(JSONDocument.Fault(kind: kind, message: message, range: range))
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The code point at `position`.
    private var here: Range<Int> {
        var end = position + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80, bytes[position] >= 0xC0 { end += 1 }
        return position..<min(end, max(position, bytes.count))
    }

    // MARK: - white space

    private mutating func skipTrivia() {
        while let byte = current {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case UInt8(ascii: "/"):
                guard position + 1 < bytes.count, bytes[position + 1] == byte || bytes[position + 1] == 0x2A else {
                    return
                }
                skipComment()
            default: return
            }
        }
    }

    private mutating func skipComment() {
        let start = position
        let isLine = bytes[position + 1] == UInt8(ascii: "/")
        position += 2
        while let byte = current {
            if isLine, byte == 0x0A || byte == 0x0D { break }
            position += 1
            if !isLine, byte == 0x2A, current == UInt8(ascii: "/") {
                position += 1
                break
            }
        }
        fault("JSON has no comments", start..<position)
    }

    // MARK: - values

    private mutating func readValue(depth: Int) -> JSONDocument.Node {
        let start = position
        guard let byte = current else {
            fault("the text ends where a value should be", start..<start)
            return JSONDocument.Node(value: .null, range: start..<start)
        }
        switch byte {
        case UInt8(ascii: "{"): return readObject(depth: depth + 1)
        case UInt8(ascii: "["): return readArray(depth: depth + 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let text = readString()
            return JSONDocument.Node(value: .string(text), range: start..<position)
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return readNumber()
        default: return readWord()
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || byte == 0x24 || byte >= 0x30 && byte <= 0x39
            || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }

    private mutating func readWord() -> JSONDocument.Node {
        let start = position
        while let byte = current, Self.isWordByte(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        let range = start..<position
        switch word {
        case "true": return JSONDocument.Node(value: .bool(true), range: range)
        case "false": return JSONDocument.Node(value: .bool(false), range: range)
        case "null": return JSONDocument.Node(value: .null, range: range)
        default: break
        }
        if range.isEmpty {
            fault("a value is missing", here)
            // A bracket or comma is somebody else's.
            if let byte = current, !"]},:".utf8.contains(byte) { position = here.upperBound }
            return JSONDocument.Node(value: .null, range: range)
        }
        fault("a string stands in quotes", range)
        return JSONDocument.Node(value: .string(word), range: range)
    }

    private mutating func readNumber() -> JSONDocument.Node {
        let start = position
        while let byte = current, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let hasPlainStart =
            digits.first?.isNumber == true && !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true)
        guard let number = Double(text), number.isFinite, hasPlainStart, !text.hasSuffix(".") else {
            fault("this is no number in JSON", start..<position)
            return JSONDocument.Node(value: .number(Double(text) ?? 0), range: start..<position)
        }
        return JSONDocument.Node(value: .number(number), range: start..<position)
    }

    private mutating func readArray(depth: Int) -> JSONDocument.Node {
        let start = position
        guard enter(depth) else { return JSONDocument.Node(value: .array([]), range: start..<position) }
        var elements: [JSONDocument.Node] = []
        while true {
            skipTrivia()
            guard let byte = current else {
                fault("the array that begins here has no end", start..<(start + 1))
                break
            }
            if byte == UInt8(ascii: "]") {
                position += 1
                break
            }
            if byte == UInt8(ascii: "}") {
                fault("an array ends with ]", here)
                break
            }
            let before = position
            elements.append(readValue(depth: depth))
            skipTrivia()
            readComma(before: UInt8(ascii: "]"))
            if position == before { position += 1 }
        }
        return JSONDocument.Node(value: .array(elements), range: start..<position)
    }

    private mutating func readObject(depth: Int) -> JSONDocument.Node {
        let start = position
        guard enter(depth) else { return JSONDocument.Node(value: .object([]), range: start..<position) }
        var members: [JSONDocument.Member] = []
        var keys: Set<String> = []
        while true {
            skipTrivia()
            guard let byte = current else {
                fault("the object that begins here has no end", start..<(start + 1))
                break
            }
            if byte == UInt8(ascii: "}") {
                position += 1
                break
            }
            if byte == UInt8(ascii: "]") {
                fault("an object ends with }", here)
                break
            }
            let before = position
            let key = readKey()
            let keyRange = before..<position
            if !keys.insert(key).inserted { fault("the key \"\(key)\" is there twice", keyRange, .duplicateKey) }
            skipTrivia()
            if current == UInt8(ascii: ":") { position += 1 } else { fault("a colon is missing", here) }
            skipTrivia()
            let value = readValue(depth: depth)
            members.append(JSONDocument.Member(key: key, keyRange: keyRange, value: value))
            skipTrivia()
            readComma(before: UInt8(ascii: "}"))
            if position == before { position += 1 }
        }
        return JSONDocument.Node(value: .object(members), range: start..<position)
    }

    /// Consumes the opening bracket; too deep, it consumes up to the closing one and says false.
    private mutating func enter(_ depth: Int) -> Bool {
        if depth <= JSONDocument.maximumDepth {
            position += 1
            return true
        }
        fault("arrays and objects nest deeper than \(JSONDocument.maximumDepth)", here, .tooDeep)
        position = bytes.count
        return false
    }

    private mutating func readComma(before close: UInt8) {
        if current == UInt8(ascii: ",") {
            let comma = here
            position += 1
            skipTrivia()
            if current == close { fault("no comma stands before the closing bracket", comma) }
        } else if let byte = current, byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}") {
            fault("a comma is missing", here)
        }
    }

    private mutating func readKey() -> String {
        if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") { return readString() }
        let start = position
        while let byte = current, Self.isWordByte(byte) { position += 1 }
        if position == start { position = here.upperBound }
        fault("a key stands in quotes", start..<position)
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    // MARK: - strings

    private mutating func readString() -> String {
        let start = position
        let quote = bytes[position]
        if quote != UInt8(ascii: "\"") { fault("JSON has double quotes alone", here) }
        position += 1
        var text: [UInt8] = []
        while let byte = current {
            if byte == quote {
                position += 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte == 0x0A || byte == 0x0D { break }
            if byte == UInt8(ascii: "\\") {
                readEscape(into: &text)
            } else {
                if byte < 0x20 { fault("a string holds a control character", here) }
                text.append(byte)
                position += 1
            }
        }
        fault("the string that begins here has no end", start..<position)
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func readEscape(into text: inout [UInt8]) {
        let start = position
        position += 1
        guard let byte = current else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): readCodeUnits(into: &text, start)
        default:
            fault("this begins no escape", start..<position)
            text.append(byte)
        }
    }

    /// Reads `XXXX`, and the second half of a surrogate pair behind it.
    private mutating func readCodeUnits(into text: inout [UInt8], _ start: Int) {
        guard let unit = readCodeUnit(at: position) else {
            fault("an escape has four hexadecimal digits", start..<position)
            return
        }
        position += 4
        var scalar = Unicode.Scalar(unit)
        if scalar == nil, unit < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u"), let low = readCodeUnit(at: position + 2),
            (0xDC00...0xDFFF).contains(low)
        {
            position += 6
            scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
        }
        text.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
    }

    private func readCodeUnit(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[start..<(start + 4)] {
            switch byte {
            case 48...57: unit = unit << 4 | UInt32(byte - 48)
            case 65...70, 97...102: unit = unit << 4 | UInt32((byte | 32) - 87)
            default: return nil
            }
        }
        return unit
    }
}
