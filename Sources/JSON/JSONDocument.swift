/// A JSON text read for its positions: every value and member knows its bytes, and faults do not end the reading.
///
/// Where `JSONParser` refuses a text, this gives what can be made out of it, with the faults: missing or surplus commas,
/// comments, single quotes, members of the same name, a text that ends too early. Time and memory are linear in the text.
package struct JSONDocument: Sendable {
    /// A value and where it stands.
    package struct Node: Sendable {
        package enum Value: Sendable {
            case null
            case bool(Bool)
            case number(Double)
            case string(String)
            case array([Node])
            case object([Member])
        }

        package var value: Value
        /// The bytes of the value, quotes and brackets included.
        package var range: Range<Int>
    }

    /// A member of an object.
    package struct Member: Sendable {
        package var key: String
        /// The bytes of the key, quotes included.
        package var keyRange: Range<Int>
        package var value: Node
    }

    /// Something that JSON does not allow.
    package struct Fault: Sendable, Equatable {
        package enum Kind: Sendable, Equatable {
            case syntax, duplicateKey, tooDeep
        }

        package var kind: Kind
        package var message: String
        package var range: Range<Int>
    }

    /// The value of the text; nil if there is none.
    package let root: Node?
    /// In the order of the text; at most `maximumFaults`.
    package let faults: [Fault]

    package static let maximumFaults = 20
    static let maximumDepth = 128

    package init(_ bytes: [UInt8]) {
        var reader = JSONDocumentReader(bytes: bytes)
        root = reader.read()
        faults = reader.faults
    }
}

extension JSONDocument.Node {
    package var string: String? {
        if case .string(let text) = value { return text }
        return nil
    }

    package var bool: Bool? {
        if case .bool(let flag) = value { return flag }
        return nil
    }

    package var number: Double? {
        if case .number(let number) = value { return number }
        return nil
    }

    /// The elements of an array.
    package var elements: [JSONDocument.Node]? {
        if case .array(let elements) = value { return elements }
        return nil
    }

    /// The members of an object, in the order of the text; of two with the same key both are there.
    package var members: [JSONDocument.Member]? {
        if case .object(let members) = value { return members }
        return nil
    }

    /// The value of the last member with that key.
    package subscript(key: String) -> JSONDocument.Node? { member(key)?.value }

    /// The last member with that key.
    package func member(_ key: String) -> JSONDocument.Member? { members?.last { $0.key == key } }

    /// "null", "boolean", "integer", "number", "string", "array" or "object".
    package var typeName: String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number(let number): number.rounded() == number ? "integer" : "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
