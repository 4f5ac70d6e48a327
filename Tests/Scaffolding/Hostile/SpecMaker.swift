import JSON
import ScaffoldCore
import Scaffolding

/// Makes specifications by walking through their schemas: right in shape, hostile in their values.
struct SpecMaker {
    var random: RandomSource
    let subject: SpecSchemas.Subject
    private let root: JSONObject
    /// How much may still be put in; what is not required is left out then.
    private var room: Int
    /// For each hostile value what stands for it in the plain specification.
    private(set) var plain: [String: String] = [:]
    /// Whether the plain specification is known: not where a value has no word that tells it apart.
    private(set) var isComparable = true
    /// Of 100 texts, how many have nothing but what is hostile.
    private let bareness: Int
    private var markers = 0
    /// What was called so far, for places that refer to something.
    private var names: [String: [String]] = [:]

    init(_ subject: SpecSchemas.Subject, seed: UInt64) {
        self.subject = subject
        random = RandomSource(seed: seed)
        if case .object(let members) = SpecSchemas.schema(of: subject).root {
            root = members
        } else {
            root = JSONObject()
        }
        room = random.isHappening(4) ? 1500 : 20 + random.below(160)
        bareness = random.isHappening(70) ? 0 : 10
    }

    /// The specification; `plainTwin(of:)` gives the one without what is hostile.
    mutating func specification() -> JSONValue {
        guard case .object(let members) = value(.object(root), [], depth: 0) else { return .null }
        return .object(repaired(members))
    }

