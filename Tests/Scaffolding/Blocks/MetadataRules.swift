import JSON
import Testing

/// What the schema of block.json (https://schemas.wp.org/trunk/block.json) asks of what is generated, as a table of our
/// own.
enum MetadataRules {
    private static let types: [String: String] = [
        "$schema": "string", "apiVersion": "integer", "name": "string", "version": "string", "title": "string",
        "category": "string", "icon": "string", "description": "string", "keywords": "array", "textdomain": "string",
        "attributes": "object", "supports": "object", "styles": "array", "variations": "array", "example": "object",
        "editorScript": "string", "editorStyle": "string", "style": "string", "viewScriptModule": "string",
        "render": "string",
    ]
    private static let attributeMembers = [
        "type", "enum", "items", "source", "selector", "attribute", "query", "default",
    ]
    private static let attributeTypes = ["string", "number", "integer", "boolean", "array", "object"]
    private static let sources = ["attribute", "text", "html", "query"]
    private static let variationMembers = [
        "name", "title", "description", "icon", "isDefault", "attributes", "isActive", "scope",
    ]

    static func check(_ metadata: JSONObject) throws {
        for (key, value) in metadata { #expect(types[key] == value.typeName, "\(key)") }
        for key in ["apiVersion", "name", "title", "$schema", "textdomain", "attributes", "supports", "editorScript"] {
            #expect(metadata[key] != nil, "\(key)")
        }
        #expect(metadata["apiVersion"] == .integer(3))
        let name = try #require(metadata["name"]?.string)
        #expect(name.wholeMatch(of: /[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*/) != nil, "\(name)")
        for (key, value) in try object(metadata["attributes"]) {
            #expect(key.wholeMatch(of: /[a-z][A-Za-z0-9]*/) != nil, "\(key)")
            try checkAttribute(value, key)
        }
        for style in elements(metadata["styles"]) {
            let members = try object(style)
            #expect(members["name"]?.string != nil && members["label"]?.string != nil)
            for (key, _) in members { #expect(["name", "label", "isDefault"].contains(key)) }
        }
        for variation in elements(metadata["variations"]) {
            let members = try object(variation)
            #expect(members["name"]?.string != nil && members["title"]?.string != nil)
            for (key, _) in members { #expect(variationMembers.contains(key), "\(key)") }
        }
        for (key, _) in try object(metadata["example"]) { #expect(["attributes", "innerBlocks"].contains(key)) }
    }

    private static func checkAttribute(_ value: JSONValue, _ name: String) throws {
        let members = try object(value)
        for (key, _) in members { #expect(attributeMembers.contains(key), "\(name).\(key)") }
        let type = try #require(members["type"]?.string)
        #expect(attributeTypes.contains(type), "\(name)")
        let initial = try #require(members["default"], "\(name) has no default")
        let fits = initial.typeName == type || (type == "number" && initial.typeName == "integer")
        #expect(fits, "\(name): \(initial) is no \(type)")
        guard let source = members["source"]?.string else { return }
        #expect(sources.contains(source))
        #expect(members["selector"]?.string != nil, "\(name)")
        if source == "attribute" { #expect(members["attribute"]?.string != nil, "\(name)") }
        if source == "query" { #expect(members["query"] != nil, "\(name)") }
    }

    private static func object(_ value: JSONValue?) throws -> JSONObject {
        guard case .object(let members)? = value else {
            Issue.record("\(String(describing: value)) is no object")
            return JSONObject()
        }
        return members
    }

    private static func elements(_ value: JSONValue?) -> [JSONValue] {
        if case .array(let elements)? = value { elements } else { [] }
    }
}
