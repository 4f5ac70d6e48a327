import ScaffoldCore

/// Texts of a specification, made fit to be shown in one line.
enum BlockText {
    /// The text in one line, blanks at its ends and in a row removed.
    static func line(_ value: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            let next: Unicode.Scalar = CommentText.isBreaking(scalar) ? " " : scalar
            if next == " ", scalars.last == " " || scalars.isEmpty { continue }
            scalars.append(next)
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Plain text as the HTML that a browser writes for it.
    static func html(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\u{A0}": result += "&nbsp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
