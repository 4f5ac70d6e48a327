import ScaffoldCore

/// Post types with their taxonomies and their meta data.
struct PostTypeFeature: PluginFeature {
    static let name = "custom_post_type"
    static let synonyms = ["custom_post_types", "post_type", "post_types", "cpt", "taxonomy", "taxonomies"]
    static let subjects = ["post_types"]

    private let content: PluginContent

    init(_ spec: PluginSpec) throws(SpecError) { content = try PluginContent(spec) }

    func add(to plugin: inout PluginParts) throws(SpecError) {
        try plugin.add(content.postTypes, at: "post_types")
        for type in content.postTypes where type.isPublic {
            plugin.highlights.append("\(type.noun.plural) as content of their own, with an archive and their own menu.")
        }
    }
}

/// The classes that register post types, their taxonomies and their meta data.
struct PostTypesClass {
    static let name = Identifier(words: ["Post", "Types"])
    static let taxonomies = Identifier(words: ["Taxonomies"])

    let types: [PostType]

    /// Adds them with what is to be done on activation and removal, once all features have said what there is.
    static func finish(_ plugin: inout PluginParts) {
        guard !plugin.postTypes.isEmpty else { return }
        let own = PostTypesClass(types: plugin.postTypes)
        let taxonomies = TaxonomiesClass(types: plugin.postTypes)
        var classes = [
            PluginClass(
                role: "custom_post_type", name: Self.name, summary: "Registers the post types.",
                body: own.body(plugin))
        ]
        if taxonomies.isNeeded {
            classes.append(
                PluginClass(
                    role: "taxonomies", name: Self.taxonomies, summary: "Registers the taxonomies.",
                    body: taxonomies.body(plugin)))
        }
        plugin.addFirst(classes)
        plugin.activation += own.activation(plugin, hasTaxonomies: taxonomies.isNeeded)
        // Rules are written for what is registered, so that nothing may be when they are.
        plugin.deactivation += PluginContent.taxonomies(of: own.types).map {
            "unregister_taxonomy( \(plugin.own(Self.taxonomies))::\($0.taxonomy.constant) );"
        }
        plugin.deactivation += own.types.map { "unregister_post_type( \(plugin.own(Self.name))::\($0.constant) );" }
        plugin.deactivation.append("flush_rewrite_rules();")
        plugin.uninstall += own.uninstall(plugin)
        plugin.tests.append(PostTypeTests.postTypes(plugin))
        if taxonomies.isNeeded { plugin.tests.append(PostTypeTests.taxonomies(plugin)) }
    }

    private func activation(_ plugin: PluginParts, hasTaxonomies: Bool) -> [PHP] {
        var statements: [PHP] = ["( new \(plugin.own(Self.name))() )->register_post_types();"]
        if hasTaxonomies { statements.append("( new \(plugin.own(Self.taxonomies))() )->register_taxonomies();") }
        if types.contains(where: { $0.capabilities != nil }) {
            statements.append("\(plugin.own(Self.name))::grant_capabilities();")
        }
        return statements + ["flush_rewrite_rules();"]
    }

    private func body(_ plugin: PluginParts) -> PHP {
        var parts: [PHP] = types.map { type in
            """
            /**
             * Key of the post type of \(comment: type.noun.lowercasedPlural).
             */
            const \(type.constant) = \(string: type.key);
            """
        }
        parts.append(
            """
            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_action( 'init', array( $this, 'register_post_types' ) );
            }
            """)
        parts.append(
            """
            /**
             * Registers all post types.
             *
             * @return void
             */
            public function register_post_types() {
                \(lines: types.map { "$this->register_\($0.noun.name)();" })
            }
            """)
        if types.contains(where: { $0.capabilities != nil }) { parts.append(grant) }
        parts += types.map { registration($0, domain: plugin.domain) }
        return PHP.joined(parts, separator: "\n\n")
    }

