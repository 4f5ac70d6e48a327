import JSON

extension Code.StringInterpolation where Language == PHPLanguage {
    /// A call that translates a value and tells translators where it stands: `_x( 'value', 'context', 'domain' )`.
    /// With `isHTML`, the translation is escaped: `esc_html_x( … )`.
    package mutating func appendInterpolation(
        translated value: String, context: String, _ domain: Slug, isHTML: Bool = false
    ) {
        append(
            escaped:
                "\(isHTML ? "esc_html_x" : "_x")( \(PHPText.literal(value)), \(PHPText.literal(context)), \(PHPText.literal(domain.text)) )"
        )
    }
}

/// Parts of PHP whose columns are to stand below each other.
extension Code where Language == PHPLanguage {
    /// `array( … )` with an element a line, its arrows below each other. No element gives `array()`.
    package static func array(_ elements: [(key: String, value: PHP)]) -> PHP {
        guard !elements.isEmpty else { return "array()" }
        return "array(\n    \(elements: elements)\n)"
    }

    /// `array( … )` of values without keys, a line each.
    package static func list(_ values: [PHP]) -> PHP {
        guard !values.isEmpty else { return "array()" }
        let short = PHP.joined(values, separator: ", ")
        if short.text.count <= 80, !short.text.contains("\n") { return "array( \(short) )" }
        return "array(\n    \(lines: values.map { "\($0)," })\n)"
    }

    /// `array( 'a', 'b' )`.
    package static func strings(_ values: [String]) -> PHP { list(values.map { "\(string: $0)" }) }

    /// Assignments in a row, their signs below each other. `name` is written behind the dollar sign.
    package static func assignments(_ rows: [(name: Identifier, value: PHP)]) -> PHP {
        let width = rows.map(\.name.text.count).max() ?? 0
        return joined(
            rows.map { row in
                let blanks = PHP(verbatim: String(repeating: " ", count: width - row.name.text.count))
                return "$\(row.name)\(blanks) = \(row.value);"
            })
    }
}

extension Code.StringInterpolation where Language == PHPLanguage {
    /// The elements of an array, a line each, each with a comma behind it.
    package mutating func appendInterpolation(elements: [(key: String, value: PHP)]) {
        let keys = elements.map { PHPText.literal($0.key) }
        let width = keys.map(\.count).max() ?? 0
        appendInterpolation(
            PHP.joined(
                zip(keys, elements).map { key, element in
                    let name = PHP(verbatim: key + String(repeating: " ", count: width - key.count))
                    return "\(name) => \(element.value),"
                }))
    }
}

extension Code where Language == PHPLanguage {
    /// A parameter in the comment on a function.
    package typealias DocumentedParameter = (type: PHP, name: StaticString, text: String)

    /// The comment on a function, with types, names and texts of parameters below each other.
    package static func comment(
        _ summary: String, _ parameters: [DocumentedParameter] = [], returns: PHP? = nil
    ) -> PHP {
        let types = parameters.map(\.type.text.count).max() ?? 0
        let names = parameters.map { "\($0.name)".count }.max() ?? 0
        var lines: [PHP] = [" * \(comment: summary)"]
        if !parameters.isEmpty || returns != nil { lines.append(" *") }
        for parameter in parameters {
            let type = PHP(verbatim: String(repeating: " ", count: types - parameter.type.text.count))
            let name = "\(parameter.name)"
            let padded = PHP(verbatim: name + String(repeating: " ", count: names - name.count))
            lines.append(" * @param \(parameter.type)\(type) $\(padded) \(comment: parameter.text)")
        }
        if let returns { lines.append(" * @return \(returns)") }
        return "/**\n\(lines: lines)\n */"
    }
}
