import AnalysisProgram
import PHPSyntax

/// What each function of a file does itself: the calls and assignments in it, those of inner functions not counted.
package struct LocalFacts {
    /// Nodes by function, or by function and variable, in the order of their places.
    private struct Groups {
        private var entries: [(key: UInt64, node: NodeID)] = []

        mutating func add(_ node: NodeID, _ key: UInt64) { entries.append((key, node)) }

        /// Must be called before anything is asked.
        mutating func sort() { entries.sort { ($0.key, $0.node) < ($1.key, $1.node) } }

        /// The nodes with that key that stand before `end`.
        func nodes(_ key: UInt64, before end: NodeID? = nil) -> ArraySlice<(key: UInt64, node: NodeID)> {
            let first = index { $0.key < key }
            let last = index { entry in
                guard let end else { return entry.key <= key }
                return (entry.key, entry.node) < (key, end)
            }
            return entries[first..<Swift.max(first, last)]
        }

        private func index(_ isBefore: ((key: UInt64, node: NodeID)) -> Bool) -> Int {
            var low = 0
            var high = entries.count
            while low < high {
                let middle = (low + high) / 2
                if isBefore(entries[middle]) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    private let program: Program
    private let file: Int
    private var calls = Groups()
    private var assignments = Groups()
    private var uses = Groups()
    /// By name in small letters: the first calls of functions and methods with that name.
    private var named: [String: [NodeID]] = [:]
    /// By function: the names of what it calls.
    private var names: [UInt64: Set<String>] = [:]
    /// By node index: whether a statement before it in its block may leave the function.
    private var skippable: [Bool]

    init(_ file: FileContext) {
        let tree = file.tree
        program = file.program.program
        self.file = file.index
        skippable = Self.findWaysOut(tree)
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .call, .methodCall, .staticCall, .new: add(call: node, file)
            case .assign, .assignReference, .compoundAssign, .foreach, .staticVariable, .list: add(write: node, file)
            case .variable:
                let symbol = program.symbol(node, in: file.index)
                if symbol != .none { uses.add(node, Self.key(file.enclosingFunction(node), symbol)) }
            default: continue
            }
        }
        calls.sort()
        assignments.sort()
        uses.sort()
    }

    /// Nil for the file level.
    private static func key(_ function: NodeID?, _ symbol: Symbol = .none) -> UInt64 {
        UInt64(truncatingIfNeeded: function?.index ?? 0) << 32 | UInt64(symbol.rawValue)
    }

    private func key(_ function: NodeID?, _ variable: String) -> UInt64? {
        program.symbols.symbol(variable).map { Self.key(function, $0) }
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
        let key = Self.key(file.enclosingFunction(node))
        calls.add(node, key)
        let slot = file.tree.kind(node) == .methodCall || file.tree.kind(node) == .staticCall ? 1 : 0
        guard let name = file.lowercasedName(file.tree.child(node, slot)) else { return }
        names[key, default: []].insert(name)
        if named[name]?.count ?? 0 < Self.fewCalls { named[name, default: []].append(node) }
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
        guard let root = file.root(of: target), file.tree.kind(root) == .variable else { return }
        let symbol = program.symbol(root, in: self.file)
        if symbol != .none { assignments.add(node, Self.key(file.enclosingFunction(node), symbol)) }
    }

    /// The calls of functions and methods and `new`s in a function, nil for the file level, by place.
    package func calls(in function: NodeID?) -> [NodeID] {
        calls.nodes(Self.key(function)).prefix(Self.most).map(\.node)
    }

    private static let fewCalls = 8

    /// The first calls in the file of functions and methods with that name in small letters.
    package func calls(named name: String) -> [NodeID] { named[name] ?? [] }

    /// The names of what is called in a function, in small letters, without the classes of methods.
    package func calledNames(in function: NodeID?) -> Set<String> { names[Self.key(function)] ?? [] }

    /// No more of anything is given out at once, so that code with many of them takes no longer for each.
    private static let most = 400

    /// The nodes in a function that give a variable, or an element or property of it, a value: assignments, `foreach`,
    /// patterns. The first of them if there are very many.
    package func assignments(to variable: String, in function: NodeID?) -> [NodeID] {
        key(function, variable).map { assignments.nodes($0).prefix(Self.most).map(\.node) } ?? []
    }

    /// The last of the assignments to a variable that stand before `node` in its function, at most `limit`.
    package func assignments(to variable: String, in function: NodeID?, before node: NodeID, limit: Int) -> [NodeID] {
        key(function, variable).map { assignments.nodes($0, before: node).suffix(limit).map(\.node) } ?? []
    }

    /// The occurrences of a variable in a function, the first of them if there are very many.
    package func uses(of variable: String, in function: NodeID?) -> [NodeID] {
        key(function, variable).map { uses.nodes($0).prefix(Self.most).map(\.node) } ?? []
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
