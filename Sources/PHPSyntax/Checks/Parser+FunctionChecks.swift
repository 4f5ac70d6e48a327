/// Errors in functions, parameters and types that the grammar alone does not show.
extension Parser {
    // MARK: Functions

    /// Records the name of a function that is declared outside of any block.
    mutating func declareFunction(_ token: Int) {
        guard kinds[token] == .identifier else { return }
        if isText(token, "__autoload") { note("__autoload", until: PHPVersion(8, 0), at: token) }
        guard scope.function == .none, scope.classKind == nil, depth <= (scope.isInNamespace ? 2 : 1) else { return }
        if !scope.functions.insert(range(token), in: source, ignoresCase: true) {
            semanticError("the function \(text(token)) is there already", at: token)
        }
        if scope.functionImports.contains(range(token), in: source, ignoresCase: true) {
            semanticError("the function \(text(token)) is imported already", at: token)
        }
    }

    mutating func checkUse(_ token: Int, _ parameters: Link, since mark: Int) {
        if isThis(token) { semanticError("$this is in the closure already", at: token) }
        if isSuperglobal(token) { semanticError("\(text(token)) is in the closure already", at: token) }
        var names = NameSet()
        for parameter in slots(parameters) where nodeKind(parameter) == .parameter {
            _ = names.insert(range(mainToken(parameter)), in: source, ignoresCase: false)
        }
        if names.contains(range(token), in: source, ignoresCase: false) {
            semanticError("\(text(token)) is a parameter already", at: token)
        }
        for use in pending[mark...] where nodeKind(use) == .closureUse {
            let other = mainToken(slot(use, 0))
            if bytes(other).elementsEqual(bytes(token)) {
                semanticError("\(text(token)) is used already", at: token)
            }
        }
    }

    mutating func checkArrowBody(at token: Int) {}

    // MARK: Parameters

    /// Whether the parameter declares a property; where that may be, and how.
    mutating func notePromotion(_ flags: NodeFlags, at token: Int) {
        note("promoted property", since: PHPVersion(8, 0), at: token)
        if flags.contains(.readonly) { note("readonly property", since: PHPVersion(8, 1), at: token) }
        let isConstructor = scope.function == .method && isText(scope.methodToken, "__construct")
        if !isConstructor {
            semanticError("only a constructor promotes properties", at: token)
        } else if scope.methodFlags.contains(.abstract) || scope.classKind == .interfaceDeclaration {
            semanticError("an abstract constructor promotes no properties", at: token)
        }
    }

    mutating func checkParameter(_ flags: NodeFlags, _ type: Link, _ name: Int, _ value: Link, since mark: Int) {
        guard kinds[name] == .variable else { return }
        if isThis(name) { semanticError("$this cannot be a parameter", at: name) }
        if isSuperglobal(name) { semanticError("\(text(name)) cannot be a parameter", at: name) }
        for parameter in pending[mark...] where nodeKind(parameter) == .parameter {
            if bytes(mainToken(parameter)).elementsEqual(bytes(name)) {
                semanticError("the parameter \(text(name)) is there already", at: name)
            }
            if self.flags(parameter).contains(.variadic) {
                semanticError("only the last parameter is variadic", at: name)
            }
        }
        if flags.contains(.variadic) && value != 0 { semanticError("a variadic parameter has no default", at: name) }
        let isPromoted = !flags.isDisjoint(with: .modifiers)
        if isPromoted && flags.contains(.variadic) { semanticError("a variadic parameter is no property", at: name) }
        if flags.contains(.readonly) && type == 0 { semanticError("a readonly property has a type", at: name) }
        if isPromoted && !scope.properties.insert(range(name), in: source, ignoresCase: false) {
            semanticError("the property \(text(name)) is there already", at: name)
        }
        if value != 0 && type != 0 { checkDefault(value, type, isProperty: isPromoted, at: name) }
    }

    /// Checks that a literal default is of the declared type.
    mutating func checkDefault(_ value: Link, _ type: Link, isProperty: Bool, at token: Int) {
        guard let given = literalType(value) else { return }
        if given == "null" {
            // A parameter with null as its default is nullable; a property is not.
            if !isProperty { return }
        }
        if !accepts(type, given) { semanticError("the default is not of the declared type", at: token) }
    }

    private func literalType(_ value: Link) -> String? {
        switch nodeKind(value) {
        case .integer: return "int"
        case .float: return "float"
        case .string: return "string"
        case .heredoc: return "string"
        case .array: return "array"
        case .unary:
            let operand = slot(value, 0)
            guard kinds[mainToken(value)] == .minus else { return nil }
            return nodeKind(operand) == .integer ? "int" : nodeKind(operand) == .float ? "float" : nil
        case .constant:
            let name = mainToken(slot(value, 0))
            if isText(name, "null") { return "null" }
            if isText(name, "true") { return "true" }
            if isText(name, "false") { return "false" }
            return nil
        default: return nil
        }
    }

