import PHPSyntax

/// Classes of values.
extension Program {
    /// The class that a type names: the first of several; `.none` for types without a class.
    package func declaredClass(of typeNode: NodeID, in file: Int, within classID: ClassID?) -> Symbol {
        guard let tree = tree(file), typeNode.index < tree.nodeCount else { return .none }
        switch tree.kind(typeNode) {
        case .name:
            let name = lowercasedSymbol(typeNode, in: file)
            if BuiltinTypes.contains(symbols.bytes(name)) { return .none }
            return resolvedClassName(typeNode, in: file, within: classID)
        case .nullableType, .unionType, .intersectionType:
            var pending = Array(tree.children(typeNode).reversed().prefix(Self.maximumTypes))
            while let part = pending.popLast() {
                if tree.kind(part) == .name {
                    let name = declaredClass(of: part, in: file, within: classID)
                    if name != .none { return name }
                } else if tree.kind(part) == .intersectionType {
                    pending += tree.children(part).reversed().prefix(Self.maximumTypes)
                }
            }
            return .none
        default: return .none
        }
    }

    /// How many types of a union are looked at.
    private static let maximumTypes = 32

    /// The class of a parameter, by its type or by `@param`.
    package func parameterClass(_ parameter: ParameterInfo, of function: FunctionID) -> Symbol {
        let info = self[function]
        if let type = parameter.type { return declaredClass(of: type, in: info.file, within: info.classID) }
        guard let tree = tree(info.file), info.kind == .function || info.kind == .method else { return .none }
        return DocComment.parameter(parameter.name, of: info.node, tree, symbols, indexes[info.file].sections)
    }

    /// The class of what a function returns, by its type or by `@return`; `static` is the class that declares it.
    package func returnClass(of function: FunctionID) -> Symbol {
        let info = self[function]
        if let type = info.returnType { return declaredClass(of: type, in: info.file, within: info.classID) }
        guard let tree = tree(info.file), info.kind == .function || info.kind == .method else { return .none }
        return DocComment.result(
            of: info.node, tree, symbols, indexes[info.file].sections, within: info.classID.map { self[$0].name })
    }

    /// The class of a property, by its type, by `@var`, or by what is assigned to it.
    package func propertyClass(_ name: Symbol, in classID: ClassID) -> Symbol {
        var typer = ObjectTyper(program: self)
        return typer.property(name, in: classID, depth: 0)
    }

    /// The class of the object that an expression gives, in lower case, as far as declarations, doc comments and
    /// assignments of `new` tell; `.none` if they do not.
    package func objectClass(_ expression: NodeID, in file: Int) -> Symbol {
        var typer = ObjectTyper(program: self)
        return typer.type(expression, in: file, depth: 0)
    }
}
