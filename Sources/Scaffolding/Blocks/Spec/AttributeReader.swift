import JSON
import ScaffoldCore

/// Reads the attributes of a block's specification.
struct AttributeReader {
    /// Whether the server renders the block, so that its comment keeps all values.
    let isDynamic: Bool
    private(set) var attributes: [BlockAttribute] = []

    init(_ source: SpecObject, isDynamic: Bool) throws(SpecError) {
        self.isDynamic = isDynamic
        guard let given = source.object("attributes") else { return }
        var entries: [(words: [String], index: Int)] = []
        for (name, value) in given.members {
            let path = given.member(String(name.prefix(80)))
            var object = SpecObject(value, path: path)
            if case .string = value {
                object = SpecObject(.object(JSONObject([("type", value), ("short", .bool(true))])), path: path)
            }
            let words = AttributeWords.of(name)
            guard !words.isEmpty else {
                throw SpecError(path, "has no letter or digit that a name in code could be made of")
            }
            let attribute = try Self.attribute(words, object)
            if let other = attributes.first(where: { $0.name == attribute.name || $0.slug == attribute.slug }) {
                throw SpecError(path, "has the name of another attribute in code: \(other.name.text)")
            }
            entries.append((words, attributes.count))
            attributes.append(attribute)
        }
        for entry in entries { try addCompanions(entry.words, entry.index) }
        for entry in entries { joinToggle(entry.words, entry.index) }
        for index in attributes.indices { try setSource(index, given) }
    }

    // MARK: One attribute

    private static func attribute(_ words: [String], _ spec: SpecObject) throws(SpecError) -> BlockAttribute {
        let given = spec.string("type") ?? "string"
        let (type, kind) = try self.kind(given, words, spec)
        let label = BlockText.line(spec.string("label") ?? "")
        var attribute = BlockAttribute(
            name: AttributeWords.identifier(words), slug: Slug(words: words, fallback: "value"),
            label: label.isEmpty ? AttributeWords.title(words) : label, kind: kind, type: type,
            initial: BlockAttribute.empty(type), path: spec.path)
        attribute.help = BlockText.line(spec.string("help") ?? "")
        try readNumbers(spec, words, &attribute)
        try readChoices(spec, &attribute)
        try readInitial(spec, words, &attribute)
        return attribute
    }

    /// The type in block.json and the control, of what `type` and `control` say.
    private static func kind(
        _ given: String, _ words: [String], _ spec: SpecObject
    ) throws(SpecError) -> (type: String, kind: BlockAttribute.Kind) {
        let name = Words.of(given).joined(separator: "_")
        var type: String
        var kind: BlockAttribute.Kind
        switch name {
        case "string":
            type = "string"
            kind = spec.has("options") ? .select : AttributeWords.kind(ofString: words)
        case "number", "integer":
            type = name
            kind = .number
        case "boolean", "bool", "checkbox": (type, kind) = ("boolean", .toggle)
        case "array", "list": (type, kind) = ("array", .list)
        case "object": (type, kind) = ("object", .none)
        default:
            if let own = BlockAttribute.Kind(rawValue: name), own != .none {
                kind = own
            } else if let field = Field.kind(named: name) {
                kind = BlockAttribute.Kind(field)
            } else {
                throw SpecError(
                    spec.has("short") ? spec.path : spec.member("type"),
                    "is to be string, number, integer, boolean, array, object or the name of a control, not "
                        + "\"\(BlockText.line(given))\"")
            }
            type = kind.defaultType
            if Field.kind(named: name) == .integer { type = "integer" }
        }
        if let control = spec.string("control"), let wanted = BlockAttribute.Kind(rawValue: control) {
            guard wanted.types.contains(type) else {
                throw SpecError(spec.member("control"), "does not suit the type \(type)")
            }
            kind = wanted
        }
        if kind == .number, ["number", "integer"].contains(type), spec.string("control") == nil,
            (spec.has("min") && spec.has("max")) || (AttributeWords.isRating(words) && !spec.has("min"))
        {
            kind = .range
        }
        return (type, kind)
    }

