import ScaffoldCore

/// Fields that posts of one type have.
struct PostMetaGroup: Sendable {
    /// The post type, as an expression in the plugin's classes.
    var postType: PHP
    /// A name for the posts in code: `product`.
    var name: Identifier
    var fields: [Field]

    init(postType: PHP, name: Identifier, fields: [Field]) {
        self.postType = postType
        self.name = name
        self.fields = fields
    }

    /// The fields of one of the plugin's own types.
    init(_ type: PostType, in plugin: PluginParts) {
        self.init(
            postType: "\(plugin.own(PostTypesClass.name))::\(type.constant)", name: type.noun.name, fields: type.fields)
    }
}

/// The class that registers meta data of posts.
enum PostMetaClass {
    static let name = Identifier(words: ["Post", "Meta"])

    /// The key that a field is stored under.
    static func key(_ field: Field, _ names: PluginNames) -> String { names.prefixed(field.name).text }

    /// Adds fields; those that a post type has already stay as they are.
    static func add(_ groups: [PostMetaGroup], to plugin: inout PluginParts) {
        for group in groups where !group.fields.isEmpty {
            if let index = plugin.postMeta.firstIndex(where: { $0.postType == group.postType }) {
                let names = Set(plugin.postMeta[index].fields.map(\.name))
                plugin.postMeta[index].fields += group.fields.filter { !names.contains($0.name) }
            } else {
                plugin.postMeta.append(group)
            }
        }
    }

    /// Adds the class once all features have said what there is.
    static func finish(_ plugin: inout PluginParts) {
        guard !plugin.postMeta.isEmpty else { return }
        plugin.add(
            PluginClass(
                role: "post_meta", name: name, summary: "Registers the data that posts have beside their content.",
                body: body(plugin)))
        plugin.tests.append(PostTypeTests.meta(plugin))
        var keys: [String] = []
        for field in plugin.postMeta.flatMap(\.fields) {
            let key = key(field, plugin.names)
            if !keys.contains(key) { keys.append(key) }
        }
        plugin.uninstall.append(
            """
            foreach ( \(PHP.strings(keys)) as $meta_key ) {
                delete_post_meta_by_key( $meta_key );
            }
            """)
    }

    private static func body(_ plugin: PluginParts) -> PHP {
        let groups = plugin.postMeta
        var parts: [PHP] = [
            """
            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_action( 'init', array( $this, 'register_meta' ), 20 );
            }
            """,
            """
            /**
             * Registers all meta data.
             *
             * @return void
             */
            public function register_meta() {
                \(lines: groups.map { "$this->register_\($0.name)_meta();" })
            }
            """,
            """
            /**
             * Whether the current user may change meta data of a post.
             *
             * @param bool   $allowed  Whether WordPress would allow it.
             * @param string $meta_key Key of the meta data.
             * @param int    $post_id  Post that it belongs to.
             * @return bool
             */
            public function can_edit( $allowed, $meta_key, $post_id ) {
                return current_user_can( 'edit_post', $post_id );
            }
            """,
        ]
        parts += groups.map { group in
            """
            /**
             * Registers the meta data of \(comment: EnglishPlural.spoken(group.name)).
             *
             * @return void
             */
            private function register_\(group.name)_meta() {
                \(paragraphs: group.fields.map { registration($0, of: group, plugin) })
            }
            """
        }
        return PHP.joined(parts, separator: "\n\n")
    }

    private static func registration(_ field: Field, of group: PostMetaGroup, _ plugin: PluginParts) -> PHP {
        let schema = field.schema(domain: plugin.domain).filter { !["description", "type"].contains($0.key) }
        let rest: PHP = schema.isEmpty ? "true" : "array(\n    'schema' => \(PHP.array(schema)),\n)"
        // A value to begin with has to be one that may be entered.
        let hasStart =
            field.initial != nil || !(field.isRequired && [.date, .color, .email, .url].contains(field.kind))
        let start: PHP = hasStart ? "'default'           => \(field.start)," : ""
        return """
            register_post_meta(
                \(group.postType),
                \(string: key(field, plugin.names)),
                array(
                    'type'              => \(string: field.jsonType),
                    'description'       => \(translated: field.help.isEmpty ? field.label : field.help, plugin.domain),
                    'single'            => true,
                    \(start)
                    'sanitize_callback' => \(field.cleaningCallback),
                    'auth_callback'     => array( $this, 'can_edit' ),
                    'show_in_rest'      => \(rest),
                )
            );
            """
    }
}

extension EnglishPlural {
    /// A name in code as several things in a sentence: `team_member` gives "team members".
    static func spoken(_ name: Identifier) -> String {
        var words = name.text.split(separator: "_").map(String.init)
        if let last = words.popLast() { words.append(of(last)) }
        return words.joined(separator: " ")
    }
}
