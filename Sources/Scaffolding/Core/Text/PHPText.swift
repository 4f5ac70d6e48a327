import JSON

extension Code.StringInterpolation where Language == PHPLanguage {
    /// A value as a string literal of PHP, quotes included.
    package mutating func appendInterpolation(string value: String) {
        append(escaped: PHPText.literal(value))
    }

    /// A value as a string literal that is a format for `sprintf()`: its percent signs mean themselves.
    package mutating func appendInterpolation(format value: String) {
        append(escaped: PHPText.literal(String(value.flatMap { $0 == "%" ? ["%", "%"] : [$0] })))
    }

    /// A call that translates a value: `__( 'value', 'domain' )`. `function` is one of the functions that take a text and
    /// a text domain.
    package mutating func appendInterpolation(
        translated value: String, _ domain: Slug, function: Translation = .plain
    ) {
        append(escaped: "\(function.rawValue)( \(PHPText.literal(value)), \(PHPText.literal(domain.text)) )")
    }

    /// A value as an expression of PHP: arrays in the long form, one element a line unless they are short.
    package mutating func appendInterpolation(value: JSONValue) {
        appendInterpolation(PHP(verbatim: PHPText.expression(value)))
    }

    /// A value in the text between tags, outside of PHP.
    package mutating func appendInterpolation(html value: String) { append(escaped: HTMLText.escaped(value)) }

    /// A value in a quoted attribute, outside of PHP.
    package mutating func appendInterpolation(attribute value: String) {
        append(escaped: HTMLText.escaped(value))
    }

    package mutating func appendInterpolation(_ value: Bool) { append(escaped: value ? "true" : "false") }

    /// The name of a class, written as the file that it stands in needs it.
    package mutating func appendInterpolation(_ name: ClassReference) { append(escaped: name.text) }
}

/// The functions of WordPress that translate a text.
package enum Translation: String, Sendable {
    case plain = "__"
    case printed = "_e"
    case html = "esc_html__"
    case htmlPrinted = "esc_html_e"
    case attribute = "esc_attr__"
    case attributePrinted = "esc_attr_e"
}

/// Writing values of PHP.
package enum PHPText {
    /// A string literal: in single quotes, or in double quotes if there is something in it that single quotes could not
    /// hold on one line. Language reference: https://www.php.net/manual/en/language.types.string.php
    package static func literal(_ value: String) -> String {
        var needsDouble = false
        for scalar in value.unicodeScalars where CommentText.isBreaking(scalar) {
            needsDouble = true
            break
        }
        var result = needsDouble ? "\"" : "'"
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "'" where !needsDouble: result += "\\'"
            case "\"" where needsDouble: result += "\\\""
            case "$" where needsDouble: result += "\\$"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t" where needsDouble: result += "\\t"
            default:
                if CommentText.isBreaking(scalar) {
                    result += "\\u{" + String(scalar.value, radix: 16) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + (needsDouble ? "\"" : "'")
    }

    /// An expression that makes the value.
    package static func expression(_ value: JSONValue, depth: Int = 0) -> String {
        switch value {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .integer(let number): return number == .min ? "PHP_INT_MIN" : String(number)
        case .number(let number): return number.isFinite ? "\(number)" : "0.0"
        case .string(let text): return literal(text)
        case .array(let elements):
            guard !elements.isEmpty, depth < 32 else { return "array()" }
            let items = elements.map { expression($0, depth: depth + 1) }
            return array(items)
        case .object(let members):
            guard !members.isEmpty, depth < 32 else { return "array()" }
            let keys = members.map { literal($0.key) }
            let width = keys.map(\.count).max() ?? 0
            let items = zip(keys, members).map { key, member in
                let blanks = String(repeating: " ", count: width - key.count)
                return (key, blanks, expression(member.value, depth: depth + 1))
            }
            if items.count == 1, let item = items.first, !item.2.contains("\n") {
                return "array( \(item.0) => \(item.2) )"
            }
            return array(items.map { "\($0.0)\($0.1) => \($0.2)" }, isList: false)
        }
    }

    private static func array(_ items: [String], isList: Bool = true) -> String {
        let oneLine = "array( " + items.joined(separator: ", ") + " )"
        if isList, oneLine.count <= 80, !oneLine.contains("\n") { return oneLine }
        let lines = items.map { item in
            item.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
        }
        return "array(\n    " + lines.joined(separator: ",\n    ") + ",\n)"
    }
}
