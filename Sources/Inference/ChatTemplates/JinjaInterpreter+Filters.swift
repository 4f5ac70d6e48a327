extension JinjaInterpreter {
    /// The filters, by the function that runs them.
    static let filterNames: [String: FilterFamily] = {
        let families: [(FilterFamily, [String])] = [
            (
                .text,
                [
                    "trim", "upper", "lower", "title", "capitalize", "replace", "indent", "truncate", "center",
                    "wordcount", "e", "escape", "forceescape", "safe", "string", "format", "urlencode",
                ]
            ),
            (.value, ["default", "d", "int", "float", "abs", "round", "tojson", "length", "count", "list", "attr"]),
            (
                .sequence,
                [
                    "first", "last", "join", "reverse", "sort", "unique", "dictsort", "items", "sum", "min", "max",
                    "batch", "slice",
                ]
            ),
            (.mapping, ["map", "select", "reject", "selectattr", "rejectattr"]),
        ]
        return families.reduce(into: [:]) { table, family in
            for name in family.1 { table[name] = family.0 }
        }
    }()

    enum FilterFamily: Sendable {
        case text, value, sequence, mapping
    }

    func filter(
        _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        try charge(1)
        switch Self.filterNames[name] {
        case .text: return try textFilter(name, value, arguments)
        case .value: return try valueFilter(name, value, arguments)
        case .sequence: return try sequenceFilter(name, value, arguments)
        case .mapping: return try mappingFilter(name, value, arguments)
        case nil: throw fail("the filter '\(name)' is not supported", .unsupported)
        }
    }

    // MARK: - values

    private func valueFilter(
        _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        switch name {
        case "default", "d":
            let bound = try bind(arguments, to: name, ["default_value", "boolean"])
            let isReplaced = value.isUndefined || (bound.isTrue(1) && !value.isTrue)
            return isReplaced ? bound[0] ?? .string("") : value
        case "int": return try integer(value, try bind(arguments, to: name, ["default", "base"]))
        case "float":
            let bound = try bind(arguments, to: name, ["default"])
            if let number = try float(value) { return .float(number) }
            return bound[0] ?? .float(0)
        case "abs":
            _ = try bind(arguments, to: name, [])
            if case .float(let number) = value { return .float(number.magnitude) }
            guard let integer = value.asInteger else {
                try requireDefined(value)
                throw fail("bad operand type for abs(): '\(value.typeName)'")
            }
            return integer < 0 ? try sign(.integer(integer), isNegative: true) : .integer(integer)
        case "round": return try round(value, try bind(arguments, to: name, ["precision", "method"]))
        case "tojson": return try string(try json(value, try jsonStyle(arguments)))
        case "length", "count":
            _ = try bind(arguments, to: name, [])
            return .integer(Int64(try length(of: value)))
        case "list":
            _ = try bind(arguments, to: name, [])
            return try list(try elements(of: value))
        default:
            let bound = try bind(arguments, to: name, ["name"], required: 1)
            let attribute = try text(of: bound[0] ?? .none)
            if let found = try nativeAttribute(attribute, of: value) { return found }
            return .undefined(JinjaUndefined("'\(value.typeName)' has no attribute '\(attribute)'"))
        }
    }

    private func integer(_ value: JinjaValue, _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> JinjaValue {
        let fallback = bound[0] ?? .integer(0)
        let base = bound[1] == nil ? 10 : try requireInteger(bound[1], "base")
        try requireDefined(value)
        if let integer = value.asInteger { return .integer(integer) }
        let number: Double
        switch value {
        case .float(let float): number = float
        case .string(let text):
            if let integer = PythonNumber.integer(text, base: Int(clamping: base)) { return .integer(integer) }
            guard let float = PythonNumber.float(text), float.isFinite else { return fallback }
            number = float
        default: return fallback
        }
        if number.isNaN { return fallback }
        if number.isInfinite { throw fail("cannot convert float infinity to integer") }
        guard let integer = Int64(exactly: number.rounded(.towardZero)) else {
            throw fail("the integer does not fit 64 bits", .limit)
        }
        return .integer(integer)
    }

    private func float(_ value: JinjaValue) throws(ChatTemplateError) -> Double? {
        try requireDefined(value)
        if case .string(let text) = value { return PythonNumber.float(text) }
        return value.asDouble
    }

    private func round(_ value: JinjaValue, _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> JinjaValue {
        let places = bound[0] == nil ? 0 : try requireInteger(bound[0], "precision")
        let method = bound[1] == nil ? "common" : try requireText(bound[1], "method")
        try requireDefined(value)
        guard let number = value.asDouble else { throw fail("'\(value.typeName)' cannot be rounded") }
        let digits = Int(clamping: min(max(places, -400), 400))
        switch method {
        case "common":
            guard let integer = value.asInteger else { return .float(PythonNumber.rounded(number, places: digits)) }
            return digits >= 0 ? .integer(integer) : .integer(try rounded(integer, zeros: -digits))
        case "ceil", "floor":
            let power = try calculate(.integer(10), .power, .integer(places))
            let scaled = try calculate(value, .multiply, power)
            guard let scaled = scaled.asDouble, scaled.isFinite, let divisor = power.asDouble else {
                throw fail("cannot round this number")
            }
            return .float(scaled.rounded(method == "ceil" ? .up : .down) / divisor)
        default: throw fail("method must be common, ceil or floor")
        }
    }

    /// Rounds to a multiple of a power of ten, ties to the even one.
    private func rounded(_ value: Int64, zeros: Int) throws(ChatTemplateError) -> Int64 {
        if zeros > 18 { return 0 }
        let unit = (0..<zeros).reduce(Int64(1)) { power, _ in power * 10 }
        let rest = ((value % unit) + unit) % unit
        let low = value.subtractingReportingOverflow(rest)
        let isUp = rest > unit - rest || (rest == unit - rest && (low.partialValue / unit) % 2 != 0)
        let result = isUp ? low.partialValue.addingReportingOverflow(unit) : low
        if low.overflow || result.overflow { throw fail("the integer does not fit 64 bits", .limit) }
        return result.partialValue
    }

    private func jsonStyle(_ arguments: JinjaArguments) throws(ChatTemplateError) -> JinjaJSONStyle {
        let bound = try bind(arguments, to: "tojson", ["ensure_ascii", "indent", "separators", "sort_keys"])
        var style = JinjaJSONStyle()
        style.ensuresASCII = bound.isTrue(0)
        style.sortsKeys = bound.isTrue(3)
        if let indent = bound.given(1) {
            if case .string(let text) = indent {
                style.indent = text
            } else {
                let width = try requireInteger(indent, "indent")
                style.indent = String(repeating: " ", count: Int(min(max(width, 0), 1000)))
            }
            style.itemSeparator = ","
        }
        if let separators = bound.given(2) {
            let parts = try elements(of: separators)
            guard parts.count == 2 else { throw fail("separators must be two strings") }
            style.itemSeparator = try requireText(parts[0], "a separator")
            style.keySeparator = try requireText(parts[1], "a separator")
        }
        return style
    }
}