    private func registration(_ type: PostType, domain: Slug) -> PHP {
        var arguments: [(key: String, value: PHP)] = [
            ("labels", PHP.array(PostTypeLabels(type: type, domain: domain).elements))
        ]
        if !type.description.isEmpty { arguments.append(("description", "\(translated: type.description, domain)")) }
        arguments.append(("public", "\(type.isPublic)"))
        if !type.isPublic { arguments.append(("show_ui", "\(type.hasInterface)")) }
        arguments.append(("hierarchical", "\(type.isHierarchical)"))
        arguments.append(("show_in_rest", "\(type.isInREST)"))
        if let position = type.menuPosition { arguments.append(("menu_position", "\(position)")) }
        if type.hasInterface { arguments.append(("menu_icon", "\(string: type.icon)")) }
        if let words = type.capabilities {
            arguments.append(("capability_type", PHP.strings([words.one, words.many])))
            arguments.append(("map_meta_cap", "true"))
        }
        arguments.append(("supports", type.supports.isEmpty ? "false" : PHP.strings(type.supports)))
        arguments.append(("has_archive", "\(type.isPublic && type.hasArchive)"))
        let rewrite: PHP = "array( 'slug' => \(string: type.slug.text) )"
        arguments.append(("rewrite", type.isPublic ? rewrite : "false"))
        return """
            /**
             * Registers the post type of \(comment: type.noun.lowercasedPlural).
             *
             * @return void
             */
            private function register_\(type.noun.name)() {
                register_post_type(
                    self::\(type.constant),
                    \(PHP.array(arguments))
                );
            }
            """
    }

    private var grant: PHP {
        let own = types.filter { $0.capabilities != nil }.map { "self::\($0.constant)" as PHP }
        return """
            /**
             * Lets administrators and editors edit the post types that have capabilities of their own.
             *
             * @return void
             */
            public static function grant_capabilities() {
                foreach ( \(PHP.list(own)) as $post_type ) {
                    $type = get_post_type_object( $post_type );
                    if ( null === $type ) {
                        continue;
                    }
                    // What map_meta_cap() answers for a post is no capability of a role.
                    $capabilities = array_diff_key( (array) $type->cap, array_flip( array( 'edit_post', 'read_post', 'delete_post', 'read' ) ) );
                    foreach ( array( 'administrator', 'editor' ) as $role_name ) {
                        $role = get_role( $role_name );
                        if ( null === $role ) {
                            continue;
                        }
                        foreach ( array_unique( $capabilities ) as $capability ) {
                            $role->add_cap( $capability );
                        }
                    }
                }
            }
            """
    }

    /// Posts with their meta data, terms, and capabilities. The plugin is not loaded, so WordPress does not know its
    /// post types and taxonomies.
    private func uninstall(_ plugin: PluginParts) -> [PHP] {
        var statements: [PHP] = [
            """
            $post_ids = get_posts(
                array(
                    'post_type'        => \(PHP.strings(types.map(\.key))),
                    'post_status'      => array_keys( get_post_stati() ),
                    'numberposts'      => -1,
                    'fields'           => 'ids',
                    'suppress_filters' => false,
                )
            );
            foreach ( $post_ids as $post_id ) {
                wp_delete_post( $post_id, true );
            }
            """
        ]
        let taxonomies = TaxonomiesClass(types: types).keys
        if !taxonomies.isEmpty {
            statements.append(
                """
                foreach ( \(PHP.strings(taxonomies)) as $taxonomy ) {
                    register_taxonomy( $taxonomy, array() );
                    $terms = get_terms(
                        array(
                            'taxonomy'   => $taxonomy,
                            'hide_empty' => false,
                            'fields'     => 'ids',
                        )
                    );
                    if ( ! is_array( $terms ) ) {
                        $terms = array();
                    }
                    foreach ( $terms as $term_id ) {
                        wp_delete_term( (int) $term_id, $taxonomy );
                    }
                    unregister_taxonomy( $taxonomy );
                    delete_option( $taxonomy . '_children' );
                }
                """)
        }
        let capabilities = types.compactMap(\.capabilities).flatMap { one, many in
            [
                "edit_\(many)", "edit_others_\(many)", "delete_\(many)", "publish_\(many)", "read_private_\(many)",
                "delete_private_\(many)", "delete_published_\(many)", "delete_others_\(many)",
                "edit_private_\(many)", "edit_published_\(many)",
            ]
        }
        if !capabilities.isEmpty {
            statements.append(
                """
                foreach ( wp_roles()->role_objects as $role ) {
                    foreach ( \(PHP.strings(capabilities)) as $capability ) {
                        $role->remove_cap( $capability );
                    }
                }
                """)
        }
        return statements
    }
}
