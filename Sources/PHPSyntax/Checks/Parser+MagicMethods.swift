/// What PHP asks of the methods that it calls by itself.
private struct MagicMethod {
    /// The number of parameters; nil for any.
    var parameters: Int?
    var isStatic = false
    /// The types that the parameters must take, where they have types.
    var parameterTypes: [String] = []
    /// The types that may be returned; nil for any, empty if no return type may be declared.
    var returnTypes: [String]?

    static let all: [String: MagicMethod] = [
        "__construct": MagicMethod(returnTypes: []),
        "__destruct": MagicMethod(parameters: 0, returnTypes: []),
        "__get": MagicMethod(parameters: 1, parameterTypes: ["string"]),
        "__set": MagicMethod(parameters: 2, parameterTypes: ["string"], returnTypes: ["void"]),
        "__isset": MagicMethod(parameters: 1, parameterTypes: ["string"], returnTypes: ["bool", "true", "false"]),
        "__unset": MagicMethod(parameters: 1, parameterTypes: ["string"], returnTypes: ["void"]),
        "__call": MagicMethod(parameters: 2, parameterTypes: ["string", "array"]),
        "__callstatic": MagicMethod(parameters: 2, isStatic: true, parameterTypes: ["string", "array"]),
        "__tostring": MagicMethod(parameters: 0, returnTypes: ["string"]),
        "__clone": MagicMethod(parameters: 0, returnTypes: ["void"]),
        "__sleep": MagicMethod(parameters: 0, returnTypes: ["array"]),
        "__wakeup": MagicMethod(parameters: 0, returnTypes: ["void"]),
        "__serialize": MagicMethod(parameters: 0, returnTypes: ["array"]),
        "__unserialize": MagicMethod(parameters: 1, parameterTypes: ["array"], returnTypes: ["void"]),
        "__set_state": MagicMethod(
            parameters: 1, isStatic: true, parameterTypes: ["array"], returnTypes: ["object", "static", "class"]),
        "__debuginfo": MagicMethod(parameters: 0, returnTypes: ["array", "null"]),
        "__invoke": MagicMethod(),
    ]
}

extension Parser {
    /// Checks a method that PHP calls by itself, if it is one.
    mutating func checkMagic(_ name: Int, _ flags: NodeFlags, _ parameters: Link, _ type: Link) {
        let text = bytes(name)
        guard text.count > 4 && text[0] == UInt8(ascii: "_") && text[1] == UInt8(ascii: "_") else { return }
        guard let magic = MagicMethod.all[self.text(name).lowercased()] else { return }
        if flags.contains(.static) != magic.isStatic {
            semanticError("\(self.text(name)) is \(magic.isStatic ? "" : "not ")static", at: name)
        }
        if nodeKind(parameters) == .parameterList, let wanted = magic.parameters {
            let given = slots(parameters)
            if given.count != wanted { semanticError("\(self.text(name)) takes \(wanted) parameters", at: name) }
            for (parameter, wanted) in zip(given, magic.parameterTypes) where slot(parameter, 1) != 0 {
                let types = typeWords(slot(parameter, 1))
                if !types.contains(wanted) && !types.contains("mixed") {
                    semanticError("this parameter of \(self.text(name)) is of type \(wanted)", at: mainToken(parameter))
                }
            }
            for parameter in given where self.flags(parameter).contains(.byReference) {
                semanticError("\(self.text(name)) takes no references", at: name)
            }
        }
        guard type != 0, let allowed = magic.returnTypes else { return }
        let types = typeWords(type)
        if allowed.isEmpty {
            semanticError("\(self.text(name)) has no return type", at: name)
        } else if !types.contains("never") && !types.allSatisfy(allowed.contains) {
            semanticError("\(self.text(name)) returns \(allowed[0])", at: name)
        }
    }

    /// The words of a type; `class` for any class.
    private func typeWords(_ type: Link) -> [String] {
        switch nodeKind(type) {
        case .nullableType: return typeWords(slot(type, 0)) + ["null"]
        case .unionType: return slots(type).flatMap(typeWords)
        case .name:
            let token = mainToken(type)
            return [isBuiltIn(token) || kinds[token] == .kwStatic ? text(token).lowercased() : "class"]
        default: return ["class"]
        }
    }
}
