import JSON

/// Why a configuration file, a baseline or a list of changes is not accepted.
package struct SettingsError: Error, Sendable, Equatable {
    /// One sentence.
    package var message: String
    /// The key at fault, as in "overrides[1].files"; nil if the whole file is.
    package var key: String?

    package init(_ message: String, key: String? = nil) {
        self.message = message
        self.key = key
    }
}

/// Reads the members of a JSON object in a settings file; an unknown one is an error that names it.
struct SettingsReader {
    private let object: JSONObject
    private let path: String

    init(_ object: JSONObject, keys: [String], path: String = "") throws(SettingsError) {
        self.object = object
        self.path = path
        for (key, _) in object where !keys.contains(key) && key != "$schema" {
            let name = String(key.prefix(80))
            throw SettingsError(
                "\(path)\(name) is no key here; known are \(keys.joined(separator: ", "))", key: path + name)
        }
    }

    init(parsing bytes: [UInt8], keys: [String]) throws(SettingsError) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw SettingsError("\(error)")
        }
        guard case .object(let object) = value else {
            throw SettingsError("the file is to hold a JSON object, not \(value.typeName)")
        }
        try self.init(object, keys: keys)
    }

    func error(_ key: String, _ message: String) -> SettingsError {
        SettingsError("\(path)\(key) \(message)", key: path + key)
    }

    private func value(_ key: String) -> JSONValue? {
        guard let value = object[key], value != .null else { return nil }
        return value
    }

    func string(_ key: String) throws(SettingsError) -> String? {
        guard let value = value(key) else { return nil }
        guard case .string(let string) = value else { throw error(key, "is to be a string, not \(value.typeName)") }
        return string
    }

    func count(_ key: String) throws(SettingsError) -> Int? {
        guard let value = value(key) else { return nil }
        guard case .integer(let number) = value, let count = Int(exactly: number), count >= 1 else {
            throw error(key, "is to be an integer from 1 on")
        }
        return count
    }

    func strings(_ key: String) throws(SettingsError) -> [String]? {
        guard let value = value(key) else { return nil }
        guard case .array(let elements) = value else {
            throw error(key, "is to be an array of strings, not \(value.typeName)")
        }
        var strings: [String] = []
        for (index, element) in elements.enumerated() {
            guard case .string(let string) = element else {
                throw error("\(key)[\(index)]", "is to be a string, not \(element.typeName)")
            }
            strings.append(string)
        }
        return strings
    }

    func objects(_ key: String, keys: [String]) throws(SettingsError) -> [SettingsReader]? {
        guard let value = value(key) else { return nil }
        guard case .array(let elements) = value else {
            throw error(key, "is to be an array of objects, not \(value.typeName)")
        }
        var readers: [SettingsReader] = []
        for (index, element) in elements.enumerated() {
            guard case .object(let object) = element else {
                throw error("\(key)[\(index)]", "is to be an object, not \(element.typeName)")
            }
            readers.append(try SettingsReader(object, keys: keys, path: "\(path)\(key)[\(index)]."))
        }
        return readers
    }

    /// A value of a named set; `names` are listed in the error.
    func choice<Value>(
        _ key: String, names: [String], _ make: (String) -> Value?
    ) throws(SettingsError) -> Value? {
        guard let name = try string(key) else { return nil }
        guard let value = make(name) else {
            throw error(key, "is to be \(names.joined(separator: ", ")), not \"\(name.prefix(80))\"")
        }
        return value
    }
}
