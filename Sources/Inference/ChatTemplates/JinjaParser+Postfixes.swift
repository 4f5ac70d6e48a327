extension JinjaParser {
    /// Reads attributes, subscripts and calls, then filters and tests and calls of their results.
    mutating func readPostfixes(readsFilters: Bool) throws(ChatTemplateError) -> [JinjaPostfix] {
        var postfixes: [JinjaPostfix] = []
        while let postfix = try readAccess() { postfixes.append(postfix) }
        while readsFilters {
            if isAt(.pipe) {
                postfixes.append(try readFilter())
            } else if isAt(name: "is") {
                postfixes.append(try readTest())
            } else if isAt(.openParenthesis) {
                let offset = current.offset
                postfixes.append(JinjaPostfix(kind: .call(try readArguments()), offset: offset))
            } else {
                break
            }
        }
        return postfixes
    }

    /// Reads `.name`, `.0`, `[…]` or `(…)`; nil if none follows.
    private mutating func readAccess() throws(ChatTemplateError) -> JinjaPostfix? {
        let offset = current.offset
        if isAt(.openParenthesis) {
            return JinjaPostfix(kind: .call(try readArguments()), offset: offset)
        }
        if take(.openBracket) {
            return JinjaPostfix(kind: try readSubscript(offset), offset: offset)
        }
        guard take(.dot) else { return nil }
        switch current.kind {
        case .name(let name):
            advance()
            return JinjaPostfix(kind: .attribute(name), offset: offset)
        case .integer(let index):
            advance()
            let value = JinjaExpression(kind: .integer(index), offset: offset)
            return JinjaPostfix(kind: .subscripted(value), offset: offset)
        default:
            throw error("expected a name or a number after '.', found \(current.text)")
        }
    }

    private mutating func readSubscript(_ offset: Int) throws(ChatTemplateError) -> JinjaPostfix.Kind {
        var subscripts: [JinjaPostfix.Kind] = []
        while !isAt(.closeBracket) {
            if !subscripts.isEmpty { try expect(.comma) }
            subscripts.append(try readSingleSubscript())
        }
        advance()
        if subscripts.count == 1 { return subscripts[0] }
        var elements: [JinjaExpression] = []
        for item in subscripts {
            guard case .subscripted(let element) = item else {
                throw error("slices in several dimensions are not supported", at: offset, kind: .unsupported)
            }
            elements.append(element)
        }
        return .subscripted(JinjaExpression(kind: .tuple(elements), offset: offset))
    }

    /// Reads an index, or a slice `start:stop:step` with any part missing.
    private mutating func readSingleSubscript() throws(ChatTemplateError) -> JinjaPostfix.Kind {
        var start: JinjaExpression?
        if !isAt(.colon) {
            let value = try readExpression()
            if !isAt(.colon) { return .subscripted(value) }
            start = value
        }
        advance()
        let stop = try readSliceBound()
        let step = take(.colon) ? try readSliceBound() : nil
        return .sliced(start: start, stop: stop, step: step)
    }

    private mutating func readSliceBound() throws(ChatTemplateError) -> JinjaExpression? {
        isAt(.colon) || isAt(.closeBracket) || isAt(.comma) ? nil : try readExpression()
    }

    /// Reads `| name(arguments)`; the bar is missing where a filter block begins.
    mutating func readFilter(isFirst: Bool = false) throws(ChatTemplateError) -> JinjaPostfix {
        if !isFirst { advance() }
        let offset = current.offset
        let name = try readDottedName()
        let arguments = isAt(.openParenthesis) ? try readArguments() : JinjaCallArguments()
        return JinjaPostfix(kind: .filter(name, arguments), offset: offset)
    }

    /// Reads `is name`, `is not name`, with arguments in parentheses or one argument without.
    private mutating func readTest() throws(ChatTemplateError) -> JinjaPostfix {
        let offset = current.offset
        advance()
        let isNegated = take(name: "not")
        let name = try readDottedName()
        var arguments = JinjaCallArguments()
        if isAt(.openParenthesis) {
            arguments = try readArguments()
        } else if startsTestArgument {
            if isAt(name: "is") { throw error("tests cannot follow each other") }
            let argumentOffset = current.offset
            try enter()
            defer { leave() }
            let value = try readPrimary()
            var postfixes: [JinjaPostfix] = []
            while let postfix = try readAccess() { postfixes.append(postfix) }
            arguments.positional = [
                postfixes.isEmpty ? value : JinjaExpression(kind: .postfix(value, postfixes), offset: argumentOffset)
            ]
        }
        return JinjaPostfix(kind: .test(name, arguments, isNegated: isNegated), offset: offset)
    }

    private var startsTestArgument: Bool {
        switch current.kind {
        case .name(let name): name != "else" && name != "or" && name != "and"
        case .string, .integer, .float, .symbol(.openBracket), .symbol(.openBrace): true
        default: false
        }
    }

    private mutating func readDottedName() throws(ChatTemplateError) -> String {
        var name = try expectName()
        while take(.dot) { name += "." + (try expectName()) }
        return name
    }

    /// Reads `(a, b, *c, name=d, **e)`.
    private mutating func readArguments() throws(ChatTemplateError) -> JinjaCallArguments {
        let offset = current.offset
        try expect(.openParenthesis)
        var arguments = JinjaCallArguments()
        var isFirst = true
        while !isAt(.closeParenthesis) {
            if !isFirst {
                try expect(.comma)
                if isAt(.closeParenthesis) { break }
            }
            isFirst = false
            let isOrdered: Bool
            if take(.multiply) {
                isOrdered = arguments.spread == nil && arguments.keywordSpread == nil
                arguments.spread = try readExpression()
            } else if take(.power) {
                isOrdered = arguments.keywordSpread == nil
                arguments.keywordSpread = try readExpression()
            } else if case .name(let name) = current.kind, next.kind == .symbol(.assign) {
                isOrdered = arguments.keywordSpread == nil
                position += 2
                if arguments.keywords.contains(where: { $0.name == name }) {
                    throw error("the argument '\(name)' is given twice", at: offset)
                }
                arguments.keywords.append((name, try readExpression()))
            } else {
                isOrdered =
                    arguments.spread == nil && arguments.keywordSpread == nil && arguments.keywords.isEmpty
                arguments.positional.append(try readExpression())
            }
            if !isOrdered { throw error("the arguments of the call are in the wrong order", at: offset) }
        }
        advance()
        return arguments
    }
}
