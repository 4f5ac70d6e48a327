import PHPSyntax

/// Private members of a class that nothing in the class uses.
struct PrivateMembers: NodeRule {
    static let ids = ["php.unused-private-method", "php.unused-private-property", "php.unused-private-constant"]
    static let kinds: [NodeKind] = [.classDeclaration, .enumDeclaration, .anonymousClass]

    /// What the members of a class mention.
    private struct Mentions {
        /// Names behind `->` and `::`, and strings that may be names, in small letters.
        var methods: Set<String> = []
        var properties: Set<String> = []
        var constants: Set<String> = []
        /// Names are put together at run time.
        var isDynamicMethod = false
        var isDynamicProperty = false
        var isDynamicConstant = false
    }

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let members = tree.child(node, 4) else { return }
        var methods: [NodeID] = []
        var properties: [(node: NodeID, name: String)] = []
        var constants: [NodeID] = []
        for member in tree.children(members) {
            let isPrivate = tree.flags(member).contains(.private)
            switch tree.kind(member) {
            // A trait may use what the class declares.
            case .traitUse: return
            case .method:
                let name = file.lowercasedName(tree.child(member, 1)) ?? ""
                if isPrivate && !name.hasPrefix("__") { methods.append(member) }
                if let parameters = tree.child(member, 2) {
                    for parameter in tree.children(parameters) where tree.flags(parameter).contains(.private) {
                        if let variable = tree.child(parameter, 2), let name = file.variableName(variable) {
                            properties.append((variable, name))
                        }
                    }
                }
            case .propertyDeclaration where isPrivate:
                for element in tree.children(member) where tree.kind(element) == .propertyElement {
                    guard let variable = tree.child(element, 0), let name = file.variableName(variable) else {
                        continue
                    }
                    properties.append((variable, name))
                }
            case .classConstantDeclaration where isPrivate:
                constants += tree.children(member).filter { tree.kind($0) == .constantElement }
            default: break
            }
        }
        if methods.isEmpty && properties.isEmpty && constants.isEmpty { return }
        let mentions = mentions(in: members, file)
        for method in methods where !mentions.isDynamicMethod {
            guard let name = tree.child(method, 1), let key = file.lowercasedName(name) else { continue }
            if !mentions.methods.contains(key) {
                report("php.unused-private-method", at: name, values: ["method": tree.text(name)])
            }
        }
        for (variable, name) in properties where !mentions.isDynamicProperty && !mentions.properties.contains(name) {
            report("php.unused-private-property", at: variable, values: ["property": name])
        }
        for constant in constants where !mentions.isDynamicConstant {
            guard let name = tree.child(constant, 0) else { continue }
            if !mentions.constants.contains(tree.text(name)) {
                report("php.unused-private-constant", at: name, values: ["constant": tree.text(name)])
            }
        }
    }

    /// Functions that see all properties of an object.
    private static let readers: Set<String> = [
        "get_object_vars", "get_class_vars", "property_exists", "json_encode", "wp_json_encode", "serialize",
        "var_export",
        "array_walk", "settype", "iterator_to_array",
    ]

    private func mentions(in members: NodeID, _ file: FileContext) -> Mentions {
        let tree = file.tree
        var mentions = Mentions()
        for index in tree.nodes(through: members) {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .methodCall, .staticCall:
                if let name = file.lowercasedName(tree.child(node, 1)) {
                    mentions.methods.insert(name)
                } else {
                    mentions.isDynamicMethod = true
                }
            case .property:
                guard let name = tree.child(node, 1) else { continue }
                if tree.kind(name) == .identifier {
                    if !isOnlyWritten(node, file) { mentions.properties.insert(tree.text(name)) }
                } else {
                    mentions.isDynamicProperty = true
                }
            case .staticProperty:
                if let name = file.variableName(tree.child(node, 1)) {
                    if !isOnlyWritten(node, file) { mentions.properties.insert(name) }
                } else {
                    mentions.isDynamicProperty = true
                }
            case .classConstant:
                guard let name = tree.child(node, 1) else { continue }
                if tree.kind(name) == .identifier {
                    mentions.constants.insert(tree.text(name))
                } else {
                    mentions.isDynamicConstant = true
                }
            case .string, .stringPart:
                // `array( $this, 'method' )`, `'Class::method'`; a part of a name makes any name possible.
                let text = tree.bytes(token: tree.mainToken(node))
                guard text.count < 200 else { continue }
                for word in text.split(whereSeparator: { !Self.isNameByte($0) }) {
                    mentions.methods.insert(String(asciiLowercasing: word))
                    mentions.properties.insert(String(decoding: word, as: UTF8.self))
                    mentions.constants.insert(String(decoding: word, as: UTF8.self))
                }
            case .call:
                guard let callee = tree.child(node, 0) else { continue }
                if tree.kind(callee) != .name {
                    mentions.isDynamicMethod = tree.kind(callee) == .array || mentions.isDynamicMethod
                } else if let name = file.lowercasedName(callee) {
                    if Self.readers.contains(name) { mentions.isDynamicProperty = true }
                    if name == "constant" { mentions.isDynamicConstant = true }
                }
            case .array: if isDynamicCallable(node, file) { mentions.isDynamicMethod = true }
            case .foreach:
                if let subject = tree.child(node, 0), file.variableName(subject) == "this" {
                    mentions.isDynamicProperty = true
                }
            case .cast: if tree.mainTokenKind(node) == .castArray { mentions.isDynamicProperty = true }
            default: break
            }
        }
        return mentions
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte)
            || (97...122).contains(byte)
    }

    /// Whether a statement sets the property and does nothing with it.
    private func isOnlyWritten(_ node: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        var outer = node
        while let parent = file.parent(outer), tree.kind(parent) == .index, tree.child(parent, 0) == outer {
            outer = parent
        }
        guard let parent = file.parent(outer), tree.kind(parent) == .assign, tree.child(parent, 0) == outer else {
            return false
        }
        return file.parentKind(parent) == .expressionStatement
    }

    /// `array( $this, $name )`.
    private func isDynamicCallable(_ node: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        guard tree.slotCount(node) == 2, let first = tree.child(node, 0), let second = tree.child(node, 1),
            tree.kind(first) == .arrayElement, tree.kind(second) == .arrayElement, tree.child(first, 0) == nil,
            let object = tree.child(first, 1), let name = tree.child(second, 1), tree.child(second, 0) == nil
        else { return false }
        let isObject: Bool
        switch tree.kind(object) {
        case .variable: isObject = file.variableName(object) == "this"
        case .magicConstant, .classConstant: isObject = true
        case .call: isObject = Call(object, in: file)?.name == "get_called_class"
        default: isObject = false
        }
        guard isObject else { return false }
        switch tree.kind(name) {
        case .string: return false
        default: return true
        }
    }
}
