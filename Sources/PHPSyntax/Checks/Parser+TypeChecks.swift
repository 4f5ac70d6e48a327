/// Errors in types that the grammar alone does not show.
extension Parser {
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
        }
        checkDuplicates(type)
        checkRedundancy(type)
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
        if isBuiltIn(token) || kinds[token] == .kwStatic || isText(token, "self") || isText(token, "parent") {
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

    /// An intersection in a union is of no use if the union has all of what it asks for, or less of it.
    private mutating func checkRedundancy(_ type: Link) {
        let elements = slots(type)
        guard elements.contains(where: { nodeKind($0) == .intersectionType }) else { return }
        let sets = elements.map { element in
            let names = nodeKind(element) == .intersectionType ? Array(slots(element)) : [element]
            return Set(names.filter { nodeKind($0) == .name }.map { text(mainToken($0)).lowercased() })
        }
        for (index, set) in sets.enumerated() {
            for (other, wider) in sets.enumerated() where other != index && !wider.isEmpty && wider.isSubset(of: set) {
                if wider != set || other < index {
                    semanticError(
                        "a part of the type is redundant", at: firstToken(elements[elements.startIndex + index]))
                }
            }
        }
    }

    // MARK: Generators

    /// What yields returns a generator, or something that a generator is.
    mutating func checkGeneratorType() {
        let type = scope.returnType
        guard scope.hasYield, type != 0 else { return }
        let names = nodeKind(type) == .unionType ? Array(slots(type)) : [type]
        for name in names {
            guard nodeKind(name) == .name || nodeKind(name) == .nullableType else { return }
            let token = mainToken(nodeKind(name) == .name ? name : slot(name, 0))
            for word: StaticString in ["generator", "iterator", "traversable", "iterable", "mixed", "object"]
            where hasLastPart(token, word) { return }
            if scope.classImports.contains(range(token), in: source, ignoresCase: true) { return }
            if kinds[token] != .identifier && kinds[token] != .kwArray && kinds[token] != .kwStatic
                && kinds[token] != .kwCallable
            {
                return
            }
        }
        semanticError("what yields is a generator", at: firstToken(type))
    }
}
