import JSON
import ScaffoldCore
import Scaffolding
import Testing

/// What a specification may say, and what is said of one that is wrong.
@Suite struct BlockSpecTests {
    @Test func everyFieldIsDescribed() throws {
        func missing(_ value: JSONValue, _ path: String) -> [String] {
            var result: [String] = []
            if case .object(let members)? = value["properties"] {
                for (key, member) in members {
                    if member["description"]?.string == nil { result.append("\(path).\(key)") }
                    result += missing(member, "\(path).\(key)")
                }
            }
            if let items = value["items"] { result += missing(items, path + "[]") }
            if case .array(let forms)? = value["anyOf"] { for form in forms { result += missing(form, path) } }
            if let rest = value["additionalProperties"] { result += missing(rest, path + ".*") }
            return result
        }
        #expect(missing(SpecSchemas.schema(of: .block).root, "") == [])
    }

    /// A specification of one attribute.
    private static func attribute(_ definition: String, features: String = "[]") -> String {
        #"{"block_type": "x", "features": \#(features), "attributes": {"a": \#(definition)}}"#
    }

    @Test(arguments: [
        (#"{}"#, "block_type"), (#"{"block_type": "x", "features": ["flying"]}"#, "features[0]"),
        (#"{"block_type": "x", "featurs": []}"#, "featurs"),
        (#"{"block_type": "core/x"}"#, "namespace"), (#"{"block_type": "x", "namespace": "1a"}"#, "namespace"),
        (#"{"block_type": "acme/x", "namespace": "other"}"#, "namespace"),
        (#"{"block_type": "x", "icon": "no icon"}"#, "icon"), (#"{"block_type": "x", "version": "x"}"#, "version"),
        (attribute(#""strung""#), "attributes.a"), (attribute(#"{"type": "strung"}"#), "attributes.a.type"),
        (attribute(#"{"type": "number", "default": "x"}"#), "attributes.a.default"),
        (attribute(#"{"type": "integer", "default": 1.5}"#), "attributes.a.default"),
        (attribute(#"{"type": "number", "min": 3, "max": 2}"#), "attributes.a.max"),
        (attribute(#"{"type": "integer", "step": 0.5}"#), "attributes.a.step"),
        (attribute(#"{"type": "string", "min": 1}"#), "attributes.a.min"),
        (attribute(#"{"type": "number", "options": ["x"]}"#), "attributes.a.options"),
        (attribute(#""select""#), "attributes.a.options"),
        (attribute(#"{"options": [{"value": "a b"}]}"#), "attributes.a.options[0].value"),
        (attribute(#"{"options": ["One", "one"]}"#), "attributes.a.options[1]"),
        (attribute(#"{"options": ["One"], "default": "Two"}"#), "attributes.a.default"),
        (attribute(#"{"type": "number", "control": "toggle"}"#), "attributes.a.control"),
        (attribute(#"{"type": "color", "default": "red"}"#), "attributes.a.default"),
        (attribute(#"{"type": "url", "default": "javascript:alert(1)"}"#), "attributes.a.default"),
        (attribute(#"{"source": "query"}"#), "attributes.a.source"),
        (attribute(#"{"source": "text"}"#, features: #"["server_side_rendering"]"#), "attributes.a.source"),
        (
            #"{"block_type": "x", "attributes": {"client_name": "string", "clientName": "string"}}"#,
            "attributes.clientName"
        ),
        (#"{"block_type": "x", "attributes": {"日本": "string"}}"#, "attributes.日本"),
        (#"{"block_type": "x", "attributes": {"image": "string", "image_alt": "number"}}"#, "attributes.image_alt"),
        (#"{"block_type": "x", "variations": [{"title": "v", "attributes": {"b": 1}}]}"#, "variations[0].attributes.b"),
        (#"{"block_type": "x", "variations": [{"title": "v"}, {"title": "V"}]}"#, "variations[1].title"),
        (#"{"block_type": "x", "styles": ["A", "a"]}"#, "styles[1]"),
        (#"{"block_type": "x", "transforms": {"from": ["core/paragraph"]}}"#, "transforms.from[0]"),
        (#"{"block_type": "x", "transforms": {"to": ["core/image"]}}"#, "transforms.to[0]"),
        (#"{"block_type": "x", "deprecated": [{}]}"#, "deprecated[0]"),
        (#"{"block_type": "x", "deprecated": [{"renamed": {"old": "new"}}]}"#, "deprecated[0].renamed.old"),
        (#"{"block_type": "x", "example": {"b": 1}}"#, "example.b"),
        (#"{"block_type": "x", "php_only": true, "features": ["inner_blocks"]}"#, "php_only"),
        (#"{"block_type": "x", "php_only": true, "jsx": true}"#, "jsx"),
        (#"{"block_type": "x", "supports": {"color": true}}"#, "supports.color"),
        (
            #"{"block_type": "x", "supports": {"layout": true}, "attributes": {"layout": "string"}}"#,
            "attributes.layout"
        ),
        (#"{"block_type": "x", "inner_blocks": {"allowed": ["paragraph"]}}"#, "inner_blocks.allowed[0]"),
    ])
    func anErrorNamesTheField(_ specification: String, _ path: String) {
        do {
            _ = try GeneratedBlock(specification)
            Issue.record("is taken: \(specification)")
        } catch let error as SpecError {
            #expect(error.path == path, "\(error.message)")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(arguments: [
        ("className", "classNameValue"), ("class", "classValue"), ("style", "styleValue"), ("__proto__", "protoValue"),
        ("constructor", "constructorValue"), ("toString", "toStringValue"), ("align", "alignValue"),
        ("background_color", "backgroundColorValue"), ("function", "functionValue"), ("client_name", "clientName"),
        ("clientName", "clientName"), ("Client Name", "clientName"), ("HTMLText", "htmltext"), ("2nd", "value2nd"),
        ("größe", "groesse"), ("attributes", "attributesValue"),
    ])
    func namesOfAttributesAreSafe(_ given: String, _ name: String) throws {
        let attributes = JSONObject([(given, .object(JSONObject([("type", .string("text"))])))])
        for features in [[], ["server_side_rendering", "deprecated"], ["deprecated", "custom_controls"]] {
            let block = try GeneratedBlock(
                .object(
                    JSONObject([
                        ("block_type", .string("card")), ("attributes", .object(attributes)),
                        ("features", .array(features.map { .string($0) })),
                    ])))
            #expect(try block.attributes == [name])
            #expect(block.faults == [])
        }
    }

    @Test(arguments: [
        ("testimonial", "testimonial-block/testimonial"), ("acme/card", "acme/card"),
        ("Team Card", "team-card-block/team-card"),
        ("3D Viewer", "block-3d-viewer-block/block-3d-viewer"), ("call-block", "call-block/call-block"),
    ])
    func namesOfBlocks(_ type: String, _ name: String) throws {
        let block = try GeneratedBlock(.object(JSONObject([("block_type", .string(type))])))
        #expect(try block.metadata["name"] == .string(name))
    }

    @Test(arguments: ["日本語", "🎉", "***", "../../x", "core", "\u{0}", String(repeating: "long ", count: 40)])
    func anyTypeGivesABlock(_ type: String) throws {
        let block = try GeneratedBlock(.object(JSONObject([("block_type", .string(type))])))
        try MetadataRules.check(block.metadata)
        #expect(block.faults == [])
        for file in block.files { #expect(!file.path.contains("..") && !file.path.hasPrefix("/")) }
    }

    /// A picture and a link bring what belongs to them, or take it from the specification.
    @Test func companions() throws {
        let own = try GeneratedBlock(
            #"{"block_type": "x", "attributes": {"photo": "media", "more_url": "url"}}"#)
        #expect(try own.attributes == ["photo", "moreUrl", "photoId", "photoAlt", "moreText"])
        let given = try GeneratedBlock(
            #"""
            {"block_type": "x", "attributes": {"image_url": "string", "image_alt": "string", "image_id": "number",
            "button_url": "string", "button_text": "string"}}
            """#)
        #expect(try given.attributes == ["imageUrl", "imageAlt", "imageId", "buttonUrl", "buttonText"])
    }

    @Test func featuresFollowFromTheirDetails() throws {
        let block = try GeneratedBlock(
            #"{"block_type": "x", "attributes": {"a": "text"}, "styles": ["Bold"], "transforms": {"to": ["core/paragraph"]}}"#
        )
        #expect(try block.metadata["styles"] != nil)
        #expect(try block.text("index.js").contains("const transforms = {"))
        #expect(try block.text("style.css").contains(".is-style-bold"))
    }
}
