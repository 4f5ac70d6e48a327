/// Errors in expressions that the grammar alone does not show.
extension Parser {
    // MARK: Writing

    /// Checks what is assigned to.
    mutating func checkAssignment(_ target: Link, value: Link = 0, main: Int) {
        switch nodeKind(target) {
        case .list:
            checkPattern(target)
            if value != 0 && takesReferences(target) && !isVariable(value) {
                semanticError("references need a variable to refer to", at: main)
            }
        case .variable:
            if isThis(mainToken(target)) && kinds[main] == .equal {
                semanticError("$this cannot be assigned to", at: firstToken(target))
            }
            checkGlobals(target)
        default:
            // `??=` reads first.
            if kinds[main] != .coalesceEqual || nodeKind(target) != .index || slot(target, 1) != 0 {
                allowEmptyIndices(target)
            }
            checkWritable(target, at: firstToken(target), allowsEmpty: false)
        }
    }

    private func takesReferences(_ list: Link) -> Bool {
        slots(list).contains { element in
            element != 0
                && (flags(element).contains(.byReference)
                    || nodeKind(slot(element, 1)) == .list && takesReferences(slot(element, 1)))
        }
    }

    /// Checks the right side of `=&` and its like.
    mutating func checkReferenceable(_ value: Link, at token: Int) {
        allowEmptyIndices(value)
        checkGlobals(value)
        if nodeKind(value) == .index || nodeKind(value) == .property { checkWritableBase(value, at: token) }
        if isNullsafeChain(value) { semanticError("no reference can be taken of a nullsafe chain", at: token) }
    }

    /// Checks something that is written to.
    mutating func checkWritable(_ target: Link, at token: Int, allowsEmpty: Bool = true) {
        if allowsEmpty { allowEmptyIndices(target) }
        checkGlobals(target)
        switch nodeKind(target) {
        case .call: semanticError("the result of a function cannot be written to", at: token)
        case .methodCall, .staticCall: semanticError("the result of a method cannot be written to", at: token)
        case .index, .property:
            if isNullsafeChain(target) { semanticError("a nullsafe chain cannot be written to", at: token) }
            checkWritableBase(target, at: token)
        default: break
        }
    }

    /// Checks that elements of a value that only exists here are not written to.
    private mutating func checkWritableBase(_ target: Link, at token: Int) {
        var base = target
        while nodeKind(base) == .index || nodeKind(base) == .property { base = slot(base, 0) }
        switch nodeKind(base) {
        case .variable, .variableVariable, .staticProperty, .call, .methodCall, .staticCall, .missing: break
        default: semanticError("a value that is no variable cannot be written to", at: token)
        }
    }

    /// Since PHP 8.1 only elements of `$GLOBALS` can be written, by name.
    private mutating func checkGlobals(_ target: Link) {
        var variable = target
        if nodeKind(target) == .index && slot(target, 1) == 0 { variable = slot(target, 0) }
        guard nodeKind(variable) == .variable else { return }
        let token = mainToken(variable)
        if starts[token + 1] - starts[token] == 8 && isText(token, "$globals") && text(token) == "$GLOBALS" {
            note("writing $GLOBALS as a whole", until: PHPVersion(8, 1), at: token)
        }
    }

    /// Whether a `?->` is in the chain that is read to reach the node.
    func isNullsafeChain(_ link: Link) -> Bool {
        var link = link
        while true {
            switch nodeKind(link) {
            case .property, .methodCall:
                if flags(link).contains(.nullsafe) { return true }
                // What makes a closure was checked where it stands.
                if nodeKind(link) == .methodCall && flags(slot(link, 2)).contains(.firstClassCallable) { return false }
                link = slot(link, 0)
            case .index, .staticProperty, .staticCall, .call: link = slot(link, 0)
            default: return false
            }
        }
    }

    /// Takes the node and what it is an element of as written to, so that `[]` is right in it.
    mutating func allowEmptyIndices(_ link: Link) {
        guard !scope.emptyIndices.isEmpty else { return }
        var link = link
        while true {
            switch nodeKind(link) {
            case .index:
                if slot(link, 1) == 0, let place = scope.emptyIndices.lastIndex(of: link) {
                    scope.emptyIndices.remove(at: place)
                }
                link = slot(link, 0)
            case .property, .methodCall: link = slot(link, 0)
            case .staticProperty: link = slot(link, 0)
            default: return
            }
        }
    }

    /// Checks a pattern, and those in it.
    mutating func checkPattern(_ list: Link) {
        let elements = slots(list)
        guard elements.contains(where: { $0 != 0 }) else {
            semanticError("the pattern is empty", at: firstToken(list))
            return
        }
        let keyed = elements.first(where: { $0 != 0 }).map { slot($0, 0) != 0 } ?? false
        for element in elements {
            guard element != 0 else {
                if keyed { semanticError("a pattern with keys has no empty elements", at: firstToken(list)) }
                continue
            }
            let token = firstToken(element)
            if flags(element).contains(.variadic) {
                semanticError("a pattern has no spread", at: token)
                continue
            }
            if (slot(element, 0) != 0) != keyed {
                semanticError("elements with and without keys do not mix in a pattern", at: token)
            }
            checkPatternTarget(slot(element, 1), at: token, list)
        }
    }

