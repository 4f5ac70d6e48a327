/// Expressions: comma, assignment, `? :`, binary and unary operators.
extension Parser {
    /// Parses an expression, commas included.
    mutating func parseExpression() -> Link {
        let outerCover = coverError
        coverError = -1
        let expression = parseExpressionOrPattern()
        if coverError >= 0 { reportCover() }
        coverError = outerCover
        return expression
    }

    /// Parses an expression with commas that may turn out to be a pattern; the caller looks at `coverError`.
    mutating func parseExpressionOrPattern() -> Link {
        let first = index
        let expression = parseAssignment()
        guard kind == .comma else { return expression }
        let mark = pending.count
        pending.append(expression)
        while accept(.comma) { pending.append(parseAssignment()) }
        return node(.sequence, first: first, pendingSince: mark)
    }

    /// Reports what only a pattern may have.
    mutating func reportCover() {
        syntaxError("this is allowed only in a pattern", at: coverError)
        coverError = -1
    }

    /// Parses an expression without commas outside of brackets, as an initial value or a default is.
    mutating func parseValue() -> Link {
        let outerCover = coverError
        coverError = -1
        let expression = parseAssignment()
        if coverError >= 0 { reportCover() }
        coverError = outerCover
        return expression
    }

    /// Parses an expression without commas, which may turn out to be part of a pattern.
    mutating func parseAssignment() -> Link {
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        let first = index
        let expression: Link
        if kind == .kwYield && context.isGenerator {
            expression = parseYield()
        } else {
            let outerCover = coverError
            coverError = -1
            var left = parseBinary(Precedence.lowest)
            if kind == .question { left = parseConditional(left, first) }
            expression = parseAssignmentTail(left, first)
            if outerCover >= 0 || coverError < 0 { coverError = outerCover }
        }
        leave()
        return expression
    }

    /// Parses what may follow the left side `left` of an assignment or arrow function.
    @inline(__always)
    private mutating func parseAssignmentTail(_ left: Link, _ first: Int) -> Link {
        if kind == .arrow { return parseArrow(left, first) }
        if kind.isAssignment { return parseAssign(left, first) }
        if coverError >= 0 && nodeKind(left) != .object && nodeKind(left) != .array { reportCover() }
        return left
    }

    @inline(never)
    private mutating func parseAssign(_ left: Link, _ first: Int) -> Link {
        let main = index
        let leftKind = nodeKind(left)
        if kind == .assign && (leftKind == .array || leftKind == .object) && !isParenthesised(left) {
            convertToPattern(left, isBinding: false)
            coverError = -1
        } else {
            if coverError >= 0 { reportCover() }
            checkTarget(left, at: first)
        }
        advance()
        let value = parseAssignment()
        return node(.assign, first: first, main: main, left, value)
    }

    /// Reports `target` unless a value can be assigned to it.
    mutating func checkTarget(_ target: Link, at token: Int) {
        switch nodeKind(target) {
        case .identifier:
            if context.isStrict { checkRestrictedName(Int(records[Int(target)].mainToken)) }
        case .member, .index:
            if isOptionalChain(target) { syntaxError("an optional chain cannot be assigned to", at: token) }
        case .missing: break
        // Engines throw an error when such code runs, not before.
        case .call where !isOptionalChain(target): break
        default: syntaxError("this cannot be assigned to", at: token)
        }
    }

    /// Whether a `?.` stands in the chain of members and calls that `node` ends, outside of parentheses.
    func isOptionalChain(_ node: Link) -> Bool {
        var node = node
        while true {
            switch nodeKind(node) {
            case .member, .index, .call, .taggedTemplate: break
            default: return false
            }
            if flags(node).contains(.optional) { return true }
            node = slot(node, 0)
            if isParenthesised(node) { return false }
        }
    }

    // MARK: Conditions

    /// Parses `? … : …` behind `condition`; a chain of them is a loop here.
    @inline(never)
    private mutating func parseConditional(_ condition: Link, _ first: Int) -> Link {
        var heads: [(condition: Link, then: Link, first: Int, main: Int)] = []
        var condition = condition
        var first = first
        var otherwise: Link = 0
        repeat {
            let main = index
            if coverError >= 0 { reportCover() }
            if nodeKind(condition) == .parameterList { unexpected() }
            advance()
            let outerIn = allowsIn
            allowsIn = true
            let then = parseValue()
            allowsIn = outerIn
            expect(.colon)
            heads.append((condition, then, first, main))
            first = index
            if kind == .kwYield && context.isGenerator {
                otherwise = parseYield()
                break
            }
            condition = parseBinary(Precedence.lowest)
            otherwise = condition
        } while kind == .question
        otherwise = parseAssignmentTail(otherwise, first)
        for head in heads.reversed() {
            otherwise = node(
                .conditional, first: head.first, main: head.main, head.condition, head.then, otherwise)
        }
        if coverError >= 0 { reportCover() }
        return otherwise
    }

    // MARK: Binary operators

