extension JinjaInterpreter {
    /// Runs a loop. As in Jinja, `else` runs unless an iteration got to the end of the body.
    func run(_ loop: JinjaLoop) throws(ChatTemplateError) -> Flow {
        let sequence = try evaluate(loop.sequence)
        let hasLength: Bool
        if case .iterator = sequence { hasLength = false } else { hasLength = true }
        let elements = try elements(of: sequence)
        let outer = scope
        let state = JinjaLoopState(loop: loop, scope: outer, elements: elements, hasLength: hasLength)
        try check(depth: state.depth)
        defer {
            state.scope = nil
            state.lastChanged = nil
        }
        var hasFinishedIteration = false
        while let element = try nextElement(of: state) {
            try charge(1)
            state.previous = state.current
            state.current = element
            state.index0 += 1
            scope = try newScope(parent: outer)
            scope.variables["loop"] = .loop(state)
            try assign(element, to: loop.target)
            let flow = try run(loop.body)
            scope = outer
            if flow == .breakLoop { break }
            if flow == .normal { hasFinishedIteration = true }
        }
        if !hasFinishedIteration, !loop.otherwise.isEmpty {
            return try inNewScope { (interpreter) throws(ChatTemplateError) in try interpreter.run(loop.otherwise) }
        }
        return .normal
    }

    private func nextElement(of state: JinjaLoopState) throws(ChatTemplateError) -> JinjaValue? {
        if let ahead = state.ahead {
            state.ahead = nil
            return ahead
        }
        return try readElement(of: state)
    }

    /// Reads the next element that passes the loop's condition.
    private func readElement(of state: JinjaLoopState) throws(ChatTemplateError) -> JinjaValue? {
        while state.position < state.elements.count, let outer = state.scope {
            let element = state.elements[state.position]
            state.position += 1
            guard let condition = state.loop.condition, !state.isConditionChecked else { return element }
            try charge(1)
            let current = scope
            scope = try newScope(parent: outer)
            try assign(element, to: state.loop.target)
            let isIncluded = try evaluate(condition).isTrue
            scope = current
            if isIncluded { return element }
        }
        return nil
    }

    /// The element after the current one, read ahead.
    private func peek(_ state: JinjaLoopState) throws(ChatTemplateError) -> JinjaValue? {
        if state.ahead == nil { state.ahead = try readElement(of: state) }
        return state.ahead
    }

    func length(of state: JinjaLoopState) throws(ChatTemplateError) -> Int64 {
        if let length = state.length { return length }
        if state.hasLength {
            state.length = Int64(state.elements.count)
        } else {
            var rest: [JinjaValue] = []
            while let element = try readElement(of: state) { rest.append(element) }
            state.length = Int64(rest.count) + state.index0 + 1 + (state.ahead == nil ? 0 : 1)
            state.keep(rest)
        }
        return state.length ?? 0
    }

    /// An attribute of `loop`; nil if it has none of this name.
    func attribute(_ name: String, of state: JinjaLoopState) throws(ChatTemplateError) -> JinjaValue? {
        switch name {
        case "index": return .integer(state.index0 + 1)
        case "index0": return .integer(state.index0)
        case "first": return .boolean(state.index0 == 0)
        case "last": return .boolean(try peek(state) == nil)
        case "length": return .integer(try length(of: state))
        case "revindex": return .integer(try length(of: state) - state.index0)
        case "revindex0": return .integer(try length(of: state) - state.index0 - 1)
        case "depth": return .integer(1)
        case "depth0": return .integer(0)
        case "previtem": return state.previous ?? .undefined(JinjaUndefined("there is no previous item"))
        case "nextitem": return try peek(state) ?? .undefined(JinjaUndefined("there is no next item"))
        case "cycle", "changed": return .function(JinjaFunction(.method(.loop(state), name)))
        default: return nil
        }
    }

    func callLoopMethod(
        _ name: String, of state: JinjaLoopState, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        let values = arguments.positional
        if let keyword = arguments.keywords.first {
            throw fail("loop.\(name) takes no keyword argument '\(keyword.name)'")
        }
        if name == "cycle" {
            if values.isEmpty { throw fail("no items for cycling given") }
            return values[Int(state.index0) % values.count]
        }
        if let last = state.lastChanged, try areEqual(last, values) { return .boolean(false) }
        state.lastChanged = values
        return .boolean(true)
    }
}

extension JinjaLoopState {
    /// Puts back elements that were read to count them; they have passed the condition.
    func keep(_ rest: [JinjaValue]) {
        elements = rest
        position = 0
        isConditionChecked = true
    }
}
