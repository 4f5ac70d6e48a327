import Foundation
import ScaffoldCore
import Scaffolding
import Testing

/// What only showed in a running WordPress.
@Suite struct RunningPluginTests {
    /// WordPress prints titles of fields, sections, boxes and menus as they are.
    @Test func titlesAreEscapedWhereWordPressPrintsThemAsTheyAre() throws {
        let plugin = try GeneratedPlugin(
            #"""
            "features": ["admin_interface", "email"],
            "settings": {"menu_title": "<menu>", "sections": [
                {"title": "<section>", "fields": [{"name": "one", "label": "--><!-- one"}]}]},
            "meta_boxes": [{"title": "<box>", "name": "box", "post_types": ["post"], "fields": ["two"]}],
            "admin_page": {"menu_title": "<records>"}
            """#)
        let settings = plugin.text("includes/class-product-manager-settings.php")
        #expect(settings.contains("\t\t\tesc_html__( '--><!-- one', 'product-manager' ),"))
        #expect(settings.contains("\t\t\tesc_html__( '<section>', 'product-manager' ),"))
        #expect(settings.contains("\t\t\tesc_html__( '<menu>', 'product-manager' ),"))
        let boxes = plugin.text("includes/class-product-manager-meta-boxes.php")
        #expect(boxes.contains("\t\t\tesc_html__( '<box>', 'product-manager' ),"))
        let screen = plugin.files.first { $0.path.hasSuffix("-screen.php") && !$0.path.contains("mail") }
        let code = screen.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
        #expect(code.contains("\t\t\tesc_html__( '<records>', 'product-manager' ),"))
    }

    /// Rewrite rules are written for what is registered at that moment.
    @Test func taxonomiesAreGoneWhenRulesAreWrittenAtDeactivation() throws {
        let plugin = try GeneratedPlugin(#""features": ["custom_post_type"]"#)
        let code = plugin.text("includes/class-product-manager-plugin.php")
        let end = try #require(code.range(of: "function deactivate()"))
        let statements = code[end.upperBound...]
        let taxonomy = try #require(
            statements.range(of: "unregister_taxonomy( Product_Manager_Taxonomies::PRODUCT_CATEGORY );"))
        let flush = try #require(statements.range(of: "flush_rewrite_rules();"))
        #expect(taxonomy.lowerBound < flush.lowerBound)
    }

    /// What is stored as meta data loses a level of slashes.
    @Test func fieldsOfProfilesKeepBackslashes() throws {
        let plugin = try GeneratedPlugin(
            #""user_fields": [{"name": "nick"}, {"name": "size", "type": "integer"}]"#)
        let code = plugin.text("includes/class-product-manager-profile-fields.php")
        #expect(code.contains("'product_manager_nick', wp_slash( isset( $_POST['product_manager_nick'] )"))
        #expect(code.contains("'product_manager_size', isset( $_POST['product_manager_size'] )"))
    }

    /// `sanitize_hex_color()` gives null for what is no colour.
    @Test func coloursOfBoxesAreNeverNull() throws {
        let plugin = try GeneratedPlugin(
            #"""
            "meta_boxes": [{"title": "Box", "post_types": ["post"], "fields": [{"name": "tint", "type": "color"}]}]
            """#)
        let code = plugin.text("includes/class-product-manager-meta-boxes.php")
        #expect(code.contains("(string) sanitize_hex_color( wp_unslash( $_POST['product_manager_tint'] ) )"))
    }

    /// Without this support the REST API shows no meta data.
    @Test func typesWithBoxesSupportCustomFields() throws {
        let plugin = try GeneratedPlugin(
            #"""
            "post_types": [{"name": "Book", "supports": ["title"]}],
            "meta_boxes": [{"title": "Box", "post_types": ["Book"], "fields": ["two"]}]
            """#)
        let code = plugin.text("includes/class-product-manager-post-types.php")
        #expect(code.contains("array( 'title', 'custom-fields' )"))
    }

    /// Double quotes are for strings that have variables or quotes in them.
    @Test func statementsWithPlaceholdersAloneAreInSingleQuotes() throws {
        let plugin = try GeneratedPlugin(#""features": ["custom_table"], "requires_at_least": "6.2""#)
        let found = plugin.files.first { $0.path.hasSuffix("-repository.php") }
        let code = found.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
        #expect(code.contains("'SELECT * FROM %i WHERE"))
        let quoted = code.split(separator: "\n").filter { $0.contains("\"SELECT") }
        #expect(quoted.allSatisfy { $0.contains("'") || $0.contains("{$") })
    }

    /// WordPress prints these labels as they are, in its menus.
    @Test func labelsOfMenusAreEscaped() throws {
        let plugin = try GeneratedPlugin(#""post_types": [{"name": "book", "singular": "<i>", "plural": "<b>"}]"#)
        let code = plugin.text("includes/class-product-manager-post-types.php")
        #expect(code.contains("esc_html_x( '<i>', 'add new on admin bar', 'product-manager' )"))
        #expect(code.contains("esc_html__( 'All <b>', 'product-manager' )"))
    }

    /// WordPress complains of a value to begin with that its schema does not allow.
    @Test func fieldsThatHaveToBeFilledInBeginWithNothing() throws {
        let plugin = try GeneratedPlugin(
            #"""
            "post_types": [{"name": "book", "fields": [{"name": "day", "type": "date", "required": true}]}]
            """#)
        let code = plugin.text("includes/class-product-manager-post-meta.php")
        #expect(code.contains("'product_manager_day',"))
        #expect(!code.contains("'default'"))
    }

    /// WordPress complains of a value to begin with that is outside of the limits.
    @Test func numbersBeginInsideOfTheirLimits() throws {
        let limits = [(#""minimum": 10"#, "10"), (#""maximum": -3"#, "-3"), (#""minimum": -9, "maximum": 9"#, "0")]
        for (limit, start) in limits {
            let plugin = try GeneratedPlugin(
                #"""
                "post_types": [{"name": "book", "fields": [{"name": "count", "type": "integer", \#(limit)}]}]
                """#)
            let code = plugin.text("includes/class-product-manager-post-meta.php")
            #expect(code.contains("'default'           => \(start),"), "\(limit)")
        }
    }
}
