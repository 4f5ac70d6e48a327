import JSON

/// A JSON Schema (draft 2020-12), of the keywords that say what a value may be: `type`, `enum`, `const`, `properties`,
/// `required`, `additionalProperties`, `propertyNames`, `minProperties`, `maxProperties`, `items`, `prefixItems`,
/// `minItems`, `maxItems`, `uniqueItems`, `minLength`, `maxLength`, `minimum`, `maximum`, `exclusiveMinimum`,
/// `exclusiveMaximum`, `multipleOf`, `anyOf`, `oneOf`, `allOf`, `not`, `format`, and `$ref` to a place in the schema
/// itself. Keywords that only describe (`title`, `description`, `default`, `examples`) are allowed anywhere.
///
/// Specification: https://json-schema.org/draft/2020-12/json-schema-validation
package struct JSONSchema: Sendable {
    package let root: JSONValue
    /// The formats that are checked; of others nothing is asked.
    private let formats: [String: @Sendable (String) -> String?]

    /// Deeper than this nothing is looked at: neither schemas that refer to themselves nor values.
    static let maximumDepth = 64

    /// - Parameter formats: for a format's name, a function that says what is wrong with a string ("is to be a colour
    ///   such as #1e3a8a"), or nil.
    package init(_ root: JSONValue, formats: [String: @Sendable (String) -> String?] = [:]) {
        self.root = root
        self.formats = formats
    }

    /// What does not fit, if something does not.
    package struct Fault: Error, Equatable, Sendable {
        /// The place in the value, as in `post_types[0].fields[2].type`; empty for the value itself.
        package var path: String
        /// What is wrong there, to be read behind the path: "is required".
        package var message: String

        package init(path: String, message: String) {
            self.path = path
            self.message = message
        }
    }

    /// The first thing in `value` that the schema does not allow.
    package func fault(in value: JSONValue) -> Fault? { fault(value, root, "", 0) }

    private func fault(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ depth: Int) -> Fault? {
        guard depth < Self.maximumDepth else { return Fault(path: path, message: "is nested too deep") }
        switch schema {
        case .bool(let isAllowed): return isAllowed ? nil : Fault(path: path, message: "is not allowed")
        case .object(let keywords):
            if case .string(let reference)? = keywords["$ref"] {
                guard let target = target(of: reference) else {
                    return Fault(path: path, message: "cannot be checked: the schema has no \(reference)")
                }
                if let fault = fault(value, target, path, depth + 1) { return fault }
            }
            if let fault = simpleFault(value, keywords, path) { return fault }
            if let fault = combinedFault(value, keywords, path, depth) { return fault }
            switch value {
            case .object(let members): return objectFault(members, keywords, path, depth)
            case .array(let elements): return arrayFault(elements, keywords, path, depth)
            default: return nil
            }
        default: return nil
        }
    }

    /// The place that `#/$defs/name` names.
    private func target(of reference: String) -> JSONValue? {
        guard reference.hasPrefix("#") else { return nil }
        var place = root
        for part in reference.dropFirst().split(separator: "/") {
            guard case .object(let members) = place, let next = members[String(part)] else { return nil }
            place = next
        }
        return place
    }

    // MARK: Values

    private func simpleFault(_ value: JSONValue, _ keywords: JSONObject, _ path: String) -> Fault? {
        if let types = keywords["type"] {
            let names = Self.strings(types)
            guard names.contains(where: { Self.isType(value, $0) }) else {
                return Fault(path: path, message: "is to be \(Self.alternatives(names)), not \(Self.typeName(value))")
            }
        }
        if case .array(let allowed)? = keywords["enum"], !allowed.contains(value) {
            let names = allowed.map(Self.brief)
            return Fault(path: path, message: "is to be \(Self.alternatives(names)), not \(Self.brief(value))")
        }
        if let constant = keywords["const"], constant != value {
            return Fault(path: path, message: "is to be \(Self.brief(constant)), not \(Self.brief(value))")
        }
        switch value {
        case .string(let text): return stringFault(text, keywords, path)
        case .integer(let number): return numberFault(Double(number), keywords, path)
        case .number(let number): return numberFault(number, keywords, path)
        default: return nil
        }
    }

    private func stringFault(_ text: String, _ keywords: JSONObject, _ path: String) -> Fault? {
        let count = text.unicodeScalars.count
        if let least = Self.integer(keywords["minLength"]), count < least {
            return Fault(
                path: path, message: least == 1 ? "is empty" : "has \(count) characters, at least \(least) are needed")
        }
        if let most = Self.integer(keywords["maxLength"]), count > most {
            return Fault(path: path, message: "has \(count) characters, at most \(most) are allowed")
        }
        if case .string(let name)? = keywords["format"], let problem = formats[name]?(text) {
            return Fault(path: path, message: problem)
        }
        return nil
    }

    private func numberFault(_ number: Double, _ keywords: JSONObject, _ path: String) -> Fault? {
        func bound(_ keyword: String) -> Double? {
            switch keywords[keyword] {
            case .integer(let bound)?: Double(bound)
            case .number(let bound)?: bound
            default: nil
            }
        }
        if let least = bound("minimum"), number < least {
            return Fault(path: path, message: "is \(Self.brief(number)), at least \(Self.brief(least)) is needed")
        }
        if let most = bound("maximum"), number > most {
            return Fault(path: path, message: "is \(Self.brief(number)), at most \(Self.brief(most)) is allowed")
        }
        if let least = bound("exclusiveMinimum"), number <= least {
            return Fault(path: path, message: "is to be more than \(Self.brief(least))")
        }
        if let most = bound("exclusiveMaximum"), number >= most {
            return Fault(path: path, message: "is to be less than \(Self.brief(most))")
        }
        if let unit = bound("multipleOf"), unit > 0, (number / unit).rounded() * unit != number {
            return Fault(path: path, message: "is to be a multiple of \(Self.brief(unit))")
        }
        return nil
    }

    // MARK: Objects and arrays

    private func objectFault(_ members: JSONObject, _ keywords: JSONObject, _ path: String, _ depth: Int) -> Fault? {
        func member(_ key: String) -> String {
            let name = key.isEmpty ? "\"\"" : key
            return path.isEmpty ? name : "\(path).\(name)"
        }
        if let required = keywords["required"] {
            for key in Self.strings(required) where !members.contains(key: key) {
                return Fault(path: member(key), message: "is required")
            }
        }
        if let least = Self.integer(keywords["minProperties"]), members.count < least {
            return Fault(path: path, message: "has \(members.count) members, at least \(least) are needed")
        }
        if let most = Self.integer(keywords["maxProperties"]), members.count > most {
            return Fault(path: path, message: "has \(members.count) members, at most \(most) are allowed")
        }
        var known = JSONObject()
        if case .object(let properties)? = keywords["properties"] { known = properties }
        for (key, value) in members {
            let printable = String(key.prefix(80))
            if let names = keywords["propertyNames"], let fault = fault(.string(key), names, "", depth + 1) {
                return Fault(path: member(printable), message: "has a name that \(fault.message)")
            }
            if let schema = known[key] {
                if let fault = fault(value, schema, member(key), depth + 1) { return fault }
            } else if let rest = keywords["additionalProperties"] {
                if rest == .bool(false) {
                    let names = known.map(\.key).sorted()
                    let hint = Self.nearest(key, in: names).map { "; did you mean \($0)?" } ?? ""
                    return Fault(path: member(printable), message: "is no field that is known here\(hint)")
                }
                if let fault = fault(value, rest, member(printable), depth + 1) { return fault }
            }
        }
        return nil
    }

    private func arrayFault(_ elements: [JSONValue], _ keywords: JSONObject, _ path: String, _ depth: Int) -> Fault? {
        if let least = Self.integer(keywords["minItems"]), elements.count < least {
            return Fault(
                path: path,
                message: least == 1 ? "is empty" : "has \(elements.count) elements, at least \(least) are needed")
        }
        if let most = Self.integer(keywords["maxItems"]), elements.count > most {
            return Fault(path: path, message: "has \(elements.count) elements, at most \(most) are allowed")
        }
        if keywords["uniqueItems"] == .bool(true) {
            for (index, element) in elements.enumerated().prefix(1000) where elements[..<index].contains(element) {
                return Fault(path: "\(path)[\(index)]", message: "is there twice")
            }
        }
        var first = 0
        if case .array(let schemas)? = keywords["prefixItems"] {
            for (index, schema) in schemas.enumerated() where index < elements.count {
                if let fault = fault(elements[index], schema, "\(path)[\(index)]", depth + 1) { return fault }
            }
            first = min(schemas.count, elements.count)
        }
        guard let schema = keywords["items"] else { return nil }
        for index in first..<elements.count {
            if let fault = fault(elements[index], schema, "\(path)[\(index)]", depth + 1) { return fault }
        }
        return nil
    }

    // MARK: Combinations

    private func combinedFault(_ value: JSONValue, _ keywords: JSONObject, _ path: String, _ depth: Int) -> Fault? {
        if case .array(let schemas)? = keywords["allOf"] {
            for schema in schemas {
                if let fault = fault(value, schema, path, depth + 1) { return fault }
            }
        }
        if case .array(let schemas)? = keywords["anyOf"], let fault = choice(value, schemas, path, depth, isOne: false)
        {
            return fault
        }
        if case .array(let schemas)? = keywords["oneOf"], let fault = choice(value, schemas, path, depth, isOne: true) {
            return fault
        }
        if let schema = keywords["not"], fault(value, schema, path, depth + 1) == nil {
            return Fault(path: path, message: "is not allowed")
        }
        return nil
    }

    /// Of the alternatives that do not fit, the one that came furthest tells what is wrong.
    private func choice(
        _ value: JSONValue, _ schemas: [JSONValue], _ path: String, _ depth: Int, isOne: Bool
    ) -> Fault? {
        var fitting = 0
        var best: Fault?
        var types: [String] = []
        for schema in schemas {
            guard let found = fault(value, schema, path, depth + 1) else {
                fitting += 1
                continue
            }
            if case .object(let keywords) = resolved(schema), let type = keywords["type"] {
                types += Self.strings(type)
                if !Self.strings(type).contains(where: { Self.isType(value, $0) }) { continue }
            }
            if best.map({ found.path.utf8.count > $0.path.utf8.count }) ?? true { best = found }
        }
        if fitting == 1 || (fitting > 1 && !isOne) { return nil }
        if fitting > 1 { return Fault(path: path, message: "fits several of the forms that it may have") }
        if let best { return best }
        return Fault(path: path, message: "is to be \(Self.alternatives(types)), not \(Self.typeName(value))")
    }

    private func resolved(_ schema: JSONValue) -> JSONValue {
        guard case .object(let keywords) = schema, case .string(let reference)? = keywords["$ref"] else {
            return schema
        }
        return target(of: reference) ?? schema
    }
}
