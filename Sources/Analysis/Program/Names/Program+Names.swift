import PHPSyntax

/// What names stand for, where namespaces and imports are minded.
extension Program {
    /// What the name of a called function stands for, in lower case without a leading backslash: the qualified name,
    /// and the global one that PHP takes if there is no such function (`.none` where it does not).
    package func resolvedFunctionNames(_ nameNode: NodeID, in file: Int) -> (qualified: Symbol, fallback: Symbol) {
        let written = lowercasedSymbol(nameNode, in: file)
        guard written != .none, !indexes[file].resolved.isEmpty else { return (written, .none) }
        let resolved = Symbol(rawValue: indexes[file].resolved[nameNode.index])
        guard isUnqualified(nameNode, in: file), resolved != written else { return (resolved, .none) }
        let section = section(of: nameNode, in: file)
        return (resolved, section.functions[written.rawValue] == nil ? written : .none)
    }

    /// What the name of a constant stands for, without a leading backslash, the namespace in lower case: the qualified
    /// name, and the global one that PHP takes if there is no such constant (`.none` where it does not).
    package func resolvedConstantNames(_ nameNode: NodeID, in file: Int) -> (qualified: Symbol, fallback: Symbol) {
        let written = symbol(nameNode, in: file)
        guard written != .none, !indexes[file].resolved.isEmpty else { return (written, .none) }
        let resolved = Symbol(rawValue: indexes[file].resolved[nameNode.index])
        guard isUnqualified(nameNode, in: file), resolved != written else { return (resolved, .none) }
        let section = section(of: nameNode, in: file)
        return (resolved, section.constants[written.rawValue] == nil ? written : .none)
    }

    /// What the name of a class stands for, in lower case without a leading backslash. `self`, `static` and `parent`
    /// stand for classes only where `classID` is given, and are `.none` otherwise.
    package func resolvedClassName(_ nameNode: NodeID, in file: Int, within classID: ClassID?) -> Symbol {
        let written = lowercasedSymbol(nameNode, in: file)
        guard written != .none else { return .none }
        switch written {
        case KnownName.selfClass.symbol, KnownName.staticClass.symbol: return classID.map { self[$0].name } ?? .none
        case KnownName.parentClass.symbol: return classID.map { self[$0].parentName } ?? .none
        default: break
        }
        guard !indexes[file].resolved.isEmpty else { return written }
        return Symbol(rawValue: indexes[file].resolved[nameNode.index])
    }

    private func isUnqualified(_ node: NodeID, in file: Int) -> Bool {
        guard let tree = tree(file) else { return false }
        switch tree.mainTokenKind(node) {
        case .qualifiedName, .fullyQualifiedName, .relativeName: return false
        default: return true
        }
    }

    func section(of node: NodeID, in file: Int) -> NamespaceSection {
        let sections = indexes[file].sections
        return sections[NamespaceSection.index(of: node.index, in: sections)]
    }

    /// The namespace that a node stands in, as written; `.none` for the global one.
    package func namespace(of node: NodeID, in file: Int) -> Symbol {
        guard file >= 0 && file < indexes.count else { return .none }
        return Symbol(rawValue: section(of: node, in: file).display)
    }
}
