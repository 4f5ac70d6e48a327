import ScaffoldCore

/// How the code of a plugin is laid out.
package enum PluginStructure: String, Sendable, CaseIterable {
    /// A main file that loads what there is.
    case minimal
    /// A main file, and classes with the plugin's prefix in `includes`.
    case standard
    /// Classes in a namespace in `src`, found by an autoloader.
    case objectOriented = "object_oriented"
}

/// What is said of a plugin as a whole: its header and readme.
package struct PluginSpec: Sendable {
    package var names: PluginNames
    package var description: String
    package var version: String
    package var author: String
    package var authorURI: String
    package var pluginURI: String
    package var license: PluginLicense
    /// The first version of WordPress and of PHP that the plugin runs with, as in "6.5".
    package var requiresWordPress: String
    package var requiresPHP: String
    package var testedUpTo: String
    package var tags: [String]
    package var contributors: [String]
    package var structure: PluginStructure
    /// What there is beside the code.
    package var included: IncludedFiles
    /// The whole specification, from which each feature reads its own part.
    package var source: SpecObject

    package init(_ source: SpecObject) throws(SpecError) {
        self.source = source
        included = try IncludedFiles(source)
        let slug = source.string("slug").flatMap { Slug($0) }
        let prefix = source.string("prefix").flatMap { Identifier($0) }
        names = PluginNames(title: source.string("plugin_name") ?? "", slug: slug, prefix: prefix)
        let text = source.string("description").map { CommentText.line($0) } ?? ""
        description = text.isEmpty ? "Adds \(names.title) to your site." : text
        version = source.string("version") ?? "1.0.0"
        author = source.string("author").map { CommentText.line($0) } ?? "\(names.title) contributors"
        authorURI = source.string("author_uri") ?? ""
        pluginURI = source.string("plugin_uri") ?? ""
        license = source.string("license").flatMap(PluginLicense.init(rawValue:)) ?? .gpl2
        requiresWordPress = source.string("requires_at_least") ?? "6.2"
        requiresPHP = source.string("requires_php") ?? "7.4"
        testedUpTo = source.string("tested_up_to") ?? "7.1"
        tags = source.strings("tags") ?? Self.tags(names)
        let maker = source.string("author").map { Words.of($0).joined() } ?? ""
        contributors = source.strings("contributors") ?? [maker.isEmpty ? names.slug.text : String(maker.prefix(50))]
        structure = source.string("structure").flatMap(PluginStructure.init(rawValue:)) ?? .standard
    }

    /// One tag of the first words of the name that say something.
    private static func tags(_ names: PluginNames) -> [String] {
        let empty = ["a", "an", "and", "for", "my", "of", "plugin", "plugins", "the", "wordpress", "wp"]
        let words = Words.of(names.title).filter { !empty.contains($0) }.prefix(3).map { $0.prefix(30) }
        return words.isEmpty ? [] : [words.joined(separator: " ")]
    }
}

/// Licences that wordpress.org takes.
package enum PluginLicense: String, Sendable, CaseIterable {
    case gpl2 = "GPL-2.0-or-later"
    case gpl3 = "GPL-3.0-or-later"
    case mit = "MIT"
    case apache2 = "Apache-2.0"

    package var uri: String {
        switch self {
        case .gpl2: "https://www.gnu.org/licenses/gpl-2.0.html"
        case .gpl3: "https://www.gnu.org/licenses/gpl-3.0.html"
        case .mit: "https://opensource.org/license/mit"
        case .apache2: "https://www.apache.org/licenses/LICENSE-2.0"
        }
    }
}
