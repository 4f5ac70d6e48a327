import JSON
import ScaffoldCore

extension JSONValue {
    var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
}

extension BlockAttribute.Kind {
    /// The control for a kind of field.
    init(_ field: Field.Kind) {
        switch field {
        case .text: self = .text
        case .textarea: self = .textarea
        case .richText: self = .richText
        case .integer, .number: self = .number
        case .boolean: self = .toggle
        case .select: self = .select
        case .email: self = .email
        case .url: self = .url
        case .date: self = .date
        case .color: self = .color
        case .image: self = .media
        }
    }

    /// The type in block.json if only the control is named.
    var defaultType: String {
        switch self {
        case .number, .range: "number"
        case .toggle: "boolean"
        case .list: "array"
        case .none: "object"
        default: "string"
        }
    }

    /// The types that the control can edit.
    var types: [String] {
        switch self {
        case .number, .range: ["number", "integer"]
        case .toggle: ["boolean"]
        case .list: ["array"]
        case .none: ["string", "number", "integer", "boolean", "array", "object"]
        default: ["string"]
        }
    }
}

extension BlockAttribute {
    /// The value as the attribute keeps it; nil if it does not fit.
    func fitting(_ value: JSONValue) -> JSONValue? {
        switch (type, value) {
        case ("string", .string(let text)): return fittingText(text)
        case ("boolean", .bool): return value
        case ("integer", .integer), ("number", .integer), ("integer", .number), ("number", .number):
            guard let number = value.double, number.isFinite, abs(number) <= 1e15,
                let value = AttributeReader.normalized(value)
            else { return nil }
            if type == "integer", number.rounded() != number { return nil }
            if let least = minimum?.double, number < least { return nil }
            if let most = maximum?.double, number > most { return nil }
            return value
        case ("array", .array(let elements)):
            if kind == .none { return value }
            let lines = elements.compactMap { $0.text.map { JSONValue.string(BlockText.line($0)) } }
            return lines.count == elements.count ? .array(lines) : nil
        case ("object", .object): return value
        default: return nil
        }
    }

    private func fittingText(_ text: String) -> JSONValue? {
        switch kind {
        case .select:
            // The label of an option is as good as its value.
            return choices.first { $0.value.text == text || $0.label == text }.map { .string($0.value.text) }
        case .color:
            guard let colour = Colour(text) else { return text.isEmpty ? .string("") : nil }
            return .string(colour.hexadecimal)
        case .url, .media:
            let lower = text.lowercased()
            let isAddress =
                text.isEmpty || ["https://", "http://", "/", "#"].contains { lower.hasPrefix($0) }
            let isClean = text.utf8.allSatisfy {
                $0 > 0x20 && $0 < 0x7F && ![0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x60].contains($0)
            }
            return isAddress && isClean ? .string(text) : nil
        case .date:
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let isDate =
                parts.map(\.utf8.count) == [4, 2, 2]
                && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
            return text.isEmpty || isDate ? .string(text) : nil
        case .textarea:
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return .string(lines.map { BlockText.line(String($0)) }.joined(separator: "\n"))
        case .richText: return .string(BlockText.html(BlockText.line(text)))
        default: return .string(BlockText.line(text))
        }
    }
}
