import AnalysisModel
import PHPSyntax

/// The checks that take part in an analysis, ordered by what they want to see.
struct CheckSet: Sendable {
    private var nodeRules: [any NodeRule] = []
    /// By kind of node: indices in `nodeRules`.
    private var rulesOfKind = [[Int]](repeating: [], count: 256)
    private var callRules: [any CallRule] = []
    /// By name of function: indices in `callRules`.
    private var rulesOfFunction: [String: [Int]] = [:]
    private var fileRules: [any FileRule] = []
    private var programRules: [any ProgramRule] = []

    init(_ types: [any RuleCheck.Type], options: AnalysisOptions, catalogue: RuleCatalogue = .shared) {
        for type in types where type.ids.contains(where: { catalogue[$0].map(options.isEnabled) ?? false }) {
            let check = type.init()
            if let rule = check as? any NodeRule {
                for kind in Swift.type(of: rule).kinds { rulesOfKind[Int(kind.rawValue)].append(nodeRules.count) }
                nodeRules.append(rule)
            }
            if let rule = check as? any CallRule {
                for name in Swift.type(of: rule).functions {
                    rulesOfFunction[name, default: []].append(callRules.count)
                }
                callRules.append(rule)
            }
            if let rule = check as? any FileRule { fileRules.append(rule) }
            if let rule = check as? any ProgramRule { programRules.append(rule) }
        }
    }

    /// Shows a file to the checks.
    func check(_ file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let parents = file.parents
        let root = tree.root.index
        for index in 1..<Swift.max(tree.nodeCount, 1) where parents[index] != 0 || index == root {
            let node = tree.node(at: index)
            let kind = tree.kind(node)
            for rule in rulesOfKind[Int(kind.rawValue)] { nodeRules[rule].visit(node, in: file, report: &report) }
            if kind == .call && !callRules.isEmpty { checkCall(node, file, &report) }
        }
        for rule in fileRules { rule.check(file, report: &report) }
    }

    /// Shows a call to the checks of its function, if a global function may be meant.
    private func checkCall(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let callee = file.tree.child(node, 0), file.tree.kind(callee) == .name,
            file.tree.mainTokenKind(callee) != .qualifiedName, file.tree.mainTokenKind(callee) != .relativeName,
            let name = file.lowercasedName(callee), let rules = rulesOfFunction[name]
        else { return }
        let call = Call(file, node, name)
        for rule in rules { callRules[rule].visit(call, in: file, report: &report) }
    }

    /// Shows the whole program to the checks.
    func check(_ program: ProgramContext, report: inout Reporter) {
        for rule in programRules where !program.options.isCancelled() { rule.check(program, report: &report) }
    }
}
