extension Code.StringInterpolation where Language == CSSLanguage {
    /// A value as a string of CSS, quotes included.
    package mutating func appendInterpolation(string value: String) { append(escaped: CSSText.literal(value)) }

    /// A colour as CSS writes it.
    package mutating func appendInterpolation(_ colour: Colour) { append(escaped: colour.hexadecimal) }
}

/// Writing values of CSS.
package enum CSSText {
    /// A string in double quotes: https://www.w3.org/TR/css-syntax-3/#consume-string-token
    package static func literal(_ value: String) -> String {
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", "\"", "<", "*", "/":
                result += "\\" + String(scalar.value, radix: 16) + " "
            default:
                if CommentText.isBreaking(scalar) {
                    result += "\\" + String(max(scalar.value, 1), radix: 16) + " "
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
