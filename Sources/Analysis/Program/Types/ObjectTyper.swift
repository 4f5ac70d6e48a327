import PHPSyntax

/// Tells the classes of objects, within a budget, so that cyclic assignments end.
struct ObjectTyper {
    let program: Program
    private var budget = 256
    private static let maximumDepth = 16

    init(program: Program) { self.program = program }

    mutating func type(_ node: NodeID, in file: Int, depth: Int) -> Symbol {
        budget -= 1
        guard budget >= 0, depth < Self.maximumDepth, let tree = program.tree(file), node.index < tree.nodeCount else {
            return .none
        }
        switch tree.kind(node) {
        case .variable: return variable(node, in: file, depth: depth)
        case .new:
            guard let type = tree.child(node, 0) else { return .none }
            if tree.kind(type) == .name { return className(type, in: file, at: node) }
            return program.classID(for: type, in: file).map { program[$0].name } ?? .none
        case .assign: return inner(node, 1, in: file, depth)
        case .clone, .errorSuppress: return inner(node, 0, in: file, depth)
        case .ternary:
            let then = tree.child(node, 1) == nil ? inner(node, 0, in: file, depth) : inner(node, 1, in: file, depth)
            return then != .none ? then : inner(node, 2, in: file, depth)
        case .binary where tree.mainTokenKind(node) == .coalesce:
            let left = inner(node, 0, in: file, depth)
            return left != .none ? left : inner(node, 1, in: file, depth)
        case .property:
            guard let name = tree.child(node, 1), tree.kind(name) == .identifier,
                let type = program.classID(named: inner(node, 0, in: file, depth))
            else { return .none }
            return property(program.symbol(name, in: file), in: type, depth: depth + 1)
        case .staticProperty:
            guard let type = tree.child(node, 0), tree.kind(type) == .name, let name = tree.child(node, 1),
                let id = program.classID(named: className(type, in: file, at: node))
            else { return .none }
            return property(program.symbol(name, in: file), in: id, depth: depth + 1)
        case .call:
            guard let callee = tree.child(node, 0), tree.kind(callee) == .name else { return .none }
            return program.calledFunction(callee, in: file).map { program.returnClass(of: $0) } ?? .none
        case .methodCall: return method(node, tree, of: inner(node, 0, in: file, depth), in: file)
        case .staticCall:
            guard let type = tree.child(node, 0), tree.kind(type) == .name else { return .none }
            let receiver = className(type, in: file, at: node)
            let result = method(node, tree, of: receiver, in: file)
            return result == .none && isSingletonAccessor(node, tree, in: file) ? receiver : result
        default: return .none
        }
    }

    private mutating func inner(_ node: NodeID, _ slot: Int, in file: Int, _ depth: Int) -> Symbol {
        program.tree(file)?.child(node, slot).map { type($0, in: file, depth: depth + 1) } ?? .none
    }

    private func className(_ name: NodeID, in file: Int, at node: NodeID) -> Symbol {
        program.resolvedClassName(name, in: file, within: scope(of: node, in: file))
    }

    /// The class that `self` and `$this` mean at a node.
    private func scope(of node: NodeID, in file: Int) -> ClassID? {
        let function = program.enclosingFunction(of: node, in: file)
        return function.flatMap { program[$0].classID } ?? program.enclosingClass(of: node, in: file)
    }

    private mutating func variable(_ node: NodeID, in file: Int, depth: Int) -> Symbol {
        let name = program.symbol(node, in: file)
        guard let function = program.enclosingFunction(of: node, in: file) else { return .none }
        if name == KnownName.this.symbol {
            return program[function].classID.map { program[$0].name } ?? .none
        }
        var around: FunctionID? = function
        for _ in 0..<Self.maximumDepth {
            guard let current = around else { break }
            if let parameter = program[current].parameters.first(where: { $0.name == name }) {
                let type = program.parameterClass(parameter, of: current)
                if type != .none { return type }
            }
            for write in program.writes(of: name, in: current) where write.isAssignment {
                let type = type(write.value, in: file, depth: depth + 1)
                if type != .none { return type }
            }
            around = program[current].enclosing
        }
        return name == KnownName.wpdb.symbol ? name : .none
    }

    mutating func property(_ name: Symbol, in classID: ClassID, depth: Int) -> Symbol {
        guard let property = program.property(name, in: classID) else {
            return assigned(name, in: classID, depth: depth)
        }
        if let type = property.property.type {
            let file = program[property.classID].file
            let declared = program.declaredClass(of: type, in: file, within: property.classID)
            if declared != .none { return declared }
        }
        if property.property.docType != .none { return property.property.docType }
        return assigned(name, in: classID, depth: depth)
    }

    private mutating func assigned(_ name: Symbol, in classID: ClassID, depth: Int) -> Symbol {
        for value in program.propertyValues(name, in: classID) {
            let type = type(value.node, in: value.file, depth: depth + 1)
            if type != .none { return type }
        }
        return .none
    }

    private func method(_ call: NodeID, _ tree: SyntaxTree, of receiver: Symbol, in file: Int) -> Symbol {
        guard let type = program.classID(named: receiver), let name = tree.child(call, 1),
            tree.kind(name) == .identifier,
            let method = program.method(program.lowercasedSymbol(name, in: file), in: type)
        else { return .none }
        let result = program.returnClass(of: method)
        // What returns the class that declares it mostly returns that of the receiver, and the receiver is narrower.
        let isOwn = program[method].classID.map { program[$0].name == result } ?? false
        return isOwn ? receiver : result
    }

    /// `Foo::instance()` and its like, without a type of their own.
    private func isSingletonAccessor(_ call: NodeID, _ tree: SyntaxTree, in file: Int) -> Bool {
        guard let name = tree.child(call, 1), tree.kind(name) == .identifier else { return false }
        switch program.symbols.text(program.lowercasedSymbol(name, in: file)) {
        case "instance", "get_instance", "getinstance", "singleton", "init", "create", "make": return true
        default: return false
        }
    }
}
