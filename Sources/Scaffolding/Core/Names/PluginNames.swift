/// All names that generated code uses, derived in one way from what a person called it.
package struct PluginNames: Sendable, Equatable {
    /// As it was given, on one line; never empty.
    package let title: String
    /// Folder, main file and text domain.
    package let slug: Slug
    /// What functions, options, hooks and handles begin with.
    package let prefix: Identifier
    /// What constants begin with.
    package let constant: Identifier
    /// The namespace of classes in the object-oriented structure, and what class names begin with in the others.
    package let namespace: Identifier

    /// The shortest prefix that keeps collisions unlikely, in bytes.
    package static let minimumPrefix = 4
    /// The longest prefix: a post type has 20 bytes for all of its name.
    package static let maximumPrefix = 32

    /// Any title gives names. `slug` and `prefix` are taken as given if they are there.
    package init(title: String, slug: Slug? = nil, prefix: Identifier? = nil, kind: String = "plugin") {
        let line = CommentText.line(title)
        self.title = line.isEmpty ? "My \(kind.prefix(1).uppercased())\(kind.dropFirst())" : line
        let derived = slug ?? Self.slug(self.title, kind: kind)
        self.slug = derived
        let identifier = prefix ?? Self.prefix(derived, kind: kind)
        self.prefix = identifier
        constant = identifier.constant
        // The prefix "class_" is none, "Class" is reserved.
        let name = identifier.className
        namespace =
            ReservedWords.contains(name.text) ? Identifier(words: [identifier.text, kind]).className : name
    }

    /// Slugs that wordpress.org refuses, or that are folders of WordPress itself.
    private static let takenSlugs: Set<String> = [
        "plugin", "plugins", "theme", "themes", "wordpress", "wp", "admin", "content", "includes", "index", "core",
        "con", "prn", "aux", "nul",
    ]

    private static func slug(_ title: String, kind: String) -> Slug {
        let words = Words.of(title)
        guard !words.isEmpty else { return Slug(words: [kind, NameDigest.of(title)]) }
        if words.count == 1, takenSlugs.contains(words[0]) {
            return Slug(words: words + [kind == words[0] ? "site" : kind])
        }
        return Slug(words: words)
    }

    private static func prefix(_ slug: Slug, kind: String) -> Identifier {
        var words = slug.text.split(separator: "-").map(String.init)
        // `wp_` is WordPress's own.
        while let first = words.first, first == "wp" || first == "wordpress", words.count > 1 { words.removeFirst() }
        var name = words.joined(separator: "_")
        if name.utf8.count > maximumPrefix {
            let digest = NameDigest.of(slug.text)
            name = String(name.prefix(maximumPrefix - digest.count - 1))
            while name.last == "_" { name.removeLast() }
            name += "_" + digest
        }
        if name == "wp" || name == "wordpress" || name.utf8.count < minimumPrefix { name += "_" + kind }
        return Identifier(words: [name], fallback: kind)
    }

    /// A name below the plugin's prefix: `product_manager_settings`.
    package func prefixed(_ name: Identifier) -> Identifier { Identifier(prefix, name) }

    /// A key of at most `length` bytes that begins with the prefix as far as there is room: a post type has 20 bytes, a
    /// taxonomy 32.
    package func key(_ name: Identifier, maximum length: Int) -> String {
        let own = name.text.lowercased()
        let whole = prefix.text.lowercased() + "_" + own
        if whole.utf8.count <= length { return whole }
        // "product_mana_item" says more than a digest.
        let parts = prefix.text.lowercased().split(separator: "_")
        if let first = parts.first, first.utf8.count >= Self.minimumPrefix {
            for width in [4, 3, 2, 1, 0] {
                let short = ([first] + parts.dropFirst().map { $0.prefix(width) }).filter { !$0.isEmpty }
                let key = (short + [own[...]]).joined(separator: "_")
                if key.utf8.count <= length { return key }
            }
        }
        let digest = NameDigest.of(whole).suffix(4)
        // The prefix gives way before the name does.
        let room = length - own.utf8.count - digest.count - 2
        if room >= 3 { return "\(prefix.text.lowercased().prefix(room))_\(digest)_\(own)" }
        return "\(own.prefix(length - digest.count - 1))_\(digest)"
    }
}
