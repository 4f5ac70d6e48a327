/// What literals and names mean.
extension SyntaxTree {
    /// The value of a string, or of a template without substitutions; what is no Unicode becomes U+FFFD.
    package func string(_ node: NodeID) -> String? {
        switch kind(node) {
        case .string: return String(decoding: stringBytes(token: mainToken(node)), as: UTF8.self)
        case .template:
            guard slotCount(node) == 1, let element = child(node, 0) else { return nil }
            return templateText(element)
        default: return nil
        }
    }

    /// The text of a `.templateElement`, escapes resolved.
    package func templateText(_ element: NodeID) -> String {
        String(decoding: EscapeReader.value(templateRaw(element)), as: UTF8.self)
    }

    /// The bytes of a `.templateElement` between the backticks and braces.
    package func templateRaw(_ element: NodeID) -> ArraySlice<UInt8> {
        let token = mainToken(element)
        let range = tokens.range(token)
        let isOpen = tokens.kinds[token] == .templateHead || tokens.kinds[token] == .templateMiddle
        let end = range.upperBound - (isOpen ? 2 : padded[range.upperBound - 1] == UInt8(ascii: "`") ? 1 : 0)
        return padded[(range.lowerBound + 1)..<Swift.max(range.lowerBound + 1, end)]
    }

    /// The value of a string token, in UTF-8.
    func stringBytes(token: Int) -> [UInt8] {
        var bytes = bytes(token: token)
        let quote = bytes.popFirst()
        if bytes.last == quote { bytes.removeLast() }
        return EscapeReader.value(bytes)
    }

    /// The value of a number.
    package func number(_ node: NodeID) -> Double? {
        guard kind(node) == .number else { return nil }
        let text = String(decoding: bytes(token: mainToken(node)).filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        guard text.first == "0", text.utf8.count > 1 else { return Double(text) ?? Double(text + "0") }
        let digits = text.dropFirst(2)
        switch text.utf8.dropFirst().first ?? 0 {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return Double("0x" + digits)
        case UInt8(ascii: "o"), UInt8(ascii: "O"): return Self.value(digits, radix: 8)
        case UInt8(ascii: "b"), UInt8(ascii: "B"): return Self.value(digits, radix: 2)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            let isOctal = text.utf8.allSatisfy { $0 >= 48 && $0 <= 55 }
            return isOctal ? Self.value(text.dropFirst(), radix: 8) : Double(text)
        default: return Double(text) ?? Double(text + "0")
        }
    }

    private static func value(_ digits: Substring, radix: Double) -> Double? {
        digits.utf8.reduce(0) { $0 * radix + Double($1 &- 48) }
    }

    /// The name that an identifier, a binding, a property name, a private name or a JSX name spells.
    package func name(_ node: NodeID) -> String {
        let bytes = bytes(token: mainToken(node))
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: EscapeReader.value(bytes), as: UTF8.self)
    }

    /// Whether the node's main token is spelled like this.
    package func isNamed(_ node: NodeID, _ name: StaticString) -> Bool {
        let range = tokens.range(mainToken(node))
        guard range.count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { padded[range].elementsEqual($0) }
    }

    /// The key of a property, method or field, if it is known: a name, a string or a number as written.
    package func keyName(_ node: NodeID) -> String? {
        guard let key = child(node, 0) else { return nil }
        switch kind(key) {
        case .propertyName, .privateName: return flags(node).contains(.computed) ? nil : name(key)
        case .string: return string(key)
        case .number: return text(key)
        default: return nil
        }
    }
}

/// Resolves the escapes of strings, templates and names.
enum EscapeReader {
    static func value(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard raw.contains(UInt8(ascii: "\\")) else { return Array(raw) }
        var output: [UInt8] = []
        output.reserveCapacity(raw.count)
        var rest = raw
        // The first half of a surrogate pair, whose second half may follow.
        var high: UInt32?
        func write(_ unit: UInt32) {
            if let first = high {
                high = nil
                if (0xDC00...0xDFFF).contains(unit) {
                    append(0x10000 + ((first - 0xD800) << 10) + (unit - 0xDC00), to: &output)
                    return
                }
                append(0xFFFD, to: &output)
            }
            if (0xD800...0xDBFF).contains(unit) { high = unit } else { append(unit, to: &output) }
        }
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
                if high != nil {
                    append(0xFFFD, to: &output)
                    high = nil
                }
                output.append(byte)
                continue
            }
            switch escaped {
            case UInt8(ascii: "n"): write(0x0A)
            case UInt8(ascii: "t"): write(0x09)
            case UInt8(ascii: "r"): write(0x0D)
            case UInt8(ascii: "b"): write(0x08)
            case UInt8(ascii: "f"): write(0x0C)
            case UInt8(ascii: "v"): write(0x0B)
            case UInt8(ascii: "x"): write(hexadecimal(&rest, count: 2) ?? UInt32(escaped))
            case UInt8(ascii: "u"): write(codePoint(&rest) ?? UInt32(escaped))
            case 0x0D: if rest.first == 0x0A { rest.removeFirst() }
            case 0x0A: break
            case 0xE2 where rest.first == 0x80 && rest.count > 1 && rest[rest.startIndex + 1] & 0xFE == 0xA8:
                rest = rest.dropFirst(2)
            case UInt8(ascii: "0")...UInt8(ascii: "7"): write(octal(escaped, &rest))
            default:
                if high != nil {
                    append(0xFFFD, to: &output)
                    high = nil
                }
                output.append(escaped)
            }
        }
        if high != nil { append(0xFFFD, to: &output) }
        return output
    }

    private static func append(_ value: UInt32, to output: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        output.append(contentsOf: String(Character(scalar)).utf8)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte - 48)
        case 65...70, 97...102: UInt32((byte | 32) - 87)
        default: nil
        }
    }

    private static func hexadecimal(_ rest: inout ArraySlice<UInt8>, count: Int) -> UInt32? {
        guard rest.count >= count else { return nil }
        var value: UInt32 = 0
        for byte in rest.prefix(count) {
            guard let digit = digit(byte) else { return nil }
            value = value << 4 | digit
        }
        rest = rest.dropFirst(count)
        return value
    }

    private static func codePoint(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
        guard rest.first == UInt8(ascii: "{") else { return hexadecimal(&rest, count: 4) }
        guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        var value: UInt32 = 0
        for byte in rest[(rest.startIndex + 1)..<close] {
            guard let digit = digit(byte), value < 0x11_0000 else { return nil }
            value = value << 4 | digit
        }
        rest = rest[(close + 1)...]
        return value
    }

    private static func octal(_ first: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt32 {
        var value = UInt32(first - 48)
        var digits = 1
        while digits < 3, let byte = rest.first, byte >= 48, byte <= 55, value * 8 + UInt32(byte - 48) < 256 {
            value = value * 8 + UInt32(byte - 48)
            rest.removeFirst()
            digits += 1
        }
        return value
    }
}
