import JSON
import ScaffoldCore

/// Reading what features say in detail; what they do not say is derived from the attributes.
extension BlockSpec {
    mutating func readParts(_ source: SpecObject) throws(SpecError) {
        if features.contains(.innerBlocks) { innerBlocks = readInnerBlocks(source.object("inner_blocks")) }
        supports = readSupports(source.object("supports"))
        if attribute(Identifier("layout")) != nil, let layout = supports["layout"], layout != .bool(false) {
            throw SpecError("\(source.member("attributes")).layout", "is a name that supports.layout uses itself")
        }
        category = source.string("category").flatMap { Slug($0) } ?? derivedCategory
        if features.contains(.variations) { try readVariations(source.objects("variations") ?? []) }
        if features.contains(.styles) { try readStyles(source) }
        if features.contains(.transforms) { try readTransforms(source.object("transforms")) }
        if features.contains(.deprecated) { try readFormer(source.objects("deprecated") ?? []) }
        example = try readExample(source.object("example"))
    }

    private var derivedCategory: Slug {
        let kinds = attributes.filter { $0.owner == nil }.map(\.kind)
        if innerBlocks != nil { return Slug(words: ["design"]) }
        if kinds.contains(.richText) || kinds.contains(.textarea) { return Slug(words: ["text"]) }
        if kinds.first == .media { return Slug(words: ["media"]) }
        return Slug(words: ["widgets"])
    }

    private func readInnerBlocks(_ source: SpecObject?) -> InnerBlocks {
        var result = InnerBlocks()
        guard let source else { return result }
        result.allowed = source.strings("allowed") ?? []
        if let template = source.value("template") { result.template = template }
        result.lock = source.value("lock")
        return result
    }

    private func readSupports(_ source: SpecObject?) -> JSONObject {
        var result = JSONObject()
        // The id of a dynamic block has nowhere to be kept before WordPress 6.8.
        if !isDynamic { result["anchor"] = .bool(true) }
        result["align"] = .array([.string("wide"), .string("full")])
        result["html"] = .bool(false)
        if features.contains(.interactivity) { result["interactivity"] = .bool(true) }
        if features.contains(.supports) {
            result["color"] = .object(
                JSONObject([("background", .bool(true)), ("text", .bool(true)), ("link", .bool(true))]))
            result["spacing"] = .object(JSONObject([("margin", .bool(true)), ("padding", .bool(true))]))
            result["typography"] = .object(JSONObject([("fontSize", .bool(true)), ("lineHeight", .bool(true))]))
        }
        for (key, value) in source?.members ?? JSONObject() { result[key] = value }
        return result
    }

    /// Values by names of attributes, in either case; each is to fit its attribute.
    private func values(_ source: SpecObject?) throws(SpecError) -> JSONObject {
        var result = JSONObject()
        guard let source else { return result }
        for (key, value) in source.members {
            let name = AttributeWords.identifier(AttributeWords.of(key))
            let path = source.member(String(key.prefix(80)))
            guard let attribute = attribute(name) else { throw SpecError(path, "is no attribute of the block") }
            guard let fitting = attribute.fitting(value) else {
                throw SpecError(
                    path, "does not fit the attribute, a \(attribute.kind.rawValue) of type \(attribute.type)")
            }
            result[name.text] = fitting
        }
        return result
    }

    private mutating func readVariations(_ specs: [SpecObject]) throws(SpecError) {
        for spec in specs {
            let title = BlockText.line(spec.string("title") ?? "")
            let name = spec.string("name").flatMap { Slug($0) } ?? Slug(words: Words.of(title), fallback: "variation")
            guard !variations.contains(where: { $0.name == name }) else {
                throw SpecError(
                    spec.member(spec.has("name") ? "name" : "title"),
                    "gives the name of another variation: \(name.text)")
            }
            variations.append(
                BlockVariation(
                    name: name, title: title, description: BlockText.line(spec.string("description") ?? ""),
                    icon: try Self.icon(spec, default: icon), attributes: try values(spec.object("attributes")),
                    isDefault: spec.bool("is_default") ?? false, scope: spec.strings("scope") ?? []))
        }
        guard specs.isEmpty else { return }
        if let choice = attributes.first(where: { $0.kind == .select }) {
            for option in choice.choices.prefix(6) {
                let words = slug.text.split(separator: "-").map(String.init) + Words.of(option.value.text)
                variations.append(
                    BlockVariation(
                        name: Slug(words: words), title: "\(title): \(option.label)", description: "", icon: icon,
                        attributes: JSONObject([(choice.name.text, .string(option.value.text))]), isDefault: false,
                        scope: []))
            }
        } else {
            // Nothing else tells two forms of a block apart that has no choice.
            variations.append(
                BlockVariation(
                    name: Slug(words: [slug.text, "wide"]), title: "Wide \(title.lowercased())",
                    description: "", icon: icon, attributes: JSONObject([("align", .string("wide"))]), isDefault: false,
                    scope: ["inserter"]))
        }
    }

