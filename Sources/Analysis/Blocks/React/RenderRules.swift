import AnalysisModel
import JSSyntax

/// What happens while a component draws, and what makes others draw again.
struct RenderRules {
    let script: Script
    let reporter: Reporter

    func check() {
        for node in script.nodes {
            guard script.kind(node) == .call else { continue }
            checkStateChange(node)
            checkRequest(node)
            checkKeys(node)
        }
        for element in script.elements {
            checkInlineProps(element)
            checkKeystrokes(element)
        }
        checkNestedComponents()
    }

    // MARK: While drawing

    private func checkStateChange(_ call: NodeID) {
        guard let callee = script.tree.child(call, 0), let component = script.component(directlyAround: call) else {
            return
        }
        if let name = script.functionName(component), Script.isHookName(name) { return }
        let isSetter: Bool
        switch script.kind(callee) {
        case .identifier:
            guard let variable = script.scopes.variable(of: callee) else { return }
            let isState = script.components.setters[variable] != nil
            // State may be adapted to props under a condition, which React allows.
            isSetter =
                script.components.attributeSetters.contains(variable) || isState && !isConditional(call, component)
        case .member: isSetter = script.tree.child(callee, 1).map { script.tree.isNamed($0, "setAttributes") } ?? false
        default: isSetter = false
        }
        guard isSetter else { return }
        reporter.report("react.state-in-render", script.index, script.range(call), ["setter": script.shortName(callee)])
    }

    private func isConditional(_ node: NodeID, _ function: NodeID) -> Bool {
        for ancestor in script.ancestors(node) {
            if ancestor == function { return false }
            switch script.kind(ancestor) {
            case .ifStatement, .conditional, .switchCase: return true
            case .binary: if script.tree.mainTokenKind(ancestor) == .logicalAnd { return true }
            default: break
            }
        }
        return false
    }

    private func checkRequest(_ call: NodeID) {
        guard let callee = script.tree.child(call, 0), Sources.isRequest(callee, script),
            let component = script.component(directlyAround: call)
        else { return }
        if let name = script.functionName(component), Script.isHookName(name) { return }
        reporter.report("react.fetch-in-render", script.index, script.range(call), ["call": script.shortName(callee)])
    }

    /// Elements made in a list need a key.
    private func checkKeys(_ call: NodeID) {
        guard script.methodName(call) == "map", let callback = script.arguments(call).first,
            script.isFunction(callback)
        else { return }
        // Children.map gives keys itself.
        if let receiver = script.receiver(call), script.origin(receiver)?.hasSuffix("Children") ?? false { return }
        for result in script.results(callback) {
            let node = elementInside(result)
            guard let element = script.element(node), !element.hasSpread, element.prop("key") == nil else { continue }
            let end = script.range(element.nameNode ?? node).upperBound
            let start = script.range(node).lowerBound
            reporter.report("react.missing-key", script.index, start..<Swift.max(end, start + 1))
        }
    }

    /// `condition && <a/>`: the element.
    private func elementInside(_ node: NodeID) -> NodeID {
        var node = node
        while script.kind(node) == .binary, script.tree.mainTokenKind(node) == .logicalAnd,
            let right = script.tree.child(node, 1)
        {
            node = right
        }
        return node
    }

    // MARK: Props

    /// What is made anew at each drawing makes a component that remembers draw anyway.
    private func checkInlineProps(_ element: Element) {
        guard let nameNode = element.nameNode, script.component(around: element.node) != nil else { return }
        let isMemoised = memoised(nameNode)
        let inner = script.isComponent(element, "@wordpress/block-editor.InnerBlocks")
        guard isMemoised || inner else { return }
        for prop in element.props {
            guard let value = prop.value, let made = fresh(value) else { continue }
            // The editor compares lists of blocks deeply, but a template is synchronised again.
            if inner && !["template", "allowedBlocks"].contains(prop.name) { continue }
            reporter.report(
                "react.inline-prop", script.index, script.range(prop.node),
                ["prop": prop.name, "made": made, "component": script.shortName(nameNode)],
                severity: inner ? .info : nil, confidence: inner ? .medium : .high)
        }
    }

    private func memoised(_ name: NodeID) -> Bool {
        let value = script.resolved(name)
        guard script.kind(value) == .call, let callee = script.tree.child(value, 0) else { return false }
        return ["@wordpress/element.memo", "@wordpress/compose.pure"].contains(script.origin(callee) ?? "")
    }

    private func fresh(_ node: NodeID) -> String? {
        switch script.kind(node) {
        case .object: return "a new object"
        case .array: return "a new array"
        case .arrowFunction, .functionExpression: return "a new function"
        default: return nil
        }
    }

    // MARK: Keystrokes

    private static let keyHandlers: Set<String> = ["onChange", "onInput", "onKeyUp", "onKeyDown", "onKeyPress"]
    private static let textFields: Set<String> = [
        "TextControl", "SearchControl", "TextareaControl", "RichText", "PlainText", "ComboboxControl", "FormTokenField",
        "InputControl", "input", "textarea", "URLInput",
    ]

    private func checkKeystrokes(_ element: Element) {
        let name = element.tag ?? element.nameNode.map { script.text($0) } ?? ""
        guard Self.textFields.contains(name.split(separator: ".").last.map(String.init) ?? name) else { return }
        for prop in element.props where Self.keyHandlers.contains(prop.name) {
            guard let value = prop.value else { continue }
            let handler = script.resolved(value)
            guard script.isFunction(handler), let request = request(in: handler) else { continue }
            reporter.report(
                "react.fetch-per-keystroke", script.index, script.range(request), ["prop": prop.name, "field": name])
        }
    }

    /// A request that the function makes itself, not after a delay.
    private func request(in function: NodeID) -> NodeID? {
        if let known = script.requests[function] { return known }
        let found = findRequest(in: function)
        script.requests[function] = .some(found)
        return found
    }

    private func findRequest(in function: NodeID) -> NodeID? {
        for index in script.tree.nodes(through: function) where script.functions[index] == function.rawValue {
            let node = script.tree.node(at: index)
            guard script.kind(node) == .call, let callee = script.tree.child(node, 0) else { continue }
            if Sources.isRequest(callee, script) { return node }
            // A function of the component that makes the request.
            let called = script.resolved(callee)
            guard script.isFunction(called), called != function, makesRequest(called) else { continue }
            return node
        }
        return nil
    }

    private func makesRequest(_ function: NodeID) -> Bool {
        if let known = script.requests[function] { return known != nil }
        // A function that calls itself makes no request by that.
        script.requests[function] = .some(nil)
        var found: NodeID?
        for index in script.tree.nodes(through: function) where script.functions[index] == function.rawValue {
            let call = script.tree.node(at: index)
            if script.kind(call) == .call, let callee = script.tree.child(call, 0), Sources.isRequest(callee, script) {
                found = call
                break
            }
        }
        script.requests[function] = .some(found)
        return found != nil
    }

    // MARK: Components in components

    private func checkNestedComponents() {
        for element in script.elements {
            guard let name = element.nameNode, script.kind(name) == .identifier,
                let variable = script.scopes.variable(of: name),
                let definition = script.definition(ofVariable: variable),
                script.isFunction(definition), let outer = script.function(around: definition),
                script.components.functions.contains(outer), script.isInside(element.node, outer),
                script.components.functions.contains(definition), !script.components.saves.contains(outer)
            else { continue }
            let declaration = script.scopes.variables[variable].declarations[0]
            reporter.report(
                "react.nested-component", script.index, script.range(declaration),
                ["name": script.tree.name(declaration), "outer": script.functionName(outer) ?? "another component"])
        }
    }
}
