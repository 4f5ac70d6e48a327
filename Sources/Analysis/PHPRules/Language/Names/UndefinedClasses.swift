import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Classes that neither the program nor PHP nor WordPress has.
struct UndefinedClasses: ProgramRule {
    static let ids = ["php.undefined-class"]

    private static let wordPress = FactTable("facts/classes.txt", kind: "class")
    private static let interfaces = FactTable("facts/classes.txt", kind: "interface")

    func check(_ context: ProgramContext, report: inout Reporter) {
        let program = context.program
        let own = Set(program.classes.map(\.name))
        var names: [Int: [(Symbol, [UInt8])]] = [:]
        for name in own where name != .none {
            let bytes = Array(program.symbols.bytes(name))
            names[bytes.count, default: []].append((name, bytes))
        }
        for (file, tree) in program.trees.enumerated() {
            guard let tree, !context.options.isCancelled() else { continue }
            var looked: Set<Symbol> = []
            for index in 1..<Swift.max(tree.nodeCount, 1) {
                let node = tree.node(at: index)
                guard let name = className(node, tree) else { continue }
                let symbol = program.resolvedClassName(name, in: file, within: nil)
                guard symbol != .none, looked.insert(symbol).inserted, !own.contains(symbol),
                    !context.mentions.contains(symbol)
                else { continue }
                let text = program.symbols.text(symbol)
                if PHPVersionFacts.type(text) != nil || Self.wordPress.contains(text) || Self.interfaces.contains(text)
                {
                    continue
                }
                guard let near = near(Array(text.utf8), names) else { continue }
                let shown = program.classID(named: near).map { program[$0].displayName } ?? ""
                report(
                    "php.undefined-class", at: SourceSpan(file: file, range: tree.byteRange(name)),
                    values: ["class": tree.text(name), "near": shown])
            }
        }
    }

    /// The name of the class that must be there when the node is evaluated.
    private func className(_ node: NodeID, _ tree: SyntaxTree) -> NodeID? {
        let name: NodeID?
        switch tree.kind(node) {
        case .new, .staticCall, .staticProperty: name = tree.child(node, 0)
        case .classConstant:
            // `Name::class` is a string, whatever stands before it.
            guard let member = tree.child(node, 1), tree.text(member).lowercased() != "class" else { return nil }
            name = tree.child(node, 0)
        default: return nil
        }
        guard let name, tree.kind(name) == .name, tree.mainTokenKind(name) != .kwStatic else { return nil }
        return ["self", "parent"].contains(tree.text(name).lowercased()) ? nil : name
    }

    /// A class of the program whose name differs in one letter.
    private func near(_ name: [UInt8], _ names: [Int: [(Symbol, [UInt8])]]) -> Symbol? {
        guard name.count >= 6, name.count < 128 else { return nil }
        for length in (name.count - 1)...(name.count + 1) {
            for (symbol, other) in (names[length] ?? []).prefix(2000) where Spelling.isNear(name, other) {
                return symbol
            }
        }
        return nil
    }
}