    private mutating func readStyles(_ source: SpecObject) throws(SpecError) {
        var specs: [(spec: SpecObject, label: String)] = []
        for spec in source.objects("styles") ?? [] {
            // A text stands for an object with that name; here it is the label.
            let label = BlockText.line(spec.string("label") ?? spec.string("name") ?? "")
            specs.append((spec, label))
        }
        for (spec, label) in specs {
            let given = spec.has("label") ? spec.string("name").flatMap { Slug($0) } : nil
            let name = given ?? Slug(words: Words.of(label), fallback: "look")
            guard !styles.contains(where: { $0.name == name }) else {
                throw SpecError(spec.path, "gives the name of another style: \(name.text)")
            }
            styles.append(
                BlockStyle(
                    name: name, label: label.isEmpty ? name.text : label, isDefault: spec.bool("is_default") ?? false))
        }
        if specs.isEmpty {
            styles = [("default", "Default"), ("outlined", "Outlined"), ("filled", "Filled")].map {
                BlockStyle(name: Slug(words: [$0.0]), label: $0.1, isDefault: $0.0 == "default")
            }
        }
        if styles.filter(\.isDefault).count > 1 {
            throw SpecError(source.member("styles"), "has more than one style to begin with")
        }
    }

    private mutating func readTransforms(_ source: SpecObject?) throws(SpecError) {
        let text = attributes.first(where: \.isTextual)
        let picture = attributes.first { $0.kind == .media }
        func check(_ partner: TransformPartner, _ path: String) throws(SpecError) {
            switch partner {
            case .image where picture == nil: throw SpecError(path, "needs an attribute with a picture")
            case .group where innerBlocks == nil: throw SpecError(path, "needs inner_blocks")
            case .paragraph, .heading, .quote:
                if text == nil { throw SpecError(path, "needs an attribute with a text") }
            default: break
            }
        }
        for key in ["from", "to"] {
            var partners: [TransformPartner] = []
            for (index, name) in (source?.strings(key) ?? []).enumerated() {
                guard let partner = TransformPartner(rawValue: name), !partners.contains(partner) else { continue }
                try check(partner, "\(source?.member(key) ?? key)[\(index)]")
                partners.append(partner)
            }
            if source?.has(key) != true {
                if text != nil { partners.append(.paragraph) }
                if text != nil, attributes.contains(where: { $0.kind == .richText || $0.kind == .textarea }) {
                    partners.append(.quote)
                }
                if picture != nil { partners.append(.image) }
                if innerBlocks != nil { partners.append(.group) }
            }
            if key == "from" { transformsFrom = partners } else { transformsTo = partners }
        }
    }

    private mutating func readFormer(_ specs: [SpecObject]) throws(SpecError) {
        for spec in specs {
            var renamed: [(former: Identifier, now: Identifier)] = []
            let names = spec.object("renamed")
            for (old, value) in names?.members ?? JSONObject() {
                let path = names?.member(String(old.prefix(80))) ?? spec.path
                let now = AttributeWords.identifier(AttributeWords.of(value.text ?? ""))
                let words = AttributeWords.of(old)
                let former = AttributeWords.identifier(words)
                guard let target = attribute(now), target.owner == nil, !words.isEmpty else {
                    throw SpecError(path, "is to name an attribute of the block")
                }
                guard attribute(former) == nil, !renamed.contains(where: { $0.now == now || $0.former == former })
                else {
                    throw SpecError(path, "has two names for one attribute")
                }
                renamed.append((former, now))
            }
            self.former.append(
                FormerVersion(renamed: renamed, isDynamic: spec.bool("server_side_rendering") ?? isDynamic))
        }
        if specs.isEmpty { former = [FormerVersion(renamed: [], isDynamic: !isDynamic)] }
    }

    private func readExample(_ source: SpecObject?) throws(SpecError) -> JSONObject {
        let given = try values(source)
        var result = JSONObject()
        for attribute in attributes {
            result[attribute.name.text] = given[attribute.name.text] ?? sample(attribute)
        }
        for (key, value) in result where value == attribute(Identifier(key))?.initial { result[key] = nil }
        return result
    }

    /// A value to show the attribute with; its own default where there is one.
    private func sample(_ attribute: BlockAttribute) -> JSONValue {
        if attribute.hasOwnInitial { return attribute.initial }
        let words = attribute.slug.text.split(separator: "-").map(String.init)
        let text = AttributeWords.sample(words, label: attribute.label)
        switch attribute.kind {
        case .text where attribute.owner == nil || self.attribute(attribute.owner)?.kind == .url: return .string(text)
        case .textarea: return .string(text)
        case .richText: return .string(BlockText.html(text))
        case .range:
            let most = attribute.maximum ?? attribute.initial
            return AttributeWords.isRating(words) ? most : attribute.initial
        case .url: return .string("https://example.org/")
        case .email: return .string("alex@example.org")
        case .list: return .array(["First", "Second", "Third"].map { .string($0) })
        default: return attribute.initial
        }
    }
}
