import ScaffoldCore

/// A post type that a feature is about: one of the plugin's own or any other.
struct PostTarget {
    /// As an expression in the plugin's classes.
    var postType: PHP
    /// What its posts are called in code.
    var name: Identifier
    /// What tells it apart.
    var key: String

    init(_ type: PostType, in plugin: PluginParts) {
        postType = "\(plugin.own(PostTypesClass.name))::\(type.constant)"
        name = type.noun.name
        key = type.key
    }

    init(key: String) {
        postType = "\(string: key)"
        name = Identifier(words: Words.of(key), fallback: "post")
        self.key = key
    }

    /// By the name or the key of one of the plugin's own, or the key of another.
    init(named given: String, in plugin: PluginParts) {
        let name = Identifier(words: Words.of(given))
        let plural = plugin.postTypes.first { $0.noun.pluralName == name }
        if let own = plugin.postTypes.first(where: { $0.key == given || $0.noun.name == name }) ?? plural {
            self.init(own, in: plugin)
        } else {
            self.init(key: given)
        }
    }
}
