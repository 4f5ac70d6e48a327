extension JinjaParser {
    /// Reads the statement `name`, at which `position` is, up to its last `%}`.
    mutating func readStatement(_ name: String) throws(ChatTemplateError) -> [JinjaStatement] {
        let offset = current.offset
        advance()
        let kind: JinjaStatement.Kind
        switch name {
        case "for": kind = .loop(try readLoop())
        case "if": kind = try readConditional()
        case "set": kind = try readSet()
        case "macro": kind = .macro(try readMacro())
        case "call": kind = try readCallBlock()
        case "filter": kind = try readFilterBlock()
        case "with": kind = try readWith()
        case "print": return try readPrint(offset)
        case "generation":
            let outerLoops = loopDepth
            loopDepth = 0
            kind = .scope(try readStatements(until: ["endgeneration"]))
            loopDepth = outerLoops
            advance()
        case "break", "continue":
            if loopDepth == 0 { throw error("'\(name)' outside a loop", at: offset) }
            kind = name == "break" ? .breakLoop : .continueLoop
        case "block", "extends", "include", "import", "from", "autoescape", "do", "debug", "trans":
            throw error("the statement '\(name)' is not supported", at: offset, kind: .unsupported)
        default:
            throw error("unknown statement '\(name)'", at: offset)
        }
        return [JinjaStatement(kind: kind, offset: offset)]
    }

    private mutating func readLoop() throws(ChatTemplateError) -> JinjaLoop {
        let target = try readTarget(untilName: "in")
        if target.names.contains("loop") { throw error("a loop cannot assign to 'loop'") }
        guard take(name: "in") else { throw error("expected 'in', found \(current.text)") }
        let sequence = try readTuple(allowsConditional: false, untilName: "recursive")
        let condition = take(name: "if") ? try readExpression() : nil
        if isAt(name: "recursive") {
            throw error("recursive loops are not supported", kind: .unsupported)
        }
        loopDepth += 1
        let body = try readStatements(until: ["endfor", "else"])
        loopDepth -= 1
        var otherwise: [JinjaStatement] = []
        if take(name: "else") { otherwise = try readStatements(until: ["endfor"]) }
        advance()
        return JinjaLoop(target: target, sequence: sequence, condition: condition, body: body, otherwise: otherwise)
    }

    private mutating func readConditional() throws(ChatTemplateError) -> JinjaStatement.Kind {
        var branches: [(condition: JinjaExpression, body: [JinjaStatement])] = []
        var otherwise: [JinjaStatement] = []
        repeat {
            let condition = try readTuple(allowsConditional: false)
            branches.append((condition, try readStatements(until: ["elif", "else", "endif"])))
        } while take(name: "elif")
        if take(name: "else") { otherwise = try readStatements(until: ["endif"]) }
        advance()
        return .conditional(branches: branches, otherwise: otherwise)
    }

    private mutating func readSet() throws(ChatTemplateError) -> JinjaStatement.Kind {
        let target = try readTarget(allowsNamespace: true)
        if take(.assign) { return .set(target, try readTuple()) }
        var filters: [JinjaPostfix] = []
        while isAt(.pipe) { filters.append(try readFilter()) }
        let body = try readStatements(until: ["endset"])
        advance()
        return .setBlock(target, filters: filters, body: body)
    }

    private mutating func readMacro() throws(ChatTemplateError) -> JinjaMacroDefinition {
        let offset = current.offset
        let name = try expectName()
        if isConstant(name) { throw error("cannot assign to '\(name)'", at: offset) }
        return try readMacro(name, parameters: try readParameters(), end: "endmacro")
    }

    private mutating func readMacro(
        _ name: String, parameters: [(name: String, defaultValue: JinjaExpression?)], end: String
    ) throws(ChatTemplateError) -> JinjaMacroDefinition {
        let outerNames = mentionedNames
        let outerLoops = loopDepth
        mentionedNames = []
        loopDepth = 0
        let body = try readStatements(until: [end])
        advance()
        let names = mentionedNames.subtracting(parameters.map(\.name))
        mentionedNames.formUnion(outerNames)
        loopDepth = outerLoops
        return JinjaMacroDefinition(
            name: name, parameters: parameters, body: body, usesCaller: names.contains("caller"),
            usesVariablePositional: names.contains("varargs"), usesVariableKeywords: names.contains("kwargs"))
    }

    /// Reads `(a, b=default)`.
    private mutating func readParameters() throws(ChatTemplateError) -> [(name: String, defaultValue: JinjaExpression?)]
    {
        var parameters: [(name: String, defaultValue: JinjaExpression?)] = []
        try expect(.openParenthesis)
        while !isAt(.closeParenthesis) {
            if !parameters.isEmpty { try expect(.comma) }
            let offset = current.offset
            let name = try expectName()
            if isConstant(name) || parameters.contains(where: { $0.name == name }) {
                throw error("'\(name)' cannot be a parameter here", at: offset)
            }
            if take(.assign) {
                parameters.append((name, try readExpression()))
            } else {
                if let last = parameters.last, last.defaultValue != nil {
                    throw error("a parameter without default follows one with default", at: offset)
                }
                parameters.append((name, nil))
            }
        }
        advance()
        return parameters
    }

    private mutating func readCallBlock() throws(ChatTemplateError) -> JinjaStatement.Kind {
        let parameters = isAt(.openParenthesis) ? try readParameters() : []
        let call = try readExpression()
        guard case .postfix(_, let postfixes) = call.kind, case .call = postfixes.last?.kind else {
            throw error("expected a call", at: call.offset)
        }
        return .call(call, body: try readMacro("caller", parameters: parameters, end: "endcall"))
    }

    private mutating func readFilterBlock() throws(ChatTemplateError) -> JinjaStatement.Kind {
        var filters = [try readFilter(isFirst: true)]
        while isAt(.pipe) { filters.append(try readFilter()) }
        let body = try readStatements(until: ["endfilter"])
        advance()
        return .filter(filters, body: body)
    }

    private mutating func readWith() throws(ChatTemplateError) -> JinjaStatement.Kind {
        var assignments: [(target: JinjaTarget, value: JinjaExpression)] = []
        while current.kind != .blockEnd {
            if !assignments.isEmpty { try expect(.comma) }
            let target = try readTarget()
            try expect(.assign)
            assignments.append((target, try readExpression()))
        }
        let body = try readStatements(until: ["endwith"])
        advance()
        return .with(assignments, body: body)
    }

    private mutating func readPrint(_ offset: Int) throws(ChatTemplateError) -> [JinjaStatement] {
        var statements: [JinjaStatement] = []
        while current.kind != .blockEnd {
            if !statements.isEmpty { try expect(.comma) }
            statements.append(JinjaStatement(kind: .print(try readExpression()), offset: offset))
        }
        return statements
    }

    // MARK: - targets

    /// Reads what an assignment assigns to: a name, a tuple, or an attribute of a namespace.
    private mutating func readTarget(
        untilName end: String? = nil, allowsNamespace: Bool = false
    ) throws(ChatTemplateError) -> JinjaTarget {
        try enter()
        defer { leave() }
        var targets: [JinjaTarget] = []
        var isTuple = false
        while !isTupleEnd(untilName: end) {
            targets.append(try readSingleTarget(allowsNamespace: allowsNamespace))
            guard take(.comma) else { break }
            isTuple = true
        }
        if isTuple { return .tuple(targets) }
        guard let target = targets.first else {
            throw error("expected a name to assign to, found \(current.text)")
        }
        return target
    }

    private mutating func readSingleTarget(allowsNamespace: Bool) throws(ChatTemplateError) -> JinjaTarget {
        let offset = current.offset
        if take(.openParenthesis) {
            if take(.closeParenthesis) { return .tuple([]) }
            let target = try readTarget()
            try expect(.closeParenthesis)
            return target
        }
        guard case .name(let name) = current.kind, !isConstant(name) else {
            throw error("cannot assign to \(current.text)", at: offset)
        }
        advance()
        if allowsNamespace, take(.dot) {
            mentionedNames.insert(name)
            return .attribute(namespace: name, attribute: try expectName())
        }
        return .name(name)
    }

    func isConstant(_ name: String) -> Bool {
        switch name {
        case "true", "false", "none", "True", "False", "None": true
        default: false
        }
    }
}

extension JinjaTarget {
    /// The names that the target binds.
    var names: [String] {
        switch self {
        case .name(let name): [name]
        case .tuple(let targets): targets.flatMap(\.names)
        case .attribute: []
        }
    }
}
