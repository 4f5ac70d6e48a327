import JSON

/// JSON written as literals of Swift; members keep their order.
struct Node: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByFloatLiteral
{
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    init(stringLiteral text: String) { value = .string(text) }

    init(integerLiteral number: Int64) { value = .integer(number) }

    init(floatLiteral number: Double) { value = .number(number) }

    init(booleanLiteral flag: Bool) { value = .bool(flag) }

    init(arrayLiteral elements: Node...) { value = .array(elements.map(\.value)) }

    init(dictionaryLiteral members: (String, Node)...) {
        value = .object(JSONObject(members.map { ($0.0, $0.1.value) }))
    }

    init(_ elements: [Node]) { value = .array(elements.map(\.value)) }

    init(_ number: Int) { value = .integer(Int64(number)) }

    var object: JSONObject { if case .object(let members) = value { members } else { JSONObject() } }

    /// With a member more.
    func with(_ key: String, _ node: Node?) -> Node {
        var members = object
        if let node { members[key] = node.value }
        return Node(.object(members))
    }
}
