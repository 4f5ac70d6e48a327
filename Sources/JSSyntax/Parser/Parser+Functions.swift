/// Functions of every form.
extension Parser {
    /// Parses `function …` or `async function …` as an operand.
    mutating func parseFunctionExpression() -> Link {
        let first = index
        let flags = parseFunctionHead()
        var name: Link = 0
        if kind.isIdentifier {
            // The name belongs to the function's own scope.
            let outer = context
            context.isAsync = flags.contains(.async)
            context.isGenerator = flags.contains(.generator)
            context.isStaticBlock = false
            checkBindingName(index)
            context = outer
            name = take(.bindingIdentifier)
        }
        return parseFunctionTail(.functionExpression, flags, first: first, name: name)
    }

    /// Parses a function declaration; the name may be absent behind `export default`.
    mutating func parseFunctionDeclaration(needsName: Bool = true) -> Link {
        let first = index
        let flags = parseFunctionHead()
        var name: Link = 0
        if kind.isIdentifier {
            checkBindingName(index)
            name = take(.bindingIdentifier)
        } else if needsName {
            unexpected(.identifier)
        }
        return parseFunctionTail(.functionDeclaration, flags, first: first, name: name)
    }

    private mutating func parseFunctionHead() -> NodeFlags {
        var flags: NodeFlags = accept(.kwAsync) ? .async : []
        advance()
        if accept(.star) { flags.insert(.generator) }
        return flags
    }

    private mutating func parseFunctionTail(_ nodeKind: NodeKind, _ flags: NodeFlags, first: Int, name: Link) -> Link {
        let outer = beginFunction(flags)
        context.isClassInitializer = false
        let parameters = parseParameters()
        let body = parseFunctionBody(parameters, name: name)
        let strict: NodeFlags = context.isStrict ? .strict : []
        endFunction(outer)
        return node(nodeKind, flags.union(strict), first: first, name, parameters, body)
    }

    /// Parses the parameters and body of a method.
    mutating func parseMethodFunction(_ modifiers: NodeFlags, superCall: Bool) -> Link {
        let first = index
        let outer = beginFunction(modifiers)
        context.allowsSuperMember = true
        context.allowsSuperCall = superCall
        let parameters = parseParameters()
        checkAccessor(modifiers, parameters, at: first)
        let body = parseFunctionBody(parameters, name: 0)
        let strict: NodeFlags = context.isStrict ? .strict : []
        endFunction(outer)
        let flags = modifiers.intersection([.async, .generator]).union(strict)
        return node(.functionExpression, flags, first: first, 0, parameters, body)
    }

    private mutating func checkAccessor(_ modifiers: NodeFlags, _ parameters: Link, at token: Int) {
        let count = slotRange(parameters).count
        if modifiers.contains(.getter) && count != 0 { syntaxError("a getter has no parameters", at: token) }
        guard modifiers.contains(.setter) else { return }
        if count != 1 || nodeKind(slot(parameters, 0)) == .restElement {
            syntaxError("a setter has one parameter", at: token)
        }
    }

    /// Enters a function's own context; gives back the one around it.
    private mutating func beginFunction(_ flags: NodeFlags) -> (FunctionContext, Bool) {
        let outer = (context, allowsIn)
        allowsIn = true
        context = FunctionContext()
        context.isStrict = outer.0.isStrict
        context.isAsync = flags.contains(.async)
        context.isGenerator = flags.contains(.generator)
        context.isFunction = true
        context.allowsReturn = true
        context.allowsNewTarget = true
        return outer
    }

    private mutating func endFunction(_ outer: (FunctionContext, Bool)) { (context, allowsIn) = outer }

    mutating func parseParameters() -> Link {
        let first = index
        let mark = pending.count
        guard accept(.openParenthesis) else {
            unexpected(.openParenthesis)
            return missingList()
        }
        context.isInParameters = true
        defer { context.isInParameters = false }
        while kind != .closeParenthesis && kind != .endOfFile {
            pending.append(kind == .ellipsis ? parseRest() : parseBindingElement())
            if !accept(.comma) { break }
        }
        expectClosing(.closeParenthesis)
        return node(.parameterList, first: first, pendingSince: mark)
    }

    /// An empty list of parameters where there should be one.
    private mutating func missingList() -> Link {
        let end = endToken
        endToken = index
        defer { endToken = end }
        return leaf(.parameterList, first: index)
    }

