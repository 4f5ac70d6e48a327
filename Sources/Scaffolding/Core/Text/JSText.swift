import JSON

extension Code.StringInterpolation where Language == JSLanguage {
    /// A value as a string literal, quotes included.
    package mutating func appendInterpolation(string value: String) { append(escaped: JSText.literal(value)) }

    /// A call that translates a value: `__( 'value', 'domain' )`.
    package mutating func appendInterpolation(translated value: String, _ domain: Slug) {
        append(escaped: "__( \(JSText.literal(value)), \(JSText.literal(domain.text)) )")
    }

    /// A value as an expression, objects and arrays one member a line unless they are short.
    package mutating func appendInterpolation(value: JSONValue) {
        appendInterpolation(JS(verbatim: JSText.expression(value)))
    }

    /// A name as the key of an object: bare if it is an identifier.
    package mutating func appendInterpolation(key value: String) { append(escaped: JSText.key(value)) }

    package mutating func appendInterpolation(_ value: Bool) { append(escaped: value ? "true" : "false") }
}

/// Writing values of ECMAScript.
package enum JSText {
    /// A string literal in single quotes. What could end a `<script>` or a line of the source is escaped.
    package static func literal(_ value: String) -> String {
        var result = "'"
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "'": result += "\\'"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "<": result += "\\x3C"
            default:
                if CommentText.isBreaking(scalar) {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "'"
    }

    /// The key of an object: `__proto__` in brackets, since bare it would set the prototype.
    package static func key(_ value: String) -> String {
        if value == "__proto__" { return "[ '__proto__' ]" }
        // Reserved words may be keys: https://tc39.es/ecma262/#prod-IdentifierName
        let isName = value.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || Identifier.isDigit($0) || $0 == 0x5F
        }
        if isName, let first = value.utf8.first, !Identifier.isDigit(first) { return value }
        return literal(value)
    }

    /// An expression that makes the value.
    package static func expression(_ value: JSONValue, depth: Int = 0) -> String {
        switch value {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .integer(let number): return String(number)
        case .number(let number): return number.isFinite ? "\(number)" : "0"
        case .string(let text): return literal(text)
        case .array(let elements):
            guard !elements.isEmpty, depth < 32 else { return "[]" }
            return wrapped(elements.map { expression($0, depth: depth + 1) }, "[", "]")
        case .object(let members):
            guard !members.isEmpty, depth < 32 else { return "{}" }
            return wrapped(members.map { "\(key($0.key)): \(expression($0.value, depth: depth + 1))" }, "{", "}")
        }
    }

    private static func wrapped(_ items: [String], _ open: String, _ close: String) -> String {
        let oneLine = "\(open) " + items.joined(separator: ", ") + " \(close)"
        if oneLine.count <= 60, !oneLine.contains("\n") { return oneLine }
        let lines = items.map { item in
            item.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
        }
        return "\(open)\n    " + lines.joined(separator: ",\n    ") + ",\n\(close)"
    }
}
