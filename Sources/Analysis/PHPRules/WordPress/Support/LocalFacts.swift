import PHPSyntax

/// What each function of a file does itself: the calls and assignments in it, those of inner functions not counted.
package struct LocalFacts {
    private struct Name: Hashable {
        /// The index of the function's node; 0 for the file level.
        var function: Int
        var variable: String
    }

    private var calls: [Int: [NodeID]] = [:]
    private var names: [Int: Set<String>] = [:]
    private var assignments: [Name: [NodeID]] = [:]
    private var uses: [Name: [NodeID]] = [:]
    /// By node index: whether a statement before it in its block may leave the function.
    private var skippable: [Bool]

    init(_ file: FileContext) {
        let tree = file.tree
        skippable = Self.findWaysOut(tree)
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .call, .methodCall, .staticCall, .new: add(call: node, file)
            case .assign, .assignReference, .compoundAssign, .foreach, .staticVariable, .list: add(write: node, file)
            case .variable: add(use: node, file)
            default: continue
            }
        }
    }

    /// Marks the statements behind an `if` or the like that may leave the function.
    private static func findWaysOut(_ tree: SyntaxTree) -> [Bool] {
        var leaves = [Bool](repeating: false, count: tree.nodeCount)
        var skippable = leaves
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .returnStatement, .exit, .throw: leaves[index] = true
            case .call:
                guard let name = tree.child(node, 0), tree.kind(name) == .name,
                    tree.bytes(token: tree.mainToken(name)).starts(with: "wp_".utf8),
                    ControlFlow.endingFunctions.contains(tree.text(name))
                else { fallthrough }
                leaves[index] = true
            case .block, .statementList:
                var isLeft = false
                for child in tree.children(node) {
                    if isLeft { skippable[child.index] = true }
                    switch tree.kind(child) {
                    case .returnStatement, .function, .classDeclaration: break
                    case .expressionStatement: break
                    default: if leaves[child.index] { isLeft = true }
                    }
                    if leaves[child.index] { leaves[index] = true }
                }
            default:
                if tree.kind(node).isFunction { continue }
                leaves[index] = tree.children(node).contains { leaves[$0.index] }
            }
        }
        return skippable
    }

    /// Whether a statement before `statement` in its block may leave the function.
    package func mayBeSkipped(_ statement: NodeID) -> Bool { skippable[statement.index] }

    private mutating func add(call node: NodeID, _ file: FileContext) {
        let function = file.enclosingFunction(node)?.index ?? 0
        calls[function, default: []].append(node)
        let slot = file.tree.kind(node) == .methodCall || file.tree.kind(node) == .staticCall ? 1 : 0
        if let name = file.lowercasedName(file.tree.child(node, slot)) { names[function, default: []].insert(name) }
    }

    private mutating func add(write node: NodeID, _ file: FileContext) {
        let tree = file.tree
        switch tree.kind(node) {
        case .foreach:
            add(target: tree.child(node, 1), node, file)
            add(target: tree.child(node, 2), node, file)
        case .list:
            for element in tree.children(node) where tree.kind(element) == .arrayElement {
                add(target: tree.child(element, 1), node, file)
            }
        default: add(target: tree.child(node, 0), node, file)
        }
    }

    private mutating func add(target: NodeID?, _ node: NodeID, _ file: FileContext) {
        guard let name = file.variableName(file.root(of: target)) else { return }
        assignments[Name(function: file.enclosingFunction(node)?.index ?? 0, variable: name), default: []].append(node)
    }

    private mutating func add(use node: NodeID, _ file: FileContext) {
        guard let name = file.variableName(node) else { return }
        uses[Name(function: file.enclosingFunction(node)?.index ?? 0, variable: name), default: []].append(node)
    }

    /// The calls of functions and methods and `new`s in a function, nil for the file level, by place.
    package func calls(in function: NodeID?) -> [NodeID] { calls[function?.index ?? 0] ?? [] }

    /// The names of what is called in a function, in small letters, without the classes of methods.
    package func calledNames(in function: NodeID?) -> Set<String> { names[function?.index ?? 0] ?? [] }

    /// The nodes in a function that give a variable, or an element or property of it, a value: assignments, `foreach`,
    /// patterns.
    package func assignments(to variable: String, in function: NodeID?) -> [NodeID] {
        assignments[Name(function: function?.index ?? 0, variable: variable)] ?? []
    }

    /// The last of the assignments to a variable that stand before `node` in its function, at most `limit`.
    package func assignments(to variable: String, in function: NodeID?, before node: NodeID, limit: Int) -> [NodeID] {
        let all = assignments(to: variable, in: function)
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle] < node { low = middle + 1 } else { high = middle }
        }
        return Array(all[..<low].suffix(limit))
    }

    /// Every occurrence of a variable in a function.
    package func uses(of variable: String, in function: NodeID?) -> [NodeID] {
        uses[Name(function: function?.index ?? 0, variable: variable)] ?? []
    }
}

extension FileContext {
    /// What elements and properties belong to: `$a` for `$a['x']->y`.
    package func root(of node: NodeID?) -> NodeID? {
        guard var node else { return nil }
        for _ in 0..<64 {
            switch tree.kind(node) {
            case .index, .property:
                guard let base = tree.child(node, 0) else { return nil }
                node = base
            default: return node
            }
        }
        return nil
    }

    /// Whether the variable is set once in its function, and where to: the value of `$name = value`, if that is the only
    /// assignment before `place`.
    package func onlyValue(of variable: NodeID) -> NodeID? {
        guard let name = variableName(variable) else { return nil }
        let assignments = localFacts.assignments(to: name, in: enclosingFunction(variable))
        guard assignments.count == 1, let assignment = assignments.first, tree.kind(assignment) == .assign,
            let target = tree.child(assignment, 0), tree.kind(target) == .variable, assignment < variable
        else { return nil }
        return tree.child(assignment, 1)
    }

    /// The node, or if it is a variable that is set once, its value.
    package func resolved(_ node: NodeID?) -> NodeID? {
        guard let node = stripped(node) else { return nil }
        return tree.kind(node) == .variable ? stripped(onlyValue(of: node)) ?? node : node
    }
}
