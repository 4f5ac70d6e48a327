/// Evaluated arguments of a call.
struct JinjaArguments {
    var positional: [JinjaValue] = []
    var keywords: [(name: String, value: JinjaValue)] = []

    init() {}

    init(_ positional: [JinjaValue]) {
        self.positional = positional
    }
}

/// Arguments bound to the parameters of a function, by Python's rules; nil where none was given.
struct JinjaBoundArguments {
    private let values: [JinjaValue?]

    init(_ values: [JinjaValue?]) {
        self.values = values
    }

    subscript(index: Int) -> JinjaValue? {
        index < values.count ? values[index] : nil
    }

    /// The argument unless it is missing or `none`.
    func given(_ index: Int) -> JinjaValue? {
        guard let value = self[index] else { return nil }
        if case .none = value { return nil }
        return value
    }

    func isTrue(_ index: Int, default value: Bool = false) -> Bool {
        self[index]?.isTrue ?? value
    }
}

extension JinjaInterpreter {
    /// Binds arguments to `parameters`, of which the first `required` must be given.
    func bind(
        _ arguments: JinjaArguments, to function: String, _ parameters: [String], required: Int = 0
    ) throws(ChatTemplateError) -> JinjaBoundArguments {
        guard arguments.positional.count <= parameters.count else {
            throw fail("'\(function)' takes at most \(parameters.count) arguments, not \(arguments.positional.count)")
        }
        var values: [JinjaValue?] = arguments.positional
        values.append(contentsOf: repeatElement(nil, count: parameters.count - values.count))
        for (name, value) in arguments.keywords {
            guard let index = parameters.firstIndex(of: name) else {
                throw fail("'\(function)' takes no argument '\(name)'")
            }
            if values[index] != nil { throw fail("the argument '\(name)' of '\(function)' is given twice") }
            values[index] = value
        }
        for (index, name) in parameters.prefix(required).enumerated() where values[index] == nil {
            throw fail("'\(function)' needs the argument '\(name)'")
        }
        return JinjaBoundArguments(values)
    }

    /// An argument that must be a string.
    func requireText(_ value: JinjaValue?, _ name: String) throws(ChatTemplateError) -> String {
        guard case .string(let text)? = value else {
            throw fail("\(name) must be a string, not '\(value?.typeName ?? "nothing")'")
        }
        return text
    }

    /// An argument that must be an integer.
    func requireInteger(_ value: JinjaValue?, _ name: String) throws(ChatTemplateError) -> Int64 {
        if let value { try requireDefined(value) }
        guard let integer = value?.asInteger else {
            throw fail("\(name) must be an integer, not '\(value?.typeName ?? "nothing")'")
        }
        return integer
    }
}
