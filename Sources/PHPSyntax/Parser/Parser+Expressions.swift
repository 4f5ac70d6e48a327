/// Expressions: operators by precedence, prefix operators, assignment.
extension Parser {
    /// Parses an expression of operators that bind at least as tightly as `minimum`.
    mutating func parseExpression(_ minimum: UInt8 = Precedence.lowest) -> Link {
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        let first = index
        let left = parseOperand()
        let whole = parseOperators(left, first, minimum)
        leave()
        return whole
    }

    /// Parses the operators behind `left`, which begins at the token `first`.
    mutating func parseOperators(_ left: Link, _ first: Int, _ minimum: UInt8) -> Link {
        var left = left
        while true {
            let precedence = Precedence.binary(kind)
            if precedence != 0 {
                if precedence < minimum { return left }
                left = parseBinary(left, first, precedence)
            } else if kind.isAssignment {
                guard let assignment = parseAssignment(left, first) else { return left }
                left = assignment
            } else if kind == .question && Precedence.ternary >= minimum {
                left = parseTernary(left, first)
            } else if kind == .kwInstanceof && Precedence.instanceof >= minimum {
                let main = index
                advance()
                let type = parseClassReference()
                left = node(.instanceof, first: first, main: main, left, type)
            } else {
                return left
            }
        }
    }

    @inline(__always)
    private mutating func parseBinary(_ left: Link, _ first: Int, _ precedence: UInt8) -> Link {
        let main = index
        if kind == .pipeForward { note("pipe operator", since: PHPVersion(8, 5), at: main) }
        advance()
        let isRight = precedence == Precedence.coalesce || precedence == Precedence.power
        let right = parseExpression(isRight ? precedence : precedence &+ 1)
        let isNonAssociative = precedence == Precedence.equality || precedence == Precedence.comparison
        if isNonAssociative && Precedence.binary(kind) == precedence { unexpected() }
        return node(.binary, first: first, main: main, left, right)
    }

    @inline(never)
    private mutating func parseTernary(_ condition: Link, _ first: Int) -> Link {
        let main = index
        advance()
        var then: Link = 0
        if kind != .colon { then = parseExpression() }
        expect(.colon)
        let otherwise = parseExpression(Precedence.ternary + 1)
        if nodeKind(condition) == .ternary && !flags(condition).contains(.parenthesised)
            && (then != 0 || slot(condition, 1) != 0)
        {
            note("nested ternary operators without parentheses", until: PHPVersion(8, 0), at: main)
        }
        return node(.ternary, first: first, main: main, condition, then, otherwise)
    }

    // MARK: Assignment

    /// Parses `= …` behind `target`, or gives nil if nothing can be assigned to that; then the token is at fault.
    private mutating func parseAssignment(_ target: Link, _ first: Int) -> Link? {
        let main = index
        let targetKind = nodeKind(target)
        if targetKind == .array && kind == .equal {
            guard flags(target).contains(.short) && !flags(target).contains(.parenthesised) else { return nil }
            convertToPattern(target)
        } else if targetKind == .list {
            guard kind == .equal else { return nil }
        } else {
            guard isVariable(target) else { return nil }
        }
        if kind == .coalesceEqual { note("??=", since: PHPVersion(7, 4), at: main) }
        let isPlain = accept(.equal)
        if !isPlain { advance() }
        if isPlain && kind.isAmpersand && targetKind != .array && targetKind != .list {
            advance()
            return parseReferenceSource(target, first, main)
        }
        let value = parseExpression(Precedence.assignment + 1)
        checkAssignment(target, value: value, main: main)
        return node(isPlain ? .assign : .compoundAssign, first: first, main: main, target, value)
    }

    private mutating func parseReferenceSource(_ target: Link, _ first: Int, _ main: Int) -> Link {
        let sourceToken = index
        var value: Link
        if kind == .kwNew {
            note("assignment of new by reference", until: PHPVersion(7, 0), at: main)
            value = parseOperand()
        } else {
            value = parseVariable()
            checkReferenceable(value, at: sourceToken)
        }
        checkAssignment(target, main: main)
        if value == 0 { value = missing() }
        return node(.assignReference, first: first, main: main, target, value)
    }

    /// Whether the grammar takes the node for a variable, which calls are too.
    func isVariable(_ link: Link) -> Bool {
        switch nodeKind(link) {
        case .variable, .variableVariable, .index, .property, .staticProperty, .call, .methodCall, .staticCall:
            !flags(link).contains(.parenthesised)
        default: false
        }
    }

    /// Parses something that the grammar takes for a variable, and reports anything else.
    mutating func parseVariable() -> Link {
        let first = index
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        defer { leave() }
        let variable = parsePostfix(parsePrimary(), first)
        if !isVariable(variable) && nodeKind(variable) != .missing && first > lastErrorToken {
            lastErrorToken = first
            report(.syntax, "a variable is expected here", at: first)
        }
        return variable
    }

