import JSON
import Scaffolding
import Testing

@Suite struct PluginSpecTests {
    @Test func theSchemaIsAnObject() throws {
        guard case .object(let members) = SpecSchemas.schema(of: .plugin).root else {
            Issue.record("the schema is no object")
            return
        }
        #expect(members["type"] == .string("object"))
    }

    @Test(arguments: ["____", "_abc", "_1ab", "abc"])
    func prefixesBeginWithALetter(_ prefix: String) throws {
        #expect(try fault(#"{"plugin_name": "Shop", "prefix": "\#(prefix)"}"#)?.path == "prefix")
    }

    @Test func postTypesOfOthersHaveKeys() throws {
        let boxes = { (type: String) in
            #"{"plugin_name": "Shop", "meta_boxes": [{"title": "A", "post_types": ["page", "\#(type)"], "fields": ["b"]}]}"#
        }
        #expect(try fault(boxes("' . evil() . '"))?.path == "meta_boxes[0].post_types[1]")
        #expect(try fault(boxes("日本"))?.path == "meta_boxes[0].post_types[1]")
        #expect(try Generated(boxes("Event")).text(endingWith: "meta-boxes.php").contains("'save_post_event'"))
        let widget = #"{"plugin_name": "Shop", "widgets": [{"name": "a", "post_type": "b c"}]}"#
        #expect(try fault(widget)?.path == "widgets[0].post_type")
    }

    @Test func stubsStandForCallsAlone() throws {
        let plugin = try Generated(
            #"{"plugin_name": "Shop", "description": "calls evil()", "settings": {"fields": [{"name": "a", "label": "evil() ' evil() // evil() */"}]}}"#
        )
        let stubs = plugin.text("tests/stubs.php")
        #expect(stubs.contains("function register_setting("))
        #expect(!stubs.contains("evil"))
    }

    @Test func readmesShowReferencesAsTheyAre() throws {
        let plugin = try Generated(#"{"plugin_name": "Shop", "description": "R&D, &lt; and &#39; = <b> == a"}"#)
        #expect(plugin.text("readme.txt").contains("R&D, &amp;lt; and &amp;#39; = &lt;b&gt; = a"))
    }
}
