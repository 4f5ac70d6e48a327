extension JinjaInterpreter {
    private static let comparisons: [String: JinjaComparisonOperator] = [
        "==": .equal, "eq": .equal, "equalto": .equal, "!=": .notEqual, "ne": .notEqual, ">": .greater, "gt": .greater,
        "greaterthan": .greater, ">=": .greaterOrEqual, "ge": .greaterOrEqual, "<": .less, "lt": .less,
        "lessthan": .less, "<=": .lessOrEqual, "le": .lessOrEqual, "in": .isIn,
    ]
    private static let plainTests: Set<String> = [
        "defined", "undefined", "none", "boolean", "true", "false", "integer", "float", "number", "string", "mapping",
        "iterable", "sequence", "callable", "escaped", "odd", "even", "lower", "upper", "filter", "test",
    ]

    func test(_ name: String, _ value: JinjaValue, _ arguments: JinjaArguments) throws(ChatTemplateError) -> Bool {
        try charge(1)
        if let sign = Self.comparisons[name] {
            let bound = try bind(arguments, to: name, ["other"], required: 1)
            return try compare(value, sign, bound[0] ?? .none)
        }
        if name == "divisibleby" {
            let bound = try bind(arguments, to: name, ["num"], required: 1)
            return try areEqual(try calculate(value, .modulo, bound[0] ?? .none), .integer(0))
        }
        if name == "sameas" {
            let bound = try bind(arguments, to: name, ["other"], required: 1)
            return Self.areSame(value, bound[0] ?? .none)
        }
        guard Self.plainTests.contains(name) else { throw fail("the test '\(name)' is not supported", .unsupported) }
        _ = try bind(arguments, to: name, [])
        return try plainTest(name, value)
    }

    private func plainTest(_ name: String, _ value: JinjaValue) throws(ChatTemplateError) -> Bool {
        switch (name, value) {
        case ("undefined", .undefined): return true
        case ("defined", _): return !value.isUndefined
        case ("none", .none), ("boolean", .boolean), ("integer", .integer), ("float", .float): return true
        case ("true", .boolean(let truth)): return truth
        case ("false", .boolean(let truth)): return !truth
        case ("string", .string), ("mapping", .dictionary): return true
        case ("number", _): return value.asDouble != nil
        case ("callable", .function), ("callable", .undefined): return true
        case ("iterable", _): return isIterable(value)
        case ("sequence", _):
            switch value {
            case .string, .list, .tuple, .dictionary, .range, .undefined: return true
            default: return false
            }
        case ("odd", _): return try areEqual(try calculate(value, .modulo, .integer(2)), .integer(1))
        case ("even", _): return try areEqual(try calculate(value, .modulo, .integer(2)), .integer(0))
        case ("lower", _): return Self.isLowercase(try text(of: value))
        case ("upper", _): return Self.isUppercase(try text(of: value))
        case ("filter", .string(let text)): return Self.filterNames[text] != nil
        case ("test", .string(let text)):
            return Self.plainTests.contains(text) || Self.comparisons[text] != nil || text == "divisibleby"
                || text == "sameas"
        default: return false
        }
    }

    func isIterable(_ value: JinjaValue) -> Bool {
        switch value {
        case .none, .boolean, .integer, .float, .namespace, .function: false
        default: true
        }
    }

    /// Python's `is`, as far as values have an identity here.
    private static func areSame(_ left: JinjaValue, _ right: JinjaValue) -> Bool {
        switch (left, right) {
        case (.none, .none): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.dictionary(let a), .dictionary(let b)): a === b
        case (.namespace(let a), .namespace(let b)): a === b
        case (.function(let a), .function(let b)): a === b
        default: false
        }
    }
}
