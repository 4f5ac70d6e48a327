import AnalysisProgram
import PHPSyntax

/// Calls with fewer or more arguments than the function takes, or with names that it does not have.
struct ArgumentCounts: NodeRule {
    static let ids = ["php.too-few-arguments", "php.too-many-arguments", "php.unknown-named-argument"]
    static let kinds: [NodeKind] = [.call, .staticCall, .methodCall, .new]

    /// What a function takes.
    private struct Signature {
        var minimum: Int
        /// Nil if it takes any number.
        var maximum: Int?
        var names: [String]
        /// Whether PHP itself counts the arguments, and throws if there are too many.
        var isInternal = false
        var isVariadic = false
    }

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let call = Call(node, in: file), call.name != nil, !call.isFirstClassCallable, !call.isSpread else {
            return
        }
        guard call.argumentList != nil || tree.kind(node) == .new else { return }
        let signatures = signatures(node, given: call.argumentCount, file)
        guard let minimum = signatures.map(\.minimum).min() else { return }
        let arguments = call.arguments
        if arguments.contains(where: { tree.child($0, 0) != nil }) {
            checkNames(arguments, signatures, call, file, &report)
            return
        }
        if arguments.count < minimum {
            report(
                "php.too-few-arguments", at: call.nameNode ?? node,
                values: ["function": shown(call, file), "needed": "\(minimum)", "given": "\(arguments.count)"])
            return
        }
        var maximum = 0
        for signature in signatures {
            guard let most = signature.maximum else { return }
            maximum = max(maximum, most)
        }
        guard arguments.count > maximum else { return }
        report(
            "php.too-many-arguments", at: arguments[maximum],
            values: ["function": shown(call, file), "taken": "\(maximum)", "given": "\(arguments.count)"],
            severity: signatures.allSatisfy(\.isInternal) ? .medium : nil)
    }

    private func checkNames(
        _ arguments: [NodeID], _ signatures: [Signature], _ call: Call, _ file: FileContext, _ report: inout Reporter
    ) {
        guard !signatures.contains(where: \.isVariadic) else { return }
        for argument in arguments {
            guard let label = file.tree.child(argument, 0) else { continue }
            let name = file.tree.text(label)
            if signatures.allSatisfy({ !$0.names.contains(name) }) {
                report(
                    "php.unknown-named-argument", at: label, values: ["function": shown(call, file), "argument": name])
            }
        }
    }

    private func signatures(_ node: NodeID, given: Int, _ file: FileContext) -> [Signature] {
        switch file.calledFunction(of: node) {
        case .program(let functions):
            return functions.map { signature(file.program.program[$0], given: given, file) }
        case .known(let facts):
            guard facts.hasParameters else { return [] }
            return [
                Signature(
                    minimum: facts.minimum, maximum: facts.maximum, names: facts.parameters.map(\.name),
                    isInternal: !facts.isWordPress, isVariadic: facts.parameters.contains { $0.isVariadic })
            ]
        case .unknown: return []
        }
    }

    private func signature(_ function: FunctionInfo, given: Int, _ file: FileContext) -> Signature {
        let parameters = function.parameters
        let isVariadic = parameters.contains { $0.isVariadic }
        let reads = isVariadic || given > parameters.count && readsArguments(function, file)
        return Signature(
            minimum: function.requiredParameters, maximum: reads ? nil : parameters.count,
            names: parameters.map { file.program.program.symbols.text($0.name) }, isVariadic: isVariadic)
    }

    /// Whether the function reads its arguments without their names.
    private func readsArguments(_ function: FunctionInfo, _ file: FileContext) -> Bool {
        guard let body = function.body, let tree = file.program.program.trees[function.file] else { return true }
        for index in tree.nodes(through: body) {
            let node = tree.node(at: index)
            guard tree.kind(node) == .call, let callee = tree.child(node, 0), tree.kind(callee) == .name else {
                continue
            }
            let name = tree.bytes(token: tree.mainToken(callee)).drop { $0 == UInt8(ascii: "\\") }
            if name.starts(with: "func_".utf8) { return true }
        }
        return false
    }

    private func shown(_ call: Call, _ file: FileContext) -> String {
        let tree = file.tree
        guard let name = call.nameNode else { return "" }
        switch tree.kind(call.node) {
        case .new: return "new \(tree.text(name))"
        case .staticCall: return (call.receiver.map(tree.text) ?? "") + "::" + tree.text(name) + "()"
        default: return tree.text(name) + "()"
        }
    }
}

extension FunctionInfo {
    /// How many arguments a call must pass.
    var requiredParameters: Int {
        parameters.lastIndex { $0.defaultValue == nil && !$0.isVariadic }.map { $0 + 1 } ?? 0
    }
}
