import ScaffoldCore
import Testing

@Suite struct NameTests {
    @Test(arguments: [
        ("Product Manager", "product-manager", "product_manager", "Product_Manager"),
        ("Müller & Søn’s 2nd Shop", "mueller-soens-2nd-shop", "mueller_soens_2nd_shop", "Mueller_Soens_2nd_Shop"),
        ("3D Viewer", "3d-viewer", "plugin_3d_viewer", "Plugin_3d_Viewer"),
        ("Класс", "klass", "klass", "Klass"), ("Class", "class", "class_plugin", "Class_Plugin"),
        ("Straße", "strasse", "strasse", "Strasse"),
        ("WP SEO", "wp-seo", "seo_plugin", "Seo_Plugin"),
        ("../../etc/passwd", "etc-passwd", "etc_passwd", "Etc_Passwd"),
        ("a", "a", "a_plugin", "A_Plugin"), ("Plugin", "plugin-site", "plugin_site", "Plugin_Site"),
    ])
    func names(_ title: String, _ slug: String, _ prefix: String, _ namespace: String) {
        let names = PluginNames(title: title)
        #expect(names.slug.text == slug)
        #expect(names.prefix.text == prefix)
        #expect(names.namespace.text == namespace)
    }

    @Test(arguments: [
        "", "   ", "日本語", "🎉", "\u{0}\n", "***", String(repeating: "Very long name ", count: 400), "العربية",
    ])
    func anyTitleGivesNames(_ title: String) {
        let names = PluginNames(title: title)
        #expect(!names.title.isEmpty && !names.title.contains("\n"))
        #expect(Slug(names.slug.text) == names.slug)
        #expect(Identifier(names.prefix.text) == names.prefix)
        #expect(names.prefix.text.utf8.count >= 4 && names.prefix.text.utf8.count <= 40)
        #expect(PluginNames(title: title) == names)
    }

    @Test func foreignTitlesAreToldApart() {
        #expect(PluginNames(title: "日本語").slug != PluginNames(title: "한국어").slug)
    }

    @Test func keysHaveRoom() throws {
        let names = PluginNames(title: "An Extraordinarily Verbose Name")
        let item = try #require(Identifier("product"))
        let other = try #require(Identifier("products"))
        for name in [item, other, try #require(Identifier("a_very_long_name_of_a_thing_indeed"))] {
            let key = names.key(name, maximum: 20)
            #expect(key.utf8.count <= 20 && key.utf8.count >= 6)
        }
        #expect(names.key(item, maximum: 20) != names.key(other, maximum: 20))
    }

    @Test(arguments: ["class_", "list", "array__", "echo_"])
    func namespacesAreNoReservedWords(_ prefix: String) {
        let names = PluginNames(title: "Shop", prefix: Identifier(prefix))
        #expect(!ReservedWords.contains(names.namespace.text))
    }

    @Test func articlesFollowTheFirstLetter() {
        #expect(Noun(singular: "É́vent").withArticle.hasPrefix("an "))
        #expect(Noun(singular: "«Product»").withArticle.hasPrefix("a "))
    }
}
