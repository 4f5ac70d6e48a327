import AnalysisProgram
import PHPSyntax

/// What a call calls.
package enum CalledFunction {
    /// A function or method of the program; several if it is declared under conditions.
    case program([FunctionID])
    /// A function of PHP or WordPress.
    case known(FunctionFacts)
    case unknown
}

extension FileContext {
    /// What the tables know of a function of PHP or WordPress, by its name in small letters.
    package func functionFacts(_ name: String) -> FunctionFacts? {
        if let known = knownFunctions[name] { return known }
        let facts = FunctionFacts.named(name)
        knownFunctions[name] = .some(facts)
        return facts
    }

    /// What a `.call`, `.staticCall`, `.methodCall` of `$this`, or `.new` calls, as far as names tell.
    package func calledFunction(of node: NodeID) -> CalledFunction {
        let program = program.program
        switch tree.kind(node) {
        case .call:
            guard let callee = tree.child(node, 0), tree.kind(callee) == .name else { return .unknown }
            let names = program.resolvedFunctionNames(callee, in: index)
            for name in [names.qualified, names.fallback] where name != .none {
                let functions = program.functions(named: name)
                if !functions.isEmpty { return .program(functions) }
            }
            let global = names.fallback == .none ? names.qualified : names.fallback
            guard global != .none, !program.symbols.bytes(global).contains(UInt8(ascii: "\\")) else { return .unknown }
            return functionFacts(program.symbols.text(global)).map { .known($0) } ?? .unknown
        case .staticCall, .methodCall:
            guard let receiver = tree.child(node, 0), let name = tree.child(node, 1), tree.kind(name) == .identifier,
                let type = knownClass(receiver)
            else { return .unknown }
            return program.method(program.lowercasedSymbol(name, in: index), in: type).map { .program([$0]) }
                ?? .unknown
        case .new:
            guard let name = tree.child(node, 0), tree.kind(name) == .name, tree.mainTokenKind(name) != .kwStatic,
                let type = namedClass(name), let constructor = program.symbols.symbol("__construct")
            else { return .unknown }
            return program.method(constructor, in: type).map { .program([$0]) } ?? .unknown
        default: return .unknown
        }
    }

    /// The class of the program that a name stands for; nil if it is another's, or there are several.
    package func namedClass(_ name: NodeID) -> ClassID? {
        let program = program.program
        let around = program.enclosingClass(of: name, in: index)
        let symbol = program.resolvedClassName(name, in: index, within: around)
        // Within a class `self` is that class, even if it has no name or there are several.
        if let around, symbol == program[around].name, tree.mainTokenKind(name) == .kwStatic || isSelf(name) {
            return around
        }
        let classes = program.classes(named: symbol)
        return classes.count == 1 ? classes[0] : nil
    }

    private func isSelf(_ name: NodeID) -> Bool { lowercasedName(name) == "self" }

    /// The class of the program that the receiver of a call certainly is: a name, or `$this` in a class.
    package func knownClass(_ receiver: NodeID) -> ClassID? {
        switch tree.kind(receiver) {
        case .name: return namedClass(receiver)
        case .variable:
            guard variableName(receiver) == "this" else { return nil }
            return program.program.enclosingClass(of: receiver, in: index)
        case .new: return tree.child(receiver, 0).flatMap { tree.kind($0) == .name ? namedClass($0) : nil }
        default: return nil
        }
    }
}
