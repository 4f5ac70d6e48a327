import AnalysisProgram
import PHPSyntax

/// Methods, constants and static properties that a class of the program does not have.
struct UndefinedMembers: NodeRule {
    static let ids = ["php.undefined-method", "php.undefined-class-constant", "php.undefined-static-property"]
    static let kinds: [NodeKind] = [.methodCall, .staticCall, .classConstant, .staticProperty]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let program = file.program.program
        guard let receiver = tree.child(node, 0), let name = tree.child(node, 1) else { return }
        let kind = tree.kind(node)
        guard tree.kind(name) == (kind == .staticProperty ? .variable : .identifier) else { return }
        if kind == .classConstant && file.lowercasedName(name) == "class" { return }
        guard let type = file.knownClass(receiver) else { return }
        if kind == .methodCall || kind == .staticCall {
            checkMethod(node, receiver, name, type, file, &report)
            return
        }
        let symbol = program.symbol(name, in: file.index)
        guard symbol != .none, program[type].kind != .trait else { return }
        let id: String
        let key: String
        if kind == .classConstant {
            guard program.classConstant(symbol, in: type) == nil else { return }
            (id, key) = ("php.undefined-class-constant", "constant")
        } else {
            guard program.property(symbol, in: type) == nil else { return }
            (id, key) = ("php.undefined-static-property", "property")
        }
        guard !file.program.mentions.contains(symbol),
            program.hasKnownAncestors(type, interfaces: kind == .classConstant),
            !hasBelow(
                type, file, { program[$0].constants[symbol] != nil || program[$0].properties[symbol] != nil })
        else { return }
        report(id, at: name, values: [key: program.symbols.text(symbol), "class": program[type].displayName])
    }

    private func checkMethod(
        _ node: NodeID, _ receiver: NodeID, _ name: NodeID, _ type: ClassID, _ file: FileContext,
        _ report: inout Reporter
    ) {
        let tree = file.tree
        let program = file.program.program
        let info = program[type]
        let symbol = program.lowercasedSymbol(name, in: file.index)
        guard symbol != .none, info.kind != .trait, info.kind != .interface, program.method(symbol, in: type) == nil,
            !file.program.mentions.contains(symbol), program.hasKnownAncestors(type, interfaces: false)
        else { return }
        for magic in ["__call", "__callstatic"] {
            if let magic = program.symbols.symbol(magic), program.method(magic, in: type) != nil { return }
        }
        // Every class has these, written or not.
        if tree.text(name).hasPrefix("__") { return }
        if info.kind == .enum, ["cases", "from", "tryfrom"].contains(program.symbols.text(symbol)) { return }
        guard !hasBelow(type, file, { program[$0].methods[symbol] != nil }) else { return }
        // What an abstract class lacks, those below it in other programs may have; closures may be bound to another
        // object.
        let isInClosure = file.enclosingFunction(node).map { tree.kind($0) == .closure } ?? false
        report(
            "php.undefined-method", at: name, values: ["method": tree.text(name), "class": info.displayName],
            severity: info.isAbstract ? .info : nil, confidence: info.isAbstract || isInClosure ? .low : .high)
    }

    /// Whether a class below may have the member.
    private func hasBelow(_ type: ClassID, _ file: FileContext, _ test: (ClassID) -> Bool) -> Bool {
        let program = file.program.program
        if program[type].isFinal { return false }
        return file.program.hierarchy.descendants(of: type, in: program)
            .contains { test($0) || !program.hasKnownAncestors($0, interfaces: false) }
    }
}
