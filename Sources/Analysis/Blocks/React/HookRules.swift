import AnalysisModel
import JSSyntax

/// Where hooks are called, and what `useSelect` gives back.
struct HookRules {
    let script: Script
    let reporter: Reporter

    func check() {
        for node in script.nodes where script.kind(node) == .call {
            if let hook = script.hook(node) {
                checkPlace(node, hook)
                if hook == "useSelect" { checkSelection(node) }
            }
            checkSelect(node)
        }
    }

    // MARK: Place

    /// Hooks are called in the same order at each drawing.
    private func checkPlace(_ call: NodeID, _ hook: String) {
        guard let function = script.function(around: call) else { return }
        let isComponent = script.components.functions.contains(function)
        if !isComponent {
            // A callback inside of a component; anything else may be a hook under another name.
            guard let outer = script.component(around: call), outer != function, isCallback(function) else { return }
            report(call, hook, "in a callback")
            return
        }
        var child = call
        for ancestor in script.ancestors(call) {
            if ancestor == function { break }
            switch script.kind(ancestor) {
            case .ifStatement, .conditional:
                if script.tree.child(ancestor, 0) != child { return report(call, hook, "in a condition") }
            case .binary:
                switch script.tree.mainTokenKind(ancestor) {
                case .logicalAnd, .logicalOr, .coalesce:
                    if script.tree.child(ancestor, 1) == child { return report(call, hook, "in a condition") }
                default: break
                }
            case .forStatement, .forIn, .forOf, .whileStatement, .doWhile: return report(call, hook, "in a loop")
            case .switchCase: return report(call, hook, "in a condition")
            default: break
            }
            child = ancestor
        }
        if returnsEarly(before: call, in: function) { report(call, hook, "behind an early return") }
    }

    private func report(_ call: NodeID, _ hook: String, _ place: String) {
        // What the file itself calls use… need not be a hook.
        let isKnown = script.tree.child(call, 0).map { script.origin($0) != nil } ?? false
        reporter.report(
            "react.conditional-hook", script.index, script.range(call), ["hook": hook, "place": place],
            severity: isKnown ? nil : .medium, confidence: isKnown ? .high : .medium)
    }

    private func isCallback(_ function: NodeID) -> Bool {
        guard let list = script.parent(function), script.kind(list) == .argumentList, let call = script.parent(list)
        else {
            return false
        }
        // withSelect( … ) and createHigherOrderComponent( … ) are given components.
        let name = script.methodName(call) ?? script.tree.child(call, 0).map { script.tree.name($0) } ?? ""
        let callbacks = [
            "map", "forEach", "filter", "reduce", "some", "every", "find", "flatMap", "useEffect", "useMemo",
            "useCallback", "useSelect", "useLayoutEffect", "then",
        ]
        return callbacks.contains(name)
    }

    /// Whether a `return` stands in a condition before the call, in the function itself.
    private func returnsEarly(before call: NodeID, in function: NodeID) -> Bool {
        if let known = script.earlyReturns[function] { return known.map { $0 < call } ?? false }
        let found = earlyReturn(of: function)
        script.earlyReturns[function] = .some(found)
        return found.map { $0 < call } ?? false
    }

    private func earlyReturn(of function: NodeID) -> NodeID? {
        guard let body = script.body(function), script.kind(body) == .block else { return nil }
        for statement in script.tree.children(body) where script.kind(statement) == .ifStatement {
            let hasReturn = script.tree.nodes(through: statement).contains { index in
                script.kind(script.tree.node(at: index)) == .returnStatement
                    && script.functions[index] == function.rawValue
            }
            if hasReturn { return statement }
        }
        return nil
    }

    // MARK: useSelect

    /// A selection is compared with the one before, its members one by one: what is new each time draws again.
    private func checkSelection(_ call: NodeID) {
        guard let callback = script.arguments(call).first, script.isFunctionValue(callback) else { return }
        for result in script.results(script.resolved(callback)) {
            switch script.kind(result) {
            case .object:
                for member in script.tree.children(result) {
                    guard let value = script.tree.child(member, 1), let name = script.tree.keyName(member),
                        let made = freshValue(value)
                    else { continue }
                    reporter.report(
                        "react.unstable-select", script.index, script.range(member), ["name": name, "made": made])
                }
            default:
                guard script.kind(result) == .call, script.methodName(result) == "map",
                    let inner = script.arguments(result).first, script.isFunctionValue(inner),
                    script.results(script.resolved(inner)).contains(where: {
                        [.object, .array].contains(script.kind($0))
                    })
                else { continue }
                reporter.report(
                    "react.unstable-select", script.index, script.range(result),
                    ["name": "the result", "made": "a list of new objects"])
            }
        }
    }

    /// How the value is made, if it is another one each time.
    private func freshValue(_ node: NodeID) -> String? {
        // A constant of the callback is made anew too.
        let value = localValue(node)
        switch script.kind(value) {
        case .array: return "a new array"
        case .object: return "a new object"
        case .arrowFunction, .functionExpression: return "a new function"
        case .binary:
            switch script.tree.mainTokenKind(value) {
            case .logicalOr, .coalesce: return script.tree.child(value, 1).flatMap { freshValue($0) }
            default: return nil
            }
        case .conditional:
            return script.tree.child(value, 1).flatMap { freshValue($0) }
                ?? script.tree.child(value, 2).flatMap { freshValue($0) }
        case .call:
            switch script.methodName(value) {
            case "map", "filter", "slice", "concat", "flatMap", "flat":
                guard let receiver = script.receiver(value), script.kind(receiver) != .string else { return nil }
                return "a new array by \(script.methodName(value) ?? "")()"
            case "keys", "values", "entries", "fromEntries", "assign":
                return script.receiver(value).map { script.origin($0) } == "global.Object"
                    ? "a new object or array" : nil
            default: return nil
            }
        default: return nil
        }
    }

    private func localValue(_ node: NodeID) -> NodeID {
        guard let definition = script.definition(of: node),
            let variable = script.scopes.variable(of: node),
            script.function(around: definition) == script.function(around: node)
        else { return node }
        return script.scopes.variables[variable].kind == .parameter ? node : definition
    }

    /// `select( … )` while drawing reads the store once and never hears of changes.
    private func checkSelect(_ call: NodeID) {
        guard let callee = script.tree.child(call, 0), script.origin(callee) == "@wordpress/data.select",
            let function = script.component(directlyAround: call)
        else { return }
        // Hooks that wrap the store for others may read it at once.
        if let name = script.functionName(function), Script.isHookName(name) { return }
        reporter.report("react.select-in-render", script.index, script.range(call))
    }
}
