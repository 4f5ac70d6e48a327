import AnalysisModel
import JSSyntax

/// The lists of dependencies that hooks are given.
struct DependencyRules {
    let script: Script
    let reporter: Reporter

    private static let hooks: Set<String> = [
        "useEffect", "useLayoutEffect", "useMemo", "useCallback", "useSelect",
    ]

    func check() {
        for node in script.nodes where script.kind(node) == .call {
            guard let hook = script.hook(node), Self.hooks.contains(hook),
                script.component(directlyAround: node) != nil,
                let callback = script.arguments(node).first, script.isFunction(callback),
                !script.arguments(node).contains(where: { script.kind($0) == .spread })
            else { continue }
            check(node, hook, callback)
        }
    }

    private func check(_ call: NodeID, _ hook: String, _ callback: NodeID) {
        let captured = captures(callback)
        guard let list = script.arguments(call).dropFirst().first else {
            checkAbsent(call, hook, hasCaptures: !captured.isEmpty)
            return
        }
        guard script.kind(list) == .array, !isSuppressed(call, list) else { return }
        let given = script.tree.children(list).map { path($0) }
        // A dependency that is no name cannot be compared here.
        if given.contains(where: \.isEmpty) { return }
        var reported: Set<String> = []
        for capture in captured {
            let covered = given.contains { capture.path.starts(with: $0) }
            let name = capture.path.joined(separator: ".")
            guard !covered, reported.insert(name).inserted else { continue }
            // An effect without dependencies may be meant to run once.
            let isOnce = given.isEmpty && hook.hasSuffix("Effect")
            reporter.report(
                "react.missing-dependency", script.index, script.range(list), ["hook": hook, "name": name],
                severity: isOnce ? .info : nil, confidence: isOnce ? .low : .medium)
        }
    }

    private func checkAbsent(_ call: NodeID, _ hook: String, hasCaptures: Bool) {
        // Without a list an effect runs at each drawing, which may be meant; a selection is then simply made again.
        switch hook {
        case "useMemo", "useCallback":
            report(call, hook, "so that it remembers nothing", .medium, .high)
        case "useSelect":
            if hasCaptures { report(call, hook, "so that the selection runs at each drawing", .low, .medium) }
        default: report(call, hook, "so that it runs after each drawing", .low, .low)
        }
    }

    private func report(
        _ call: NodeID, _ hook: String, _ effect: String, _ severity: Severity, _ confidence: Confidence
    ) {
        let callee = script.tree.child(call, 0) ?? call
        reporter.report(
            "react.missing-dependency-list", script.index, script.range(callee), ["hook": hook, "effect": effect],
            severity: severity, confidence: confidence)
    }

    /// Whether a comment tells ESLint's rule about dependencies to be silent.
    private func isSuppressed(_ call: NodeID, _ list: NodeID) -> Bool {
        let tokens = script.tree.tokenRange(call)
        let before = Swift.max(0, tokens.lowerBound - 6)
        for token in before..<tokens.upperBound {
            switch script.tree.tokens.kinds[token] {
            case .lineComment, .blockComment, .multilineComment:
                if script.tree.text(token: token).contains("exhaustive-deps") { return true }
            default: break
            }
        }
        return false
    }

    // MARK: Captures

    private struct Capture {
        var path: [String]
    }

    /// What a callback uses of its component: props, state and what is computed of them.
    private func captures(_ callback: NodeID) -> [Capture] {
        guard let component = script.function(around: callback) else { return [] }
        var captures: [Capture] = []
        let range = script.tree.nodes(through: callback)
        for index in range {
            let node = script.tree.node(at: index)
            guard script.kind(node) == .identifier, let variable = script.scopes.variable(of: node),
                isValue(variable, of: component, outside: range)
            else { continue }
            captures.append(Capture(path: usedPath(node)))
        }
        return captures
    }

    /// Whether a variable holds a value of the component that changes between drawings.
    private func isValue(_ index: Int, of component: NodeID, outside range: ClosedRange<Int>) -> Bool {
        let variable = script.scopes.variables[index]
        guard let declaration = variable.declarations.first, !range.contains(declaration.index),
            script.tree.nodes(through: component).contains(declaration.index), !script.components.stable.contains(index)
        else { return false }
        // Names of functions inside of the component are not its own.
        let scope = script.scopes.scopes[variable.scope]
        guard script.scopes.scopes[scope.functionScope].node == component else { return false }
        switch variable.kind {
        case .function, .class, .import, .ownName: return false
        case .parameter: return !isFunctionProp(variable.name)
        case .var, .let, .const, .catchParameter: break
        }
        guard let parent = script.parent(declaration), script.kind(parent) == .declarator else {
            return !isFunctionProp(variable.name)
        }
        guard let value = script.tree.child(parent, 1) else { return false }
        switch script.kind(value) {
        case .arrowFunction, .functionExpression, .string, .number, .booleanLiteral, .nullLiteral, .template:
            return false
        case .call:
            // What other hooks keep is theirs to keep still.
            guard let hook = script.hook(value) else { return true }
            return hook != "useCallback" && hook != "useRef"
        default: return true
        }
    }

    /// Props that are called back; they often change without a meaning.
    private func isFunctionProp(_ name: String) -> Bool {
        guard name.hasPrefix("on") || name.hasPrefix("set") else { return false }
        return name.dropFirst(name.hasPrefix("on") ? 2 : 3).first?.isUppercase ?? false
    }

    /// `a.b.c` as it is used, without what is called.
    private func usedPath(_ node: NodeID) -> [String] {
        var path = [script.tree.name(node)]
        var node = node
        while let parent = script.parent(node), script.kind(parent) == .member, script.tree.child(parent, 0) == node,
            let name = script.tree.child(parent, 1)
        {
            if let call = script.parent(parent), script.isCall(call), script.tree.child(call, 0) == parent { break }
            path.append(script.tree.name(name))
            node = parent
        }
        return path
    }

    /// The path of a dependency; empty if it is no path of names.
    private func path(_ node: NodeID) -> [String] {
        switch script.kind(node) {
        case .identifier: return [script.tree.name(node)]
        case .member:
            guard let object = script.tree.child(node, 0), let name = script.tree.child(node, 1) else { return [] }
            let base = path(object)
            return base.isEmpty ? [] : base + [script.tree.name(name)]
        case .string, .number, .booleanLiteral: return ["?"]
        default: return []
        }
    }
}
