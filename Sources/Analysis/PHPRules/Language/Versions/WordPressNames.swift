import AnalysisProgram
import PHPSyntax

/// Functions and classes of WordPress that the oldest version the code is for does not have.
struct WordPressNames: NodeRule {
    static let ids = ["compat.wordpress-newer"]
    static let kinds: [NodeKind] = [.call, .new, .staticCall, .classConstant, .classDeclaration]

    private static let classes = FactTable("facts/classes.txt", kind: "class")

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let minimum = file.program.minimumWordPress else { return }
        let tree = file.tree
        if tree.kind(node) == .call {
            guard let callee = tree.child(node, 0), case .known(let facts) = file.calledFunction(of: node),
                facts.isWordPress, let since = facts.since, isEarlier(minimum, than: since),
                !file.isVersionGuarded(callee, name: facts.name)
            else { return }
            add(callee, facts.name + "()", since, minimum, &report)
            return
        }
        let program = file.program.program
        guard let name = tree.child(node, tree.kind(node) == .classDeclaration ? 2 : 0), tree.kind(name) == .name else {
            return
        }
        let symbol = program.resolvedClassName(name, in: file.index, within: nil)
        guard symbol != .none, program.classID(named: symbol) == nil else { return }
        let text = program.symbols.text(symbol)
        guard Self.classes.containsExactly(text), let fields = Self.classes.fields(text), fields.count > 2,
            let since = versionNumbers(fields[2]), since[0] >= 1, isEarlier(minimum, than: since),
            !file.isVersionGuarded(name, name: text)
        else { return }
        add(name, tree.text(name), since, minimum, &report)
    }

    private func add(_ node: NodeID, _ name: String, _ since: [Int], _ minimum: [Int], _ report: inout Reporter) {
        report(
            "compat.wordpress-newer", at: node,
            values: [
                "name": name, "version": since.map { "\($0)" }.joined(separator: "."),
                "minimum": minimum.map { "\($0)" }.joined(separator: "."),
            ])
    }
}
