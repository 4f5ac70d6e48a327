import JSON
import ScaffoldCore

/// Parts of specifications whose members depend on each other.
extension SpecMaker {
    /// A field, as plugins have them in many places.
    mutating func field(_ path: [String], depth: Int) -> JSONValue {
        let name = text(atLeast: 1, atMost: 80, isName: true)
        if random.isHappening(25) { return .string(name) }
        var result = JSONObject([("name", .string(name))])
        if random.isHappening(60) { result["label"] = .string(text(atLeast: 1, atMost: 200, isName: false)) }
        if random.isHappening(40) { result["description"] = .string(text(atLeast: 0, atMost: 500, isName: false)) }
        if random.isHappening(20) { result["required"] = .bool(random.isHappening(50)) }
        guard random.isHappening(85) else { return .object(result) }
        let type = random.one(of: Self.fieldTypes)
        let kind = Field.kind(named: type) ?? .text
        result["type"] = .string(type)
        if kind == .select { result["choices"] = choices(1 + random.below(4)) }
        if [.integer, .number].contains(kind) {
            let limits = [random.one(of: Self.numbers), random.one(of: Self.numbers)]
                .sorted { ($0.double ?? 0) < ($1.double ?? 0) }
            if random.isHappening(40) { result["minimum"] = limits[0] }
            if random.isHappening(40) { result["maximum"] = limits[1] }
        }
        if random.isHappening(40) { result["default"] = initial(kind, result) }
        return .object(result)
    }

    private static let fieldTypes =
        Field.Kind.allCases.map(\.rawValue) + [
            "string", "int", "float", "price", "checkbox", "enum", "html", "wysiwyg", "media", "colour", "LINK",
        ]

    private mutating func choices(_ count: Int) -> JSONValue {
        .array(
            (0..<count).map { _ in
                let text = JSONValue.string(text(atLeast: 1, atMost: 100, isName: false))
                if random.isHappening(40) { return text }
                var choice = JSONObject([("value", text)])
                if random.isHappening(60) {
                    choice["label"] = .string(self.text(atLeast: 1, atMost: 200, isName: false))
                }
                return .object(choice)
            })
    }

    private mutating func initial(_ kind: Field.Kind, _ field: JSONObject) -> JSONValue? {
        switch kind {
        case .integer, .image: .integer(random.one(of: [0, 1, -1, .max, .min]))
        case .number: random.one(of: Self.numbers)
        case .boolean: .bool(random.isHappening(50))
        case .color: .string(random.one(of: ["", "#abc", "#A1B2C3"]))
        case .select:
            field["choices"]?.elements.compactMap { $0.members["value"] }.first
        case .text, .textarea, .richText, .email, .url, .date:
            .string(text(atLeast: 0, atMost: 300, isName: false))
        }
    }

    // MARK: What refers to something else

    /// The members with most of what would only be refused taken out of them.
    mutating func repaired(_ members: JSONObject) -> JSONObject {
        var result = members
        result["model"] = nil
        guard !random.isHappening(4) else { return result }
        switch subject {
        case .plugin: repairPlugin(&result)
        case .block: repairBlock(&result)
        case .theme: repairTheme(&result)
        }
        return result
    }

    private mutating func repairPlugin(_ members: inout JSONObject) {
        let tables = members["tables"]?.elements.compactMap { $0.text ?? $0.members["name"]?.text } ?? []
        change(&members, "cron_events") { event, random in
            event["table"] = tables.isEmpty || event["keep_days"] == nil ? nil : .string(random.one(of: tables))
            if tables.isEmpty { event["keep_days"] = nil }
        }
        change(&members, "tables") { table, random in
            let columns = table["columns"]?.elements.compactMap { $0.text ?? $0.members["name"]?.text } ?? []
            guard table.contains(key: "indexes") else { return }
            table["indexes"] = columns.isEmpty ? nil : .array([.string(random.one(of: columns))])
        }
        for list in ["widgets", "shortcodes"] {
            change(&members, list) { item, _ in
                guard item.contains(key: "post_type") else { return }
                item["fields"] = nil
                item["attributes"] = nil
            }
        }
        change(&members, "rest_api", "resources") { resource, random in
            if random.isHappening(50) { resource["fields"] = nil }
        }
        var blocks = members["blocks"]?.elements.map(\.members) ?? []
        for index in blocks.indices { repairBlock(&blocks[index]) }
        if !blocks.isEmpty { members["blocks"] = .array(blocks.map { .object($0) }) }
    }

