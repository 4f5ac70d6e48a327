import ScaffoldCore

/// A post type that a feature is about: one of the plugin's own or any other.
struct PostTarget {
    /// As an expression in the plugin's classes.
    var postType: PHP
    /// What its posts are called in code.
    var name: Identifier
    /// What tells it apart.
    var key: String
    /// The hook that is called when one of its posts has been saved, as an expression.
    var saveHook: PHP

    init(_ type: PostType, in plugin: PluginParts) {
        postType = "\(plugin.own(PostTypesClass.name))::\(type.constant)"
        name = type.noun.name
        key = type.key
        saveHook = "'save_post_' . \(postType)"
    }

    init(key: String) {
        postType = "\(string: key)"
        name = Identifier(words: Words.of(key), fallback: "post")
        self.key = key
        saveHook = "\(string: "save_post_" + key)"
    }

    /// By the name or the key of one of the plugin's own, or the key of another.
    ///
    /// - Throws: `SpecError` at `path` for what no post type can be called.
    init(named given: String, in plugin: PluginParts, path: String) throws(SpecError) {
        let words = Words.of(given)
        let name = words.isEmpty ? nil : Identifier(words: words)
        let plural = plugin.postTypes.first { $0.noun.pluralName == name }
        if let own = plugin.postTypes.first(where: { $0.key == given || $0.noun.name == name }) ?? plural {
            self.init(own, in: plugin)
            return
        }
        let key = given.lowercased()
        let isKey =
            (1...PostType.longestKey).contains(key.utf8.count)
            && key.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
        guard isKey else {
            throw SpecError(path, "is neither a post type of the plugin nor a key that another could have")
        }
        self.init(key: key)
    }
}
