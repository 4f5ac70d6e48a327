import AnalysisProgram
import PHPSyntax

/// Properties that are made by assigning to them, of which PHP warns since 8.2.
struct DynamicProperties: NodeRule {
    static let ids = ["compat.php-dynamic-property"]
    static let kinds: [NodeKind] = [.classDeclaration]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let program = file.program.program
        guard let id = program.classID(for: node, in: file.index), program.hasKnownAncestors(id, interfaces: false),
            let members = tree.child(node, 4), !allowsDynamic(node, id, file)
        else { return }
        if let set = program.symbols.symbol("__set"), program.method(set, in: id) != nil { return }
        var reported: Set<Symbol> = []
        for index in tree.nodes(through: members) {
            let assignment = tree.node(at: index)
            guard tree.kind(assignment) == .assign, let target = tree.child(assignment, 0),
                tree.kind(target) == .property, let object = tree.child(target, 0), let name = tree.child(target, 1),
                file.variableName(object) == "this", tree.kind(name) == .identifier,
                file.enclosingClass(assignment) == node
            else { continue }
            let symbol = program.symbol(name, in: file.index)
            guard symbol != .none, program.property(symbol, in: id) == nil, reported.insert(symbol).inserted else {
                continue
            }
            report(
                "compat.php-dynamic-property", at: target,
                values: ["class": program[id].displayName, "property": tree.text(name)])
        }
    }

    /// Whether `#[AllowDynamicProperties]` stands before the class or one above it.
    private func allowsDynamic(_ node: NodeID, _ id: ClassID, _ file: FileContext) -> Bool {
        let program = file.program.program
        for name in program.ancestors(of: id) {
            guard let ancestor = program.classID(named: name), let tree = program.trees[program[ancestor].file],
                let attributes = tree.child(program[ancestor].node, 0)
            else { continue }
            let text = String(decoding: tree.bytes(attributes), as: UTF8.self)
            if text.lowercased().split(whereSeparator: { !$0.isLetter }).contains("allowdynamicproperties") {
                return true
            }
        }
        return false
    }
}
