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
    /// A number for the variable's name, the same for each in the file; 0 if the node names none.
    package func variableID(_ node: NodeID) -> UInt32 {
        guard let name = variableName(node) else { return 0 }
        if let number = variableNumbers[name] { return number }
        let number = UInt32(truncatingIfNeeded: variableNumbers.count + 1)
        variableNumbers[name] = number
        return number
    }

    /// The number of the variable `name`, if the file has one of that name.
    package func variableID(named name: String) -> UInt32? { variableNumbers[name] }

    /// How the argument reaches the function that is called.
    package func passing(_ argument: NodeID) -> ArgumentPassing {
        guard let list = parent(argument), let node = parent(list), tree.kind(node) == .call,
            let name = lowercasedName(tree.child(node, 0)), let facts = functionFacts(name), facts.hasParameters
        else { return .unknown }
        var position = 0
        for other in tree.children(list) {
            if other == argument { break }
            if tree.flags(other).contains(.variadic) { return .unknown }
            position += 1
        }
        guard let parameter = facts.parameter(at: position) else { return .value }
        return parameter.isReference ? .reference : .value
    }

    /// What the tables know of a function of PHP or WordPress, by its name in small letters.
    package func functionFacts(_ name: String) -> FunctionFacts? {
        if let known = knownFunctions[name] { return known }
        let facts = FunctionFacts.named(name)
        knownFunctions[name] = .some(facts)
        return facts
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
