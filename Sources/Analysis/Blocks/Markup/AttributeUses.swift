import JSSyntax

/// The attributes that a block's function takes out of what it is given, or sets.
enum AttributeUses {
    struct Use {
        var name: String
        var node: NodeID
    }

    static func find(in function: NodeID, _ script: Script) -> [Use] {
        var uses: [Use] = []
        let holders = Set(holders(function, script, &uses))
        for index in script.tree.nodes(through: function) {
            let node = script.tree.node(at: index)
            switch script.kind(node) {
            case .member:
                guard let object = script.tree.child(node, 0), let name = script.tree.child(node, 1),
                    isAttributes(object, holders, function, script)
                else { continue }
                uses.append(Use(name: script.tree.name(name), node: name))
            case .declarator:
                guard let pattern = script.tree.child(node, 0), script.kind(pattern) == .objectPattern,
                    let value = script.tree.child(node, 1), isAttributes(value, holders, function, script)
                else { continue }
                collect(pattern, script, &uses)
            case .call: collectSet(node, script, &uses)
            default: break
            }
        }
        return uses
    }

    /// Variables that hold the attributes as a whole; attributes that the parameter's pattern names are noted.
    private static func holders(_ function: NodeID, _ script: Script, _ uses: inout [Use]) -> [Int] {
        guard let parameter = script.parameters(function).first, script.kind(parameter) == .objectPattern else {
            return []
        }
        var holders: [Int] = []
        for member in script.tree.children(parameter) where script.tree.keyName(member) == "attributes" {
            guard var value = script.tree.child(member, 1) else { continue }
            if script.kind(value) == .defaultPattern, let target = script.tree.child(value, 0) { value = target }
            switch script.kind(value) {
            case .bindingIdentifier: if let variable = script.scopes.variable(of: value) { holders.append(variable) }
            case .objectPattern: collect(value, script, &uses)
            default: break
            }
        }
        return holders
    }

    private static func collect(_ pattern: NodeID, _ script: Script, _ uses: inout [Use]) {
        for member in script.tree.children(pattern) where script.kind(member) == .property {
            if let name = script.tree.keyName(member), let key = script.tree.child(member, 0) {
                uses.append(Use(name: name, node: key))
            }
        }
    }

    /// `setAttributes( { … } )`.
    private static func collectSet(_ call: NodeID, _ script: Script, _ uses: inout [Use]) {
        guard let callee = script.tree.child(call, 0) else { return }
        let isSetter =
            switch script.kind(callee) {
            case .identifier: script.tree.isNamed(callee, "setAttributes")
            case .member: script.tree.child(callee, 1).map { script.tree.isNamed($0, "setAttributes") } ?? false
            default: false
            }
        guard isSetter, let object = script.arguments(call).first, script.kind(object) == .object else { return }
        for member in script.tree.children(object) where script.kind(member) == .property {
            if let name = script.tree.keyName(member), !script.tree.flags(member).contains(.computed),
                let key = script.tree.child(member, 0)
            {
                uses.append(Use(name: name, node: key))
            }
        }
    }

    /// Whether `node` is the attributes: `attributes` of the function's parameter, or a name that holds them.
    private static func isAttributes(_ node: NodeID, _ holders: Set<Int>, _ function: NodeID, _ script: Script) -> Bool
    {
        switch script.kind(node) {
        case .identifier:
            guard let variable = script.scopes.variable(of: node) else { return false }
            if holders.contains(variable) { return true }
            guard let value = script.definition(ofVariable: variable) else {
                return isTakenOut(variable, function, script)
            }
            return isAttributesOfProps(value, function, script)
        case .member: return isAttributesOfProps(node, function, script)
        default: return false
        }
    }

    /// `const { attributes } = props`.
    private static func isTakenOut(_ variable: Int, _ function: NodeID, _ script: Script) -> Bool {
        guard let declaration = script.scopes.variables[variable].declarations.first,
            let property = script.parent(declaration), script.kind(property) == .property,
            script.tree.keyName(property) == "attributes", let pattern = script.parent(property),
            let declarator = script.parent(pattern), script.kind(declarator) == .declarator,
            let value = script.tree.child(declarator, 1)
        else { return false }
        return isProps(value, function, script)
    }

    private static func isAttributesOfProps(_ node: NodeID, _ function: NodeID, _ script: Script) -> Bool {
        guard script.kind(node) == .member, let name = script.tree.child(node, 1),
            script.tree.isNamed(name, "attributes"),
            let object = script.tree.child(node, 0)
        else { return false }
        return isProps(object, function, script)
    }

    private static func isProps(_ node: NodeID, _ function: NodeID, _ script: Script) -> Bool {
        if script.kind(node) == .this { return true }
        guard script.kind(node) == .identifier, let variable = script.scopes.variable(of: node),
            let parameter = script.parameters(function).first
        else { return false }
        return script.scopes.variables[variable].declarations.first == parameter
    }

    /// Whether the attributes as a whole, or all props, go somewhere that cannot be followed.
    static func escape(from function: NodeID, _ script: Script) -> Bool {
        guard let parameter = script.parameters(function).first else { return false }
        var ignored: [Use] = []
        let holders = Set(holders(function, script, &ignored))
        for index in script.tree.nodes(through: function) {
            let node = script.tree.node(at: index)
            guard script.kind(node) == .identifier || script.kind(node) == .member || script.kind(node) == .restElement
            else {
                continue
            }
            if script.kind(node) == .restElement { return true }
            let isWhole = isAttributes(node, holders, function, script)
            let isProps =
                script.kind(node) == .identifier
                && script.scopes.variable(of: node).map { script.scopes.variables[$0].declarations.first == parameter }
                    ?? false
            guard isWhole || isProps, let parent = script.parent(node) else { continue }
            switch script.kind(parent) {
            case .member: continue
            case .declarator:
                if script.kind(script.tree.child(parent, 0) ?? parent) == .objectPattern || isProps { continue }
            default: break
            }
            return true
        }
        return false
    }
}
