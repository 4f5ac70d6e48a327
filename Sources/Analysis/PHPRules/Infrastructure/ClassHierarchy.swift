import AnalysisProgram

/// Which classes of a program are below which, and whose ancestors are all known.
package struct ClassHierarchy: Sendable {
    /// By name of a class: the classes of the program that extend, implement or use it directly.
    private var children: [Symbol: [ClassID]] = [:]

    init(_ program: Program) {
        for (index, type) in program.classes.enumerated() {
            let id = ClassID(rawValue: Int32(truncatingIfNeeded: index))
            for name in [type.parentName] + type.interfaceNames + type.traitNames where name != .none {
                children[name, default: []].append(id)
            }
        }
    }

    /// The classes below the class, at any depth, each once; at most 1,000.
    package func descendants(of id: ClassID, in program: Program) -> [ClassID] {
        var found: [ClassID] = []
        var seen: Set<ClassID> = [id]
        var names = [program[id].name]
        while let name = names.popLast(), found.count < 1000 {
            for child in children[name] ?? [] where seen.insert(child).inserted {
                found.append(child)
                names.append(program[child].name)
            }
        }
        return found
    }
}

extension Program {
    /// Whether all parents and traits of a class, and theirs, are in the program; of interfaces too if asked for.
    package func hasKnownAncestors(_ id: ClassID, interfaces: Bool) -> Bool {
        guard externalParent(of: id) == .none else { return false }
        for name in ancestors(of: id) {
            guard let ancestor = classID(named: name) else {
                if interfaces { return false }
                continue
            }
            // Of several classes with one name, any may be meant.
            guard self.classes(named: name).count == 1 else { return false }
            let type = self[ancestor]
            if type.parentName != .none, type.parent == nil { return false }
            if type.traitNames.contains(where: { classID(named: $0) == nil }) { return false }
        }
        return true
    }
}