    /// Parses `{…}` as the body of a function.
    private mutating func parseFunctionBody(_ parameters: Link, name: Link) -> Link {
        let first = index
        guard kind == .openBrace else {
            unexpected(.openBrace)
            return missing()
        }
        guard enter() else {
            leave()
            return skipDeepBlock()
        }
        let mark = pending.count
        advance()
        let wasStrict = context.isStrict
        let directive = parseDirectives()
        if directive >= 0 { checkStrictFunction(parameters, name: name, directive: directive, wasStrict: wasStrict) }
        parseStatements(until: .closeBrace)
        leave()
        expectClosing(.closeBrace)
        return node(.block, first: first, pendingSince: mark)
    }

    /// Skips a block that is nested too deep.
    private mutating func skipDeepBlock() -> Link {
        let first = index
        advance()
        skipBalanced { _ in false }
        _ = accept(.closeBrace)
        return leaf(.missing, first: first)
    }

    /// Parses the strings at the beginning of a function or file; gives the token of `"use strict"` if it is there.
    mutating func parseDirectives() -> Int {
        var directive = -1
        while kind == .string {
            let token = index
            let statement = parseStatement()
            pending.append(statement)
            let expression = slot(statement, 0)
            guard nodeKind(statement) == .expressionStatement, nodeKind(expression) == .string,
                !isParenthesised(expression), Int(records[Int(expression)].firstToken) == token
            else { break }
            records[Int(statement)].flags.insert(.directive)
            if isToken(token, "\"use strict\"") || isToken(token, "'use strict'") {
                context.isStrict = true
                directive = token
            }
        }
        return directive
    }

    /// What was read before the function was known to be strict.
    private mutating func checkStrictFunction(_ parameters: Link, name: Link, directive: Int, wasStrict: Bool) {
        if name != 0 && !wasStrict { checkBindingName(Int(records[Int(name)].mainToken)) }
        for position in slotRange(parameters) {
            let parameter = links[position]
            if nodeKind(parameter) == .bindingIdentifier {
                checkBindingName(Int(records[Int(parameter)].mainToken))
            } else if nodeKind(parameter) != .missing {
                semanticError("\"use strict\" does not go with defaults and patterns", at: directive)
                return
            }
        }
    }

    // MARK: Arrow functions

    /// Parses `=> …` behind `head`: a `.parameterList`, or the name of the only parameter.
    @inline(never)
    mutating func parseArrow(_ head: Link, _ first: Int) -> Link {
        guard let list = parameters(head, first) else {
            unexpected()
            return head
        }
        if hasNewlineBefore { unexpected() }
        advance()
        let flags = flags(list).intersection(.async)
        let outer = context
        context.isAsync = flags.contains(.async)
        context.isGenerator = false
        context.isFunction = true
        context.allowsReturn = true
        context.loops = 0
        context.breakables = 0
        if !context.labels.isEmpty { context.labels = [] }
        records[Int(list)].flags = []
        let body: Link
        var bodyFlags: NodeFlags = []
        if kind == .openBrace {
            let outerIn = allowsIn
            allowsIn = true
            body = parseFunctionBody(list, name: 0)
            allowsIn = outerIn
        } else {
            bodyFlags.insert(.expressionBody)
            body = parseValue()
        }
        if context.isStrict { bodyFlags.insert(.strict) }
        context = outer
        return node(.arrowFunction, flags.union(bodyFlags), first: first, list, body)
    }

    /// The parameters in front of an arrow, converted; nil if what stands there is none.
    private mutating func parameters(_ head: Link, _ first: Int) -> Link? {
        let record = records[Int(head)]
        if record.kind == .identifier, !record.flags.contains(.parenthesised), Int(record.firstToken) == first {
            convertToPattern(head, isBinding: true)
            coverError = -1
            let end = endToken
            endToken = Int(record.endToken)
            defer { endToken = end }
            return node(.parameterList, first: first, head)
        }
        guard record.kind == .parameterList else { return nil }
        let isAsync = record.flags.contains(.async)
        guard isAsync || Int(record.firstToken) == first else { return nil }
        coverError = -1
        let wasAsync = context.isAsync
        if isAsync { context.isAsync = true }
        defer { context.isAsync = wasAsync }
        let range = slotRange(head)
        for position in range {
            let item = links[position]
            if nodeKind(item) == .spread {
                records[Int(item)].kind = .restElement
                let target = slot(item, 0)
                let token = Int(records[Int(item)].firstToken)
                if position + 1 != range.upperBound { syntaxError("a rest parameter is the last", at: token) }
                if nodeKind(target) == .assign { syntaxError("a rest parameter has no default", at: token) }
                convertToPattern(target, isBinding: true)
            } else {
                convertToPattern(item, isBinding: true)
            }
        }
        return head
    }
}