    /// Parses operands and the operators between them that bind at least as tightly as `minimum`.
    mutating func parseBinary(_ minimum: UInt8) -> Link {
        let first = index
        var left = parseUnary()
        while true {
            let precedence = Precedence.table[Int(kind.rawValue)]
            if precedence < minimum || precedence == 0 { return left }
            if kind == .kwIn && !allowsIn { return left }
            let main = index
            let operation = kind
            if coverError >= 0 { reportCover() }
            if nodeKind(left) == .privateName && operation != .kwIn || nodeKind(left) == .parameterList { unexpected() }
            advance()
            let right: Link
            if precedence == Precedence.power {
                if nodeKind(left) == .unary && !isParenthesised(left)
                    || nodeKind(left) == .await && !isParenthesised(left)
                {
                    syntaxError("the operand of ** needs parentheses", at: main)
                }
                guard enter() else {
                    leave()
                    return skipDeepExpression()
                }
                right = parseBinary(precedence)
                leave()
            } else {
                right = parseBinary(precedence &+ 1)
                if precedence <= Precedence.logicalAnd { checkMixture(operation, left, right, at: main) }
            }
            if nodeKind(right) == .privateName { syntaxError("a private name can stand only before \"in\"", at: main) }
            left = node(.binary, first: first, main: main, left, right)
        }
    }

    /// `??` does not go with `||` and `&&` without parentheses.
    private mutating func checkMixture(_ operation: TokenKind, _ left: Link, _ right: Link, at main: Int) {
        for side in [left, right] where nodeKind(side) == .binary && !isParenthesised(side) {
            let inner = lexer.tokens.kinds[Int(records[Int(side)].mainToken)]
            let isLogical = inner == .logicalOr || inner == .logicalAnd
            if operation == .coalesce ? isLogical : inner == .coalesce {
                syntaxError("?? needs parentheses beside || and &&", at: main)
            }
        }
    }

    // MARK: Unary operators

    @inline(__always)
    private mutating func parseUnary() -> Link {
        switch kind {
        case .exclamation, .tilde, .plus, .minus, .kwTypeof, .kwVoid, .kwDelete, .increment, .decrement:
            return parsePrefix()
        case .kwAwait:
            if isAwaitOperator() { return parsePrefix() }
        case .privateName:
            let token = index
            usePrivateName(token)
            let name = take(.privateName)
            if kind != .kwIn { syntaxError("a private name can stand only before \"in\"", at: token) }
            return name
        default: break
        }
        let first = index
        let operand = parseLeftHandSide()
        if kind == .increment || kind == .decrement, !hasNewlineBefore {
            checkTarget(operand, at: first)
            let main = index
            advance()
            return node(.update, first: first, main: main, operand)
        }
        return operand
    }

    @inline(never)
    private mutating func parsePrefix() -> Link {
        guard enter() else {
            leave()
            return skipDeepExpression()
        }
        let first = index
        let operation = kind
        if kind == .kwAwait && context.isInParameters { syntaxError("a parameter's default cannot wait", at: index) }
        advance()
        let operandToken = index
        let operand = parseUnary()
        leave()
        if coverError >= 0 { reportCover() }
        switch operation {
        case .increment, .decrement:
            checkTarget(operand, at: operandToken)
            return node(.update, .prefix, first: first, operand)
        case .kwAwait: return node(.await, first: first, operand)
        case .kwDelete:
            if context.isStrict && nodeKind(operand) == .identifier {
                semanticError("a variable cannot be deleted in strict code", at: first)
            }
            if nodeKind(operand) == .member && nodeKind(slot(operand, 1)) == .privateName {
                semanticError("a private member cannot be deleted", at: first)
            }
        default: break
        }
        return node(.unary, first: first, operand)
    }

    /// Whether `await` begins an operation here.
    private mutating func isAwaitOperator() -> Bool {
        if context.isAsync { return true }
        // At the top level of what may be a module, whatever cannot follow a variable makes it one.
        guard options.goal == .either, !context.isFunction, !context.isClassInitializer else { return false }
        let next = peek()
        if next.hasNewlineBefore { return false }
        switch next.kind {
        case .kwNew, .kwThis, .kwImport, .kwFunction, .kwClass, .string, .number, .openParenthesis, .template: break
        default: guard next.kind.isIdentifier, next.kind != .kwOf else { return false }
        }
        hasModuleSyntax = true
        return true
    }

    @inline(never)
    private mutating func parseYield() -> Link {
        let first = index
        if context.isInParameters { syntaxError("a parameter's default cannot wait", at: index) }
        advance()
        if hasNewlineBefore { return node(.yield, first: first, 0) }
        switch kind {
        case .closeParenthesis, .closeBracket, .closeBrace, .comma, .semicolon, .colon, .endOfFile, .kwIn, .kwOf,
            .templateMiddle, .templateTail:
            return node(.yield, first: first, 0)
        default: break
        }
        let flags: NodeFlags = accept(.star) ? .delegate : []
        let operand = parseValue()
        return node(.yield, flags, first: first, operand)
    }
}
