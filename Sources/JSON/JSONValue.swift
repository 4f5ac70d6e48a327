/// A JSON value (RFC 8259).
///
/// Strings and keys compare by their Unicode scalars, as JSON has it, not by canonical equivalence as `String` does:
/// "é" in one scalar and "é" in two are two keys.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number written without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number; always finite when it comes from `JSONParser`.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// What an error message calls this value: "object", "array", "string", "integer", "number", "boolean" or "null".
    package var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.hasSameScalars(as: b)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: false
        }
    }
}
