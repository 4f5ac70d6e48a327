import PHPSyntax
import Scaffolding
import Testing

@Suite struct ContentTests {
    @Test func theReferencesPluginHasProducts() throws {
        let plugin = try Generated(
            #"{"plugin_name": "Product Manager", "features": ["custom_post_type", "rest_api", "meta_boxes"]}"#)
        let types = plugin.text("includes/class-product-manager-post-types.php")
        #expect(types.contains("const PRODUCT = 'product_mana_product';"))
        #expect(types.contains("_x( 'Products', 'post type general name', 'product-manager' )"))
        #expect(types.contains("'show_in_rest' => true"))
        let controller = plugin.text("includes/class-product-manager-products-controller.php")
        #expect(controller.contains("$this->namespace = 'product-manager/v1';"))
        #expect(controller.contains("$this->rest_base = 'products';"))
        #expect(controller.contains("extends Product_Manager_Posts_Controller"))
    }

    @Test func whatIsNotShownIsNotPublic() throws {
        let plugin = try Generated(
            #"{"plugin_name": "Shop", "rest_api": {"resources": [{"name": "Order", "fields": ["number"]}]}}"#)
        let types = plugin.text(endingWith: "post-types.php")
        #expect(types.contains("'public'       => false"))
        #expect(types.contains("'show_in_rest' => false"))
        #expect(plugin.text(endingWith: "orders-controller.php").contains("$this->is_open   = false;"))
    }

    @Test func removalNamesAllThatIsStored() throws {
        let plugin = try Generated(
            #"{"plugin_name": "Library", "features": ["settings", "widgets"], "post_types": [{"name": "Book", "capability_type": "book", "taxonomies": ["Genre"], "fields": ["isbn"]}]}"#
        )
        let uninstall = plugin.text("uninstall.php")
        for name in [
            "'library_book'", "'library_genre'", "'library_isbn'", "'library_settings'",
            "'widget_library_recent_books'",
            "'edit_others_books'",
        ] {
            #expect(uninstall.contains(name), "\(name)")
        }
    }

    @Test func oneTaxonomyOfTwoTypesIsRegisteredOnce() throws {
        let plugin = try Generated(
            #"{"plugin_name": "Library", "post_types": [{"name": "Book", "taxonomies": ["Genre"]}, {"name": "Film", "taxonomies": ["Genre"]}]}"#
        )
        let taxonomies = plugin.text(endingWith: "taxonomies.php")
        #expect(taxonomies.split(separator: "register_taxonomy(", omittingEmptySubsequences: false).count == 2)
        #expect(taxonomies.contains("array( Library_Post_Types::BOOK, Library_Post_Types::FILM )"))
    }

    @Test func labelsOfOtherLanguages() throws {
        let plugin = try Generated(
            #"{"plugin_name": "Bücher", "post_types": [{"name": "Buch", "plural": "Bücher", "labels": {"add_new_item": "Neues Buch anlegen"}}]}"#
        )
        #expect(plugin.literals.contains("Neues Buch anlegen"))
        #expect(plugin.literals.contains("Bücher"))
    }

    @Test(arguments: ["readme.txt", "uninstall.php", "languages/", "assets/", "tests/", "phpcs.xml.dist"])
    func onlyWhatIsAskedForIsThere(_ name: String) throws {
        let plugin = try Generated(#"{"plugin_name": "My Plugin", "include_files": ["\#(name)"]}"#)
        let parts = ["readme.txt", "uninstall.php", "languages/", "assets/", "tests/", "phpcs.xml.dist"]
        for part in parts {
            #expect(plugin.files.contains { $0.path.hasPrefix(part) } == (part == name), "\(part)")
        }
        #expect(plugin.faults == [])
    }

    @Test func testsStandForEachFeature() throws {
        let plugin = try Generated(
            #"{"plugin_name": "Library", "features": ["custom_post_type", "rest_api", "settings", "shortcodes", "widgets", "meta_boxes"]}"#
        )
        let tests = plugin.files.filter { $0.path.hasSuffix("_Test.php") }.map(\.path)
        #expect(tests.count == 9, "\(tests)")
        // What the tests call of WordPress is among the stubs.
        let stubs = plugin.text("tests/stubs.php")
        for name in [
            "register_post_type", "add_shortcode", "register_rest_route", "sanitize_text_field", "current_user_can",
        ] {
            #expect(stubs.contains("function \(name)("), "\(name)")
        }
    }
}
