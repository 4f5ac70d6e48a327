/// Statements that other statements are part of.
extension Parser {
    /// Parses `(expression)`.
    private mutating func parseCondition() -> Link {
        expect(.openParenthesis)
        let condition = parseExpression()
        expectClosing(.closeParenthesis)
        return condition
    }

    /// Parses `if`; a chain of `else if` is a loop here.
    mutating func parseIf() -> Link {
        var heads: [(first: Int, condition: Link, then: Link)] = []
        var otherwise: Link = 0
        while true {
            let first = index
            advance()
            let condition = parseCondition()
            let then = parseBranch()
            heads.append((first, condition, then))
            guard accept(.kwElse) else { break }
            if kind == .kwIf { continue }
            otherwise = parseBranch()
            break
        }
        for head in heads.reversed() {
            otherwise = node(.ifStatement, first: head.first, head.condition, head.then, otherwise)
        }
        return otherwise
    }

    /// Parses a branch of `if`, which in sloppy code may be a function.
    private mutating func parseBranch() -> Link {
        if kind == .kwFunction && context.isStrict { syntaxError("a function needs braces around it here", at: index) }
        return parseSubstatement()
    }

    private mutating func parseLoopBody() -> Link {
        context.loops &+= 1
        context.breakables &+= 1
        let token = index
        let body = parseSubstatement()
        // Not even behind labels.
        var inner = body
        while nodeKind(inner) == .labeled { inner = slot(inner, 1) }
        if nodeKind(inner) == .functionDeclaration { syntaxError("a function needs braces around it here", at: token) }
        context.loops &-= 1
        context.breakables &-= 1
        return body
    }

    mutating func parseWhile() -> Link {
        let first = index
        advance()
        let condition = parseCondition()
        let body = parseLoopBody()
        return node(.whileStatement, first: first, condition, body)
    }

    mutating func parseDoWhile() -> Link {
        let first = index
        advance()
        let body = parseLoopBody()
        expect(.kwWhile)
        let condition = parseCondition()
        _ = accept(.semicolon)
        return node(.doWhile, first: first, body, condition)
    }

    mutating func parseWith() -> Link {
        let first = index
        if context.isStrict { syntaxError("with is not allowed in strict code", at: index) }
        advance()
        let object = parseCondition()
        let token = index
        let body = parseSubstatement()
        if nodeKind(body) == .functionDeclaration { syntaxError("a function needs braces around it here", at: token) }
        return node(.with, first: first, object, body)
    }

    // MARK: for

    mutating func parseFor() -> Link {
        let first = index
        advance()
        var flags: NodeFlags = []
        if kind == .kwAwait {
            if !context.isAsync && (options.goal != .either || context.isFunction) { unexpected() }
            flags.insert(.async)
            advance()
        }
        expect(.openParenthesis)
        let headToken = index
        var head: Link = 0
        let outerIn = allowsIn
        allowsIn = false
        let isDeclaration = kind == .kwVar || kind == .kwConst || kind == .kwLet && beginsForDeclaration()
        if isDeclaration {
            head = parseVariables(isLoop: true)
        } else if kind != .semicolon {
            head = parseForTarget(flags)
        }
        allowsIn = outerIn
        if head != 0 && (kind == .kwIn || kind == .kwOf) {
            return parseForEach(head, first, headToken, flags, isDeclaration: isDeclaration)
        }
        if flags.contains(.async) { unexpected(.kwOf) }
        return parseForLoop(head, first)
    }

    private mutating func parseForLoop(_ head: Link, _ first: Int) -> Link {
        expect(.semicolon)
        let condition = kind == .semicolon ? 0 : parseExpression()
        expect(.semicolon)
        let step = kind == .closeParenthesis ? 0 : parseExpression()
        expectClosing(.closeParenthesis)
        let body = parseLoopBody()
        return node(.forStatement, first: first, head, condition, step, body)
    }

    /// `for (let in …)` is the variable `let`; `for (let of …)` is an error.
    private mutating func beginsForDeclaration() -> Bool {
        let next = peek()
        if next.kind == .kwOf {
            switch peek(behind: next.token).kind {
            case .assign, .semicolon, .comma, .kwIn, .kwOf: return true
            default: return false
            }
        }
        return beginsLetDeclaration()
    }

