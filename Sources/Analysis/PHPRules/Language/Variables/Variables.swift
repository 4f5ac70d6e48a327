import AnalysisModel
import PHPSyntax

/// Variables of functions that are used without being set, or set without being used.
struct Variables: NodeRule {
    static let ids = [
        "php.undefined-variable", "php.maybe-undefined-variable", "php.unused-variable", "php.unused-closure-use",
        "php.unused-parameter",
    ]
    static let kinds: [NodeKind] = [.function, .method, .closure]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let slots = FunctionSlots(file.tree.kind(node))
        guard let body = file.tree.child(node, slots.body), file.tree.slotCount(body) > 0 else { return }
        let variables = FunctionVariables(node, in: file)
        if !variables.mayWriteAll && !variables.hasLabels { checkUndefined(variables, file, &report) }
        if !variables.mayReadAll { checkUnused(variables, file, &report) }
    }

    // MARK: Used, not set

    private func checkUndefined(_ variables: FunctionVariables, _ file: FileContext, _ report: inout Reporter) {
        guard variables.events.contains(where: { $0.kind == .read }) else { return }
        let flow = VariableFlow(variables, in: file)
        var reported: Set<Int> = []
        for use in flow.uses where reported.insert(use.event.variable).inserted {
            let name = variables.names[use.event.variable]
            if use.isNeverSet {
                report(
                    "php.undefined-variable", at: use.event.node,
                    values: ["variable": name, "hint": reported.count <= 10 ? hint(name, variables) : ""])
            } else {
                report("php.maybe-undefined-variable", at: use.event.node, values: ["variable": name])
            }
        }
    }

    /// A variable of the function with nearly the same name.
    private func hint(_ name: String, _ variables: FunctionVariables) -> String {
        guard name.utf8.count > 3, name.utf8.count < 40 else { return "" }
        for (number, other) in variables.names.prefix(1000).enumerated() where other != name && isNear(name, other) {
            let isSet =
                !variables.traits[number].isDisjoint(with: [.parameter, .captured])
                || variables.events.contains { $0.variable == number && $0.kind == .write }
            if isSet { return "; there is $\(other)" }
        }
        return ""
    }

    private func isNear(_ left: String, _ right: String) -> Bool {
        Spelling.isNear(Array(left.utf8), Array(right.utf8)) || left + "s" == right || right + "s" == left
    }

    // MARK: Set, not used

    private func checkUnused(_ variables: FunctionVariables, _ file: FileContext, _ report: inout Reporter) {
        var isRead = [Bool](repeating: false, count: variables.names.count)
        var firstWrite = [FunctionVariables.Event?](repeating: nil, count: variables.names.count)
        for event in variables.events {
            switch event.kind {
            case .read, .reference, .check: isRead[event.variable] = true
            case .write: if firstWrite[event.variable] == nil { firstWrite[event.variable] = event }
            case .unset: break
            }
        }
        for number in variables.names.indices where !isRead[number] {
            let name = variables.names[number]
            let traits = variables.traits[number]
            if name.hasPrefix("_") || name.hasPrefix("unused") || name == "this" { continue }
            if traits.contains(.captured) {
                if !traits.contains(.shared) || firstWrite[number] == nil {
                    reportUse(name, variables.function, file, &report)
                }
            } else if traits.contains(.parameter) {
                if !traits.contains(.shared), firstWrite[number] == nil, !variables.readsArguments {
                    reportParameter(name, variables, isRead, file, &report)
                }
            } else if traits.isEmpty, let write = firstWrite[number], isStatement(write, file) {
                report("php.unused-variable", at: write.node, values: ["variable": name])
            }
        }
    }

    /// Whether the variable is set by a statement of its own; one that is set inside an expression may only name a part
    /// of it.
    private func isStatement(_ write: FunctionVariables.Event, _ file: FileContext) -> Bool {
        let tree = file.tree
        let node = tree.node(at: write.position)
        switch tree.kind(node) {
        case .assign, .compoundAssign, .prefixUpdate, .postfixUpdate:
            return file.parentKind(node) == .expressionStatement
        default: return false
        }
    }

    private func reportUse(_ name: String, _ closure: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let uses = file.tree.child(closure, 2) else { return }
        for use in file.tree.children(uses) where file.variableName(file.tree.child(use, 0)) == name {
            report("php.unused-closure-use", at: use, values: ["variable": name])
        }
    }

    // MARK: Parameters

    private func reportParameter(
        _ name: String, _ variables: FunctionVariables, _ isRead: [Bool], _ file: FileContext, _ report: inout Reporter
    ) {
        let tree = file.tree
        let function = variables.function
        guard tree.kind(function) != .closure, !name.contains("deprecated"), !name.contains("unused"),
            let list = tree.child(function, 2)
        else { return }
        let parameters = Array(tree.children(list))
        guard let position = parameters.firstIndex(where: { file.variableName(tree.child($0, 2)) == name }) else {
            return
        }
        // A parameter before one that is used keeps its place.
        let isFollowed = parameters[(position + 1)...].contains { parameter in
            file.variableName(tree.child(parameter, 2)).map { other in
                variables.names.firstIndex(of: other).map { isRead[$0] } ?? false
            } ?? false
        }
        guard !isFollowed, SignatureFreedom.mayChange(function, in: file) else { return }
        report("php.unused-parameter", at: parameters[position], values: ["parameter": name])
    }
}

/// Whether the parameters of a function are its author's choice.
enum SignatureFreedom {
    /// Not if it overrides or implements a method, is called back by name, may be replaced, or does nothing but return
    /// or throw.
    static func mayChange(_ function: NodeID, in file: FileContext) -> Bool {
        let tree = file.tree
        guard let body = tree.child(function, 4), let name = file.lowercasedName(tree.child(function, 1)) else {
            return false
        }
        let statements = Array(tree.children(body))
        if statements.count <= 1 {
            guard let only = statements.first else { return false }
            switch tree.kind(only) {
            case .returnStatement, .throw: return false
            case .expressionStatement: if !file.flow.completes(only) { return false }
            default: break
            }
        }
        // What is deprecated keeps its parameters.
        if let first = statements.first, tree.kind(first) == .expressionStatement,
            let call = tree.child(first, 0).flatMap({ Call($0, in: file) }),
            call.name?.hasPrefix("_deprecated_") == true
        {
            return false
        }
        if name.hasPrefix("__") && name != "__construct" { return false }
        if tree.kind(function) == .method {
            guard let type = file.enclosingClass(function) else { return false }
            let isPrivate = tree.flags(function).contains(.private)
            if !isPrivate && name != "__construct" {
                // A method that others may override takes parameters for them.
                guard tree.kind(type) == .classDeclaration, tree.child(type, 2) == nil, tree.child(type, 3) == nil,
                    tree.flags(type).contains(.final) || tree.flags(function).contains(.final)
                else { return false }
            }
        }
        return !file.program.mentions.contains(name)
    }
}
