extension JinjaInterpreter {
    /// Python's `str`.
    func text(of value: JinjaValue) throws(ChatTemplateError) -> String {
        switch value {
        case .undefined: return ""
        case .string(let text): return text
        default: return try representation(of: value)
        }
    }

    /// Python's `repr`.
    func representation(of value: JinjaValue) throws(ChatTemplateError) -> String {
        var text = ""
        try appendRepresentation(of: value, to: &text)
        return text
    }

    private func appendRepresentation(of value: JinjaValue, to text: inout String) throws(ChatTemplateError) {
        try charge(1)
        if text.utf8.count > JinjaLimits.textBytes { throw textTooLong }
        switch value {
        case .undefined: text += "Undefined"
        case .none: text += "None"
        case .boolean(let value): text += value ? "True" : "False"
        case .integer(let value): text += String(value)
        case .float(let value): text += PythonNumber.text(value)
        case .string(let string):
            try charge(string.utf8.count / 16)
            text += Self.quoted(string)
        case .list(let list): try appendRepresentation(of: list.elements, "[", "]", to: &text)
        case .tuple(let list):
            try appendRepresentation(of: list.elements, "(", list.elements.count == 1 ? ",)" : ")", to: &text)
        case .dictionary(let dictionary):
            text += "{"
            for (index, entry) in dictionary.entries.enumerated() {
                if index > 0 { text += ", " }
                try appendRepresentation(of: entry.key, to: &text)
                text += ": "
                try appendRepresentation(of: entry.value, to: &text)
            }
            text += "}"
        case .view(let view):
            text += view.typeName
            try appendRepresentation(of: view.elements, "([", "])", to: &text)
        case .range(let range):
            text += "range(\(range.start), \(range.stop)" + (range.step == 1 ? ")" : ", \(range.step))")
        case .function(let function):
            guard case .macro(let definition, _) = function.kind else { throw unprintable(value) }
            text += "<Macro \(Self.quoted(definition.name))>"
        case .iterator, .namespace, .loop: throw unprintable(value)
        }
    }

    private func appendRepresentation(
        of elements: [JinjaValue], _ opening: String, _ closing: String, to text: inout String
    ) throws(ChatTemplateError) {
        text += opening
        for (index, element) in elements.enumerated() {
            if index > 0 { text += ", " }
            try appendRepresentation(of: element, to: &text)
        }
        text += closing
    }

    private func unprintable(_ value: JinjaValue) -> ChatTemplateError {
        fail("a value of type '\(value.typeName)' cannot be written as text", .unsupported)
    }

    /// Python's `repr` of a string.
    private static func quoted(_ text: String) -> String {
        let hasSingle = text.utf8.contains(UInt8(ascii: "'"))
        let quote: Unicode.Scalar = hasSingle && !text.utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
        var result = String.UnicodeScalarView()
        result.append(quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case quote, "\\":
                result.append("\\")
                result.append(scalar)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\r": result.append(contentsOf: "\\r".unicodeScalars)
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            default:
                if isPrintable(scalar) {
                    result.append(scalar)
                } else {
                    let (letter, width) =
                        scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x1_0000 ? ("u", 4) : ("U", 8)
                    let digits = String(scalar.value, radix: 16)
                    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
                    result.append(contentsOf: "\\\(letter)\(zeros)\(digits)".unicodeScalars)
                }
            }
        }
        result.append(quote)
        return String(result)
    }

    /// Python's `str.isprintable` for one scalar.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }
}
