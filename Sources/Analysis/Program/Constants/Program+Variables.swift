import PHPSyntax

/// What is assigned to variables and properties.
extension Program {
    /// The one value that a local variable ever gets; nil if it is a parameter, gets several, or may change otherwise.
    package func onlyValue(ofVariable node: NodeID, in file: Int) -> NodeID? {
        let values = assignedValues(ofVariable: node, in: file)
        return values.count == 1 ? values.first : nil
    }

    /// All values that are assigned to a local variable, by place; empty if it is a parameter or may change otherwise.
    package func assignedValues(ofVariable node: NodeID, in file: Int) -> [NodeID] {
        let name = symbol(node, in: file)
        guard name != .none, name != KnownName.this.symbol,
            var function = enclosingFunction(of: node, in: file)
        else { return [] }
        for _ in 0..<Self.maximumClosureDepth {
            if self[function].parameters.contains(where: { $0.name == name }) { return [] }
            let writes = writes(of: name, in: function)
            if !writes.isEmpty { return writes.allSatisfy(\.isAssignment) ? writes.map(\.value) : [] }
            guard let outer = self[function].enclosing, sees(name, from: function) else { return [] }
            function = outer
        }
        return []
    }

    private static let maximumClosureDepth = 16
    /// How many writes to a variable are looked at.
    private static let maximumWrites = 64

    /// Whether a closure takes the variable from the function around it.
    private func sees(_ name: Symbol, from function: FunctionID) -> Bool {
        let info = self[function]
        guard info.kind == .closure else { return info.kind == .arrowFunction }
        guard let tree = tree(info.file), let uses = tree.child(info.node, 2) else { return false }
        return tree.children(uses).contains { use in
            tree.child(use, 0).map { symbol($0, in: info.file) == name } ?? false
        }
    }

    /// The writes to a local variable, by place; the variable changes in more ways than these if it is passed by
    /// reference.
    func writes(of name: Symbol, in function: FunctionID) -> ArraySlice<VariableWrite> {
        let writes = indexes[self[function].file].writes
        func firstIndex(_ isBefore: (VariableWrite) -> Bool) -> Int {
            var low = 0
            var high = writes.count
            while low < high {
                let middle = (low + high) / 2
                if isBefore(writes[middle]) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let key = (function.rawValue, name)
        let start = firstIndex { ($0.function, $0.variable) < key }
        let end = firstIndex { ($0.function, $0.variable) <= key }
        return writes[start..<min(end, start + Self.maximumWrites)]
    }

    /// What is assigned to `$this->name` in its class or the nearest parent that assigns it, else its default; empty
    /// if too much is.
    func propertyValues(_ node: NodeID, in file: Int) -> [(file: Int, node: NodeID)] {
        guard let tree = tree(file), tree.kind(node) == .property,
            let object = tree.child(node, 0), tree.kind(object) == .variable,
            symbol(object, in: file) == KnownName.this.symbol,
            let nameNode = tree.child(node, 1), tree.kind(nameNode) == .identifier,
            let type = enclosingFunction(of: node, in: file).flatMap({ self[$0].classID })
        else { return [] }
        return propertyValues(symbol(nameNode, in: file), in: type)
    }

    func propertyValues(_ name: Symbol, in type: ClassID) -> [(file: Int, node: NodeID)] {
        let classes = declaringClasses(type)
        for ancestor in classes {
            let writes = declarations.propertyWrites[.init(classID: ancestor, property: name), default: []]
            if writes.isEmpty { continue }
            return writes.count <= Declarations.maximumWrites ? writes.map { ($0.file, $0.value) } : []
        }
        for ancestor in classes {
            guard let property = self[ancestor].properties[name] else { continue }
            if property.isPromoted { return [] }
            return property.defaultValue.map { [(self[ancestor].file, $0)] } ?? []
        }
        return []
    }
}
