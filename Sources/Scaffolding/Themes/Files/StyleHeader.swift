import ScaffoldCore

/// The comment that makes a style sheet a theme: https://developer.wordpress.org/themes/basics/main-stylesheet-style-css/
struct StyleHeader {
    let spec: ThemeSpec

    var code: CSS {
        var rows: [(String, String)] = [("Theme Name", spec.names.title)]
        if !spec.themeURI.isEmpty { rows.append(("Theme URI", spec.themeURI)) }
        rows.append(("Author", spec.author))
        if !spec.authorURI.isEmpty { rows.append(("Author URI", spec.authorURI)) }
        rows += [
            ("Description", spec.description), ("Requires at least", spec.requiresWordPress),
            ("Tested up to", spec.testedUpTo), ("Requires PHP", spec.requiresPHP), ("Version", spec.version),
            ("License", spec.license.rawValue), ("License URI", spec.license.uri),
        ]
        if spec.type == .child { rows.append(("Template", spec.template)) }
        rows.append(("Text Domain", spec.names.slug.text))
        if !spec.tags.isEmpty { rows.append(("Tags", spec.tags.joined(separator: ", "))) }
        let lines = rows.map { name, value in
            let label = CSS(verbatim: name)
            // Headings of an address hold nothing that ends a comment, which their format sees to.
            let text = name.hasSuffix("URI") ? CSS(verbatim: Self.address(value)) : "\(comment: value)" as CSS
            return "\(label): \(text)" as CSS
        }
        return "/*\n\(lines: lines)\n*/"
    }

    /// An address without what ends a comment; hyphens stay as they are.
    private static func address(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars where !CommentText.isBreaking(scalar) {
            if scalar == "/", result.unicodeScalars.last == "*" {
                result += "%2F"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
