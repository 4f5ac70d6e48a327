extension JinjaParser {
    /// Reads one expression, or several with commas between them as a tuple.
    mutating func readTuple(
        allowsConditional: Bool = true, untilName end: String? = nil, isParenthesized: Bool = false
    ) throws(ChatTemplateError) -> JinjaExpression {
        let offset = current.offset
        var elements: [JinjaExpression] = []
        var isTuple = false
        while !isTupleEnd(untilName: end) {
            elements.append(try readExpression(allowsConditional: allowsConditional))
            guard take(.comma) else { break }
            isTuple = true
        }
        if !isTuple {
            if let element = elements.first { return element }
            if !isParenthesized { throw error("expected an expression, found \(current.text)") }
        }
        return JinjaExpression(kind: .tuple(elements), offset: offset)
    }

    func isTupleEnd(untilName end: String?) -> Bool {
        switch current.kind {
        case .variableEnd, .blockEnd, .symbol(.closeParenthesis): true
        case .name(let name): name == end
        default: false
        }
    }

    /// Reads an expression; from here down each function reads one level of precedence.
    mutating func readExpression(allowsConditional: Bool = true) throws(ChatTemplateError) -> JinjaExpression {
        try enter()
        defer { leave() }
        var value = try readOr()
        var conditionals = 0
        while allowsConditional, take(name: "if") {
            // Conditions may follow each other without 'else'; each one nests the tree.
            conditionals += 1
            if conditionals > 20 { throw error("too many 'if' in one expression", kind: .limit) }
            let condition = try readOr()
            let otherwise = take(name: "else") ? try readExpression() : nil
            value = JinjaExpression(
                kind: .conditional(value: value, condition: condition, otherwise: otherwise), offset: value.offset)
        }
        return value
    }

    private mutating func readOr() throws(ChatTemplateError) -> JinjaExpression {
        let first = try readAnd()
        guard isAt(name: "or") else { return first }
        var operands = [first]
        while take(name: "or") { operands.append(try readAnd()) }
        return JinjaExpression(kind: .or(operands), offset: first.offset)
    }

    private mutating func readAnd() throws(ChatTemplateError) -> JinjaExpression {
        let first = try readNot()
        guard isAt(name: "and") else { return first }
        var operands = [first]
        while take(name: "and") { operands.append(try readNot()) }
        return JinjaExpression(kind: .and(operands), offset: first.offset)
    }

    private mutating func readNot() throws(ChatTemplateError) -> JinjaExpression {
        let offset = current.offset
        guard take(name: "not") else { return try readComparison() }
        try enter()
        defer { leave() }
        return JinjaExpression(kind: .not(try readNot()), offset: offset)
    }

    private mutating func readComparison() throws(ChatTemplateError) -> JinjaExpression {
        let first = try readSum()
        var operands: [JinjaOperand<JinjaComparisonOperator>] = []
        while let sign = comparisonSign {
            let offset = current.offset
            position += sign == .isNotIn ? 2 : 1
            operands.append(JinjaOperand(sign: sign, value: try readSum(), offset: offset))
        }
        return operands.isEmpty ? first : JinjaExpression(kind: .comparison(first, operands), offset: first.offset)
    }

    private var comparisonSign: JinjaComparisonOperator? {
        switch current.kind {
        case .symbol(let symbol):
            switch symbol {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
                JinjaComparisonOperator(rawValue: symbol.rawValue)
            default: nil
            }
        case .name("in"): .isIn
        case .name("not"): next.kind == .name("in") ? .isNotIn : nil
        default: nil
        }
    }

    private mutating func readSum() throws(ChatTemplateError) -> JinjaExpression {
        try readArithmetic([.add, .subtract]) { (parser) throws(ChatTemplateError) in try parser.readConcatenation() }
    }

    private mutating func readConcatenation() throws(ChatTemplateError) -> JinjaExpression {
        let first = try readProduct()
        guard isAt(.concatenate) else { return first }
        var operands = [first]
        while take(.concatenate) { operands.append(try readProduct()) }
        return JinjaExpression(kind: .concatenation(operands), offset: first.offset)
    }

    private mutating func readProduct() throws(ChatTemplateError) -> JinjaExpression {
        try readArithmetic([.multiply, .divide, .floorDivide, .modulo]) { (parser) throws(ChatTemplateError) in
            try parser.readArithmetic([.power]) { (parser) throws(ChatTemplateError) in try parser.readUnary() }
        }
    }

    /// Reads operands with operators of one precedence between them; Jinja takes even `**` from left to right.
    private mutating func readArithmetic(
        _ symbols: [JinjaToken.Symbol],
        _ readOperand: (inout JinjaParser) throws(ChatTemplateError) -> JinjaExpression
    ) throws(ChatTemplateError) -> JinjaExpression {
        let first = try readOperand(&self)
        var operands: [JinjaOperand<JinjaArithmeticOperator>] = []
        while case .symbol(let symbol) = current.kind, symbols.contains(symbol),
            let sign = JinjaArithmeticOperator(rawValue: symbol.rawValue)
        {
            let offset = current.offset
            advance()
            operands.append(JinjaOperand(sign: sign, value: try readOperand(&self), offset: offset))
        }
        return operands.isEmpty ? first : JinjaExpression(kind: .arithmetic(first, operands), offset: first.offset)
    }

    private mutating func readUnary(readsFilters: Bool = true) throws(ChatTemplateError) -> JinjaExpression {
        let offset = current.offset
        var operand: JinjaExpression
        if isAt(.subtract) || isAt(.add) {
            let isNegative = isAt(.subtract)
            advance()
            try enter()
            let value = try readUnary(readsFilters: false)
            leave()
            operand = JinjaExpression(kind: isNegative ? .negated(value) : .positive(value), offset: offset)
        } else {
            operand = try readPrimary()
        }
        let postfixes = try readPostfixes(readsFilters: readsFilters)
        if !postfixes.isEmpty { operand = JinjaExpression(kind: .postfix(operand, postfixes), offset: offset) }
        return operand
    }

    /// Reads a name, a literal or an expression in brackets.
    mutating func readPrimary() throws(ChatTemplateError) -> JinjaExpression {
        let offset = current.offset
        let kind: JinjaExpression.Kind
        switch current.kind {
        case .name(let name):
            advance()
            switch name {
            case "true", "True": kind = .boolean(true)
            case "false", "False": kind = .boolean(false)
            case "none", "None": kind = .none
            default:
                mentionedNames.insert(name)
                kind = .name(name)
            }
        case .string(var text):
            advance()
            while case .string(let more) = current.kind {
                text += more
                advance()
            }
            kind = .string(text)
        case .integer(let value):
            advance()
            kind = .integer(value)
        case .float(let value):
            advance()
            kind = .float(value)
        case .symbol(.openParenthesis):
            advance()
            let value = try readTuple(isParenthesized: true)
            try expect(.closeParenthesis)
            return value
        case .symbol(.openBracket):
            kind = .list(try readList())
        case .symbol(.openBrace):
            kind = .dictionary(try readDictionary())
        default:
            throw error("unexpected \(current.text)")
        }
        return JinjaExpression(kind: kind, offset: offset)
    }

    private mutating func readList() throws(ChatTemplateError) -> [JinjaExpression] {
        advance()
        var elements: [JinjaExpression] = []
        while !take(.closeBracket) {
            if !elements.isEmpty {
                try expect(.comma)
                if take(.closeBracket) { break }
            }
            elements.append(try readExpression())
        }
        return elements
    }

    private mutating func readDictionary() throws(ChatTemplateError) -> [(key: JinjaExpression, value: JinjaExpression)]
    {
        advance()
        var members: [(key: JinjaExpression, value: JinjaExpression)] = []
        while !take(.closeBrace) {
            if !members.isEmpty {
                try expect(.comma)
                if take(.closeBrace) { break }
            }
            let key = try readExpression()
            try expect(.colon)
            members.append((key, try readExpression()))
        }
        return members
    }
}
