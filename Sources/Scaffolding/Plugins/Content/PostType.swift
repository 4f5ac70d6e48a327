import JSON
import ScaffoldCore

/// A post type of a plugin.
package struct PostType: Sendable {
    package var noun: Noun
    /// What WordPress stores it under, of at most 20 bytes.
    package var key: String
    /// What its addresses begin with.
    package var slug: Slug
    package var description: String
    /// A name of a Dashicon.
    package var icon: String
    package var supports: [String]
    /// Visitors can see it.
    package var isPublic = true
    /// It is edited in the administration.
    package var hasInterface = true
    package var isHierarchical: Bool
    package var hasArchive: Bool
    /// It is part of WordPress's own REST API, which the block editor needs.
    package var isInREST = true
    package var menuPosition: Int?
    /// The words that capabilities of its own are made of; nil where those of posts hold.
    package var capabilities: (one: String, many: String)?
    /// Labels that were given, over those made of the noun.
    package var labels: [String: String]
    package var fields: [Field]
    package var taxonomies: [Taxonomy]

    /// The longest key that WordPress takes, in bytes.
    static let longestKey = 20

    /// What a post type can support, as WordPress names it.
    private static let defaultSupports = ["title", "editor", "excerpt", "thumbnail", "revisions"]

    /// Reads a member of `post_types`.
    init(_ source: SpecObject, names: PluginNames) throws(SpecError) {
        let given = source.string("name") ?? ""
        guard !Words.of(given).isEmpty || source.string("singular") != nil else {
            throw SpecError(source.member("name"), "has no letter or digit that a name in code could be made of")
        }
        var singular = source.string("singular") ?? ""
        if singular.isEmpty { singular = Noun.label(given) }
        let plural = source.string("plural")
        let shown = Noun(singular: singular, plural: plural)
        noun = shown
        let words = Words.of(given)
        let name = Identifier(words: words.isEmpty ? ["item"] : words)
        noun = shown.renamed(name)
        key = source.string("key") ?? names.key(name, maximum: Self.longestKey)
        slug = source.string("slug").flatMap { Slug($0) } ?? noun.pluralName.slug
        description = source.string("description") ?? ""
        icon =
            source.string("icon").map { $0.hasPrefix("dashicons-") ? $0 : "dashicons-" + $0 } ?? Suggestions.icon(noun)
        isPublic = source.bool("public") ?? true
        isHierarchical = source.bool("hierarchical") ?? false
        hasArchive = source.bool("has_archive") ?? isPublic
        isInREST = source.bool("show_in_rest") ?? true
        menuPosition = source.integer("menu_position")
        if let word = source.string("capability_type") {
            let one = Identifier(words: Words.of(word), fallback: "item").text
            let many = EnglishPlural.of(one)
            capabilities = (one, many == one ? one + "_items" : many)
        }
        fields = try Field.list(source.objects("fields") ?? [])
        labels = [:]
        if let own = source.object("labels") {
            for (label, value) in own.members { if case .string(let text) = value { labels[label] = text } }
        }
        taxonomies = []
        for object in source.objects("taxonomies") ?? [] {
            let taxonomy = try Taxonomy(object, names: names)
            if taxonomies.contains(where: { $0.key == taxonomy.key }) {
                throw SpecError(object.member("name"), "is the name of two taxonomies")
            }
            taxonomies.append(taxonomy)
        }
        supports = source.strings("supports") ?? Self.defaultSupports
        if isHierarchical, source.strings("supports") == nil { supports.append("page-attributes") }
        addSupportForFields()
    }

    /// What the plugin's name suggests.
    init(noun: Noun, names: PluginNames) {
        self.noun = noun
        key = names.key(noun.name, maximum: Self.longestKey)
        slug = noun.pluralName.slug
        description = ""
        icon = Suggestions.icon(noun)
        supports = Self.defaultSupports
        isHierarchical = false
        hasArchive = true
        labels = [:]
        fields = Suggestions.fields(noun)
        taxonomies = [Taxonomy(category: noun, names: names)]
        addSupportForFields()
    }

    /// Meta data is in the REST API only where custom fields are supported.
    private mutating func addSupportForFields() {
        if !fields.isEmpty { addSupportForMeta() }
    }

    /// Lets posts have meta data.
    mutating func addSupportForMeta() {
        if !supports.contains("custom-fields") { supports.append("custom-fields") }
    }

    /// The name of the constant that holds the key.
    package var constant: Identifier { noun.name.constant }

    package func supports(_ part: String) -> Bool { supports.contains(part) }
}

extension Noun {
    /// A name that was given as a label: "team_member" as "Team Member"; one with capitals or blanks stays as it is.
    static func label(_ given: String) -> String {
        let line = CommentText.line(given)
        if line.contains(" ") || line.contains(where: \.isUppercase) {
            return line.prefix(1).uppercased() + line.dropFirst()
        }
        return Words.of(line).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    /// The same labels under another name in code.
    func renamed(_ name: Identifier) -> Noun {
        let many = Noun(singular: name.text.split(separator: "_").joined(separator: " ")).pluralName
        return Noun(singular: singular, plural: plural, name: name, pluralName: many)
    }
}
