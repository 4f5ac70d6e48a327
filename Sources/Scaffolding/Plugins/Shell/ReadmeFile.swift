import ScaffoldCore

/// The readme of the directory: https://developer.wordpress.org/plugins/wordpress-org/how-your-readme-txt-works/
struct ReadmeFile {
    let plugin: PluginParts

    /// The longest description at the top, in characters.
    private static let longestSummary = 150

    var file: GeneratedFile {
        let spec = plugin.spec
        var tags = spec.tags.map { Words.of($0).joined(separator: " ") }.filter { !$0.isEmpty }
        tags.removeAll { ["plugin", "wordpress", "plugins"].contains($0) }
        var lines = ["=== \(ReadmeText.line(spec.names.title)) ==="]
        if !spec.contributors.isEmpty { lines.append("Contributors: \(spec.contributors.joined(separator: ", "))") }
        if !tags.isEmpty { lines.append("Tags: \(tags.prefix(5).joined(separator: ", "))") }
        lines += [
            "Requires at least: \(spec.requiresWordPress)", "Tested up to: \(Self.major(spec.testedUpTo))",
            "Requires PHP: \(spec.requiresPHP)", "Stable tag: \(spec.version)", "License: \(spec.license.rawValue)",
            "License URI: \(spec.license.uri)", "",
            ReadmeText.shortened(ReadmeText.line(spec.description), longest: Self.longestSummary), "",
            "== Description ==", "",
            ReadmeText.line(spec.description),
        ]
        if !plugin.highlights.isEmpty {
            lines += ["", "What it does:", ""] + plugin.highlights.map { "* \(ReadmeText.line($0))" }
        }
        lines += [
            "", "== Installation ==", "", "1. Upload the folder `\(plugin.domain.text)` to `/wp-content/plugins/`.",
            "2. Activate the plugin on the Plugins screen.",
        ]
        if !plugin.questions.isEmpty {
            lines += ["", "== Frequently Asked Questions =="]
            for (question, answer) in plugin.questions {
                lines += ["", "= \(ReadmeText.line(question)) =", "", ReadmeText.line(answer)]
            }
        }
        lines += ["", "== Changelog ==", "", "= \(spec.version) =", "", "* First release.", ""]
        return GeneratedFile("readme", "readme.txt", bytes: Array(lines.joined(separator: "\n").utf8))
    }

    /// The directory wants no more than two numbers.
    private static func major(_ version: String) -> String {
        version.split(separator: ".").prefix(2).joined(separator: ".")
    }
}
