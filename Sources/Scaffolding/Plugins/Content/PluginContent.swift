import JSON
import ScaffoldCore

/// What a plugin stores as posts, which several features are about: read once, the same for each of them.
package struct PluginContent: Sendable {
    /// What the plugin is about.
    package let noun: Noun
    /// In the order of the specification. Features about posts find at least one if one of them makes its own.
    package let postTypes: [PostType]

    /// The post types that a specification describes; if it describes none, one that its name suggests.
    package init(_ spec: PluginSpec) throws(SpecError) {
        noun = Noun(title: spec.names.title)
        let sources = spec.source.objects("post_types") ?? []
        guard !sources.isEmpty else {
            postTypes = [PostType(noun: noun, names: spec.names)]
            return
        }
        var types: [PostType] = []
        for source in sources {
            let type = try PostType(source, names: spec.names)
            if types.contains(where: { $0.key == type.key || $0.constant == type.constant }) {
                throw SpecError(source.member("name"), "is the name of two post types: \(type.noun.name.text)")
            }
            if types.contains(where: { $0.slug == type.slug }) {
                throw SpecError(source.member("slug"), "is the address of two post types: \(type.slug.text)")
            }
            types.append(type)
        }
        try Self.checkConstants(types, at: spec.source.member("post_types"))
        postTypes = types
    }

    /// Each taxonomy of post types once, with those that have it.
    static func taxonomies(of postTypes: [PostType]) -> [(taxonomy: Taxonomy, types: [PostType])] {
        var result: [(taxonomy: Taxonomy, types: [PostType])] = []
        for type in postTypes {
            for taxonomy in type.taxonomies {
                if let index = result.firstIndex(where: { $0.taxonomy.key == taxonomy.key }) {
                    result[index].types.append(type)
                } else {
                    result.append((taxonomy, [type]))
                }
            }
        }
        return result
    }

    /// Taxonomies of two keys cannot be called by one constant.
    private static func checkConstants(_ types: [PostType], at path: String) throws(SpecError) {
        var keys: [Identifier: String] = [:]
        for taxonomy in types.flatMap(\.taxonomies) {
            if let other = keys.updateValue(taxonomy.key, forKey: taxonomy.constant), other != taxonomy.key {
                throw SpecError(path, "has two taxonomies of one name with different keys: \(taxonomy.noun.name.text)")
            }
        }
    }
}
