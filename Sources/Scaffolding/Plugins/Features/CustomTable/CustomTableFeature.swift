import ScaffoldCore

/// Tables of the plugin's own, with a class that makes them and a repository for each.
struct CustomTableFeature: PluginFeature {
    static let name = "custom_table"
    static let synonyms = ["custom_tables", "table", "tables", "database", "database_table"]
    static let subjects = ["tables"]

    let tables: [TableSpec]

    init(_ spec: PluginSpec) throws(SpecError) {
        var tables = try TableSpec.list(spec)
        for event in try CronEvent.list(spec) where event.keepDays != nil {
            for index in tables.indices where event.isAbout(tables[index].record, isFirst: index == 0) {
                tables[index].record.isPruned = true
            }
        }
        self.tables = tables
    }

    static let database = Identifier(words: ["Database"])

    func add(to plugin: inout PluginParts) {
        plugin.add(databaseClass(plugin))
        for table in tables {
            plugin.add(TableRepository(table: table, plugin: plugin).definition)
            plugin.uninstall.append(
                """
                // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- A table of the plugin's own goes with it.
                $wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}\(PHP(verbatim: table.name))" );
                """)
            plugin.highlights.append("Keeps \(table.record.noun.lowercasedPlural) in a table of its own.")
        }
        plugin.activation.append("\(plugin.own(Self.database))::install();")
        plugin.uninstall.append("delete_option( '\(plugin.names.prefix)_db_version' );")
        plugin.records += tables.map(\.record)
    }

    private func databaseClass(_ plugin: PluginParts) -> PluginClass {
        let names = plugin.names
        let statements = tables.map { statement($0) }
        let drops = tables.map { "$tables[] = $wpdb->prefix . \(string: $0.name);" as PHP }
        let body: PHP = """
            /**
             * Version of the tables. It goes up when a column or a key changes, and each site follows.
             */
            const VERSION = '1';

            /**
             * Option with the version of the tables that a site has.
             */
            const OPTION = '\(names.prefix)_db_version';

            /**
             * Brings the tables of the current site up to date, once all plugins are loaded.
             *
             * @return void
             */
            public function register() {
                if ( self::VERSION !== get_option( self::OPTION ) ) {
                    self::install();
                }
                add_filter( 'wpmu_drop_tables', array( $this, 'drop_with_site' ) );
            }

            /**
             * Makes the tables, or changes those that are there.
             *
             * @return void
             */
            public static function install() {
                require_once ABSPATH . 'wp-admin/includes/upgrade.php';

                dbDelta( self::schema() );
                update_option( self::OPTION, self::VERSION, true );
            }

            /**
             * Removes the tables of a site of a network that is deleted.
             *
             * @param string[] $tables Tables that are removed with the site.
             * @return string[]
             */
            public function drop_with_site( $tables ) {
                global $wpdb;

                \(lines: drops)

                return $tables;
            }

            /**
             * Describes the tables as dbDelta() reads them.
             *
             * @return string[]
             */
            private static function schema() {
                global $wpdb;

                $collate = $wpdb->get_charset_collate();

                return array(
                    \(lines: statements)
                );
            }
            """
        return PluginClass(
            role: "custom_table", name: Self.database, summary: "Makes the plugin's tables and keeps them up to date.",
            body: body)
    }

    /// Only names that are identifiers stand in it: the values that columns begin with are the repository's.
    private func statement(_ table: TableSpec) -> PHP {
        var lines = ["id bigint(20) unsigned NOT NULL AUTO_INCREMENT"]
        for field in table.record.fields {
            let isKey = table.indexes.contains { $0.columns.contains(field.name) }
            lines.append("\(field.name.text) \(ColumnType(field).sql(isKey: isKey))")
        }
        lines += [
            "created_by bigint(20) unsigned NOT NULL DEFAULT 0",
            "created_at datetime NOT NULL DEFAULT '0000-00-00 00:00:00'",
            "updated_at datetime NOT NULL DEFAULT '0000-00-00 00:00:00'", "PRIMARY KEY  (id)",
        ]
        for index in table.indexes {
            let columns = index.columns.map { name in
                let isLong = table.record.fields.contains { $0.name == name && ColumnType($0).isLong }
                return isLong ? "\(name.text)(\(ColumnType.longestKey))" : name.text
            }
            lines.append("\(index.isUnique ? "UNIQUE " : "")KEY \(index.name.text) (\(columns.joined(separator: ",")))")
        }
        lines.append("KEY created_by (created_by)")
        let inner = PHP(verbatim: lines.joined(separator: ",\n"))
        return """
            "CREATE TABLE {$wpdb->prefix}\(PHP(verbatim: table.name)) (
                \(inner)
            ) $collate;",
            """
    }
}
