import ScaffoldCore

/// A controller of the REST API for posts of one type.
struct RestController {
    let type: PostType
    /// Everybody may read what is published.
    let isOpen: Bool
    let base: RestBase

    var plugin: PluginParts { base.plugin }
    var name: Identifier { Identifier(type.noun.pluralName.className, Identifier(words: ["Controller"])) }
    /// What the routes begin with, behind the namespace.
    var path: Slug { type.noun.pluralName.slug }
    var domain: Slug { plugin.domain }
    var one: String { type.noun.lowercased }

    var item: PluginClass {
        PluginClass(
            role: "rest_api", name: name,
            summary: "Reads and writes \(type.noun.lowercasedPlural) through the REST API.",
            parent: plugin.own(RestBase.name),
            body: PHP.joined([start, preparing, metaKeys, taxonomyNames, schema], separator: "\n\n"))
    }

    private var start: PHP {
        """
        /**
         * Sets what the routes are about and where they are.
         */
        public function __construct() {
            $this->namespace = \(string: base.namespace);
            $this->rest_base = \(string: path.text);
            $this->post_type = \(plugin.own(PostTypesClass.name))::\(type.constant);
            $this->is_open   = \(isOpen);
        }
        """
    }

    /// Properties of an item that are columns of a post, and how they are cleaned.
    private var columns: [(property: String, column: StaticString, clean: StaticString)] {
        var columns: [(String, StaticString, StaticString)] = []
        if type.supports("title") { columns.append(("title", "post_title", "sanitize_text_field")) }
        if type.supports("editor") { columns.append(("content", "post_content", "wp_kses_post")) }
        if type.supports("excerpt") { columns.append(("excerpt", "post_excerpt", "wp_kses_post")) }
        columns.append(("status", "post_status", "sanitize_key"))
        if type.isHierarchical { columns.append(("parent", "post_parent", "absint")) }
        return columns
    }

    private var preparing: PHP {
        let assignments = columns.map { column in
            """
            if ( isset( $request[\(string: column.property)] ) ) {
                $data['\(PHP(verbatim: "\(column.column)"))'] = \(PHP(verbatim: "\(column.clean)"))( $request[\(
                    string: column.property)] );
            }
            """ as PHP
        }
        return """
            \(PHP.comment(
                "Makes a request into columns of a post.", [("\(base.request)", "request", "The request.")], returns: "array"))
            protected function prepare_item_for_database( $request ) {
                $data = array( 'post_type' => $this->post_type );
                \(lines: assignments)

                return $data;
            }
            """
    }

    private var metaKeys: PHP {
        guard !fields.isEmpty else { return "" }
        let keys = fields.map {
            (key: $0.property, value: "\(string: PostMetaClass.key($0.field, plugin.names))" as PHP)
        }
        return """
            /**
             * Keys of the meta data by the properties of an item.
             *
             * @return array
             */
            protected function get_meta_keys() {
                return \(PHP.array(keys));
            }
            """
    }

    private var taxonomyNames: PHP {
        guard !taxonomies.isEmpty else { return "" }
        return """
            /**
             * Taxonomies by the properties of an item.
             *
             * @return array
             */
            protected function get_taxonomies() {
                return \(PHP.array(taxonomies.map { (key: $0.property, value: $0.taxonomy) }));
            }
            """
    }
}
