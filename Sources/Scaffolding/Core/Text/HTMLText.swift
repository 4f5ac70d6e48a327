import JSON

extension Code.StringInterpolation where Language == HTMLLanguage {
    /// A value in the text between tags.
    package mutating func appendInterpolation(html value: String) { append(escaped: HTMLText.escaped(value)) }

    /// A value in a quoted attribute.
    package mutating func appendInterpolation(attribute value: String) { append(escaped: HTMLText.escaped(value)) }

    /// The attributes of a block in its comment: ` {"level":2}`, or nothing if there are none.
    package mutating func appendInterpolation(attributes: JSONObject) {
        guard !attributes.isEmpty else { return }
        append(escaped: " " + HTMLText.blockAttributes(attributes))
    }
}

/// Writing values of HTML.
package enum HTMLText {
    /// The value in text or in a quoted attribute; line ends and controls become blanks.
    package static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#039;"
            default:
                if CommentText.isBreaking(scalar) { result += " " } else { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// The attributes as `serialize_block_attributes()` of WordPress writes them: what could end the comment or start
    /// a tag is written as an escape of JSON.
    package static func blockAttributes(_ attributes: JSONObject) -> String {
        var writer = JSONWriter()
        writer.value(.object(attributes))
        let json = writer.string
        var result = ""
        result.reserveCapacity(json.utf8.count)
        var isAfterHyphen = false
        var isAfterBackslash = false
        for scalar in json.unicodeScalars {
            if isAfterBackslash {
                isAfterBackslash = false
                // The only quotes behind a backslash are those inside of strings.
                result += scalar == "\"" ? "\\u0022" : "\\\(scalar)"
                isAfterHyphen = false
                continue
            }
            switch scalar {
            case "\\":
                isAfterBackslash = true
                continue
            case "<": result += "\\u003c"
            case ">": result += "\\u003e"
            case "&": result += "\\u0026"
            case "-" where isAfterHyphen:
                result.removeLast()
                result += "\\u002d\\u002d"
                isAfterHyphen = false
                continue
            default: result.unicodeScalars.append(scalar)
            }
            isAfterHyphen = scalar == "-"
        }
        return result
    }
}
