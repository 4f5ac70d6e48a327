import ScaffoldCore

/// A list of links to posts, as a shortcode and a widget show it.
struct PostList {
    let target: PostTarget
    /// What several of the posts are called in code.
    let name: Identifier
    /// What people call them.
    let label: String
    let plugin: PluginParts

    /// The posts of the plugin's own first type, or posts.
    init(in plugin: PluginParts) {
        let type = plugin.postTypes.first { $0.isPublic }
        self.init(in: plugin, type.map { PostTarget($0, in: plugin) } ?? PostTarget(key: "post"))
    }

    /// The posts of the type that `post_type` of the specification names.
    init(in plugin: PluginParts, of given: String, at source: SpecObject) throws(SpecError) {
        self.init(in: plugin, try PostTarget(named: given, in: plugin, path: source.member("post_type")))
    }

    private init(in plugin: PluginParts, _ target: PostTarget) {
        self.plugin = plugin
        self.target = target
        let key = target.key
        if let type = plugin.postTypes.first(where: { $0.key == key }) {
            name = type.noun.pluralName
            label = type.noun.plural
        } else {
            let noun = Noun(singular: Noun.label(target.name.text))
            name = noun.pluralName
            label = noun.plural
        }
    }

    /// Statements that set `$items` to the elements of the list. `count`, `orderby` and `order` are expressions.
    func query(count: PHP, orderby: PHP = "'date'", order: PHP = "'DESC'") -> PHP {
        """
        $query = new \(plugin.core("WP_Query"))(
            array(
                'post_type'           => \(target.postType),
                'post_status'         => 'publish',
                'posts_per_page'      => \(count),
                'orderby'             => \(orderby),
                'order'               => \(order),
                'no_found_rows'       => true,
                'ignore_sticky_posts' => true,
            )
        );

        $items = '';
        foreach ( $query->posts as $post ) {
            $items .= sprintf(
                '<li><a href="%1$s">%2$s</a></li>',
                esc_url( get_permalink( $post ) ),
                esc_html( get_the_title( $post ) )
            );
        }
        """
    }

    /// The class attribute of the list.
    var cssClass: String { "\(plugin.names.slug.text)-\(name.slug.text)" }
}