    /// Whether the type takes a literal of the type `given`.
    private func accepts(_ type: Link, _ given: String) -> Bool {
        switch nodeKind(type) {
        case .nullableType: return given == "null" || accepts(slot(type, 0), given)
        case .unionType: return slots(type).contains { accepts($0, given) }
        case .name:
            switch text(mainToken(type)).lowercased() {
            case "mixed": return true
            case "null": return given == "null"
            case "int": return given == "int"
            case "float": return given == "float" || given == "int"
            case "string": return given == "string"
            case "bool": return given == "true" || given == "false"
            case "true": return given == "true"
            case "false": return given == "false"
            case "array": return given == "array"
            case "iterable": return given == "array"
            default: return false
            }
        case .missing: return true
        default: return false
        }
    }

    // MARK: Types

    enum TypePosition {
        case parameter, returns, property, constant
    }

    /// Checks what the type may be in that place.
    mutating func checkType(_ type: Link, _ position: TypePosition, at token: Int) {
        switch nodeKind(type) {
        case .nullableType:
            let inner = slot(type, 0)
            checkNamedType(inner, position, isAlone: false)
            if nodeKind(inner) == .name {
                for word: StaticString in ["mixed", "null", "void", "never"] where isText(mainToken(inner), word) {
                    semanticError("the type ?\(text(mainToken(inner))) does not exist", at: token)
                }
            }
        case .name: checkNamedType(type, position, isAlone: true)
        case .unionType: checkUnion(type, position)
        case .intersectionType:
            for element in slots(type) { checkIntersected(element) }
            checkDuplicates(type)
        default: break
        }
    }

    private mutating func checkNamedType(_ type: Link, _ position: TypePosition, isAlone: Bool) {
        guard nodeKind(type) == .name else { return }
        let token = mainToken(type)
        if kinds[token] == .kwCallable && (position == .property || position == .constant) {
            semanticError("callable cannot be the type of a property", at: token)
        }
        checkClassScope(token)
        guard kinds[token] == .identifier else { return }
        if isText(token, "void") {
            note("void", since: PHPVersion(7, 1), at: token)
            if position != .returns || !isAlone { semanticError("void is only a return type", at: token) }
        } else if isText(token, "never") {
            note("never", since: PHPVersion(8, 1), at: token)
            if position != .returns || !isAlone { semanticError("never is only a return type", at: token) }
        } else if isText(token, "mixed") {
            note("mixed", since: PHPVersion(8, 0), at: token)
        } else if isAlone && (isText(token, "null") || isText(token, "false") || isText(token, "true")) {
            note("null, true or false as a type", since: PHPVersion(8, 2), at: token)
        }
    }

    /// `self`, `parent` and `static` need a class; closures may get one later, and so may code outside of functions.
    mutating func checkClassScope(_ token: Int) {
        guard kinds[token] == .kwStatic || kinds[token] == .identifier else { return }
        guard scope.function != .closure, scope.function != .arrowFunction else { return }
        let isParent = isText(token, "parent")
        guard isParent || kinds[token] == .kwStatic || isText(token, "self") else { return }
        if scope.classKind == nil {
            if scope.function == .function { semanticError("\(text(token)) works in classes only", at: token) }
        } else if isParent && !scope.hasParent && scope.classKind != .traitDeclaration {
            semanticError("the class has no parent", at: token)
        }
    }

    private mutating func checkUnion(_ type: Link, _ position: TypePosition) {
        var isNullable = false
        for element in slots(type) {
            if nodeKind(element) == .intersectionType {
                for part in slots(element) { checkIntersected(part) }
                checkDuplicates(element)
                continue
            }
            guard nodeKind(element) == .name else { continue }
            let token = mainToken(element)
            checkNamedType(element, position, isAlone: false)
            if isText(token, "mixed") { semanticError("mixed is a type alone", at: token) }
            if isText(token, "null") { isNullable = true }
        }
        _ = isNullable
        checkDuplicates(type)
        let names = slots(type).filter { nodeKind($0) == .name }.map(mainToken)
        func has(_ word: StaticString) -> Int? { names.first { isText($0, word) } }
        if let token = has("bool"), has("false") != nil || has("true") != nil {
            semanticError("bool contains false and true", at: token)
        }
        if let token = has("true"), has("false") != nil { semanticError("true|false is bool", at: token) }
        if let token = has("iterable"), has("traversable") != nil || names.contains(where: { kinds[$0] == .kwArray }) {
            semanticError("iterable contains array and Traversable", at: token)
        }
        if let token = has("object"),
            names.contains(where: { !isBuiltIn($0) && !isText($0, "static") && kinds[$0] != .kwStatic })
        {
            semanticError("object contains every class", at: token)
        }
    }

    private mutating func checkIntersected(_ element: Link) {
        guard nodeKind(element) == .name else { return }
        let token = mainToken(element)
        if isBuiltIn(token) || kinds[token] == .kwStatic {
            semanticError("only classes can be in an intersection type", at: token)
        }
        checkClassScope(token)
    }

