import JSON

/// Specifications with something wrong in them.
extension SpecMaker {
    /// The value with a few things in it replaced: other types, members that nobody knows, missing or empty ones, limits
    /// exceeded, deep nesting.
    mutating func spoilt(_ value: JSONValue) -> JSONValue {
        var result = value
        for _ in 0...random.below(3) { result = spoilt(result, depth: 0) }
        return result
    }

    private mutating func spoilt(_ value: JSONValue, depth: Int) -> JSONValue {
        if depth > 0, random.isHappening(25) { return wrong(for: value) }
        switch value {
        case .object(var members):
            let keys = members.map(\.key)
            guard !keys.isEmpty, !random.isHappening(15) else {
                members[random.one(of: HostileText.bare)] = wrong(for: .null)
                return .object(members)
            }
            let key = random.one(of: keys)
            if depth > 0, random.isHappening(8) {
                members[key] = nil
            } else {
                members[key] = spoilt(members[key] ?? .null, depth: depth + 1)
            }
            return .object(members)
        case .array(var elements) where !elements.isEmpty:
            let index = random.below(elements.count)
            switch random.below(6) {
            case 0: elements.append(elements[index])
            case 1: elements.remove(at: index)
            case 2: elements = (0..<1200).map { elements[$0 % elements.count] }
            default: elements[index] = spoilt(elements[index], depth: depth + 1)
            }
            return .array(elements)
        default: return wrong(for: value)
        }
    }

    private mutating func wrong(for value: JSONValue) -> JSONValue {
        switch random.below(12) {
        case 0: .null
        case 1: .bool(random.isHappening(50))
        case 2: random.one(of: Self.numbers)
        case 3: .array([value])
        case 4: .object(JSONObject([("name", value)]))
        case 5: .array([])
        case 6: .object(JSONObject())
        case 7: nested
        case 8: .string(String(repeating: random.one(of: ["'", "*/", "Zq ", "\\", "\n", "日"]), count: 5000))
        default: .string(random.one(of: HostileText.bare))
        }
    }

    private var nested: JSONValue {
        var value = JSONValue.array([])
        for depth in 0..<100 { value = depth % 2 == 0 ? .array([value]) : .object(JSONObject([("items", value)])) }
        return value
    }
}
