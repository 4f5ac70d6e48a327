/// Errors in functions, parameters and types that the grammar alone does not show.
extension Parser {
    // MARK: Functions

    /// Records the name of a function that is declared outside of any block.
    mutating func declareFunction(_ token: Int) {
        guard kinds[token] == .identifier || kinds[token] == .kwReadonly else { return }
        if isText(token, "__autoload") { note("__autoload", until: PHPVersion(8, 0), at: token) }
        guard scope.function == .none, scope.classKind == nil, depth <= (scope.isInNamespace ? 2 : 1) else { return }
        if !scope.functions.insert(range(token), in: source, ignoresCase: true) {
            semanticError("the function \(text(token)) is there already", at: token)
        }
        if scope.foreignFunctions.contains(range(token), in: source, ignoresCase: true) {
            semanticError("\(text(token)) is imported already", at: token)
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
        case .binary: return foldedType(value)
        default: return nil
        }
    }

    /// The type of an operation on literals, where it is plain.
    private func foldedType(_ value: Link) -> String? {
        guard let left = literalType(slot(value, 0)), let right = literalType(slot(value, 1)) else { return nil }
        let areNumbers = ["int", "float"].contains(left) && ["int", "float"].contains(right)
        switch kinds[mainToken(value)] {
        case .dot: return left != "array" && right != "array" ? "string" : nil
        case .plus, .minus, .multiply: return areNumbers ? (left == right ? left : "float") : nil
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
}
