import AnalysisModel
import PHPSyntax

/// Loops that do not say what they do: `for` as `while`, the wrong variable counted, work repeated in the condition.
struct Loops: NodeRule {
    static let ids = ["php.for-as-while", "php.jumbled-increment", "php.call-in-loop-condition"]
    static let kinds: [NodeKind] = [.forStatement, .whileStatement]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        if tree.kind(node) == .forStatement {
            checkHead(node, file, &report)
            if let conditions = tree.child(node, 1) { checkCalls(conditions, loop: node, file, &report) }
        } else if let condition = tree.child(node, 0), tree.kind(condition) == .binary {
            checkCalls(condition, loop: node, file, &report)
        }
    }

    private func checkHead(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let first = tree.child(node, 0), let condition = tree.child(node, 1), let step = tree.child(node, 2)
        else {
            return
        }
        let keyword = tree.tokens.range(tree.tokenRange(node).lowerBound)
        if tree.slotCount(first) == 0, tree.slotCount(step) == 0, let test = tree.child(condition, 0) {
            var fix: Fix?
            if tree.slotCount(condition) == 1, let body = tree.child(node, 3), tree.kind(body) == .block {
                let head = keyword.lowerBound..<tree.byteRange(body).lowerBound
                if file.comments(in: tree.tokenRange(node).lowerBound..<tree.tokenRange(body).lowerBound).isEmpty {
                    let text = String(decoding: tree.bytes(test), as: UTF8.self)
                    fix = file.replacing(head, with: "while ( \(text) ) ", title: "Write a while loop")
                }
            }
            report("php.for-as-while", at: keyword, fix: fix)
        }
        // The variable that an outer loop counts must not be counted here too.
        guard let outer = outerFor(node, file), let outerStep = tree.child(outer, 2) else { return }
        let counted = Set(updated(outerStep, file))
        for name in updated(step, file) where counted.contains(name) {
            report("php.jumbled-increment", at: step, values: ["variable": name])
        }
    }

    private func outerFor(_ node: NodeID, _ file: FileContext) -> NodeID? {
        var loop = file.enclosingLoop(node)
        var steps = 0
        while let outer = loop, steps < 16 {
            if file.tree.kind(outer) == .forStatement { return outer }
            loop = file.enclosingLoop(outer)
            steps += 1
        }
        return nil
    }

    /// The variables that the steps of a loop count.
    private func updated(_ step: NodeID, _ file: FileContext) -> [String] {
        file.tree.children(step).compactMap { expression in
            switch file.tree.kind(expression) {
            case .prefixUpdate, .postfixUpdate, .compoundAssign: file.variableName(file.tree.child(expression, 0))
            default: nil
            }
        }
    }

    private static let repeated: Set<String> = ["count", "sizeof", "strlen", "mb_strlen", "array_keys", "array_values"]

    /// `$i < count( $list )` counts again in each round; harmless only if the list changes in the loop.
    private func checkCalls(_ condition: NodeID, loop: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        let range = tree.nodes(through: condition)
        guard range.count < 200 else { return }
        for index in range where tree.kind(tree.node(at: index)) == .call {
            let node = tree.node(at: index)
            guard let call = Call(node, in: file), let name = call.name, Self.repeated.contains(name),
                let argument = call.argument(0), let variable = baseVariable(argument, file)
            else { continue }
            if changes(variable, in: loop, file) { continue }
            report(
                "php.call-in-loop-condition", at: node,
                values: ["function": name, "argument": file.text(argument, limit: 40)])
        }
    }

    private func baseVariable(_ node: NodeID, _ file: FileContext) -> String? {
        let tree = file.tree
        var node = node
        for _ in 0..<16 {
            switch tree.kind(node) {
            case .variable: return file.variableName(node)
            case .property, .index:
                guard let base = tree.child(node, 0) else { return nil }
                node = base
            default: return nil
            }
        }
        return nil
    }

    /// Whether the loop may change the variable: it is assigned, or handed to something.
    private func changes(_ variable: String, in loop: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        let range = tree.nodes(through: loop)
        guard range.count < 4000 else { return true }
        for index in range {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .assign, .assignReference, .compoundAssign, .prefixUpdate, .postfixUpdate:
                if let target = tree.child(node, 0), mentions(variable, target, file) { return true }
            case .unset: if tree.children(node).contains(where: { baseVariable($0, file) == variable }) { return true }
            case .argument:
                guard let value = tree.child(node, 1), baseVariable(value, file) == variable,
                    let list = file.parent(node), let call = file.parent(list)
                else { continue }
                let name = Call(call, in: file)?.name ?? ""
                if tree.kind(call) != .call || !Self.repeated.contains(name) && !Self.harmless.contains(name) {
                    return true
                }
            case .methodCall:
                if let receiver = tree.child(node, 0), baseVariable(receiver, file) == variable { return true }
            default: continue
            }
        }
        return false
    }

    private static let harmless: Set<String> = [
        "is_array", "in_array", "implode", "join", "isset", "esc_html", "esc_attr",
    ]

    private func mentions(_ variable: String, _ target: NodeID, _ file: FileContext) -> Bool {
        if file.tree.kind(target) == .list { return true }
        return baseVariable(target, file) == variable
    }
}
