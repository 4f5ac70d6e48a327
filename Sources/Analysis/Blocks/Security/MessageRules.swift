import AnalysisModel
import JSSyntax

/// Messages between windows.
struct MessageRules {
    let script: Script
    let reporter: Reporter

    func check() {
        for node in script.nodes {
            if script.isFunction(node), Self.isListener(node, script) { checkListener(node) }
            if script.kind(node) == .call, script.methodName(node) == "postMessage" { checkTarget(node) }
        }
    }

    /// Whether the function listens to messages of other windows.
    static func isListener(_ function: NodeID, _ script: Script) -> Bool {
        if let known = script.listeners[function] { return known }
        let found = findListener(function, script)
        script.listeners[function] = found
        return found
    }

    private static func findListener(_ function: NodeID, _ script: Script) -> Bool {
        if let list = script.parent(function), script.kind(list) == .argumentList, let call = script.parent(list) {
            return registers(call, script)
        }
        if let target = script.parent(function), script.kind(target) == .assign,
            let left = script.tree.child(target, 0)
        {
            return script.origin(left) == "global.onmessage"
        }
        // A function with a name, which is registered by it.
        let name =
            script.kind(function) == .functionDeclaration ? script.tree.child(function, 0) : declared(function, script)
        guard let name, let variable = script.scopes.variable(of: name) else { return false }
        return script.scopes.variables[variable].references.contains { reference in
            let use = script.scopes.references[reference].node
            guard let list = script.parent(use), script.kind(list) == .argumentList, let call = script.parent(list)
            else {
                return false
            }
            return registers(call, script)
        }
    }

    private static func declared(_ function: NodeID, _ script: Script) -> NodeID? {
        guard let parent = script.parent(function), script.kind(parent) == .declarator else { return nil }
        return script.tree.child(parent, 0)
    }

    /// `window.addEventListener( 'message', … )`.
    private static func registers(_ call: NodeID, _ script: Script) -> Bool {
        guard script.kind(call) == .call, let callee = script.tree.child(call, 0),
            let event = script.arguments(call).first.flatMap({ script.tree.string($0) }), event == "message"
        else { return false }
        if script.origin(callee) == "global.addEventListener" { return true }
        guard let name = script.methodName(call), let receiver = script.receiver(call) else { return false }
        return name == "on" && script.kind(receiver) == .call
            && script.arguments(receiver).first.flatMap { script.origin($0) } == "window"
    }

    /// A listener that uses the data must look at the origin or the window it came from.
    private func checkListener(_ function: NodeID) {
        guard let parameter = script.parameters(function).first, let body = script.body(function) else { return }
        var usesData = false
        var checksOrigin = false
        for index in script.tree.nodes(through: function) {
            let node = script.tree.node(at: index)
            guard script.kind(node) == .propertyName || script.kind(node) == .identifier else { continue }
            switch script.tree.name(node) {
            case "data": usesData = true
            case "origin", "source", "isTrusted": checksOrigin = true
            default: break
            }
        }
        // The event may be handed on as a whole.
        if script.kind(parameter) == .bindingIdentifier, let variable = script.scopes.variable(of: parameter) {
            let isPassedOn = script.scopes.variables[variable].references.contains { reference in
                script.parent(script.scopes.references[reference].node).map { script.kind($0) == .argumentList }
                    ?? false
            }
            if isPassedOn { return }
        }
        guard usesData, !checksOrigin else { return }
        let range = script.range(function).lowerBound..<script.range(body).lowerBound
        reporter.report("js.message-origin", script.index, range.isEmpty ? script.range(function) : range)
    }

    /// Whoever is in the window reads a message to `*`.
    private func checkTarget(_ call: NodeID) {
        let arguments = script.arguments(call)
        guard arguments.count >= 2, script.tree.string(arguments[1]) == "*" else { return }
        reporter.report("js.message-target", script.index, script.range(arguments[1]), confidence: .medium)
    }
}
