extension JinjaInterpreter {
    /// Methods of strings, lists and so on by Python's names; those of the second set change their object, which the
    /// sandbox does not allow.
    private static let methods: [String: (safe: Set<String>, unsafe: Set<String>)] = [
        "str": (
            [
                "capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find", "format",
                "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier",
                "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust", "lower",
                "lstrip", "maketrans", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex",
                "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase",
                "title", "translate", "upper", "zfill",
            ], []
        ),
        "list": (
            ["copy", "count", "index"],
            ["append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"]
        ),
        "tuple": (["count", "index"], []),
        "dict": (
            ["copy", "fromkeys", "get", "items", "keys", "values"],
            ["clear", "pop", "popitem", "setdefault", "update"]
        ),
        "range": (["count", "index"], []),
    ]

    /// A method or attribute that values of this type have; nil if there is none of this name.
    func nativeAttribute(_ name: String, of value: JinjaValue) throws(ChatTemplateError) -> JinjaValue? {
        switch value {
        case .undefined(let undefined):
            if PythonText.hasPrefix(name, "__") { break }
            throw fail(undefined.message)
        case .namespace(let namespace):
            return namespace.attributes[name]
        case .loop(let state):
            return try attribute(name, of: state)
        case .range(let range):
            switch name {
            case "start": return .integer(range.start)
            case "stop": return .integer(range.stop)
            case "step": return .integer(range.step)
            default: break
            }
        case .function(let function):
            if case .macro(let definition, _) = function.kind, name == "name" { return .string(definition.name) }
        default: break
        }
        let typeName = value.typeName
        guard let methods = Self.methods[typeName] else { return nil }
        if methods.safe.contains(name) {
            let function = JinjaFunction(.method(value, name))
            try check(depth: function.depth)
            return .function(function)
        }
        if methods.unsafe.contains(name) || name == "__class__" {
            return .undefined(JinjaUndefined("access to attribute '\(name)' of '\(typeName)' object is unsafe."))
        }
        return nil
    }

    func callMethod(
        _ name: String, of receiver: JinjaValue, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        switch receiver {
        case .string(let text): return try callStringMethod(name, of: text, arguments)
        case .dictionary(let dictionary): return try callDictionaryMethod(name, of: dictionary, arguments)
        case .loop(let state): return try callLoopMethod(name, of: state, arguments)
        case .list, .tuple, .range: return try callSequenceMethod(name, of: receiver, arguments)
        default: throw fail("'\(receiver.typeName)' object has no method '\(name)'")
        }
    }

    private func callDictionaryMethod(
        _ name: String, of dictionary: JinjaDictionary, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        switch name {
        case "get":
            if !arguments.keywords.isEmpty { throw fail("dict.get() takes no keyword arguments") }
            let bound = try bind(arguments, to: "get", ["key", "default"], required: 1)
            return dictionary.value(for: try key(bound[0] ?? .none)) ?? bound[1] ?? .none
        case "items", "keys", "values", "copy":
            _ = try bind(arguments, to: name, [])
            switch name {
            case "items": return .view(JinjaDictionaryView(.items, dictionary))
            case "keys": return .view(JinjaDictionaryView(.keys, dictionary))
            case "values": return .view(JinjaDictionaryView(.values, dictionary))
            default: return .dictionary(dictionary)
            }
        default: throw fail("the method 'dict.\(name)' is not supported", .unsupported)
        }
    }

    private func callSequenceMethod(
        _ name: String, of receiver: JinjaValue, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        if name == "copy" {
            _ = try bind(arguments, to: name, [])
            return receiver
        }
        let bound = try bind(
            arguments, to: name, name == "index" ? ["value", "start", "stop"] : ["value"], required: 1)
        let value = bound[0] ?? .none
        let elements = try elements(of: receiver)
        if name == "count" {
            var count: Int64 = 0
            for element in elements where try areEqual(element, value) { count += 1 }
            return .integer(count)
        }
        let start = bound[1] == nil ? nil : try requireInteger(bound[1], "start")
        let stop = bound[2] == nil ? nil : try requireInteger(bound[2], "stop")
        let positions = JinjaSlice.positions(start: start, stop: stop, step: 1, count: elements.count) ?? []
        for position in positions where try areEqual(elements[position], value) { return .integer(Int64(position)) }
        throw fail("\(try representation(of: value)) is not in \(receiver.typeName)")
    }
}
