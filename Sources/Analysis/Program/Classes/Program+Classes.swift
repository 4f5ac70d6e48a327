import PHPSyntax

/// Finding classes and their members.
extension Program {
    package subscript(_ id: ClassID) -> ClassInfo {
        _read { yield classes[id.index] }
    }

    /// How many parents and traits a question follows; cyclic ones end there.
    static let maximumAncestors = 128

    /// The class with that fully qualified name in lower case; the first by file and place of several.
    @inline(__always)
    package func classID(named name: Symbol) -> ClassID? { declarations.classes.first(name) }

    /// All classes with that fully qualified name in lower case; several if they are declared under conditions.
    package func classes(named name: Symbol) -> [ClassID] { Array(declarations.classes.all(name)) }

    /// The class that `node` declares.
    package func classID(for node: NodeID, in file: Int) -> ClassID? {
        guard file >= 0 && file < indexes.count else { return nil }
        let index = firstClass(in: file, from: node.index)
        guard index < indexes[file].classes.upperBound, classes[index].node == node else { return nil }
        return ClassID(index)
    }

    /// The class that an `.anonymousClass` node, or a `.new` with one, declares.
    package func anonymousClass(for node: NodeID, in file: Int) -> ClassID? {
        guard let tree = tree(file), node.index < tree.nodeCount else { return nil }
        if tree.kind(node) == .new { return tree.child(node, 0).flatMap { classID(for: $0, in: file) } }
        return classID(for: node, in: file)
    }

    /// The innermost class whose members `node` is below.
    package func enclosingClass(of node: NodeID, in file: Int) -> ClassID? {
        guard file >= 0 && file < indexes.count else { return nil }
        let index = firstClass(in: file, from: node.index &+ 1)
        guard index < indexes[file].classes.upperBound else { return nil }
        var id: ClassID? = ClassID(index)
        while let candidate = id, self[candidate].start > node.index { id = self[candidate].outer }
        return id
    }

    private func firstClass(in file: Int, from node: Int) -> Int {
        var low = indexes[file].classes.lowerBound
        var high = indexes[file].classes.upperBound
        while low < high {
            let middle = (low + high) / 2
            if classes[middle].node.index < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Ancestors

    /// The class and its parents, interfaces and traits, nearest first, each once; classes that are not in the program
    /// among them, whose own ancestors are not known.
    package func ancestors(of id: ClassID) -> [Symbol] {
        var names: [Symbol] = []
        var seen: Set<Symbol> = []
        var next = 0
        func add(_ name: Symbol) { if name != .none && seen.insert(name).inserted { names.append(name) } }
        add(self[id].name)
        while next < names.count && names.count < Self.maximumAncestors {
            if let ancestor = next == 0 ? id : classID(named: names[next]) {
                add(self[ancestor].parentName)
                self[ancestor].traitNames.prefix(Self.maximumAncestors).forEach(add)
                self[ancestor].interfaceNames.prefix(Self.maximumAncestors).forEach(add)
            }
            next += 1
        }
        return names
    }

    /// The nearest ancestor that is not in the program, by way of parents only; `.none` if all are known.
    package func externalParent(of id: ClassID) -> Symbol {
        var id = id
        for _ in 0..<Self.maximumAncestors {
            guard let parent = self[id].parent else { return self[id].parentName }
            id = parent
        }
        return .none
    }

    /// Whether the class is, extends, implements or uses the one with that name in lower case, as far as the program
    /// shows; the latter need not be in it.
    package func isSubclass(_ id: ClassID, of name: Symbol) -> Bool {
        name != .none && (self[id].name == name || ancestors(of: id).contains(name))
    }

    /// Whether the class is, extends, implements or uses the other.
    package func isSubclass(_ id: ClassID, of other: ClassID) -> Bool {
        id == other || isSubclass(id, of: self[other].name)
    }

    /// The same for a class by name, which need not be in the program.
    package func isSubclass(_ name: Symbol, of other: Symbol) -> Bool {
        name != .none && (name == other || classID(named: name).map { isSubclass($0, of: other) } ?? false)
    }

    // MARK: Members

    /// The property, from the class, its traits or its parents, and the class that declares it.
    package func property(_ name: Symbol, in id: ClassID) -> (property: PropertyInfo, classID: ClassID)? {
        for ancestor in declaringClasses(id) {
            if let property = self[ancestor].properties[name] { return (property, ancestor) }
        }
        return nil
    }

    /// The value of a class constant, from the class, its traits, parents or interfaces.
    package func classConstant(_ name: Symbol, in id: ClassID) -> (file: Int, node: NodeID)? {
        for ancestor in declaringClasses(id) {
            if let node = self[ancestor].constants[name] { return (self[ancestor].file, node) }
        }
        return nil
    }

    /// The class and those ancestors that are in the program, nearest first.
    func declaringClasses(_ id: ClassID) -> [ClassID] {
        if self[id].parentName == .none && self[id].traitNames.isEmpty && self[id].interfaceNames.isEmpty {
            return [id]
        }
        return [id] + ancestors(of: id).dropFirst(self[id].name == .none ? 0 : 1).compactMap { classID(named: $0) }
    }
}
