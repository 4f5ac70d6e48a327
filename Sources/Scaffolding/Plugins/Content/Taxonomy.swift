import JSON
import ScaffoldCore

/// A taxonomy of a plugin.
package struct Taxonomy: Sendable {
    package var noun: Noun
    /// What WordPress stores it under, of at most 32 bytes.
    package var key: String
    package var slug: Slug
    package var description: String
    /// Terms can have parents, as categories do.
    package var isHierarchical: Bool
    package var isPublic = true
    /// It is a column of the list of posts.
    package var hasColumn = true
    /// Labels that were given, over those made of the noun.
    package var labels: [String: String]

    /// The longest key that WordPress takes, in bytes.
    static let longestKey = 32

    /// Reads a member of `taxonomies`.
    init(_ source: SpecObject, names: PluginNames) throws(SpecError) {
        let given = source.string("name") ?? ""
        let words = Words.of(given)
        guard !words.isEmpty else {
            throw SpecError(source.member("name"), "has no letter or digit that a name in code could be made of")
        }
        let name = Identifier(words: words)
        let shown = Noun(singular: source.string("singular") ?? Noun.label(given), plural: source.string("plural"))
        noun = shown.renamed(name)
        key = source.string("key") ?? names.key(name, maximum: Self.longestKey)
        slug = source.string("slug").flatMap { Slug($0) } ?? name.slug
        description = source.string("description") ?? ""
        isHierarchical = source.bool("hierarchical") ?? true
        isPublic = source.bool("public") ?? true
        hasColumn = source.bool("show_admin_column") ?? true
        labels = [:]
        if let own = source.object("labels") {
            for (label, value) in own.members { if case .string(let text) = value { labels[label] = text } }
        }
    }

    /// Categories of what the plugin is about.
    init(category thing: Noun, names: PluginNames) {
        noun = Noun(singular: thing.singular + " Category")
        key = names.key(noun.name, maximum: Self.longestKey)
        slug = noun.name.slug
        description = ""
        isHierarchical = true
        labels = [:]
    }

    /// The name of the constant that holds the key.
    package var constant: Identifier { noun.name.constant }
}