    private mutating func repairBlock(_ members: inout JSONObject) {
        let attributes = members["attributes"]?.members ?? JSONObject()
        if !attributes.contains(where: { $0.value.text == "text" }) {
            for key in ["transforms", "deprecated"] where !random.isHappening(20) { members[key] = nil }
        }
        if members["php_only"] == .bool(true), !random.isHappening(20) { members["php_only"] = nil }
        for key in ["example", "deprecated"] where attributes.isEmpty { members[key] = nil }
        change(&members, "variations") { variation, _ in if attributes.isEmpty { variation["attributes"] = nil } }
    }

    private mutating func repairTheme(_ members: inout JSONObject) {
        if members["type"] == .string("child") {
            members["template"] = members["template"] ?? .string("twentytwenty")
        } else {
            members["template"] = nil
        }
        if members.contains(key: "wide_width") { members["wide_width"] = .integer(4000) }
        if random.isHappening(70) { members["palette"] = nil }
        change(&members, "variations") { variation, random in
            if random.isHappening(80) { variation["palette"] = nil }
        }
    }

    /// Changes each object of a list, or of a list in an object.
    private mutating func change(
        _ members: inout JSONObject, _ key: String, _ inner: String? = nil,
        _ body: (inout JSONObject, inout RandomSource) -> Void
    ) {
        if let inner {
            guard var object = members[key]?.members, !object.isEmpty else { return }
            change(&object, inner, nil, body)
            members[key] = .object(object)
            return
        }
        guard case .array(let elements)? = members[key] else { return }
        members[key] = .array(
            elements.map { element in
                guard case .object(var object) = element else { return element }
                body(&object, &random)
                return .object(object)
            })
    }

    // MARK: Blocks

    mutating func attributes(_ keywords: JSONObject, _ path: [String], depth: Int) -> JSONValue {
        var result = JSONObject()
        let count = random.isHappening(1) ? 60 : random.below(7)
        for _ in 0..<count {
            var name = text(atLeast: 1, atMost: 80, isName: true)
            // Names tell what the control is.
            if random.isHappening(30) {
                name = random.one(of: [
                    "image", "client_name", "linkUrl", "start date", "show_rating", "colour", "email",
                ])
            }
            remember(name, in: "attributes")
            result[name] = random.isHappening(40) ? .string(random.one(of: Self.attributeTypes)) : attribute()
        }
        return .object(result)
    }

    private static let attributeTypes = [
        "string", "number", "integer", "boolean", "array", "object", "text", "textarea", "rich_text", "range", "toggle",
        "color", "media", "url", "email", "date", "list",
    ]

    private mutating func attribute() -> JSONValue {
        var result = JSONObject()
        let type = random.one(of: Self.attributeTypes + ["select"])
        if type != "string" || random.isHappening(50) { result["type"] = .string(type) }
        if random.isHappening(60) { result["label"] = .string(text(atLeast: 1, atMost: 200, isName: false)) }
        if random.isHappening(40) { result["help"] = .string(text(atLeast: 0, atMost: 500, isName: false)) }
        if type == "select" {
            result["options"] = .array(
                (0...random.below(4)).map { index in
                    if random.isHappening(50) { return .string(text(atLeast: 1, atMost: 200, isName: false)) }
                    return .object(
                        JSONObject([
                            ("value", .string("v-\(index)")),
                            ("label", .string(text(atLeast: 1, atMost: 200, isName: false))),
                        ]))
                })
        }
        if ["number", "integer", "range"].contains(type), random.isHappening(40) {
            result["min"] = .integer(Int64(-random.below(1000)))
            result["max"] = .integer(random.one(of: [0, 5, 100, 1_000_000_000_000_000]))
            if type != "integer" { result["step"] = random.one(of: [.number(0.1), .integer(1), .number(1e-7)]) }
        }
        if random.isHappening(40) { result["default"] = attributeValue(type) }
        return .object(result)
    }

    private mutating func attributeValue(_ type: String) -> JSONValue? {
        switch type {
        case "number", "integer", "range": .integer(0)
        case "boolean", "toggle": .bool(random.isHappening(50))
        case "array", "list":
            .array((0..<random.below(4)).map { _ in .string(text(atLeast: 0, atMost: 200, isName: false)) })
        case "object": anything(depth: 0)
        case "string", "text", "textarea", "rich_text", "email":
            .string(text(atLeast: 0, atMost: 300, isName: false))
        case "url", "media": .string(random.one(of: ["", "/zq", "https://example.com/?a=1&b={$x}--*|()"]))
        case "color": .string(random.one(of: ["", "#fff"]))
        case "date": .string(random.one(of: ["", "2024-02-30"]))
        default: nil
        }
    }