    /// Makes a pattern of an array literal, and of those in it.
    mutating func convertToPattern(_ array: Link) {
        records[Int(array)].kind = .list
        for element in slots(array) where element != 0 {
            let value = slot(element, 1)
            if nodeKind(value) == .array && !flags(value).contains(.parenthesised) {
                convertToPattern(value)
            }
        }
    }

    // MARK: Operands

    /// Parses a prefix operator with its operand, or a primary expression with what follows it.
    mutating func parseOperand() -> Link {
        let first = index
        switch kind {
        case .variable:
            return parsePostfixUpdate(parsePostfix(take(.variable), first), first)
        case .exclamation:
            return parsePrefix(.unary, Precedence.not + 1)
        case .plus, .minus, .tilde:
            return parsePrefix(.unary, Precedence.unary + 1)
        case .at:
            return parsePrefix(.errorSuppress, Precedence.unary + 1)
        case .castInt, .castFloat, .castString, .castArray, .castObject, .castBool, .castUnset, .castVoid:
            checkCast()
            return parsePrefix(.cast, Precedence.unary + 1)
        case .increment, .decrement:
            advance()
            let operand = parseVariable()
            checkWritable(operand, at: first)
            return node(.prefixUpdate, first: first, operand)
        case .kwPrint: return parsePrefix(.print, Precedence.print + 1)
        case .kwThrow:
            noteThrowExpression()
            return parsePrefix(.throw, Precedence.lowest)
        case .kwInclude, .kwIncludeOnce, .kwRequire, .kwRequireOnce:
            return parsePrefix(.include, Precedence.include + 1)
        case .kwYield: return parseYield()
        case .kwYieldFrom:
            checkYield()
            return parsePrefix(.yieldFrom, Precedence.yieldFrom + 1)
        case .kwClone: return parseClone()
        default:
            let primary = parsePrimary()
            return parsePostfixUpdate(parsePostfix(primary, first), first)
        }
    }

    private mutating func parsePrefix(_ nodeKind: NodeKind, _ minimum: UInt8) -> Link {
        let first = index
        advance()
        let operand = parseExpression(minimum)
        return node(nodeKind, first: first, operand)
    }

    @inline(__always)
    private mutating func parsePostfixUpdate(_ operand: Link, _ first: Int) -> Link {
        guard kind == .increment || kind == .decrement, isVariable(operand) else { return operand }
        let main = index
        checkWritable(operand, at: first)
        advance()
        return node(.postfixUpdate, first: first, main: main, operand)
    }

    @inline(never)
    private mutating func parseYield() -> Link {
        let first = index
        checkYield()
        advance()
        switch kind {
        case .semicolon, .closeTag, .closeParenthesis, .closeBracket, .closeBrace, .comma, .colon, .doubleArrow,
            .endOfFile, .kwAs, .question, .equal:
            return node(.yield, first: first, 0, 0)
        default:
            let isOperator =
                Precedence.binary(kind) != 0 && kind != .plus && kind != .minus && !kind.isAmpersand
            if isOperator || kind == .kwInstanceof { return node(.yield, first: first, 0, 0) }
        }
        let value = parseExpression(Precedence.yield + 1)
        if accept(.doubleArrow) {
            let second = parseExpression(Precedence.doubleArrow + 1)
            if scope.returnsReference { allowEmptyIndices(second) }
            return node(.yield, first: first, value, second)
        }
        if scope.returnsReference { allowEmptyIndices(value) }
        return node(.yield, first: first, 0, value)
    }

    /// `clone $a`, and since PHP 8.5 `clone(…)` with the arguments of a function.
    @inline(never)
    private mutating func parseClone() -> Link {
        let first = index
        advance()
        guard kind == .openParenthesis else {
            let operand = parseExpression(Precedence.clone + 1)
            return node(.clone, first: first, operand)
        }
        let parenthesis = index
        let inside = tokenBehind(index)
        let mark = pending.count
        let beginsArguments =
            switch kinds[inside] {
            case .closeParenthesis, .ellipsis: true
            case .identifier: kindBehind(inside) == .colon
            default: kinds[inside].isMemberKeyword && kindBehind(inside) == .colon
            }
        if !beginsArguments {
            advance()
            var operand = parseExpression()
            if kind != .comma {
                expect(.closeParenthesis)
                records[Int(operand)].flags.insert(.parenthesised)
                operand = parsePostfixUpdate(parsePostfix(operand, parenthesis), parenthesis)
                operand = parseOperators(operand, parenthesis, Precedence.clone + 1)
                return node(.clone, first: first, operand)
            }
            pending.append(node(.argument, first: inside, 0, operand))
        }
        note("clone as a function", since: PHPVersion(8, 5), at: first)
        let arguments = beginsArguments ? parseArguments() : parseArgumentsTail(parenthesis, pendingSince: mark)
        let end = endToken
        endToken = first + 1
        let name = leaf(.name, first: first)
        endToken = end
        return parsePostfix(node(.call, first: first, name, arguments), first)
    }
}