    /// Parses the expression in the head of a loop, which is a pattern if `in` or `of` follows.
    private mutating func parseForTarget(_ flags: NodeFlags) -> Link {
        let outerCover = coverError
        coverError = -1
        let token = index
        let beginsWithLet = kind == .kwLet
        let isAsyncName = kind == .kwAsync && peek().kind == .kwOf
        let target = parseExpressionOrPattern()
        if kind == .kwOf || kind == .kwIn {
            if kind == .kwOf
                && (beginsWithLet || isAsyncName && !flags.contains(.async) && nodeKind(target) == .identifier)
            {
                syntaxError("this name cannot begin the head of for-of", at: token)
            }
            if (nodeKind(target) == .array || nodeKind(target) == .object) && !isParenthesised(target) {
                convertToPattern(target, isBinding: false)
                coverError = -1
            } else {
                checkTarget(target, at: token)
            }
        }
        if coverError >= 0 { reportCover() }
        coverError = outerCover
        return target
    }

    private mutating func parseForEach(
        _ head: Link, _ first: Int, _ headToken: Int, _ flags: NodeFlags, isDeclaration: Bool
    ) -> Link {
        let isOf = kind == .kwOf
        if isDeclaration { checkForEachDeclaration(head, headToken, isOf: isOf) }
        if !isOf && flags.contains(.async) { unexpected(.kwOf) }
        advance()
        let object = isOf ? parseValue() : parseExpression()
        expectClosing(.closeParenthesis)
        let body = parseLoopBody()
        return node(isOf ? .forOf : .forIn, flags, first: first, head, object, body)
    }

    private mutating func checkForEachDeclaration(_ head: Link, _ token: Int, isOf: Bool) {
        let range = slotRange(head)
        guard range.count == 1 else {
            syntaxError("one name or pattern goes through the elements", at: token)
            return
        }
        let declarator = links[range.lowerBound]
        let isOldForm =
            !isOf && !context.isStrict && lexer.tokens.kinds[token] == .kwVar
            && nodeKind(slot(declarator, 0)) == .bindingIdentifier
        if slot(declarator, 1) != 0 && !isOldForm { syntaxError("the name has no value of its own", at: token) }
    }

    // MARK: switch, try

    mutating func parseSwitch() -> Link {
        let first = index
        advance()
        let mark = pending.count
        pending.append(parseCondition())
        expect(.openBrace)
        context.breakables &+= 1
        var hasDefault = false
        while kind == .kwCase || kind == .kwDefault {
            let start = index
            let caseMark = pending.count
            if kind == .kwDefault {
                if hasDefault { syntaxError("switch has one default", at: index) }
                hasDefault = true
                advance()
                pending.append(0)
            } else {
                advance()
                pending.append(parseExpression())
            }
            expect(.colon)
            while kind != .kwCase && kind != .kwDefault && kind != .closeBrace && kind != .endOfFile {
                let before = index
                pending.append(parseStatement())
                if index == before {
                    unexpected()
                    recoverStatement()
                    if index == before { advance() }
                }
            }
            let clause = node(.switchCase, first: start, pendingSince: caseMark)
            pending.append(clause)
        }
        context.breakables &-= 1
        expectClosing(.closeBrace)
        return node(.switchStatement, first: first, pendingSince: mark)
    }

    mutating func parseTry() -> Link {
        let first = index
        advance()
        let block = parseBlock()
        var clause: Link = 0
        var finally: Link = 0
        if kind == .kwCatch {
            let start = index
            advance()
            var parameter: Link = 0
            if accept(.openParenthesis) {
                parameter = parseBindingTarget()
                expectClosing(.closeParenthesis)
            }
            let handler = parseBlock()
            clause = node(.catchClause, first: start, parameter, handler)
        }
        if accept(.kwFinally) { finally = parseBlock() }
        if clause == 0 && finally == 0 { syntaxError("try needs catch or finally", at: index) }
        return node(.tryStatement, first: first, block, clause, finally)
    }
}
