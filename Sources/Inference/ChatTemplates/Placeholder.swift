// Stands in until the chat templates land; the commit that brings them removes this file.

package struct ChatTemplateError: Error, Sendable {
    package let message: String
    package let line: Int
}

package indirect enum TemplateValue: Sendable {
    case boolean(Bool)
    case string(String)
    case list([TemplateValue])
    case dictionary([(key: String, value: TemplateValue)])
}

extension TemplateValue: ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral {
    package init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self = .dictionary(elements.map { (key: $0.0, value: $0.1) })
    }

    package init(booleanLiteral value: Bool) { self = .boolean(value) }
}

package struct ChatTemplate: Sendable {
    package init(source: String) throws(ChatTemplateError) {
        throw ChatTemplateError(message: "chat templates are not built in yet", line: 1)
    }

    package func render(_ variables: [String: TemplateValue]) throws(ChatTemplateError) -> String { "" }
}
