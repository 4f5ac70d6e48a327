import AnalysisModel
import JSSyntax

/// What effects set off and leave behind.
struct EffectRules {
    let script: Script
    let reporter: Reporter

    func check() {
        for node in script.nodes where script.kind(node) == .call {
            guard let hook = script.hook(node), hook == "useEffect" || hook == "useLayoutEffect",
                let callback = script.arguments(node).first, script.isFunction(callback)
            else { continue }
            checkLoop(node, callback)
            checkCleanup(callback)
        }
    }

    // MARK: Loops

    /// An effect that changes what it depends on runs again because of itself.
    private func checkLoop(_ call: NodeID, _ callback: NodeID) {
        let list = script.arguments(call).dropFirst().first
        if let list, script.kind(list) != .array { return }
        let dependencies = list.map { script.tree.children($0).map { script.text($0) } }
        guard let body = script.body(callback) else { return }
        for index in script.tree.nodes(through: body) where script.functions[index] == callback.rawValue {
            let node = script.tree.node(at: index)
            guard script.kind(node) == .call, !isConditional(node, callback), let changed = changes(node) else {
                continue
            }
            let triggers = changed.filter { name in
                dependencies.map { $0.contains(name) || $0.contains("attributes") && name.hasPrefix("attributes.") }
                    ?? true
            }
            guard let name = triggers.first else { continue }
            reporter.report("react.effect-loop", script.index, script.range(node), ["name": name])
        }
    }

    /// The names of what a call sets to another value: `attributes.x`, or a state; nothing if it sets a fixed value.
    private func changes(_ call: NodeID) -> [String]? {
        guard let callee = script.tree.child(call, 0) else { return nil }
        let arguments = script.arguments(call)
        guard let value = arguments.first else { return nil }
        if isAttributeSetter(callee) {
            let object = script.resolved(value)
            guard script.kind(object) == .object else { return ["attributes"] }
            return script.tree.children(object).compactMap { member in
                guard let key = script.tree.keyName(member), let set = script.tree.child(member, 1), !isFixed(set)
                else {
                    return nil
                }
                return "attributes.\(key)"
            } + destructuredKeys(object)
        }
        guard script.kind(callee) == .identifier, let variable = script.scopes.variable(of: callee),
            let state = script.components.setters[variable], let state, !isFixed(value)
        else { return nil }
        // A function of the state before ends when it gives back the same.
        return [script.scopes.variables[state].name]
    }

    /// Attributes that were taken out of `attributes` by name.
    private func destructuredKeys(_ object: NodeID) -> [String] {
        script.tree.children(object).compactMap { member in
            guard let key = script.tree.keyName(member), let value = script.tree.child(member, 1), !isFixed(value)
            else {
                return nil
            }
            return key
        }
    }

    /// What is the same each time ends the loop by itself.
    private func isFixed(_ node: NodeID) -> Bool {
        switch script.kind(node) {
        case .string, .number, .booleanLiteral, .nullLiteral: true
        case .identifier: true
        case .member: true
        case .unary, .binary, .template, .conditional: false
        default: false
        }
    }

    private func isAttributeSetter(_ callee: NodeID) -> Bool {
        switch script.kind(callee) {
        case .identifier:
            guard let variable = script.scopes.variable(of: callee) else { return false }
            return script.components.attributeSetters.contains(variable)
        case .member: return script.tree.child(callee, 1).map { script.tree.isNamed($0, "setAttributes") } ?? false
        default: return false
        }
    }

    private func isConditional(_ node: NodeID, _ function: NodeID) -> Bool {
        for ancestor in script.ancestors(node) {
            if ancestor == function { break }
            switch script.kind(ancestor) {
            case .ifStatement, .conditional, .switchCase, .tryStatement, .forStatement, .forOf, .forIn: return true
            case .binary:
                switch script.tree.mainTokenKind(ancestor) {
                case .logicalAnd, .logicalOr, .coalesce: return true
                default: break
                }
            default: break
            }
        }
        // An effect that leaves early is conditional too.
        return script.tree.nodes(through: function).contains { index in
            let other = script.tree.node(at: index)
            return script.kind(other) == .returnStatement && other.index < node.index
                && script.functions[index] == function.rawValue
        }
    }

    // MARK: Cleanup

    private func checkCleanup(_ callback: NodeID) {
        guard let body = script.body(callback), script.kind(body) == .block, script.results(callback).isEmpty else {
            return
        }
        for index in script.tree.nodes(through: body) where script.functions[index] == callback.rawValue {
            let node = script.tree.node(at: index)
            guard script.kind(node) == .call, let what = lasting(node) else { continue }
            reporter.report("react.missing-cleanup", script.index, script.range(node), ["what": what])
        }
    }

    /// What a call sets up that lasts until it is taken down.
    private func lasting(_ call: NodeID) -> String? {
        guard let callee = script.tree.child(call, 0) else { return nil }
        let arguments = script.arguments(call)
        switch script.origin(callee) {
        case "global.setInterval": return "the interval"
        case "@wordpress/data.subscribe": return isUsed(call) ? nil : "the subscription"
        default: break
        }
        switch script.methodName(call) {
        case "addEventListener":
            // { once: true } and { signal } take themselves down.
            if arguments.count > 2, script.kind(arguments[2]) == .object {
                for key in ["once", "signal"] where script.property(key, of: arguments[2]) != nil { return nil }
            }
            return "the listener"
        case "observe":
            guard let receiver = script.receiver(call) else { return nil }
            let made = script.resolved(receiver)
            guard script.kind(made) == .new, let type = script.tree.child(made, 0) else { return nil }
            return script.text(type).hasSuffix("Observer") ? "the observer" : nil
        default: return nil
        }
    }

    private func isUsed(_ call: NodeID) -> Bool {
        script.parent(call).map { script.kind($0) != .expressionStatement } ?? false
    }
}
