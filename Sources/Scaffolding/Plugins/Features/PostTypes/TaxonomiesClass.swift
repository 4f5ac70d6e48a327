import ScaffoldCore

/// The class that registers taxonomies.
struct TaxonomiesClass {
    private let taxonomies: [(taxonomy: Taxonomy, types: [PostType])]

    init(types: [PostType]) { taxonomies = PluginContent.taxonomies(of: types) }

    var isNeeded: Bool { !taxonomies.isEmpty }

    var keys: [String] { taxonomies.map(\.taxonomy.key) }

    func body(_ plugin: PluginParts) -> PHP {
        var parts: [PHP] = taxonomies.map { item in
            """
            /**
             * Key of the taxonomy of \(comment: item.taxonomy.noun.lowercasedPlural).
             */
            const \(item.taxonomy.constant) = \(string: item.taxonomy.key);
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
                add_action( 'init', array( $this, 'register_taxonomies' ) );
            }
            """)
        parts.append(
            """
            /**
             * Registers all taxonomies.
             *
             * @return void
             */
            public function register_taxonomies() {
                \(lines: taxonomies.map { "$this->register_\($0.taxonomy.noun.name)();" })
            }
            """)
        parts += taxonomies.map { registration($0.taxonomy, $0.types, plugin) }
        return PHP.joined(parts, separator: "\n\n")
    }

    private func registration(_ taxonomy: Taxonomy, _ types: [PostType], _ plugin: PluginParts) -> PHP {
        let owners = types.map { "\(plugin.own(PostTypesClass.name))::\($0.constant)" as PHP }
        var arguments: [(key: String, value: PHP)] = [
            ("labels", PHP.array(TaxonomyLabels(taxonomy: taxonomy, domain: plugin.domain).elements))
        ]
        if !taxonomy.description.isEmpty {
            arguments.append(("description", "\(translated: taxonomy.description, plugin.domain)"))
        }
        arguments += [("public", "\(taxonomy.isPublic)")]
        if !taxonomy.isPublic { arguments.append(("show_ui", "true")) }
        let rewrite: PHP = "array( 'slug' => \(string: taxonomy.slug.text) )"
        arguments += [
            ("hierarchical", "\(taxonomy.isHierarchical)"), ("show_admin_column", "\(taxonomy.hasColumn)"),
            ("show_in_rest", "true"), ("rewrite", taxonomy.isPublic ? rewrite : "false"),
        ]
        return """
            /**
             * Registers the taxonomy of \(comment: taxonomy.noun.lowercasedPlural).
             *
             * @return void
             */
            private function register_\(taxonomy.noun.name)() {
                register_taxonomy(
                    self::\(taxonomy.constant),
                    \(PHP.list(owners)),
                    \(PHP.array(arguments))
                );
            }
            """
    }
}
