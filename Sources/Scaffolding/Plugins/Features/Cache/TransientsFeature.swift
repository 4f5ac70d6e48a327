import ScaffoldCore

/// A cache on transients.
struct TransientsFeature: PluginFeature {
    static let name = "transients"
    static let synonyms = ["transient", "cache", "caching", "transients_cache"]
    static let subjects = ["cache"]

    static let className = Identifier(words: ["Cache"])

    /// Seconds that a value is kept.
    let lifetime: Int
    /// Hooks at which all values are forgotten.
    let hooks: [String]

    init(_ spec: PluginSpec) throws(SpecError) {
        let source = spec.source.object("cache")
        lifetime = source?.integer("lifetime") ?? 3600
        hooks = source?.strings("flush_on") ?? ["switch_theme"]
    }

    func add(to plugin: inout PluginParts) {
        let prefix = plugin.names.prefix
        var changes: [String] = []
        for hook in plugin.records.flatMap({ $0.changes(plugin.names) }) where !changes.contains(hook) {
            changes.append(hook)
        }
        changes += hooks.filter { !changes.contains($0) }
        let actions = changes.map { "add_action( \(string: $0), array( __CLASS__, 'flush' ), 10, 0 );" as PHP }
        let body: PHP = """
            /**
             * What the names of the transients begin with.
             */
            const PREFIX = '\(prefix)_cache_';

            /**
             * Option with the number of the generation; values of an older one are never read again.
             */
            const GENERATION = '\(prefix)_cache_generation';

            /**
             * Seconds that a value is kept.
             */
            const LIFETIME = \(lifetime);

            /**
             * Forgets all values when what they were made of changes.
             *
             * @return void
             */
            public function register() {
                \(lines: actions)
            }

            /**
             * Gives a value, which is made if it is not kept.
             *
             * @param string   $key      Name of the value, of any length.
             * @param callable $make     Makes the value.
             * @param int      $lifetime Seconds that it is kept; there is no value without an end.
             * @return mixed
             */
            public static function remember( $key, callable $make, $lifetime = self::LIFETIME ) {
                $name = self::name( $key );
                $kept = get_transient( $name );
                if ( is_array( $kept ) && array_key_exists( 'value', $kept ) ) {
                    return $kept['value'];
                }

                $value = $make();
                set_transient( $name, array( 'value' => $value ), max( 1, (int) $lifetime ) );

                return $value;
            }

            /**
             * Forgets a value.
             *
             * @param string $key Name of the value.
             * @return void
             */
            public static function forget( $key ) {
                delete_transient( self::name( $key ) );
            }

            /**
             * Forgets all values, in the database as in an object cache: a new generation begins.
             *
             * @return void
             */
            public static function flush() {
                update_option( self::GENERATION, self::generation() + 1, true );
            }

            /**
             * Gives the number of the generation.
             *
             * @return int
             */
            private static function generation() {
                return (int) get_option( self::GENERATION, 1 );
            }

            /**
             * Gives the name of a transient, which is short whatever the key is.
             *
             * @param string $key Name of the value.
             * @return string
             */
            private static function name( $key ) {
                return self::PREFIX . self::generation() . '_' . md5( (string) $key );
            }
            """
        plugin.add(
            PluginClass(
                role: "transients", name: Self.className, summary: "Keeps values that are costly to make.",
                body: body))
        plugin.uninstall.append(
            """
            // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- There is no function that deletes transients by the beginning of their names.
            $wpdb->query(
                $wpdb->prepare(
                    "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s",
                    $wpdb->esc_like( '_transient_\(prefix)_cache_' ) . '%',
                    $wpdb->esc_like( '_transient_timeout_\(prefix)_cache_' ) . '%'
                )
            );
            delete_option( '\(prefix)_cache_generation' );
            """)
        plugin.highlights.append("Caches what is costly to make, with or without an object cache.")
    }
}
