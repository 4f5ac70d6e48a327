import JSON

/// An object of a specification that its schema has already allowed: what is read from it has the type that the schema
/// gives it, or is not there.
package struct SpecObject: Sendable {
    package let members: JSONObject
    /// Where it stands, for messages: "post_types[0]"; empty for the specification itself.
    package let path: String

    package init(_ value: JSONValue?, path: String = "") {
        if case .object(let members)? = value { self.members = members } else { members = JSONObject() }
        self.path = path
    }

    package func has(_ key: String) -> Bool { members.contains(key: key) }

    package func value(_ key: String) -> JSONValue? { members[key] }

    package func string(_ key: String) -> String? {
        guard case .string(let text)? = members[key] else { return nil }
        return text
    }

    package func bool(_ key: String) -> Bool? {
        guard case .bool(let flag)? = members[key] else { return nil }
        return flag
    }

    package func integer(_ key: String) -> Int? {
        switch members[key] {
        case .integer(let number)?: Int(exactly: number)
        case .number(let number)?: Int(exactly: number)
        default: nil
        }
    }

    package func number(_ key: String) -> Double? {
        switch members[key] {
        case .integer(let number)?: Double(number)
        case .number(let number)?: number
        default: nil
        }
    }

    package func strings(_ key: String) -> [String]? {
        guard case .array(let elements)? = members[key] else { return nil }
        return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    package func object(_ key: String) -> SpecObject? {
        guard case .object? = members[key] else { return nil }
        return SpecObject(members[key], path: member(key))
    }

    /// The objects of an array; a string in it stands for an object with that `name`.
    package func objects(_ key: String) -> [SpecObject]? {
        guard case .array(let elements)? = members[key] else { return nil }
        return elements.enumerated().map { index, element in
            let path = "\(member(key))[\(index)]"
            if case .string = element { return SpecObject(.object(JSONObject([("name", element)])), path: path) }
            return SpecObject(element, path: path)
        }
    }

    /// The path of a member, for messages.
    package func member(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

/// A specification that cannot be made into code, though each of its fields is of the right type.
package struct SpecError: Error, Equatable, Sendable {
    /// The field at fault: "post_types[0].fields[2].name".
    package var path: String
    /// To be read behind the path: "is the name of two fields".
    package var message: String

    package init(_ path: String, _ message: String) {
        self.path = path
        self.message = message
    }
}
