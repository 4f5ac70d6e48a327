import JSON

/// Reads the fields of a JSON object, each with its type and range.
///
/// Every error names the field by its path. Keys that begin with `x_` belong to the caller and are ignored; any other
/// key that is no field of the object is an error, so that a spelling mistake does not go unnoticed.
package struct RequestReader {
    private let object: JSONObject
    private let path: String

    /// - Parameters:
    ///   - fields: the keys that the object may have.
    ///   - path: where the object lies in the request.
    package init(_ object: JSONObject, fields: [String], path: String = "") throws(Failure) {
        self.object = object
        self.path = path
        for (key, _) in object where !fields.contains(key) && !key.hasPrefix("x_") {
            let known = fields.joined(separator: ", ")
            throw .field(self.path(of: ModelCatalog.printable(key)), "is no field here; known are \(known)")
        }
    }

    /// Parses `bytes` as one JSON object.
    package init(parsing bytes: UnsafeRawBufferPointer, fields: [String]) throws(Failure) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw Failure(error)
        }
        guard case .object(let object) = value else {
            throw Failure(.invalidRequest, "the request is to be a JSON object, not \(value.typeName)")
        }
        try self.init(object, fields: fields)
    }

    /// The path of a field, for errors of the caller's own.
    package func path(of key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    /// The field's value; nil when it is absent or null.
    package func value(_ key: String) -> JSONValue? {
        guard let value = object[key], value != .null else { return nil }
        return value
    }

    package func string(_ key: String) throws(Failure) -> String? {
        guard let value = value(key) else { return nil }
        guard case .string(let string) = value else { throw wrongType(key, "a string", value) }
        return string
    }

    package func bool(_ key: String) throws(Failure) -> Bool? {
        guard let value = value(key) else { return nil }
        guard case .bool(let bool) = value else { throw wrongType(key, "true or false", value) }
        return bool
    }

    package func integer(_ key: String, in range: ClosedRange<Int64>) throws(Failure) -> Int64? {
        guard let value = value(key) else { return nil }
        let integer: Int64
        switch value {
        case .integer(let number): integer = number
        case .number(let number):
            guard let exact = Int64(exactly: number) else { throw wrongType(key, "an integer", value) }
            integer = exact
        default: throw wrongType(key, "an integer", value)
        }
        guard range.contains(integer) else {
            throw .field(path(of: key), "is to be \(Self.words(range)), not \(integer)")
        }
        return integer
    }

    package func number(_ key: String, in range: ClosedRange<Double>) throws(Failure) -> Double? {
        guard let value = value(key) else { return nil }
        let number: Double
        switch value {
        case .integer(let integer): number = Double(integer)
        case .number(let double): number = double
        default: throw wrongType(key, "a number", value)
        }
        guard range.contains(number) else {
            throw .field(path(of: key), "is to be from \(range.lowerBound) to \(range.upperBound), not \(number)")
        }
        return number
    }

    /// An array of strings; also one string in place of an array of one, if `orOne`.
    package func strings(
        _ key: String, count: ClosedRange<Int>, orOne: Bool
    ) throws(Failure) -> [String]? {
        guard let value = value(key) else { return nil }
        switch value {
        case .string(let string) where orOne: return [string]
        case .array(let elements):
            guard count.contains(elements.count) else {
                let range = "\(count.lowerBound) to \(count.upperBound)"
                throw .field(path(of: key), "is to hold \(range) strings, not \(elements.count)")
            }
            var strings: [String] = []
            strings.reserveCapacity(elements.count)
            for (index, element) in elements.enumerated() {
                guard case .string(let string) = element else {
                    throw wrongType("\(key)[\(index)]", "a string", element)
                }
                strings.append(string)
            }
            return strings
        default: throw wrongType(key, orOne ? "a string or an array of strings" : "an array of strings", value)
        }
    }

    /// An array of objects, each with a reader that knows its path.
    package func objects(_ key: String, fields: [String]) throws(Failure) -> [RequestReader]? {
        guard let value = value(key) else { return nil }
        guard case .array(let elements) = value else { throw wrongType(key, "an array of objects", value) }
        var readers: [RequestReader] = []
        readers.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            guard case .object(let object) = element else { throw wrongType("\(key)[\(index)]", "an object", element) }
            readers.append(try RequestReader(object, fields: fields, path: "\(path(of: key))[\(index)]"))
        }
        return readers
    }

    private func wrongType(_ key: String, _ wanted: String, _ value: JSONValue) -> Failure {
        .field(path(of: key), "is to be \(wanted), not \(value.typeName)")
    }

    private static func words(_ range: ClosedRange<Int64>) -> String {
        range.upperBound == .max ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    }
}

extension RequestReader {
    /// The field's value, which must be there.
    package func required<T>(_ value: T?, _ key: String) throws(Failure) -> T {
        guard let value else { throw .field(path(of: key), "is required") }
        return value
    }
}