    private mutating func checkPatternTarget(_ value: Link, at token: Int, _ list: Link) {
        switch nodeKind(value) {
        case .list:
            if flags(value).contains(.short) != flags(list).contains(.short) {
                semanticError("[] and list() do not mix", at: token)
            }
            checkPattern(value)
        case .variable:
            if isThis(mainToken(value)) { semanticError("$this cannot be assigned to", at: token) }
            checkGlobals(value)
        case .variableVariable, .index, .property, .staticProperty, .missing:
            checkWritable(value, at: token)
        case .call, .methodCall, .staticCall: checkWritable(value, at: token)
        default: semanticError("only variables can be assigned to", at: token)
        }
    }

    // MARK: isset, unset, arguments

    mutating func checkIsset(_ operand: Link, at token: Int) {
        switch nodeKind(operand) {
        case .variable, .variableVariable, .index, .property, .staticProperty, .missing: break
        default: semanticError("isset takes variables only", at: token)
        }
    }

    mutating func checkUnset(_ operand: Link, at token: Int) {
        switch nodeKind(operand) {
        case .variable:
            if isThis(mainToken(operand)) { semanticError("$this cannot be unset", at: token) }
            checkGlobals(operand)
        case .variableVariable, .missing: break
        case .index, .property:
            checkGlobals(operand)
            if isNullsafeChain(operand) { semanticError("a nullsafe chain cannot be unset", at: token) }
            checkWritableBase(operand, at: token)
        case .staticProperty: break
        case .call, .methodCall, .staticCall: semanticError("the result of a call cannot be unset", at: token)
        default: break
        }
    }

    /// `exit` took one positional argument at most before PHP 8.4.
    mutating func checkExit(_ arguments: Link, at token: Int) {
        guard arguments != 0 else { return }
        let list = slots(arguments)
        let isPlain =
            list.count <= 1 && !flags(arguments).contains(.firstClassCallable)
            && list.allSatisfy { slot($0, 0) == 0 && !flags($0).contains(.variadic) }
            && kinds[Swift.max(endToken - 2, 0)] != .comma
        if !isPlain { note("exit as a function", since: PHPVersion(8, 4), at: token) }
    }

    /// Checks the order of arguments.
    mutating func checkArguments(_ arguments: ArraySlice<Link>) {
        var hasNames = false
        var hasSpread = false
        for argument in arguments where nodeKind(argument) == .argument {
            let isSpread = flags(argument).contains(.variadic)
            if !isSpread { allowEmptyIndices(slot(argument, 1)) }
            if slot(argument, 0) != 0 {
                hasNames = true
            } else if isSpread {
                if hasNames { semanticError("a spread may not follow a named argument", at: firstToken(argument)) }
                hasSpread = true
            } else if hasNames || hasSpread {
                semanticError(
                    "a positional argument may not follow \(hasNames ? "a named one" : "a spread")",
                    at: firstToken(argument))
            }
        }
    }

    // MARK: Casts, yield, throw

    mutating func checkCast() {
        switch kind {
        case .castVoid: if index != scope.statementToken { unexpected() }
        case .castUnset: note("(unset)", until: PHPVersion(8, 0), at: index)
        case .castFloat:
            let text = bytes(index)
            if text.contains(where: { $0 | 0x20 == UInt8(ascii: "r") }) {
                note("(real)", until: PHPVersion(8, 0), at: index)
            }
        default: break
        }
    }

    mutating func noteThrowExpression() {
        if index != scope.statementToken { note("throw as an expression", since: PHPVersion(8, 0), at: index) }
    }

    mutating func checkYield() {
        scope.hasYield = true
        if scope.function == .none { semanticError("yield works in functions only", at: index) }
    }

    // MARK: Nodes

    /// Checks what shows only when the file is read: patterns have become what they are.
    mutating func checkNodes() {
        for link in scope.emptyIndices {
            semanticError("[] cannot be read", at: mainToken(link))
        }
        for link in records.indices where records[link].kind == .array {
            let elements = slots(Link(truncatingIfNeeded: link))
            if elements.contains(0) {
                semanticError("an array has no empty elements", at: Int(records[link].firstToken))
            }
            for element in elements where element != 0 {
                let value = slot(element, 1)
                if nodeKind(value) == .list { semanticError("list() is no value", at: firstToken(element)) }
                let isCall =
                    nodeKind(value) == .call || nodeKind(value) == .methodCall || nodeKind(value) == .staticCall
                if isCall && flags(element).contains(.byReference) {
                    semanticError("the result of a call cannot be referred to", at: firstToken(element))
                }
            }
        }
    }
}
