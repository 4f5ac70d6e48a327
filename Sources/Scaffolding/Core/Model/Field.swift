import JSON

/// A piece of data that people enter: a meta field, a setting, a column, an attribute.
package struct Field: Sendable, Equatable {
    /// What is entered, which decides the control, the type in JSON and PHP, and how it is made safe.
    package enum Kind: String, Sendable, CaseIterable {
        case text, textarea, richText = "rich_text", integer, number, boolean, select, email, url, date, color, image
    }

    package struct Choice: Sendable, Equatable {
        package var value: String
        package var label: String

        package init(value: String, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// In snake case.
    package var name: Identifier
    package var label: String
    package var help: String
    package var kind: Kind
    /// Of `select`; never empty there.
    package var choices: [Choice]
    package var minimum: Double?
    package var maximum: Double?
    package var isRequired: Bool
    /// As the type in JSON; nil for the type's own empty value.
    package var initial: JSONValue?

    /// Names that people use for kinds, beside the kinds' own.
    private static let synonyms: [String: Kind] = [
        "string": .text, "int": .integer, "float": .number, "decimal": .number, "price": .number, "bool": .boolean,
        "checkbox": .boolean, "toggle": .boolean, "enum": .select, "radio": .select, "dropdown": .select,
        "html": .richText, "wysiwyg": .richText, "richtext": .richText, "media": .image, "colour": .color,
        "link": .url, "range": .number,
    ]

    /// The kind of that name, or of a name that means the same.
    package static func kind(named name: String) -> Kind? {
        let lower = name.lowercased()
        return Kind(rawValue: lower) ?? synonyms[lower]
    }

    package init(name: Identifier, label: String, kind: Kind = .text, choices: [Choice] = []) {
        self.name = name
        self.label = label
        self.kind = kind
        help = ""
        self.choices = choices
        isRequired = false
    }

    /// Reads `name`, `label`, `type`, `description`, `choices`, `minimum`, `maximum`, `required` and `default`.
    package init(_ spec: SpecObject) throws(SpecError) {
        let given = spec.string("name") ?? ""
        let words = Words.of(given)
        guard !words.isEmpty else {
            throw SpecError(spec.member("name"), "has no letter or digit that a name in code could be made of")
        }
        name = Identifier(words: words, fallback: "field")
        label = spec.string("label") ?? Self.title(words)
        help = spec.string("description") ?? ""
        kind = spec.string("type").flatMap(Self.kind(named:)) ?? .text
        choices = try Self.choices(spec)
        if kind == .select, choices.isEmpty {
            throw SpecError(spec.member("choices"), "is required for a select field")
        }
        minimum = spec.number("minimum")
        maximum = spec.number("maximum")
        if let minimum, let maximum, minimum > maximum {
            throw SpecError(spec.member("maximum"), "is less than minimum")
        }
        isRequired = spec.bool("required") ?? false
        initial = spec.value("default").flatMap { $0 == .null ? nil : $0 }
        if let initial, !fits(initial) {
            throw SpecError(spec.member("default"), "does not fit the type \(kind.rawValue)")
        }
    }

    /// Reads a list of fields of which no two have one name.
    package static func list(_ specs: [SpecObject]) throws(SpecError) -> [Field] {
        var fields: [Field] = []
        for spec in specs {
            let field = try Field(spec)
            if fields.contains(where: { $0.name == field.name }) {
                throw SpecError(spec.member("name"), "is the name of two fields: \(field.name.text)")
            }
            fields.append(field)
        }
        return fields
    }

    private static func choices(_ spec: SpecObject) throws(SpecError) -> [Choice] {
        var choices: [Choice] = []
        guard case .array(let elements)? = spec.value("choices") else { return [] }
        for (index, element) in elements.enumerated() {
            let object = SpecObject(element, path: "\(spec.member("choices"))[\(index)]")
            var value = object.string("value") ?? ""
            var label = object.string("label") ?? value
            if case .string(let text) = element {
                value = Words.of(text).joined(separator: "-")
                if value.isEmpty { value = "choice-\(index + 1)" }
                label = text
            }
            guard !choices.contains(where: { $0.value == value }) else {
                throw SpecError("\(spec.member("choices"))[\(index)]", "has the value of another choice")
            }
            choices.append(Choice(value: value, label: label))
        }
        return choices
    }

    /// "release", "date" as a label: "Release date".
    package static func title(_ words: [String]) -> String {
        let text = words.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// The type in JSON Schema, as REST and block attributes have it.
    package var jsonType: String {
        switch kind {
        case .integer, .image: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .text, .textarea, .richText, .select, .email, .url, .date, .color: "string"
        }
    }

    /// The value where nothing was entered.
    package var empty: JSONValue {
        switch kind {
        case .integer, .image: .integer(Int64(exactly: nearestToZero.rounded(.towardZero)) ?? 0)
        case .number: .number(nearestToZero)
        case .boolean: .bool(false)
        case .select: .string(choices.first?.value ?? "")
        case .text, .textarea, .richText, .email, .url, .date, .color: .string("")
        }
    }

    /// Of the values that the limits allow, the one that is nearest to zero; whole where the field is whole.
    private var nearestToZero: Double {
        if let minimum, minimum > 0 { return kind == .number ? minimum : minimum.rounded(.up) }
        if let maximum, maximum < 0 { return kind == .number ? maximum : maximum.rounded(.down) }
        return 0
    }

    /// The value to begin with.
    package var startValue: JSONValue { initial ?? empty }

    private func fits(_ value: JSONValue) -> Bool {
        switch (kind, value) {
        case (.integer, .integer), (.image, .integer), (.number, .integer), (.number, .number), (.boolean, .bool): true
        case (.select, .string(let text)): choices.contains { $0.value == text }
        case (.color, .string(let text)): text.isEmpty || Colour(text) != nil
        case (.text, .string), (.textarea, .string), (.richText, .string), (.email, .string), (.url, .string),
            (.date, .string):
            true
        default: false
        }
    }
}