    func plainTwin(of value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(plain[text] ?? text)
        case .array(let elements): .array(elements.map(plainTwin))
        case .object(let members):
            .object(JSONObject(members.map { (plain[$0.key] ?? $0.key, plainTwin(of: $0.value)) }))
        default: value
        }
    }

    // MARK: Schemas

    private mutating func value(_ schema: JSONValue, _ path: [String], depth: Int) -> JSONValue {
        guard case .object(var keywords) = schema, depth < 24 else { return .null }
        if case .string(let reference)? = keywords["$ref"] {
            let name = String(reference.split(separator: "/").last ?? "")
            if name == "field" { return field(path, depth: depth) }
            if case .object(let definitions)? = root["$defs"], case .object(let target)? = definitions[name] {
                keywords = target
            }
        }
        for choice in ["anyOf", "oneOf"] {
            if case .array(let schemas)? = keywords[choice] {
                return value(random.one(of: schemas), path, depth: depth + 1)
            }
        }
        if let constant = keywords["const"] { return constant }
        if case .array(let values)? = keywords["enum"] { return random.one(of: values) }
        room -= 1
        switch type(keywords) {
        case "object": return object(keywords, path, depth: depth)
        case "array": return array(keywords, path, depth: depth)
        case "string": return .string(string(keywords, path))
        case "integer", "number": return number(keywords)
        case "boolean": return .bool(random.isHappening(50))
        default: return .null
        }
    }

    private mutating func type(_ keywords: JSONObject) -> String {
        switch keywords["type"] {
        case .string(let name)?: return name
        case .array(let names)?: return random.one(of: names).text ?? ""
        default: return keywords.contains(key: "properties") ? "object" : "string"
        }
    }

    private mutating func object(_ keywords: JSONObject, _ path: [String], depth: Int) -> JSONValue {
        let at = path.last ?? ""
        if at == "attributes", path.count == depth || subject != .theme, keywords.contains(key: "propertyNames") {
            return attributes(keywords, path, depth: depth)
        }
        if ["attributes", "example"].contains(at) { return attributeValues() }
        if at == "renamed" { return renamed() }
        var result = JSONObject()
        let required = keywords["required"]?.elements.compactMap(\.text) ?? []
        let properties = keywords["properties"]?.members ?? JSONObject()
        for (key, schema) in properties {
            let chance = path.isEmpty ? 22 : 45
            guard required.contains(key) || (room > 0 && random.isHappening(chance)) else { continue }
            result[key] = value(schema, path + [key], depth: depth + 1)
        }
        return .object(result)
    }

    private mutating func array(_ keywords: JSONObject, _ path: [String], depth: Int) -> JSONValue {
        let least = keywords["minItems"]?.integer ?? 0
        let most = keywords["maxItems"]?.integer ?? 8
        if case .array(let schemas)? = keywords["prefixItems"] {
            let count = max(least, 1 + random.below(schemas.count))
            return .array(schemas.prefix(count).map { value($0, path + ["prefix"], depth: depth + 1) })
        }
        guard let items = keywords["items"] else { return .array([]) }
        // Now and then as many as there may be.
        let isFull = random.isHappening(1)
        if isFull { room += min(most, 100) }
        let wanted = isFull ? most : random.below(5)
        var elements: [JSONValue] = []
        while elements.count < max(least, min(wanted, most)), room > 0 || elements.count < least {
            let element = value(items, path, depth: depth + 1)
            if keywords["uniqueItems"] == .bool(true), elements.contains(element) {
                if elements.count >= least { break }
                continue
            }
            elements.append(element)
        }
        return .array(elements)
    }

    private mutating func number(_ keywords: JSONObject) -> JSONValue {
        let least = keywords["minimum"]?.double
        let most = keywords["maximum"]?.double
        let isWhole = keywords["type"] == .string("integer")
        if let least, let most {
            let whole = random.one(of: [
                Int64(least), Int64(most), Int64(least) + Int64(random.below(Int(most - least) + 1)),
            ])
            return .integer(whole)
        }
        if isWhole { return .integer(random.one(of: [Int64(least ?? 0), 1, 7, 1_000_000])) }
        return random.one(of: Self.numbers)
    }

    static let numbers: [JSONValue] = [
        .integer(0), .integer(1), .integer(-1), .integer(100), .number(0.1), .number(-0.5), .number(1e-7),
        .integer(.max),
        .integer(.min), .number(1e15), .number(1e300), .number(-1e300), .number(5e-324), .number(2.0),
        .number(9_007_199_254_740_993), .number(-0.0),
    ]

    // MARK: Texts

    private mutating func string(_ keywords: JSONObject, _ path: [String]) -> String {
        let least = keywords["minLength"]?.integer ?? 0
        let most = min(keywords["maxLength"]?.integer ?? 400, 6000)
        let name = path.last ?? ""
        if let format = keywords["format"]?.text {
            return name == "namespace" ? "zq-\(random.below(9))" : formatted(format, most: most, path)
        }
        switch name {
        case "include_files":
            return random.one(of: ["readme.txt", "uninstall.php", "languages/", "assets/", "tests", "phpcs.xml.dist"])
        case "features": return random.one(of: Self.blockFeatures)
        case "icon": return random.one(of: ["format-quote", "dashicons-star-filled"])
        case "post_type", "post_types":
            if path.count > 1, random.isHappening(96) {
                return random.one(of: ["page", "post"] + (names["post_types"] ?? []))
            }
        default: break
        }
        var text = text(atLeast: least, atMost: most, isName: !Self.shown.contains(name))
        // Lines of a message are texts of their own.
        if name == "message", isComparable { text = onOneLine(text) }
        if ["tables", "post_types"].contains(where: { [[$0], [$0, "name"]].contains(path) }) {
            names[path[0], default: []].append(text)
        }
        return text
    }

    /// Members that are only shown. Of others names and plurals are made, which need a plain word at their end.
    private static let shown: Set = [
        "label", "description", "help", "message", "subject", "heading", "keywords", "value", "choices", "options",
        "author",
        "all_items", "add_new_item", "page_title", "tab_title", "tags",
    ]

    private static let blockFeatures = [
        "server_side_rendering", "custom_controls", "responsive_design", "inner_blocks", "variations", "styles",
        "transforms", "interactivity", "deprecated", "patterns", "supports",
    ]

    /// A text with a word that no other has.
    mutating func text(atLeast least: Int, atMost most: Int, isName: Bool) -> String {
        if random.isHappening(bareness) {
            let bare = random.one(of: HostileText.bare)
            isComparable = false
            if bare.unicodeScalars.count >= least, bare.unicodeScalars.count <= most { return bare }
        }
        markers += 1
        let marker = "Zq\(String(markers, radix: 36))x"
        if marker.utf8.count > most { return String(marker.prefix(most)) }
        // Very long ones now and then.
        let share = random.isHappening(2) ? most : min(most, 30 + random.below(60))
        var hostile = marker
        var plain = [marker]
        var tries = random.isHappening(2) ? 400 : 1 + random.below(4)
        while tries > 0 {
            tries -= 1
            let piece = random.one(of: HostileText.pieces)
            let isTight = piece.plain.isEmpty && random.isHappening(60)
            let more = (isTight ? "" : " ") + piece.hostile
            guard hostile.unicodeScalars.count + more.unicodeScalars.count + (isName ? 5 : 0) <= share else { continue }
            // In the middle of words, letters that are spelt are words of their own.
            hostile += more
            if !piece.plain.isEmpty { plain.append(piece.plain) }
        }
        if isName, hostile != marker, hostile.unicodeScalars.count + 5 <= most {
            hostile += " Yqzx"
            plain.append("Yqzx")
        }
        let joined = plain.joined(separator: " ")
        self.plain[hostile] = joined
        if Words.of(hostile) != Words.of(joined) { isComparable = false }
        return hostile
    }

    private mutating func onOneLine(_ text: String) -> String {
        let line = String(
            String.UnicodeScalarView(text.unicodeScalars.map { CommentText.isBreaking($0) ? " " : $0 }))
        plain[line] = plain[text] ?? text
        return line
    }

    mutating func remember(_ name: String, in list: String) { names[list, default: []].append(name) }

    func names(in list: String) -> [String] { names[list] ?? [] }
}

extension JSONValue {
    var text: String? { if case .string(let text) = self { text } else { nil } }

    var integer: Int? { if case .integer(let number) = self { Int(number) } else { nil } }

    var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    var members: JSONObject { if case .object(let members) = self { members } else { JSONObject() } }
}
