import ScaffoldCore

/// The readme of the theme directory.
struct ReadmeFile {
    let spec: ThemeSpec

    var file: GeneratedFile {
        let description = ReadmeText.line(spec.description)
        var lines = ["=== \(ReadmeText.line(spec.names.title)) ==="]
        if !spec.contributors.isEmpty { lines.append("Contributors: \(spec.contributors.joined(separator: ", "))") }
        if !spec.tags.isEmpty { lines.append("Tags: \(spec.tags.joined(separator: ", "))") }
        lines += [
            "Requires at least: \(spec.requiresWordPress)", "Tested up to: \(Self.major(spec.testedUpTo))",
            "Requires PHP: \(spec.requiresPHP)", "Stable tag: \(spec.version)", "License: \(spec.license.rawValue)",
            "License URI: \(spec.license.uri)", "", ReadmeText.shortened(description, longest: 150), "",
            "== Description ==", "", description,
            "", "== Installation ==", "", "1. In the admin, go to Appearance, Themes, Add New Theme, Upload Theme.",
            "2. Choose the archive of the theme and install it.", "3. Activate the theme.", "",
            "== Frequently Asked Questions ==", "", "= Where do I change the colours? =", "", colours, "",
            "== Changelog ==", "",
            "= \(spec.version) =", "", "* First release.", "", "== Copyright ==", "",
            "\(ReadmeText.line(spec.names.title)) WordPress theme, by \(ReadmeText.line(spec.author)).",
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

    /// The directory wants no more than two numbers.
    private static func major(_ version: String) -> String {
        version.split(separator: ".").prefix(2).joined(separator: ".")
    }
}