    /// Values by names of attributes, most of which there are.
    mutating func attributeValues() -> JSONValue {
        var result = JSONObject()
        for _ in 0..<random.below(3) {
            let known = names(in: "attributes")
            let name =
                known.isEmpty || random.isHappening(15)
                ? text(atLeast: 1, atMost: 60, isName: true) : random.one(of: known)
            result[name] = .string(text(atLeast: 0, atMost: 200, isName: false))
        }
        return .object(result)
    }

    mutating func renamed() -> JSONValue {
        let known = names(in: "attributes")
        guard !known.isEmpty else { return .object(JSONObject()) }
        return .object(
            JSONObject([(text(atLeast: 1, atMost: 60, isName: true), .string(random.one(of: known)))]))
    }

    /// An object of any members, nested.
    private mutating func anything(depth: Int) -> JSONValue {
        var result = JSONObject()
        for _ in 0..<random.below(3) {
            let key = text(atLeast: 1, atMost: 60, isName: false)
            switch random.below(depth < 3 ? 5 : 3) {
            case 0: result[key] = random.one(of: Self.numbers)
            case 1: result[key] = .null
            case 2: result[key] = .string(text(atLeast: 0, atMost: 100, isName: false))
            case 3: result[key] = .array([anything(depth: depth + 1), .bool(true)])
            default: result[key] = anything(depth: depth + 1)
            }
        }
        return .object(result)
    }

    // MARK: Formats

    /// A string of the format, as strange as the format allows.
    mutating func formatted(_ format: String, most: Int, _ path: [String]) -> String {
        if random.isHappening(isComparable ? 0 : 3) { return text(atLeast: 0, atMost: most, isName: false) }
        let number = random.below(1000)
        switch format {
        case "slug":
            return random.one(
                of: [
                    "zq\(number)", "a", "0", "007-zq", "class-zq\(number)",
                    String(repeating: "z", count: min(most, 80)), "index",
                    "zq-\(number)-a-b-c", "wp-zq", "e-1",
                ].filter { $0.utf8.count <= most })
        case "prefix":
            return random.one(of: [
                "zqpre", "Zq_Pre_", "acme", "Z9q9_", "class_", "list__", "zq\(number)__x", "classes",
            ])
        case "identifier":
            return random.one(of: ["zq\(number)", "_", "Zq", "a__b", "edit_posts", "__zq__", "manage_options"])
        case "version": return random.one(of: ["1", "0.0.0.0", "999999.999999", "1.2.3", "00.01"])
        case "wordpress-version": return random.one(of: ["6.1", "6.2", "6.5", "6.6", "7.0", "7.1.2", "99.99"])
        case "php-version": return random.one(of: ["7.4", "8.0", "8.5.1", "99.0"])
        case "url":
            return random.one(of: [
                "https://example.com", "http://e.x/?zq=1&b[]=%s%1$d", "HTTPS://zq.test/${x}{$y}`z`;evil()*|--%3E#a",
                "https://e.x/--", "https://e.x/a*b/**", "https://e.x/=%27=",
            ])
        case "color": return random.one(of: ["#000", "#FFFFFF", "#1e3a8a", "#a1B2c3"])
        case "field-type": return random.one(of: Self.fieldTypes)
        case "contributor": return random.one(of: ["zq", "a-b_c.d", "0", "...", "--"])
        case "post-type-key": return random.one(of: ["zq\(number)", "0", "-", "_", "a-b_c", "zzzzzzzzzzzzzzzzzzzz"])
        case "taxonomy-key":
            return random.one(of: ["zq\(number)", "0", "-", "a-b_c", String(repeating: "z", count: 32)])
        case "block-name": return random.one(of: ["core/paragraph", "core/image", "zq/zq-\(number)", "a/b-0"])
        case "capability": return random.one(of: ["edit_posts", "zq\(number)", "0", "_", "manage_options"])
        case "hook":
            return random.one(of: ["save_post", "zq/evil-\(number).x", "0", "-", "Zq", "user_register", "init"])
        case "theme-folder": return random.one(of: ["twentytwentyfive", "Zq_\(number)-x", "0", "-"])
        case "feature": return random.one(of: Self.pluginFeatures)
        default: return text(atLeast: 1, atMost: most, isName: true)
        }
    }

    private static let pluginFeatures = [
        "custom_post_type", "meta_boxes", "rest_api", "settings", "shortcodes", "widgets", "blocks", "custom_table",
        "admin_interface", "wp_cli", "cron", "ajax", "email", "privacy", "roles", "transients", "dashboard_widget",
        "woocommerce", "Custom Post Type", "REST-API", "gdpr",
    ]
}
