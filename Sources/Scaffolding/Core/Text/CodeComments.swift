/// Values in comments, which all languages have.
package enum CommentText {
    /// One line of a value that can end neither a comment nor a region of PHP: `*/`, `?>`, `-->` and `<?` lose their
    /// meaning by a blank, line ends and control characters become blanks.
    package static func line(_ value: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in value.unicodeScalars {
            let next: Unicode.Scalar = isBreaking(scalar) ? " " : scalar
            if next == " ", previous == " " { continue }
            switch (previous, next) {
            case ("*", "/"), ("?", ">"), ("-", ">"), ("<", "?"), ("/", "*"), ("%", ">"), ("<", "%"), ("-", "-"):
                scalars.append(" ")
            default: break
            }
            scalars.append(next)
            previous = next
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Line ends of any kind, controls, and marks that turn the direction of the text around them.
    package static func isBreaking(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The value in lines of at most `width` characters, broken at blanks.
    package static func wrapped(_ value: String, width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in line(value).split(separator: " ") {
            if !current.isEmpty, current.count + 1 + word.count > width {
                lines.append(current)
                current = ""
            }
            if !current.isEmpty { current += " " }
            current += word
        }
        if !current.isEmpty { lines.append(current) }
        return lines
    }
}

extension Code.StringInterpolation {
    /// A value inside of a comment, on one line. A line comment of PHP would end at `?>`, a block comment at `*/`.
    package mutating func appendInterpolation(comment value: String) {
        append(escaped: CommentText.line(value))
    }

    /// A name that a program may use.
    package mutating func appendInterpolation(_ name: Identifier) { append(escaped: name.text) }

    /// A name of lower-case letters, digits and hyphens.
    package mutating func appendInterpolation(_ slug: Slug) { append(escaped: slug.text) }
}
