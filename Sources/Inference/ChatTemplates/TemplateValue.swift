import JSON

/// A variable of a chat template.
package enum TemplateValue: Sendable {
    case none
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case list([TemplateValue])
    /// Members in their order; of two with the same key, the last one holds.
    case dictionary([(key: String, value: TemplateValue)])

    /// Takes over a JSON value: `null` as `none`, an object as a dictionary.
    package init(_ json: JSONValue) {
        switch json {
        case .null: self = .none
        case .bool(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .array(let elements): self = .list(elements.map { TemplateValue($0) })
        case .object(let members): self = .dictionary(members.map { ($0.key, TemplateValue($0.value)) })
        }
    }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .string(value) }

    package init(booleanLiteral value: Bool) { self = .boolean(value) }

    package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension TemplateValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }

    package init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self = .dictionary(elements.map { (key: $0.0, value: $0.1) })
    }
}