    private mutating func checkDuplicates(_ type: Link) {
        var names = NameSet()
        for element in slots(type) where nodeKind(element) == .name {
            let token = mainToken(element)
            if !names.insert(range(token), in: source, ignoresCase: true) {
                semanticError("the type \(text(token)) is there already", at: token)
            }
        }
    }

    /// Whether the name is a type of PHP's own, no class.
    func isBuiltIn(_ token: Int) -> Bool {
        switch kinds[token] {
        case .kwArray, .kwCallable: return true
        case .identifier: break
        default: return false
        }
        let words: [StaticString] = [
            "int", "float", "string", "bool", "iterable", "object", "mixed", "null", "false", "true", "void", "never",
        ]
        for word in words where isText(token, word) { return true }
        return false
    }

    // MARK: Constant expressions

    /// Where a constant expression stands.
    enum ConstantPosition {
        case parameter, property, constant, classConstant, enumCase, staticVariable
    }

    /// Parses an expression that PHP evaluates without running code, and reports what cannot be in one.
    mutating func parseConstantExpression(_ position: ConstantPosition) -> Link {
        let before = records.count
        let value = parseExpression()
        guard records.count - before > 1 || !Self.isSimpleConstant(nodeKind(value)) else { return value }
        checkConstantNodes(before, position)
        return value
    }

    private static func isSimpleConstant(_ kind: NodeKind) -> Bool {
        switch kind {
        case .integer, .float, .string, .magicConstant, .array, .argumentList, .missing: true
        default: false
        }
    }

    private mutating func checkConstantNodes(_ first: Int, _ position: ConstantPosition) {
        for index in first..<records.count {
            let link = Link(truncatingIfNeeded: index)
            let token = mainToken(link)
            switch nodeKind(link) {
            case .missing, .name, .identifier, .integer, .float, .string, .stringPart, .magicConstant, .array,
                .arrayElement, .index, .property, .classConstant, .constant, .argumentList, .argument, .unary, .binary,
                .ternary, .heredoc:
                checkConstantNode(link, position, token)
            case .new:
                if position == .property || position == .classConstant || position == .enumCase {
                    semanticError("new cannot stand here", at: firstToken(link))
                } else if nodeKind(slot(link, 0)) != .name || kinds[mainToken(slot(link, 0))] == .kwStatic {
                    semanticError("new of a constant expression names its class", at: firstToken(link))
                } else {
                    note("new in an initialiser", since: PHPVersion(8, 1), at: firstToken(link))
                }
            case .cast: note("cast in a constant expression", since: PHPVersion(8, 5), at: token)
            default: refuseInConstant(link, position)
            }
        }
    }

    private mutating func checkConstantNode(_ link: Link, _ position: ConstantPosition, _ token: Int) {
        switch nodeKind(link) {
        case .property: note("property in a constant expression", since: PHPVersion(8, 2), at: token)
        case .index: if slot(link, 1) == 0 { refuseInConstant(link, position) }
        case .classConstant:
            let type = slot(link, 0)
            if nodeKind(type) != .name || kinds[mainToken(type)] == .kwStatic { refuseInConstant(link, position) }
        case .unary:
            if kinds[token] == .exclamation || kinds[token] == .tilde || kinds[token] == .plus || kinds[token] == .minus
            {
                return
            }
            refuseInConstant(link, position)
        case .heredoc: if slots(link).count > 1 { refuseInConstant(link, position) }
        case .argument:
            if flags(link).contains(.variadic) { refuseInConstant(link, position) }
        case .binary: if kinds[token] == .pipeForward { refuseInConstant(link, position) }
        default: break
        }
    }

    private mutating func refuseInConstant(_ link: Link, _ position: ConstantPosition) {
        if position == .staticVariable {
            note("initial value by any expression", since: PHPVersion(8, 3), at: firstToken(link))
            return
        }
        switch nodeKind(link) {
        case .closure, .parameterList, .block, .useList, .parameter, .variable, .closureUse, .returnStatement,
            .expressionStatement, .call, .methodCall, .staticCall, .arrowFunction:
            // Since PHP 8.5 static closures and first-class callables are constant.
            if isConstantCallable(link) {
                note("closure in a constant expression", since: PHPVersion(8, 5), at: firstToken(link))
                return
            }
        default: break
        }
        semanticError("a constant expression cannot contain this", at: firstToken(link))
    }

    private func isConstantCallable(_ link: Link) -> Bool {
        switch nodeKind(link) {
        case .call: flags(slot(link, 1)).contains(.firstClassCallable) && nodeKind(slot(link, 1)) == .argumentList
        case .staticCall:
            flags(slot(link, 2)).contains(.firstClassCallable) && nodeKind(slot(link, 2)) == .argumentList
        case .closure: flags(link).contains(.static) && slot(link, 2) == 0
        default: false
        }
    }
}
