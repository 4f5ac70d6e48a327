import PHPSyntax

/// Finding functions.
extension Program {
    package subscript(_ id: FunctionID) -> FunctionInfo {
        _read { yield functions[id.index] }
    }

    /// The function that `node` declares, or the code of the file for its root.
    package func functionID(for node: NodeID, in file: Int) -> FunctionID? {
        guard file >= 0 && file < indexes.count else { return nil }
        let index = firstFunction(in: file, from: node.index)
        guard index < indexes[file].functions.upperBound, functions[index].node == node else { return nil }
        return FunctionID(index)
    }

    /// The code of the file outside of functions; nil for files that are not PHP.
    package func fileFunction(_ file: Int) -> FunctionID? {
        guard file >= 0 && file < indexes.count, !indexes[file].functions.isEmpty else { return nil }
        return FunctionID(indexes[file].functions.upperBound - 1)
    }

    /// The functions of a file, by place.
    package func functions(in file: Int) -> Range<Int> {
        file >= 0 && file < indexes.count ? indexes[file].functions : 0..<0
    }

    /// The innermost function around `node`; a declaration itself stands in the function around it. The code of the
    /// file if there is no other.
    package func enclosingFunction(of node: NodeID, in file: Int) -> FunctionID? {
        guard file >= 0 && file < indexes.count else { return nil }
        let range = indexes[file].functions
        var index = firstFunction(in: file, from: node.index &+ 1)
        if index >= range.upperBound { return fileFunction(file) }
        while functions[index].start > node.index {
            guard let outer = functions[index].outer else { break }
            index = outer.index
        }
        return FunctionID(index)
    }

    /// The first function of the file whose node is at `node` or behind it.
    private func firstFunction(in file: Int, from node: Int) -> Int {
        var low = indexes[file].functions.lowerBound
        var high = indexes[file].functions.upperBound
        while low < high {
            let middle = (low + high) / 2
            if functions[middle].node.index < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The function with that fully qualified name in lower case; the first by file and place of several.
    @inline(__always)
    package func function(named name: Symbol) -> FunctionID? { declarations.functions.first(name) }

    /// All functions with that fully qualified name in lower case; several if they are declared under conditions.
    package func functions(named name: Symbol) -> [FunctionID] { Array(declarations.functions.all(name)) }

    /// The methods with that name in lower case, of any class.
    package func methods(named name: Symbol) -> [FunctionID] { Array(declarations.methods.all(name)) }

    /// The function that a call by name calls, if it is in the program.
    package func calledFunction(_ nameNode: NodeID, in file: Int) -> FunctionID? {
        let names = resolvedFunctionNames(nameNode, in: file)
        return function(named: names.qualified) ?? function(named: names.fallback)
    }

    /// The name in lower case of the function that a call by name calls: the qualified one if it is in the program,
    /// else the global one.
    package func calledFunctionName(_ nameNode: NodeID, in file: Int) -> Symbol {
        let names = resolvedFunctionNames(nameNode, in: file)
        return names.fallback == .none || function(named: names.qualified) != nil ? names.qualified : names.fallback
    }
}
