/// What an attribute stands before.
enum AttributeTarget {
    case `class`, function, method, property, classConstant, parameter
}

extension Parser {
    /// Checks the attributes that PHP itself knows: where they stand, and how often.
    mutating func checkAttributes(_ attributes: Link, _ target: AttributeTarget, refusesDynamic: Bool = false) {
        guard attributes != 0, nodeKind(attributes) == .attributeList else { return }
        var seen: [AttributeTarget] = []
        for group in slots(attributes) {
            for attribute in slots(group) where nodeKind(attribute) == .attribute {
                guard let wanted = ownTarget(slot(attribute, 0)) else { continue }
                let token = firstToken(attribute)
                if wanted != target {
                    semanticError("the attribute \(text(token)) does not fit here", at: token)
                } else if refusesDynamic && hasLastPart(token, "allowdynamicproperties") {
                    semanticError("only classes that can be written to have dynamic properties", at: token)
                }
                if seen.contains(wanted) { semanticError("the attribute \(text(token)) is repeated", at: token) }
                seen.append(wanted)
            }
        }
    }

    /// What one of PHP's own attributes must stand before; nil for any other attribute.
    private func ownTarget(_ name: Link) -> AttributeTarget? {
        guard nodeKind(name) == .name else { return nil }
        let token = mainToken(name)
        let text = text(token).lowercased()
        guard text.hasPrefix("\\") || scope.namespaceToken < 0 else { return nil }
        switch text.hasPrefix("\\") ? String(text.dropFirst()) : text {
        case "attribute", "allowdynamicproperties": return .class
        case "returntypewillchange": return .method
        case "sensitiveparameter": return .parameter
        default: return nil
        }
    }

    /// Checks the arguments of an attribute, whose nodes begin at `first`.
    mutating func checkAttributeArguments(_ arguments: Link, nodesFrom first: Int) {
        if flags(arguments).contains(.firstClassCallable) {
            semanticError("an attribute cannot be a first-class callable", at: firstToken(arguments))
            return
        }
        checkConstantNodes(first, .parameter)
        var names = NameSet()
        for argument in slots(arguments) where nodeKind(argument) == .argument {
            if flags(argument).contains(.variadic) {
                semanticError("an attribute takes no spread", at: firstToken(argument))
            }
            let name = slot(argument, 0)
            if name != 0, !names.insert(range(mainToken(name)), in: source, ignoresCase: false) {
                semanticError("the argument \(text(mainToken(name))) is there already", at: mainToken(name))
            }
        }
    }
}
