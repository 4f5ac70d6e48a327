extension JinjaInterpreter {
    /// Functions that every template can name.
    static let globalNames: Set<String> = [
        "range", "namespace", "dict", "raise_exception", "strftime_now", "cycler", "joiner", "lipsum",
    ]

    func call(_ value: JinjaValue, _ arguments: JinjaArguments) throws(ChatTemplateError) -> JinjaValue {
        try charge(1)
        guard case .function(let function) = value else {
            try requireDefined(value)
            throw fail("'\(value.typeName)' object is not callable")
        }
        switch function.kind {
        case .global(let name): return try callGlobal(name, arguments)
        case .method(let receiver, let name): return try callMethod(name, of: receiver, arguments)
        case .macro(let definition, let scope): return try callMacro(definition, scope, arguments)
        }
    }

    private func callGlobal(_ name: String, _ arguments: JinjaArguments) throws(ChatTemplateError) -> JinjaValue {
        switch name {
        case "range": return try range(arguments)
        case "dict": return .dictionary(try dictionary(arguments))
        case "namespace":
            let namespace = try makeNamespace()
            for entry in try dictionary(arguments).entries {
                namespace.attributes[try text(of: entry.key)] = entry.value
            }
            return .namespace(namespace)
        case "raise_exception":
            let bound = try bind(arguments, to: name, ["message"], required: 1)
            throw fail(try text(of: bound[0] ?? .none), .raised)
        case "strftime_now":
            let bound = try bind(arguments, to: name, ["format"], required: 1)
            guard let now else { throw fail("'strftime_now' is undefined") }
            return try string(try now.formatted(try requireText(bound[0], "format"), self))
        default: throw fail("the function '\(name)' is not supported", .unsupported)
        }
    }

    private func range(_ arguments: JinjaArguments) throws(ChatTemplateError) -> JinjaValue {
        if !arguments.keywords.isEmpty { throw fail("range() takes no keyword arguments") }
        var bounds: [Int64] = []
        for value in arguments.positional { bounds.append(try requireInteger(value, "an argument of range()")) }
        guard (1...3).contains(bounds.count) else { throw fail("range() takes 1 to 3 arguments, not \(bounds.count)") }
        let start = bounds.count == 1 ? 0 : bounds[0]
        let stop = bounds.count == 1 ? bounds[0] : bounds[1]
        let step = bounds.count == 3 ? bounds[2] : 1
        if step == 0 { throw fail("range() arg 3 must not be zero") }
        let isEmpty = step > 0 ? start >= stop : start <= stop
        let distance = stop.subtractingReportingOverflow(start)
        let count = isEmpty ? 0 : (distance.partialValue.magnitude - 1) / step.magnitude + 1
        if distance.overflow && !isEmpty || count > UInt64(JinjaLimits.rangeLength) {
            throw fail("range() has more than \(JinjaLimits.rangeLength) elements", .limit)
        }
        return .range(JinjaRange(start: start, stop: stop, step: step, count: Int(count)))
    }

    /// `dict(mapping or pairs, name=value, …)`.
    private func dictionary(_ arguments: JinjaArguments) throws(ChatTemplateError) -> JinjaDictionary {
        guard arguments.positional.count <= 1 else { throw fail("dict() takes at most one positional argument") }
        var members: [(key: JinjaValue, value: JinjaValue)] = []
        switch arguments.positional.first {
        case nil: break
        case .dictionary(let dictionary)?: members = dictionary.entries.map { ($0.key, $0.value) }
        case let pairs?:
            try requireDefined(pairs)
            for pair in try elements(of: pairs) {
                let parts = try elements(of: pair)
                guard parts.count == 2 else { throw fail("dict() needs pairs of key and value") }
                members.append((parts[0], parts[1]))
            }
        }
        members += arguments.keywords.map { (.string($0.name), $0.value) }
        return try dictionary(members)
    }

    // MARK: - macros

    func define(_ definition: JinjaMacroDefinition) throws(ChatTemplateError) {
        scope.variables[definition.name] = try makeMacro(definition)
    }

    private func callMacro(
        _ definition: JinjaMacroDefinition, _ definitionScope: JinjaScope, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        try enter()
        let outerScope = scope
        let outerOffset = offset
        scope = try newScope(parent: definitionScope)
        try bindParameters(of: definition, arguments)
        let text = try capture { (interpreter) throws(ChatTemplateError) in _ = try interpreter.run(definition.body) }
        scope = outerScope
        offset = outerOffset
        leave()
        return .string(text)
    }

    private func bindParameters(
        of definition: JinjaMacroDefinition, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) {
        var keywords = arguments.keywords
        func take(_ name: String) -> JinjaValue? {
            keywords.firstIndex { $0.name == name }.map { keywords.remove(at: $0).value }
        }
        for (index, parameter) in definition.parameters.enumerated() {
            let value: JinjaValue
            if index < arguments.positional.count {
                value = arguments.positional[index]
            } else if let keyword = take(parameter.name) {
                value = keyword
            } else if let defaultValue = parameter.defaultValue {
                value = try evaluate(defaultValue)
            } else {
                value = .undefined(JinjaUndefined("parameter '\(parameter.name)' was not provided"))
            }
            scope.variables[parameter.name] = value
        }
        if definition.usesCaller {
            scope.variables["caller"] = take("caller") ?? .undefined(JinjaUndefined("No caller defined"))
        }
        if definition.usesVariableKeywords {
            scope.variables["kwargs"] = .dictionary(try dictionary(keywords.map { (.string($0.name), $0.value) }))
        } else if let keyword = keywords.first {
            throw fail("macro '\(definition.name)' takes no keyword argument '\(keyword.name)'")
        }
        let extra = arguments.positional.dropFirst(definition.parameters.count)
        if definition.usesVariablePositional {
            scope.variables["varargs"] = try tuple(Array(extra))
        } else if !extra.isEmpty {
            throw fail(
                "macro '\(definition.name)' takes not more than \(definition.parameters.count) argument(s)")
        }
    }

    /// Runs `{% call … %}`: the call gets the body as its argument `caller`.
    func runCall(_ expression: JinjaExpression, _ body: JinjaMacroDefinition) throws(ChatTemplateError) {
        let caller = try makeMacro(body)
        guard case .postfix(let value, let postfixes) = expression.kind, case .call(let written)? = postfixes.last?.kind
        else { throw fail("expected a call") }
        let function = try apply(Array(postfixes.dropLast()), to: try evaluate(value))
        var arguments = try evaluate(written)
        offset = expression.offset
        arguments.keywords.append(("caller", caller))
        try write(try text(of: try call(function, arguments)))
    }
}
