import PHPSyntax

/// Values that variables of a loop have in one of its rounds.
struct VariableBindings: Sendable {
    /// The function that the loop stands in.
    var function: FunctionID
    var file: Int
    var values: [Symbol: NodeID] = [:]
}

extension Program {
    /// The rounds of the loops over arrays that are written out whose variables stand in one of `nodes`: one for each
    /// element; nil if there is no such loop.
    func rounds(of nodes: [NodeID], in file: Int) -> [VariableBindings]? {
        guard let tree = tree(file) else { return nil }
        for node in nodes {
            let range = tree.nodes(through: node)
            guard range.count <= Self.maximumNodes, let function = enclosingFunction(of: node, in: file) else {
                continue
            }
            for index in range where tree.kind(tree.node(at: index)) == .variable {
                let writes = writes(of: symbol(tree.node(at: index), in: file), in: function)
                guard writes.count == 1, let write = writes.first, write.kind == .element || write.kind == .key,
                    let array = loopArray(write.value, tree, in: file)
                else { continue }
                return rounds(over: array, subject: write.value, tree, function, file)
            }
        }
        return nil
    }

    /// How many nodes an expression may have.
    private static let maximumNodes = 64
    /// How many elements an array may have.
    private static let maximumRounds = 256

    private func loopArray(_ subject: NodeID, _ tree: SyntaxTree, in file: Int) -> NodeID? {
        switch tree.kind(subject) {
        case .array: return subject
        case .variable:
            guard let value = onlyValue(ofVariable: subject, in: file), tree.kind(value) == .array else { return nil }
            return value
        default: return nil
        }
    }

    private func rounds(
        over array: NodeID, subject: NodeID, _ tree: SyntaxTree, _ function: FunctionID, _ file: Int
    ) -> [VariableBindings]? {
        guard tree.slotCount(array) > 0 && tree.slotCount(array) <= Self.maximumRounds else { return nil }
        let variables = loopVariables(subject, function, file)
        var rounds: [VariableBindings] = []
        for element in tree.children(array) {
            guard tree.kind(element) == .arrayElement, !tree.flags(element).contains(.variadic),
                let value = tree.child(element, 1)
            else { return nil }
            var round = VariableBindings(function: function, file: file)
            if let name = variables.element { round.values[name] = value }
            if let name = variables.key, let key = tree.child(element, 0) { round.values[name] = key }
            rounds.append(round)
        }
        return rounds
    }

    /// The variables of the loop with that subject.
    private func loopVariables(
        _ subject: NodeID, _ function: FunctionID, _ file: Int
    ) -> (key: Symbol?, element: Symbol?) {
        guard let tree = tree(file) else { return (nil, nil) }
        // The key and the element are the nodes right behind the subject.
        var key: Symbol?
        var element: Symbol?
        for index in (subject.index + 1)...(subject.index + 2) where index < tree.nodeCount {
            let node = tree.node(at: index)
            guard tree.kind(node) == .variable else { break }
            let name = symbol(node, in: file)
            let writes = writes(of: name, in: function)
            guard writes.count == 1, let write = writes.first, write.value == subject else { break }
            if write.kind == .key { key = name }
            if write.kind == .element { element = name }
        }
        return (key, element)
    }
}
