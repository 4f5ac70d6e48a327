import JSON
import ScaffoldCore
import Scaffolding
import Testing

/// What holds for the features that work on data, screens, schedules and requests.
@Suite struct DataFeatureTests {
    static let features = [
        "custom_table", "admin_interface", "cron", "ajax", "wp_cli", "woocommerce", "email", "privacy", "roles",
        "transients", "dashboard_widget",
    ]
    static let structures = ["minimal", "standard", "object_oriented"]

    @Test(arguments: features, structures)
    func aFeatureNeedsItsNameAlone(_ feature: String, _ structure: String) throws {
        for version in ["6.1", "6.2"] {
            let spec = #""features": ["\#(feature)"], "structure": "\#(structure)", "requires_at_least": "\#(version)""#
            let plugin = try GeneratedPlugin(spec)
            #expect(plugin.faults == [])
            #expect(plugin.trees.count >= 3)
            #expect(try GeneratedPlugin(spec).files == plugin.files)
        }
    }

    @Test(arguments: structures)
    func allOfThemGoTogether(_ structure: String) throws {
        let all = Self.features.map { "\"\($0)\"" }.joined(separator: ", ")
        for posts in ["", #", "custom_post_type", "meta_boxes", "rest_api", "settings""#] {
            let plugin = try GeneratedPlugin(#""features": [\#(all)\#(posts)], "structure": "\#(structure)""#)
            #expect(plugin.faults == [])
            let roles = plugin.files.map(\.role)
            #expect(Set(roles).count == roles.count)
        }
    }

    @Test func pairsGoTogether() throws {
        for (index, first) in Self.features.enumerated() {
            for second in Self.features[(index + 1)...] {
                let plugin = try GeneratedPlugin(#""features": ["\#(first)", "\#(second)"]"#)
                #expect(plugin.faults == [], "\(first) with \(second)")
            }
        }
    }

    /// Each text of a specification that people write; `X` stands for the value.
    private static let texts = #"""
        "features": ["admin_interface", "wp_cli", "privacy", "transients"],
        "tables": [{"name": "things", "singular_label": "X", "plural_label": "X s", "columns": [
            {"name": "title", "label": "X", "description": "X", "required": true},
            {"name": "kind", "type": "select", "choices": [{"value": "a", "label": "X"}, {"value": "X", "label": "b"}]},
            {"name": "mail", "type": "email", "label": "X"}, {"name": "on", "type": "boolean", "label": "X"},
            {"name": "start", "default": "X"}, {"name": "picture", "type": "image", "label": "X"}]}],
        "admin_page": {"menu_title": "X", "page_title": "X"},
        "cron_events": [{"name": "tidy", "description": "X"}],
        "ajax_actions": [{"name": "say", "description": "X", "fields": [
            {"name": "kind", "type": "select", "required": true, "choices": [{"value": "X", "label": "X"}]}]}],
        "emails": [{"name": "hello", "heading": "X", "subject": "X", "message": "X", "trigger": "user_register"}],
        "user_fields": [{"name": "phone", "label": "X", "description": "X"}],
        "roles": [{"name": "clerk", "label": "X"}],
        "dashboard_widget": {"title": "X"},
        "woocommerce": {"tab_title": "X", "fields": [{"name": "note", "label": "X", "description": "X"},
            {"name": "size", "type": "select", "choices": [{"value": "X", "label": "X"}]}]}
        """#

    private static func spec(_ value: String, _ structure: String) -> String {
        var writer = JSONWriter()
        writer.value(.string(value))
        let inner = String(writer.string.dropFirst().dropLast())
        // Each X of the template that stands for the value is alone between quotes, or before " s".
        let members = texts.split(separator: "\"X", omittingEmptySubsequences: false).joined(separator: "\"" + inner)
        return members + #", "structure": "\#(structure)""#
    }

    @Test(arguments: [
        "it's \"q\" \\", "*/ evil(); /*", "?><?php evil();", "$x {$y} ${z}", "é 日本 🎉", "' . evil() . '", "%s %1$d %",
        "<script>alert(1)</script>", "-->", "\u{202E}evil", "*/", "\\", "'",
    ])
    func valuesStandInLiterals(_ value: String) throws {
        for structure in ["minimal", "object_oriented"] {
            let plain = try GeneratedPlugin(Self.spec("plain", structure))
            let plugin = try GeneratedPlugin(Self.spec(value, structure))
            #expect(plugin.faults == [])
            #expect(plugin.shape == plain.shape)
            #expect(plugin.strings.contains(value))
        }
    }

    @Test func lineEndsStandInLiterals() throws {
        let plugin = try GeneratedPlugin(Self.spec("a\nb\r\n?>", "standard"))
        #expect(plugin.faults == [])
        #expect(plugin.strings.contains("a\nb\r\n?>"))
        // A mail's subject and its paragraphs have none.
        #expect(plugin.strings.contains("a b  ?>"))
    }

    @Test(arguments: [
        (#""tables": [{"name": "a", "columns": ["id"]}]"#, "tables[0].columns[0].name"),
        (#""tables": [{"name": "a", "columns": ["x", "X"]}]"#, "tables[0].columns[1].name"),
        (#""tables": ["things", "thing"]"#, "tables[1].name"), (#""tables": ["日本"]"#, "tables[0].name"),
        (#""tables": [{"name": "a", "columns": ["x"], "indexes": ["y"]}]"#, "tables[0].indexes[0].columns"),
        (
            #""tables": [{"name": "a", "columns": ["x"], "indexes": [{"columns": ["x", "x"]}]}]"#,
            "tables[0].indexes[0].columns"
        ),
        (
            #""tables": [{"name": "a", "columns": [{"name": "x", "type": "url"}], "indexes": [{"columns": ["x"], "unique": true}]}]"#,
            "tables[0].indexes[0].columns"
        ),
        (#""cron_events": ["tidy", "Tidy"]"#, "cron_events[1].name"),
        (#""cron_events": [{"name": "tidy", "keep_days": 3}]"#, "cron_events[0].table"),
        (#""tables": ["a"], "cron_events": [{"name": "b", "keep_days": 3, "table": "c"}]"#, "cron_events[0].table"),
        (#""ajax_actions": [{"name": "say", "fields": ["action"]}]"#, "ajax_actions[0].fields"),
        (#""ajax_actions": ["say", "say"]"#, "ajax_actions[1].name"), (#""emails": ["a", "a"]"#, "emails[1].name"),
        (#""roles": ["!"]"#, "roles[0].name"), (#""roles": ["a", "A"]"#, "roles[1].name"),
        (#""admin_page": {"capability": "DROP TABLE"}"#, "admin_page.capability"),
        (#""woocommerce": {"order_statuses": ["sold"]}"#, "woocommerce.order_statuses[0]"),
    ])
    func whatCannotBeMadeIsNamed(_ members: String, _ path: String) throws {
        #expect {
            _ = try GeneratedPlugin(members)
        } throws: { error in
            (error as? SpecError)?.path == path
        }
    }
}