    private static func readNumbers(
        _ spec: SpecObject, _ words: [String], _ attribute: inout BlockAttribute
    ) throws(SpecError) {
        guard attribute.kind == .number || attribute.kind == .range else {
            for key in ["min", "max", "step"] where spec.has(key) {
                throw SpecError(spec.member(key), "has a meaning only for numbers")
            }
            return
        }
        for key in ["min", "max", "step"] {
            guard let number = spec.number(key) else { continue }
            if attribute.type == "integer", number.rounded() != number {
                throw SpecError(spec.member(key), "is to be a whole number, as the attribute is")
            }
            guard abs(number) <= 1e15 else { throw SpecError(spec.member(key), "is too large") }
        }
        attribute.minimum = normalized(spec.value("min"))
        attribute.maximum = normalized(spec.value("max"))
        attribute.step = normalized(spec.value("step"))
        if attribute.kind == .range {
            let top: Int64 = AttributeWords.isRating(words) ? 5 : 100
            attribute.minimum = attribute.minimum ?? .integer(0)
            attribute.maximum = attribute.maximum ?? .integer(top)
        }
        if let least = spec.number("min") ?? (attribute.kind == .range ? 0 : nil), let most = attribute.maximum?.double,
            least > most
        {
            throw SpecError(spec.member(spec.has("max") ? "max" : "min"), "leaves no number between min and max")
        }
    }

    private static func readChoices(_ spec: SpecObject, _ attribute: inout BlockAttribute) throws(SpecError) {
        guard attribute.kind == .select else {
            if spec.has("options") { throw SpecError(spec.member("options"), "has a meaning only for select") }
            return
        }
        guard case .array(let elements)? = spec.value("options") else {
            throw SpecError(spec.member("options"), "is required for select")
        }
        for (index, element) in elements.enumerated() {
            let path = "\(spec.member("options"))[\(index)]"
            let object = SpecObject(element, path: path)
            var label = object.string("label") ?? object.string("value") ?? ""
            var value = object.string("value").flatMap { Token($0) }
            if case .string(let text) = element {
                label = text
                value = Token(Slug(words: Words.of(text), fallback: "option-\(index + 1)"))
            }
            guard let value else {
                throw SpecError(
                    object.member("value"), "is to be letters, digits, hyphens and underscores, since a class has it")
            }
            guard !attribute.choices.contains(where: { $0.value == value }) else {
                throw SpecError(path, "has the value of another option: \(value.text)")
            }
            let line = BlockText.line(label)
            attribute.choices.append(.init(value: value, label: line.isEmpty ? value.text : line))
        }
        if let first = attribute.choices.first { attribute.initial = .string(first.value.text) }
    }

    private static func readInitial(
        _ spec: SpecObject, _ words: [String], _ attribute: inout BlockAttribute
    ) throws(SpecError) {
        if let least = attribute.minimum?.double, least > 0, let minimum = attribute.minimum {
            attribute.initial = minimum
        }
        if let most = attribute.maximum?.double, most < 0, let maximum = attribute.maximum {
            attribute.initial = maximum
        }
        guard let given = spec.value("default") else { return }
        let path = spec.member("default")
        switch attribute.fitting(given) {
        case .some(let value): attribute.initial = value
        case nil:
            throw SpecError(path, "does not fit the attribute, a \(attribute.kind.rawValue) of type \(attribute.type)")
        }
        attribute.hasOwnInitial = true
    }

    static func normalized(_ value: JSONValue?) -> JSONValue? {
        if case .number(let number)? = value, let whole = Int64(exactly: number) { return .integer(whole) }
        return value
    }

    // MARK: Attributes together

    /// Gives a picture its id and alternative text, and a link its text: attributes of the specification if they are
    /// there, else new ones.
    private mutating func addCompanions(_ words: [String], _ index: Int) throws(SpecError) {
        guard attributes.indices.contains(index), attributes[index].owner == nil else { return }
        let base = AttributeWords.base(words)
        switch attributes[index].kind {
        case .media:
            attributes[index].identifierCompanion = try companion(
                of: index, [base + ["id"]], type: "integer", label: "Attachment")
            attributes[index].textCompanion = try companion(
                of: index, [base + ["alt"], base + ["alt", "text"]], type: "string", label: "Alternative text")
        case .url:
            attributes[index].textCompanion = try companion(
                of: index, [base + ["text"], base + ["label"], base + ["title"], words + ["text"]], type: "string",
                label: AttributeWords.title(base + ["text"]))
        default: break
        }
    }

