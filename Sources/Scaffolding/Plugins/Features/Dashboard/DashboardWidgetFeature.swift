import ScaffoldCore

/// A box on the dashboard of the administration.
struct DashboardWidgetFeature: PluginFeature {
    static let name = "dashboard_widget"
    static let synonyms = ["dashboard_widgets", "dashboard", "admin_dashboard_widget"]
    static let subjects = ["dashboard_widget"]

    private let title: String?
    private let capability: String?
    private let items: Int

    init(_ spec: PluginSpec) throws(SpecError) {
        let source = spec.source.object("dashboard_widget")
        title = source?.string("title")
        capability = source?.string("capability")
        items = source?.integer("items") ?? 5
    }

    private static let className = Identifier(words: ["Dashboard", "Widget"])

    func add(to plugin: inout PluginParts) {
        let prefix = plugin.names.prefix
        plugin.add(
            PluginClass(
                role: "dashboard_widget", name: Self.className, summary: "A box on the dashboard.",
                body: "\(paragraphs: [frame(plugin), rendering(plugin), entries(plugin), configuration(plugin)])"))
        plugin.uninstall.append("delete_option( '\(prefix)_dashboard_widget' );")
        plugin.highlights.append("A box on the dashboard: \(heading(plugin)).")
    }

    private func heading(_ plugin: PluginParts) -> String {
        title ?? (plugin.records.first.map { "Latest \($0.noun.lowercasedPlural)" } ?? plugin.names.title)
    }

    private func frame(_ plugin: PluginParts) -> PHP {
        let needed = capability ?? (plugin.records.isEmpty ? "edit_posts" : plugin.managingCapability)
        return """
            /**
             * Name of the box.
             */
            const ID = '\(plugin.names.prefix)_dashboard_widget';

            /**
             * Option with the number of entries.
             */
            const OPTION = '\(plugin.names.prefix)_dashboard_widget';

            /**
             * What a user has to be allowed to do to see it.
             */
            const CAPABILITY = \(string: needed);

            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_action( 'wp_dashboard_setup', array( $this, 'add' ) );
            }

            /**
             * Adds the box for those who may see it.
             *
             * @return void
             */
            public function add() {
                if ( current_user_can( self::CAPABILITY ) ) {
                    wp_add_dashboard_widget(
                        self::ID,
                        \(translated: heading(plugin), plugin.domain, function: .html),
                        array( $this, 'render' ),
                        array( $this, 'configure' )
                    );
                }
            }
            """
    }

    private func rendering(_ plugin: PluginParts) -> PHP {
        let inner: PHP
        if let record = plugin.records.first {
            let title = record.titleField?.name.text ?? "id"
            let link: PHP =
                plugin.features.contains(AdminInterfaceFeature.name)
                ? """
                <li>
                    <a href="<?php echo esc_url( add_query_arg( array( 'view' => 'edit', 'id' => $item['id'] ), \(plugin.own(RecordScreen.name(of: record)))::url() ) ); ?>"><?php echo esc_html( $item[\(string: title)] ); ?></a>
                </li>
                """
                : "<li><?php echo esc_html( $item[\(string: title)] ); ?></li>"
            inner = link
        } else {
            inner = """
                <li>
                    <a href="<?php echo esc_url( get_permalink( $item ) ); ?>"><?php echo esc_html( get_the_title( $item ) ); ?></a>
                </li>
                """
        }
        return """
            /**
             * Prints the box.
             *
             * @return void
             */
            public function render() {
                $items = $this->items();
                if ( ! $items ) {
                    echo '<p>' . \(translated: "There is nothing yet.", plugin.domain, function: .html) . '</p>';
                    return;
                }
                ?>
                <ul>
                    <?php foreach ( $items as $item ) : ?>
                        \(inner)
                    <?php endforeach; ?>
                </ul>
                <?php
            }
            """
    }

    private func entries(_ plugin: PluginParts) -> PHP {
        var query: PHP = """
            get_posts(
                array(
                    'numberposts' => $this->count(),
                    'post_status' => 'publish',
                )
            )
            """
        var type: PHP = "\(plugin.core("WP_Post"))[]"
        if let record = plugin.records.first {
            query = """
                ( new \(plugin.own(record.repository))() )->paginate( array( 'per_page' => $this->count() ) )['items']
                """
            type = "array<int,array<string,mixed>>"
        }
        var result: PHP = "return \(query);"
        if plugin.features.contains(TransientsFeature.name), !plugin.records.isEmpty {
            result = """
                return \(plugin.own(TransientsFeature.className))::remember(
                    'dashboard_' . $this->count(),
                    function () {
                        return \(query);
                    }
                );
                """
        }
        return """
            /**
             * Gives the latest entries.
             *
             * @return \(type)
             */
            private function items() {
                \(result)
            }

            /**
             * Gives the number of entries.
             *
             * @return int
             */
            private function count() {
                $count = (int) get_option( self::OPTION, \(items) );

                return max( 1, min( 20, $count ) );
            }
            """
    }

    private func configuration(_ plugin: PluginParts) -> PHP {
        let name = plugin.names.prefixed(Identifier(words: ["dashboard", "items"]))
        return """
            /**
             * Stores and prints how the box is set up.
             *
             * @return void
             */
            public function configure() {
                if ( isset( $_POST['\(name)'] ) && current_user_can( 'edit_dashboard' ) ) {
                    check_admin_referer( 'edit-dashboard-widget_' . self::ID, 'dashboard-widget-nonce' );
                    update_option( self::OPTION, max( 1, min( 20, absint( wp_unslash( $_POST['\(name)'] ) ) ) ), false );
                }
                ?>
                <p>
                    <label for="\(name)"><?php \(translated: "Number of entries", plugin.domain, function: .htmlPrinted); ?></label>
                    <input type="number" class="small-text" id="\(name)" name="\(name)" min="1" max="20" value="<?php echo esc_attr( (string) $this->count() ); ?>" />
                </p>
                <?php
            }
            """
    }
}
