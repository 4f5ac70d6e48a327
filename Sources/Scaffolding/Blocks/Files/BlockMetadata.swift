import JSON
import ScaffoldCore

/// What block.json says: https://developer.wordpress.org/block-editor/reference-guides/block-api/block-metadata/
struct BlockMetadata {
    let spec: BlockSpec

    var file: GeneratedFile {
        GeneratedFile("block_json", "block.json", bytes: PrettyJSON.file(.object(members)))
    }

    private var members: JSONObject {
        var result = JSONObject([
            ("$schema", .string("https://schemas.wp.org/trunk/block.json")), ("apiVersion", .integer(3)),
            ("name", .string(spec.name)), ("version", .string(spec.version)), ("title", .string(spec.title)),
            ("category", .string(spec.category.text)), ("icon", .string(spec.icon)),
            ("description", .string(spec.description)), ("keywords", .array(keywords.map { .string($0) })),
            ("textdomain", .string(spec.textDomain.text)), ("attributes", .object(attributes)),
            ("supports", .object(spec.supports)),
        ])
        if !spec.styles.isEmpty { result["styles"] = .array(spec.styles.map(style)) }
        if !spec.variations.isEmpty { result["variations"] = .array(spec.variations.map(variation)) }
        result["example"] = .object(example)
        result["editorScript"] = .string("file:./index.js")
        result["editorStyle"] = .string("file:./editor.css")
        result["style"] = .string("file:./style.css")
        if spec.features.contains(.interactivity) { result["viewScriptModule"] = .string("file:./view.js") }
        if spec.isDynamic { result["render"] = .string("file:./render.php") }
        return result
    }

    private var keywords: [String] {
        if !spec.keywords.isEmpty { return spec.keywords }
        return Words.of(spec.title).filter { $0.utf8.count > 2 }.prefix(3).map { $0 }
    }

    /// The attributes with types, defaults and sources.
    var attributes: JSONObject {
        var result = JSONObject()
        for attribute in spec.attributes { result[attribute.name.text] = .object(definition(attribute)) }
        return result
    }

    private func definition(_ attribute: BlockAttribute) -> JSONObject {
        var result = JSONObject([("type", .string(attribute.type))])
        if attribute.kind == .select { result["enum"] = .array(attribute.choices.map { .string($0.value.text) }) }
        let own = attribute.owner.flatMap { spec.attribute($0) } ?? attribute
        let selector = ".\(spec.element(own))"
        switch attribute.source {
        case .comment:
            if attribute.kind == .list { result["items"] = .object(JSONObject([("type", .string("string"))])) }
        case .html, .text:
            result["source"] = .string(attribute.source.rawValue)
            result["selector"] = .string(selector)
        case .attribute:
            result["source"] = .string("attribute")
            result["selector"] = .string(own.kind == .media ? "\(selector) img" : selector)
            let name =
                switch own.kind {
                case .media: attribute.owner == nil ? "src" : "alt"
                default: "href"
                }
            result["attribute"] = .string(name)
        case .query:
            result["source"] = .string("query")
            result["selector"] = .string("\(selector) li")
            result["query"] = .object(
                JSONObject([("text", .object(JSONObject([("type", .string("string")), ("source", .string("text"))])))]))
        }
        result["default"] = Self.stored(attribute.initial, of: attribute)
        return result
    }

    /// A value in the form that the attribute keeps it in: members of a list that is read by a query are objects.
    static func stored(_ value: JSONValue, of attribute: BlockAttribute) -> JSONValue {
        guard attribute.source == .query, case .array(let items) = value else { return value }
        return .array(items.map { .object(JSONObject([("text", $0)])) })
    }

    func stored(_ values: JSONObject) -> JSONObject {
        var result = JSONObject()
        for (key, value) in values {
            result[key] = spec.attribute(Identifier(key)).map { Self.stored(value, of: $0) } ?? value
        }
        return result
    }

    private func style(_ style: BlockStyle) -> JSONValue {
        var result = JSONObject([("name", .string(style.name.text)), ("label", .string(style.label))])
        if style.isDefault { result["isDefault"] = .bool(true) }
        return .object(result)
    }

    private func variation(_ variation: BlockVariation) -> JSONValue {
        var result = JSONObject([("name", .string(variation.name.text)), ("title", .string(variation.title))])
        if !variation.description.isEmpty { result["description"] = .string(variation.description) }
        result["icon"] = .string(variation.icon)
        if variation.isDefault { result["isDefault"] = .bool(true) }
        if !variation.attributes.isEmpty {
            result["attributes"] = .object(stored(variation.attributes))
            result["isActive"] = .array(variation.attributes.map { .string($0.key) })
        }
        if !variation.scope.isEmpty { result["scope"] = .array(variation.scope.map { .string($0) }) }
        return .object(result)
    }

    private var example: JSONObject {
        var result = JSONObject()
        if !spec.example.isEmpty { result["attributes"] = .object(stored(spec.example)) }
        if let inner = spec.innerBlocks, inner.takesParagraphs {
            let paragraph = JSONObject([
                ("name", .string("core/paragraph")),
                ("attributes", .object(JSONObject([("content", .string(BlockText.html(spec.description)))]))),
            ])
            result["innerBlocks"] = .array([.object(paragraph)])
        }
        return result
    }
}
