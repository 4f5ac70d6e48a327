import ScaffoldCore

/// The readme of the theme directory.
struct ReadmeFile {
    let spec: ThemeSpec

    var file: GeneratedFile {
        let description = Self.line(spec.description)
        var lines = ["=== \(Self.line(spec.names.title)) ==="]
        if !spec.contributors.isEmpty { lines.append("Contributors: \(spec.contributors.joined(separator: ", "))") }
        if !spec.tags.isEmpty { lines.append("Tags: \(spec.tags.joined(separator: ", "))") }
        lines += [
            "Requires at least: \(spec.requiresWordPress)", "Tested up to: \(Self.major(spec.testedUpTo))",
            "Requires PHP: \(spec.requiresPHP)", "Stable tag: \(spec.version)", "License: \(spec.license.rawValue)",
            "License URI: \(spec.license.uri)", "", Self.short(description), "", "== Description ==", "", description,
            "", "== Installation ==", "", "1. In the admin, go to Appearance, Themes, Add New Theme, Upload Theme.",
            "2. Choose the archive of the theme and install it.", "3. Activate the theme.", "",
            "== Frequently Asked Questions ==", "", "= Where do I change the colours? =", "", colours, "",
            "== Changelog ==", "",
            "= \(spec.version) =", "", "* First release.", "", "== Copyright ==", "",
            "\(Self.line(spec.names.title)) WordPress theme, by \(Self.line(spec.author)).",
            "It is distributed under the terms of the licence \(spec.license.rawValue): \(spec.license.uri)", "",
            "The theme contains no pictures and no fonts of others. screenshot.png shows its own colours.", "",
        ]
        return GeneratedFile("readme", "readme.txt", bytes: Array(lines.joined(separator: "\n").utf8))
    }

    private var colours: String {
        switch spec.type {
        case .block: "In the admin, go to Appearance, Editor, Styles."
        case .classic: "The style sheet names them once, at its beginning; a child theme can name others."
        case .child: "In the theme's theme.json, or in its style sheet, which is loaded after the parent's."
        }
    }

    /// A value on one line that cannot be taken for a heading or for markup.
    private static func line(_ value: String) -> String {
        var text = ""
        for character in CommentText.line(value) {
            switch character {
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "=" where text.isEmpty || text.last == "=": continue
            default: text.append(character)
            }
        }
        while let last = text.last, last == "=" || last == " " { text.removeLast() }
        return text
    }

    private static func short(_ text: String) -> String {
        guard text.count > 150 else { return text }
        var short = ""
        for word in text.split(separator: " ") {
            if short.count + word.count + 1 > 149 { break }
            short += (short.isEmpty ? "" : " ") + word
        }
        return (short.isEmpty ? String(text.prefix(149)) : short) + "…"
    }

    /// The directory wants no more than two numbers.
    private static func major(_ version: String) -> String {
        version.split(separator: ".").prefix(2).joined(separator: ".")
    }
}
