import AnalysisModel
import JSSyntax

/// Text that is run as code, and what was left in from developing.
struct CodeRules {
    let script: Script
    let reporter: Reporter

    func check() {
        let analysis = TaintAnalysis(script)
        for node in script.nodes {
            switch script.kind(node) {
            case .call, .new:
                guard let code = code(node) else { continue }
                let taint = analysis.taint(code)
                // What is fixed is bad style at most; what is the file's own may well be right.
                guard taint != nil || !isConstant(code) else { continue }
                let isForeign = taint.map { $0.source == .parameter || $0.source == .message } ?? false
                // Templates are compiled so; what they are made of is the file's own as far as one sees.
                let isCompiler = script.kind(node) == .new || script.text(node).hasPrefix("Function")
                let usual: Severity = isCompiler && taint == nil ? .low : .medium
                reporter.report(
                    "js.code-injection", script.index, script.range(node),
                    [
                        "sink": script.tree.child(node, 0).map { script.text($0) } ?? "eval",
                        "source": taint?.source.words ?? "a value that is not written out",
                    ],
                    severity: isForeign ? .high : usual, confidence: isForeign ? .high : .medium)
            case .debugger: reporter.report("js.debugger", script.index, script.range(node))
            default: break
            }
        }
    }

    /// The text that `node` runs.
    private func code(_ node: NodeID) -> NodeID? {
        guard let callee = script.tree.child(node, 0), let origin = script.origin(callee) else { return nil }
        let arguments = script.arguments(node)
        switch origin {
        case "global.eval", "jquery.globalEval": return arguments.first
        case "global.Function": return arguments.last
        case "global.setTimeout", "global.setInterval":
            guard let first = arguments.first else { return nil }
            // Functions are the usual case; only what is surely a text is one.
            switch script.kind(script.resolved(first)) {
            case .template: return first
            case .binary: return script.tree.mainTokenKind(script.resolved(first)) == .plus ? first : nil
            default: return nil
            }
        default: return nil
        }
    }

    private func isConstant(_ node: NodeID) -> Bool {
        let value = script.resolved(node)
        switch script.kind(value) {
        case .string, .number: return true
        case .template: return script.tree.slotCount(value) == 1
        case .binary: return script.tree.children(value).allSatisfy { isConstantOperand($0) }
        default: return false
        }
    }

    private func isConstantOperand(_ node: NodeID) -> Bool {
        var node = node
        while script.kind(node) == .binary, let left = script.tree.child(node, 0),
            let right = script.tree.child(node, 1)
        {
            guard script.tree.string(right) != nil else { return false }
            node = left
        }
        return script.tree.string(node) != nil
    }
}
