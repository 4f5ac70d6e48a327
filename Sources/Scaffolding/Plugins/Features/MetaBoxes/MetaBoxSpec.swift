import ScaffoldCore

/// A box of controls on the screen where a post is edited.
struct MetaBox {
    var name: Identifier
    var title: String
    var targets: [PostTarget]
    var fields: [Field]
    var context = "normal"
    var priority = "high"

    /// The boxes of a specification: one for the fields of each post type of the plugin's own, and those that are
    /// described. If there is neither, one for posts.
    static func list(_ spec: PluginSpec, types: [PostType], noun: Noun, plugin: PluginParts) throws(SpecError)
        -> [MetaBox]
    {
        var boxes: [MetaBox] = []
        for type in types where !type.fields.isEmpty && type.hasInterface {
            boxes.append(
                MetaBox(
                    name: Identifier(type.noun.name, Identifier(words: ["details"])),
                    title: "\(type.noun.singular) details", targets: [PostTarget(type, in: plugin)], fields: type.fields
                ))
        }
        for source in spec.source.objects("meta_boxes") ?? [] {
            boxes.append(try MetaBox(source, types: types, plugin: plugin))
            try check(boxes, last: source)
        }
        if boxes.isEmpty {
            boxes.append(
                MetaBox(
                    name: Identifier(words: ["post", "details"]), title: "Details", targets: [PostTarget(key: "post")],
                    fields: Suggestions.fields(noun)))
        }
        return boxes
    }

    private init(name: Identifier, title: String, targets: [PostTarget], fields: [Field]) {
        self.name = name
        self.title = title
        self.targets = targets
        self.fields = fields
    }

    private init(_ source: SpecObject, types: [PostType], plugin: PluginParts) throws(SpecError) {
        let title = source.string("title") ?? ""
        let words = Words.of(source.string("name") ?? title)
        guard !words.isEmpty else {
            let field = source.has("name") ? "name" : "title"
            throw SpecError(source.member(field), "has no letter or digit that a name in code could be made of")
        }
        name = Identifier(words: words, fallback: "box")
        self.title = title
        let given = source.strings("post_types") ?? []
        if given.isEmpty {
            targets =
                types.isEmpty
                ? [PostTarget(key: "post")] : types.filter(\.hasInterface).map { PostTarget($0, in: plugin) }
        } else {
            targets = []
            for (index, name) in given.enumerated() {
                let path = "\(source.member("post_types"))[\(index)]"
                targets.append(try PostTarget(named: name, in: plugin, path: path))
            }
        }
        fields = try Field.list(source.objects("fields") ?? [])
        context = source.string("context") ?? "normal"
        priority = source.string("priority") ?? "default"
    }

    /// One screen cannot have two controls of one name.
    private static func check(_ boxes: [MetaBox], last source: SpecObject) throws(SpecError) {
        guard let last = boxes.last else { return }
        if Set(last.targets.map(\.key)).count != last.targets.count {
            throw SpecError(source.member("post_types"), "names a post type twice")
        }
        for other in boxes.dropLast() {
            if other.name == last.name {
                throw SpecError(source.member(source.has("name") ? "name" : "title"), "is the name of two meta boxes")
            }
            guard last.targets.contains(where: { target in other.targets.contains { $0.key == target.key } }) else {
                continue
            }
            if let index = last.fields.firstIndex(where: { field in other.fields.contains { $0.name == field.name } }) {
                throw SpecError(
                    "\(source.member("fields"))[\(index)]", "is a field of another meta box of the same post type")
            }
        }
    }
}
