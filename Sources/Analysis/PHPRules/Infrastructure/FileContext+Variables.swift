import AnalysisProgram
import PHPSyntax

/// How an argument reaches a function.
package enum ArgumentPassing {
    case value
    /// The function may set it.
    case reference
    /// The function is not known.
    case unknown
}

// Variables and scopes.
extension FileContext {
    /// A number for the variable's name, the same for each in the program; 0 if the node names none.
    package func variableID(_ node: NodeID) -> UInt32 { program.program.symbol(node, in: index).rawValue }

    /// The number of the variable `name`, if the program has one of that name.
    package func variableID(named name: String) -> UInt32? { program.program.symbols.symbol(name)?.rawValue }

    /// How the argument reaches the function that is called.
    package func passing(_ argument: NodeID) -> ArgumentPassing {
        guard let list = parent(argument), let node = parent(list) else { return .unknown }
        var position = 0
        for other in tree.children(list) {
            if other == argument { break }
            if tree.flags(other).contains(.variadic) || tree.child(other, 0) != nil { return .unknown }
            position += 1
        }
        if tree.child(argument, 0) != nil { return .unknown }
        switch calledFunction(of: node) {
        case .program(let functions):
            for id in functions {
                let parameters = program.program[id].parameters
                let parameter =
                    position < parameters.count
                    ? parameters[position] : parameters.last.flatMap { $0.isVariadic ? $0 : nil }
                if parameter?.isReference == true { return .reference }
            }
            return .value
        case .known(let facts):
            guard facts.hasParameters else { return .unknown }
            return facts.parameter(at: position)?.isReference == true ? .reference : .value
        case .unknown: return .unknown
        }
    }

    /// The scopes between a node and the function that it is in: the arrow functions next to `function`, from the
    /// inside, if there are only such, or else the outermost function or class that is none.
    package func scopes(around node: NodeID, in function: NodeID) -> (arrows: [NodeID], scope: NodeID?) {
        var arrows: [NodeID] = []
        var scope: NodeID?
        var inner = innermostScope(node)
        while let next = inner, next != function {
            if tree.kind(next) == .arrowFunction {
                arrows.append(next)
            } else {
                arrows = []
                scope = next
            }
            inner = innermostScope(next)
        }
        return (arrows, scope)
    }

    /// The innermost function or class around the node.
    private func innermostScope(_ node: NodeID) -> NodeID? {
        guard let function = enclosingFunction(node) else { return enclosingClass(node) }
        guard let type = enclosingClass(node) else { return function }
        return min(function, type)
    }
}
