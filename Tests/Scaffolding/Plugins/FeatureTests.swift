import JSON
import PHPSyntax
import ScaffoldCore
import Scaffolding
import Testing

@Suite struct FeatureTests {
    @Test(arguments: features, ["minimal", "standard", "object_oriented"])
    func eachFeatureByItselfIsWholePHP(_ feature: String, _ structure: String) throws {
        let spec = #"{"plugin_name": "Product Manager", "features": ["\#(feature)"], "structure": "\#(structure)"}"#
        let plugin = try Generated(spec)
        #expect(plugin.faults == [])
        for file in plugin.files where file.kind == "json" { _ = try JSONParser.parse(file.content) }
        #expect(Set(plugin.files.map(\.path)).count == plugin.files.count)
        #expect(plugin.files == (try Generated(spec)).files)
        #expect(plugin.files.contains { $0.role == feature })
    }

    @Test func allTogetherInEveryStructure() throws {
        for structure in ["minimal", "standard", "object_oriented"] {
            let names = features.map { "\"\($0)\"" }.joined(separator: ",")
            let plugin = try Generated(
                #"{"plugin_name": "Product Manager", "features": [\#(names)], "structure": "\#(structure)"}"#)
            #expect(plugin.faults == [])
        }
    }

    @Test func everyFileOfPHPIsGuarded() throws {
        let names = features.map { "\"\($0)\"" }.joined(separator: ",")
        let plugin = try Generated(#"{"plugin_name": "Product Manager", "features": [\#(names)]}"#)
        for file in plugin.php where !file.path.hasSuffix(".asset.php") {
            let text = String(decoding: file.content, as: UTF8.self)
            #expect(
                text.contains("defined( 'ABSPATH' )") || text.contains("defined( 'WP_UNINSTALL_PLUGIN' )"),
                "\(file.path)")
            #expect(!text.hasSuffix("?>\n"), "\(file.path)")
        }
    }

    /// Values that leave their place are found by the parser: as code, as markup, or changed.
    @Test(arguments: ["minimal", "standard", "object_oriented"])
    func hostileValuesStandInsideTheirLiterals(_ structure: String) throws {
        let text = JSONValue.string(hostile)
        let named = { (name: String, more: [(String, JSONValue)]) -> JSONValue in
            .object(JSONObject([("name", .string(name))] + more))
        }
        let spec = JSONObject([
            ("plugin_name", .string("Shop \(hostile)")), ("description", text), ("author", text),
            ("slug", .string("shop")), ("structure", .string(structure)),
            ("features", .array(features.map { .string($0) })),
            (
                "post_types",
                .array([
                    named(
                        "thing",
                        [
                            ("singular", .string("One")), ("plural", .string("Many")), ("description", text),
                            ("labels", .object(JSONObject([("all_items", text)]))), ("fields", fields),
                            ("taxonomies", .array([named("kind", [("description", text)])])),
                        ])
                ])
            ),
            (
                "meta_boxes",
                .array([
                    .object(
                        JSONObject([
                            ("title", .string("Box \(hostile.prefix(90))")), ("fields", fields),
                            ("post_types", .array([.string("page")])),
                        ]))
                ])
            ),
            (
                "settings",
                .object(
                    JSONObject([
                        ("title", .string(String(hostile.prefix(100)))),
                        (
                            "sections",
                            .array([
                                .object(
                                    JSONObject([
                                        ("title", .string("Part \(hostile.prefix(90))")), ("description", text),
                                        ("fields", fields),
                                    ]))
                            ])
                        ),
                    ]))
            ),
            ("shortcodes", .array([named("show", [("attributes", fields), ("description", text)])])),
            ("widgets", .array([named("show", [("fields", fields), ("description", text)])])),
        ])
        let plugin = try Generated(spec)
        #expect(plugin.faults == [])
        #expect(plugin.literals.contains(hostile))
        #expect(plugin.literals.contains(hostileLine))
        #expect(!plugin.contains(code: "evil"))
        for file in plugin.php {
            let tree = plugin.tree(file)
            for index in tree.nodes(through: tree.root) where tree.kind(tree.node(at: index)) == .inlineHTML {
                let markup = String(decoding: tree.bytes(tree.node(at: index)), as: UTF8.self)
                #expect(!markup.contains("</script"), "\(file.path): \(markup)")
                #expect(!markup.contains("'x\""), "\(file.path): \(markup)")
            }
        }
        #expect(plugin.files == (try Generated(spec)).files)
    }

    @Test(arguments: [
        (#"{"plugin_name": "x", "features": ["no_such"]}"#, "features[0]"),
        (#"{"plugin_name": "x", "include_files": ["readme.txt", "secrets/"]}"#, "include_files[1]"),
        (#"{"plugin_name": "x", "post_types": ["book", "Book"]}"#, "post_types[1].name"),
        (#"{"plugin_name": "x", "post_types": ["***"]}"#, "post_types[0].name"),
        (#"{"plugin_name": "x", "post_types": [{"name": "a", "key": "post"}]}"#, "post_types[0].key"),
        (
            #"{"plugin_name": "x", "post_types": [{"name": "a", "taxonomies": ["b", "B"]}]}"#,
            "post_types[0].taxonomies[1].name"
        ),
        (#"{"plugin_name": "x", "post_types": [{"name": "a", "fields": ["b", "b"]}]}"#, "post_types[0].fields[1].name"),
        (
            #"{"plugin_name": "x", "meta_boxes": [{"title": "a", "fields": ["f"]}, {"title": "b", "fields": ["f"]}]}"#,
            "meta_boxes[1].fields[0]"
        ),
        (#"{"plugin_name": "x", "rest_api": {"resources": ["a", "a"]}}"#, "rest_api.resources[1].name"),
        (
            #"{"plugin_name": "x", "settings": {"fields": ["a"], "sections": [{"title": "b", "fields": ["a"]}]}}"#,
            "settings.sections[0].fields"
        ),
        (#"{"plugin_name": "x", "shortcodes": ["a", "A"]}"#, "shortcodes[1].name"),
        (#"{"plugin_name": "x", "widgets": ["a", "A"]}"#, "widgets[1].name"),
        (#"{"plugin_name": "x", "blocks": [{"block_type": "a"}, {"block_type": "a"}]}"#, "blocks[1].block_type"),
    ])
    func whatCannotBeMadeIsNamed(_ spec: String, _ path: String) throws {
        #expect(try fault(spec)?.path == path)
    }
}
