import Testing

@Suite struct TableFeatureTests {
    private static let columns = #"""
        {"name": "title"}, {"name": "body", "type": "rich_text"}, {"name": "price", "type": "number", "minimum": 1},
        {"name": "stock", "type": "integer", "minimum": 0, "maximum": 9}, {"name": "on", "type": "boolean"},
        {"name": "size", "type": "select", "choices": ["S", "M"]}, {"name": "day", "type": "date"},
        {"name": "colour", "type": "color"}, {"name": "photo", "type": "image"}, {"name": "order", "type": "integer"}
        """#

    private func plugin(_ more: String = "", requires version: String = "6.2") throws -> GeneratedPlugin {
        try GeneratedPlugin(
            #"""
            "requires_at_least": "\#(version)", "tables": [{"name": "goods", "columns": [\#(Self.columns)],
            "indexes": [{"columns": ["title"], "unique": true}, {"columns": ["size", "body"]}]}] \#(more)
            """#)
    }

    /// What dbDelta() asks for: a line a column, two blanks behind PRIMARY KEY, KEY and not INDEX, no quotes.
    @Test func theSchemaIsAsDbDeltaWantsIt() throws {
        let text = try plugin().text("includes/class-product-manager-database.php")
        for line in [
            "\t\t\t\tid bigint(20) unsigned NOT NULL AUTO_INCREMENT,\n", "\ttitle varchar(191) NOT NULL DEFAULT '',\n",
            "\tbody longtext NOT NULL,\n", "\tprice decimal(19,4) NOT NULL DEFAULT 0,\n",
            "\tstock bigint(20) NOT NULL DEFAULT 0,\n", "\ton_value tinyint(1) NOT NULL DEFAULT 0,\n",
            "\tsize varchar(100) NOT NULL DEFAULT '',\n", "\tday date NULL DEFAULT NULL,\n",
            "\tcolour varchar(7) NOT NULL DEFAULT '',\n", "\tphoto bigint(20) unsigned NOT NULL DEFAULT 0,\n",
            "\torder_value bigint(20) NOT NULL DEFAULT 0,\n", "\tPRIMARY KEY  (id),\n",
            "\tUNIQUE KEY title (title),\n", "\tKEY size_body (size,body(191)),\n",
        ] { #expect(text.contains(line), "\(line)") }
        #expect(!text.contains("`"))
    }

    @Test func namesGoThroughAPlaceholderWhereThereIsOne() throws {
        let path = "includes/class-product-manager-good-repository.php"
        let new = try plugin(requires: "6.2").text(path)
        #expect(new.contains("SELECT * FROM %i WHERE id = %d") && !new.contains("{$wpdb->prefix}"))
        let old = try plugin(requires: "6.1").text(path)
        #expect(old.contains("SELECT * FROM {$wpdb->prefix}product_manager_goods WHERE id = %d") && !old.contains("%i"))
    }

    @Test func boundsHold() throws {
        let text = try plugin().text("includes/class-product-manager-good-repository.php")
        #expect(text.contains("return max( 1, (float) $value );"))
        #expect(text.contains("return max( 0, min( 9, (int) $value ) );"))
        #expect(text.contains("in_array( (string) $value, array( 's', 'm' ), true )"))
    }

    @Test func whatIsMadeIsRemoved() throws {
        let text = try plugin(#", "features": ["admin_interface", "cron", "transients", "roles", "dashboard_widget"]"#)
            .text("uninstall.php")
        for statement in [
            "DROP TABLE IF EXISTS {$wpdb->prefix}product_manager_goods",
            "delete_option( 'product_manager_db_version' )",
            "'product_manager_goods_per_page'", "wp_clear_scheduled_hook( 'product_manager_cron_daily_maintenance' )",
            "'product_manager_manager'", "'_transient_product_manager_cache_'",
            "delete_option( 'product_manager_dashboard_widget' )",
        ] { #expect(text.contains(statement), "\(statement)") }
    }

    @Test func otherFeaturesGetTheMethodsThatTheyNeed() throws {
        let path = "includes/class-product-manager-good-repository.php"
        let alone = try plugin().text(path)
        #expect(!alone.contains("delete_older_than") && !alone.contains("of_person"))
        let more = try plugin(
            #", "features": ["privacy"], "cron_events": [{"name": "tidy", "keep_days": 7, "interval": 15}]"#)
        #expect(
            more.text(path).contains("function delete_older_than(") && more.text(path).contains("function of_person("))
        let cron = more.text("includes/class-product-manager-cron.php")
        #expect(cron.contains("->delete_older_than( 7 );"))
        #expect(cron.contains("$schedules['product_manager_every_15_minutes']"))
    }

    @Test func screensWorkOnPostsWhereThereIsNoTable() throws {
        let plugin = try GeneratedPlugin(#""features": ["custom_post_type", "admin_interface"]"#)
        #expect(plugin.text("includes/class-product-manager-product-repository.php").contains("new WP_Query("))
        #expect(plugin.text("includes/class-product-manager-database.php").isEmpty)
    }

    @Test func optionsOfTheCommandLineKeepOutOfTheWay() throws {
        let plugin = try GeneratedPlugin(
            #""features": ["wp_cli"], "tables": [{"name": "links", "columns": [{"name": "url", "type": "url"}, "user", "name"]}]"#
        )
        let text = plugin.text("includes/class-product-manager-link-command.php")
        #expect(text.contains("'url'  => 'url-value',") && text.contains("'name' => 'name',"))
    }
}