    private mutating func companion(
        of index: Int, _ names: [[String]], type: String, label: String
    ) throws(SpecError) -> Identifier {
        for words in names {
            let name = AttributeWords.identifier(words)
            guard let found = attributes.firstIndex(where: { $0.name == name && $0.owner == nil }), found != index
            else {
                continue
            }
            let isNumber = ["integer", "number"].contains(attributes[found].type)
            guard isNumber == (type == "integer"), isNumber || attributes[found].type == "string" else {
                throw SpecError(
                    attributes[found].path, "belongs to \(attributes[index].name.text) and is to be of type \(type)")
            }
            attributes[found].owner = attributes[index].name
            attributes[found].kind = isNumber ? .number : .text
            return name
        }
        let words = names.first ?? []
        let name = AttributeWords.identifier(words)
        guard !attributes.contains(where: { $0.name == name }) else {
            throw SpecError(attributes[index].path, "needs the name \(name.text), which another attribute has")
        }
        var attribute = BlockAttribute(
            name: name, slug: Slug(words: words), label: label, kind: type == "integer" ? .number : .text, type: type,
            initial: BlockAttribute.empty(type), path: attributes[index].path)
        attribute.owner = attributes[index].name
        attributes.append(attribute)
        return name
    }

    /// "show_rating" shows and hides "rating".
    private mutating func joinToggle(_ words: [String], _ index: Int) {
        guard attributes[index].kind == .toggle, words.first == "show", words.count > 1 else { return }
        let target = AttributeWords.identifier(Array(words.dropFirst()))
        guard let shown = attributes.firstIndex(where: { $0.name == target && $0.isShown && $0.shownBy == nil }) else {
            return
        }
        attributes[index].shows = target
        attributes[shown].shownBy = attributes[index].name
        if !attributes[index].hasOwnInitial { attributes[index].initial = .bool(true) }
    }

    private mutating func setSource(_ index: Int, _ given: SpecObject) throws(SpecError) {
        let attribute = attributes[index]
        let wanted = given.members.first { AttributeWords.identifier(AttributeWords.of($0.key)) == attribute.name }
            .flatMap { SpecObject($0.value).string("source") }.flatMap(BlockAttribute.Source.init(rawValue:))
        if isDynamic {
            if let wanted, wanted != .comment {
                throw SpecError(
                    attribute.path + ".source",
                    "has no meaning for a block that the server renders: its comment keeps all")
            }
            return
        }
        let natural = Self.naturalSource(attribute, in: attributes)
        if let wanted, wanted != natural, wanted != .comment {
            throw SpecError(
                attribute.path + ".source",
                "is to be \(natural == .comment ? "" : "\(natural.rawValue) or ")comment for \(attribute.kind.rawValue)"
            )
        }
        // The parts of a picture or a link are read from the markup together or not at all.
        let owner = attribute.owner.flatMap { name in attributes.first { $0.name == name } }
        if wanted == .comment, owner != nil || attribute.textCompanion != nil {
            throw SpecError(
                attribute.path + ".source", "is to be \(natural.rawValue) for the parts of \(attribute.label)")
        }
        attributes[index].source = wanted ?? natural
    }

    /// Where the markup of a static block keeps a value.
    static func naturalSource(
        _ attribute: BlockAttribute, in attributes: [BlockAttribute]
    ) -> BlockAttribute.Source {
        if let name = attribute.owner, let owner = attributes.first(where: { $0.name == name }) {
            if owner.identifierCompanion == attribute.name { return .comment }
            return owner.kind == .media ? .attribute : .text
        }
        switch attribute.kind {
        case .text, .textarea, .email, .date: return .text
        case .richText: return .html
        case .media, .url: return .attribute
        case .list: return .query
        case .number, .range, .toggle, .select, .color, .none: return .comment
        }
    }
}
