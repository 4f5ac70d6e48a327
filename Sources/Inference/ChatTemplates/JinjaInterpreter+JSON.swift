/// How `tojson` writes, as Python's `json.dumps` does.
struct JinjaJSONStyle {
    var ensuresASCII = false
    /// What each level is indented by; nil for one line.
    var indent: String?
    var itemSeparator = ", "
    var keySeparator = ": "
    var sortsKeys = false
}

extension JinjaInterpreter {
    /// Writes a value as JSON.
    func json(_ value: JinjaValue, _ style: JinjaJSONStyle) throws(ChatTemplateError) -> String {
        var text = ""
        try appendJSON(value, style, level: 0, to: &text)
        return text
    }

    private func appendJSON(
        _ value: JinjaValue, _ style: JinjaJSONStyle, level: Int, to text: inout String
    ) throws(ChatTemplateError) {
        try charge(1)
        if text.utf8.count > JinjaLimits.textBytes { throw textTooLong }
        switch value {
        case .string(let string): try appendJSON(string, style, to: &text)
        case .list(let list), .tuple(let list):
            if list.elements.isEmpty {
                text += "[]"
                return
            }
            text += "["
            for (index, element) in list.elements.enumerated() {
                try beginItem(index, style, level: level, to: &text)
                try appendJSON(element, style, level: level + 1, to: &text)
            }
            try endItems(style, level: level, to: &text)
            text += "]"
        case .dictionary(let dictionary):
            try appendJSON(dictionary, style, level: level, to: &text)
        default:
            guard let scalar = scalarJSON(value) else {
                throw fail("a value of type '\(value.typeName)' cannot be written as JSON")
            }
            text += scalar
        }
    }

    private func appendJSON(
        _ dictionary: JinjaDictionary, _ style: JinjaJSONStyle, level: Int, to text: inout String
    ) throws(ChatTemplateError) {
        if dictionary.entries.isEmpty {
            text += "{}"
            return
        }
        var entries = dictionary.entries.map { (key: $0.key, element: $0.value) }
        if style.sortsKeys { entries = try sorted(entries.map { (key: $0.key, element: $0) }, isReversed: false) }
        text += "{"
        for (index, entry) in entries.enumerated() {
            try beginItem(index, style, level: level, to: &text)
            switch entry.key {
            case .string(let key): try appendJSON(key, style, to: &text)
            default:
                guard let key = scalarJSON(entry.key) else {
                    throw fail("a key of type '\(entry.key.typeName)' cannot be written as JSON")
                }
                text += "\"\(key)\""
            }
            text += style.keySeparator
            try appendJSON(entry.element, style, level: level + 1, to: &text)
        }
        try endItems(style, level: level, to: &text)
        text += "}"
    }

    private func scalarJSON(_ value: JinjaValue) -> String? {
        switch value {
        case .none: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .float(let value):
            value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : PythonNumber.text(value)
        default: nil
        }
    }

    private func beginItem(
        _ index: Int, _ style: JinjaJSONStyle, level: Int, to text: inout String
    ) throws(ChatTemplateError) {
        if index > 0 { text += style.itemSeparator }
        if style.indent != nil { try appendLine(style, level: level + 1, to: &text) }
    }

    private func endItems(_ style: JinjaJSONStyle, level: Int, to text: inout String) throws(ChatTemplateError) {
        if style.indent != nil { try appendLine(style, level: level, to: &text) }
    }

    private func appendLine(_ style: JinjaJSONStyle, level: Int, to text: inout String) throws(ChatTemplateError) {
        let indent = style.indent ?? ""
        try charge(indent.utf8.count * level / 64)
        text += "\n"
        for _ in 0..<level { text += indent }
        if text.utf8.count > JinjaLimits.textBytes { throw textTooLong }
    }

    private func appendJSON(
        _ string: String, _ style: JinjaJSONStyle, to text: inout String
    ) throws(ChatTemplateError) {
        try charge(string.utf8.count / 16)
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        bytes.reserveCapacity(string.utf8.count + 2)
        func appendUnit(_ unit: UInt16) {
            bytes.append(contentsOf: "\\u".utf8)
            for shift: UInt16 in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> shift & 15)]) }
        }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\": bytes.append(contentsOf: [0x5C, UInt8(truncatingIfNeeded: scalar.value)])
            case "\u{8}": bytes.append(contentsOf: "\\b".utf8)
            case "\t": bytes.append(contentsOf: "\\t".utf8)
            case "\n": bytes.append(contentsOf: "\\n".utf8)
            case "\u{C}": bytes.append(contentsOf: "\\f".utf8)
            case "\r": bytes.append(contentsOf: "\\r".utf8)
            case "\0"..."\u{1F}": appendUnit(UInt16(scalar.value))
            case _ where style.ensuresASCII && scalar.value > 0x7E: UTF16.encode(scalar)?.forEach(appendUnit)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        text += String(decoding: bytes, as: UTF8.self)
    }
}
