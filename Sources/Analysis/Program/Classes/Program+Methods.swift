/// Finding the method that a call reaches.
extension Program {
    /// The method with that name in lower case: of the class, else of its traits, else of its parents, else of its
    /// interfaces.
    package func method(_ name: Symbol, in id: ClassID) -> FunctionID? {
        var budget = Self.maximumAncestors
        return method(name, in: id, depth: 0, &budget)
    }

    private func method(_ name: Symbol, in id: ClassID, depth: Int, _ budget: inout Int) -> FunctionID? {
        guard name != .none else { return nil }
        var current: ClassID? = id
        var chain: [ClassID] = []
        while let type = current {
            budget -= 1
            guard budget >= 0 else { return nil }
            if let method = self[type].methods[name] { return method }
            if let method = traitMethod(name, in: type, depth: depth, &budget) { return method }
            chain.append(type)
            current = self[type].parent
        }
        guard depth < Self.maximumTraitDepth else { return nil }
        for type in chain {
            for interface in self[type].interfaceNames.prefix(Self.maximumAncestors) {
                guard let interface = classID(named: interface) else { continue }
                if let method = method(name, in: interface, depth: depth + 1, &budget) { return method }
            }
        }
        return nil
    }

    /// How deep traits and interfaces nest.
    private static let maximumTraitDepth = 16

    private func traitMethod(
        _ name: Symbol, in id: ClassID, depth: Int, _ budget: inout Int
    ) -> FunctionID? {
        let info = classes[id.index]
        guard !info.traitNames.isEmpty, depth < Self.maximumTraitDepth else { return nil }
        let traits = info.traitNames.prefix(Self.maximumAncestors)
        for alias in info.traitAliases.prefix(Self.maximumAncestors) where alias.alias == name {
            for trait in alias.trait == .none ? traits : [alias.trait] {
                guard let trait = classID(named: trait) else { continue }
                if let method = method(alias.method, in: trait, depth: depth + 1, &budget) { return method }
            }
        }
        for trait in traits {
            let isReplaced = info.traitPrecedences.prefix(Self.maximumAncestors).contains {
                $0.method == name && $0.replaced.contains(trait)
            }
            guard !isReplaced, let trait = classID(named: trait) else { continue }
            if let method = method(name, in: trait, depth: depth + 1, &budget) { return method }
        }
        return nil
    }
}
