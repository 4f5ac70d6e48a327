/// A part of a program in which names may be declared.
package struct Scope: Sendable {
    package enum Kind: UInt8, Sendable {
        /// The top of a script.
        case script
        /// The top of a module.
        case module
        /// A function: its parameters and the body.
        case function
        /// The name of a function expression, which only the function sees.
        case functionName
        /// A class, in which its own name cannot change.
        case classBody
        /// The initial value of a field, or a static block.
        case initializer
        case block
        /// The names in the head of a loop.
        case loop
        /// The parameter of `catch`.
        case catchClause
    }

    package var kind: Kind
    /// The node whose code it is.
    package var node: NodeID
    /// The scope around; nil for the file's.
    package var parent: Int?
    /// The nearest scope, itself included, that `var` declares in.
    package var functionScope: Int
}

/// A name that a program declares.
package struct Variable: Sendable {
    package enum Kind: UInt8, Sendable {
        case `var`, `let`, const, function, `class`, parameter, catchParameter
        /// `import`ed.
        case `import`
        /// The own name of a function or class expression.
        case ownName
    }

    package var name: String
    package var kind: Kind
    package var scope: Int
    /// The `.bindingIdentifier` nodes that declare it, in the order of the file.
    package var declarations: [NodeID]
    /// Indices in `ScopeAnalysis.references`, in the order of the file.
    package var references: [Int]
}

/// A use of a name.
package struct Reference: Sendable {
    package enum Access: UInt8, Sendable {
        case read, write, readWrite
    }

    /// The `.identifier` node.
    package var node: NodeID
    package var access: Access
    package var scope: Int
    /// The variable's index; nil if no declaration of the file is visible there.
    package var variable: Int?
}

/// Which declaration each name of a file means.
///
///     let analysis = ScopeAnalysis(tree)
///     if let variable = analysis.variable(of: node) { … }
package final class ScopeAnalysis: Sendable {
    package let tree: SyntaxTree
    /// Outer scopes before inner ones; the first is the file's.
    package let scopes: [Scope]
    package let variables: [Variable]
    package let references: [Reference]
    /// Names that are declared or exported twice where that is not allowed, in the order of the file.
    package let conflicts: [SyntaxError]
    /// For each node the index of its variable, -1 for none.
    private let variableOfNode: [Int32]

    package init(_ tree: SyntaxTree) {
        var builder = ScopeBuilder(tree)
        builder.run()
        self.tree = tree
        scopes = builder.scopes
        references = builder.references
        variableOfNode = builder.variableOfNode
        var variables: [Variable] = []
        variables.reserveCapacity(builder.variables.count)
        for variable in builder.variables {
            variables.append(
                Variable(
                    name: tree.name(variable.declarations[0]), kind: variable.kind, scope: variable.scope,
                    declarations: variable.declarations, references: []))
        }
        for index in builder.references.indices {
            if let variable = builder.references[index].variable { variables[variable].references.append(index) }
        }
        self.variables = variables
        conflicts = builder.conflicts.sorted { $0.node < $1.node }.map { node, fault in
            let offset = tree.byteRange(node).lowerBound
            let position = tree.lines.position(of: offset)
            return SyntaxError(
                code: .semantics, message: "\(tree.name(node)) \(fault)", offset: offset,
                line: position.line, column: position.column)
        }
    }

    /// The index of the variable that an `.identifier` or `.bindingIdentifier` means.
    package func variable(of node: NodeID) -> Int? {
        let index = variableOfNode[node.index]
        return index < 0 ? nil : Int(index)
    }

    /// Whether the name is used where it is not the variable of the same call of its function.
    package func isClosure(_ reference: Reference) -> Bool {
        guard let variable = reference.variable else { return false }
        return scopes[reference.scope].functionScope != scopes[variables[variable].scope].functionScope
    }
}
