import AnalysisModel
import JSSyntax

/// A script with what the rules ask of it: scopes, parents, the functions around nodes, and where names come from.
final class Script {
    let file: SourceFile
    let index: Int
    let tree: SyntaxTree
    let scopes: ScopeAnalysis
    /// The parent of each node, 0 for none.
    let parents: [UInt32]
    /// The function that each node is in, 0 for none; a function is not in itself.
    let functions: [UInt32]
    /// Whether each variable gets another value than its first.
    private let isReassigned: [Bool]

    // What was found once is kept, so that many uses of one function or name take no time each.

    /// Origins of variables that are known; nil where there is none.
    var origins: [Int: String?] = [:]
    /// Functions that listen to messages, and those that do not.
    var listeners: [NodeID: Bool] = [:]
    /// The requests that functions make.
    var requests: [NodeID: NodeID?] = [:]
    /// The first `return` under a condition in functions.
    var earlyReturns: [NodeID: NodeID?] = [:]
    private var knownResults: [NodeID: [NodeID]] = [:]
    private(set) lazy var elements: [Element] = findElements()
    private(set) lazy var components: Components = Components(self)

    init(_ file: SourceFile, index: Int, tree: SyntaxTree) {
        self.file = file
        self.index = index
        self.tree = tree
        scopes = ScopeAnalysis(tree)
        parents = tree.parents()
        var isReassigned = [Bool](repeating: false, count: scopes.variables.count)
        for reference in scopes.references where reference.access != .read {
            if let variable = reference.variable { isReassigned[variable] = true }
        }
        self.isReassigned = isReassigned
        var functions = [UInt32](repeating: 0, count: tree.nodeCount)
        for index in stride(from: tree.nodeCount - 1, through: 1, by: -1) {
            let parent = Int(parents[index])
            guard parent != 0 else { continue }
            functions[index] =
                Self.isFunction(tree.kind(tree.node(at: parent)))
                ? UInt32(truncatingIfNeeded: parent) : functions[parent]
        }
        self.functions = functions
    }

    // MARK: Nodes

    var nodes: some Sequence<NodeID> {
        let tree = tree
        return (1..<Swift.max(1, tree.nodeCount)).lazy.map { tree.node(at: $0) }
    }

    func kind(_ node: NodeID) -> NodeKind { tree.kind(node) }

    func parent(_ node: NodeID) -> NodeID? {
        let parent = Int(parents[node.index])
        return parent == 0 ? nil : tree.node(at: parent)
    }

    /// The function that the node is in.
    func function(around node: NodeID) -> NodeID? {
        let function = Int(functions[node.index])
        return function == 0 ? nil : tree.node(at: function)
    }

    /// Whether `node` is below `ancestor`, or it.
    func isInside(_ node: NodeID, _ ancestor: NodeID) -> Bool { tree.nodes(through: ancestor).contains(node.index) }

    /// The nodes around a node, from the inside; at most 2,048, for what is a longer chain says nothing.
    func ancestors(_ node: NodeID) -> some Sequence<NodeID> {
        sequence(state: (Int(parents[node.index]), 0)) { [parents, tree] state -> NodeID? in
            guard state.0 != 0, state.1 < 2048 else { return nil }
            defer { state = (Int(parents[state.0]), state.1 + 1) }
            return tree.node(at: state.0)
        }
    }

    static func isFunction(_ kind: NodeKind) -> Bool {
        kind == .functionDeclaration || kind == .functionExpression || kind == .arrowFunction
    }

    func isFunction(_ node: NodeID) -> Bool { Self.isFunction(tree.kind(node)) }

    func range(_ node: NodeID) -> Range<Int> { tree.byteRange(node) }

    /// The source of a node, shortened.
    func text(_ node: NodeID, limit: Int = 60) -> String {
        let bytes = tree.bytes(node)
        let text =
            String(decoding: bytes.prefix(limit), as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        return bytes.count > limit || text.utf8.count < bytes.count ? text + "…" : text
    }

    /// The last name of `a.b.c`, for messages.
    func shortName(_ node: NodeID) -> String {
        switch kind(node) {
        case .member: return tree.child(node, 1).map { tree.name($0) } ?? text(node)
        case .sequence: return Array(tree.children(node)).last.map { shortName($0) } ?? text(node)
        default: return text(node)
        }
    }

    // MARK: Calls and functions

    func isCall(_ node: NodeID) -> Bool { kind(node) == .call || kind(node) == .new }

    func arguments(_ call: NodeID) -> [NodeID] { tree.arguments(call) }

    /// The name of the method that `call` calls, if it is written out.
    func methodName(_ call: NodeID) -> String? {
        guard let callee = tree.child(call, 0), kind(callee) == .member, let name = tree.child(callee, 1) else {
            return nil
        }
        return tree.name(name)
    }

    /// What a method is called on.
    func receiver(_ call: NodeID) -> NodeID? {
        guard let callee = tree.child(call, 0), kind(callee) == .member || kind(callee) == .index else { return nil }
        return tree.child(callee, 0)
    }

    func parameters(_ function: NodeID) -> [NodeID] { tree.parameters(function) }

    func body(_ function: NodeID) -> NodeID? { tree.body(function) }

    /// What a function gives back: the values of its `return` statements, or the expression behind its arrow.
    func results(_ function: NodeID) -> [NodeID] {
        guard let body = body(function) else { return [] }
        guard kind(body) == .block else { return [body] }
        if let known = knownResults[function] { return known }
        var results: [NodeID] = []
        for index in tree.nodes(through: body) where functions[index] == function.rawValue {
            let node = tree.node(at: index)
            if kind(node) == .returnStatement, let value = tree.child(node, 0) { results.append(value) }
        }
        knownResults[function] = results
        return results
    }

    /// The name that a function is known by: its own, the variable's or property's that holds it.
    func functionName(_ function: NodeID) -> String? {
        if let name = tree.declaredName(function) { return name }
        var node = function
        while let parent = parent(node) {
            switch kind(parent) {
            case .declarator:
                guard let target = tree.child(parent, 0), kind(target) == .bindingIdentifier else { return nil }
                return tree.name(target)
            case .property, .method, .field: return tree.keyName(parent)
            case .assign:
                guard let target = tree.child(parent, 0) else { return nil }
                if kind(target) == .identifier { return tree.name(target) }
                return kind(target) == .member ? tree.child(target, 1).map { tree.name($0) } : nil
            case .argumentList:
                // memo( function … ), forwardRef( function … ): known by what holds the result.
                guard let call = self.parent(parent), kind(call) == .call, let callee = tree.child(call, 0),
                    let origin = origin(callee), Self.wrappers.contains(origin)
                else { return nil }
                node = call
            default: return nil
            }
        }
        return nil
    }

    private static let wrappers: Set<String> = [
        "@wordpress/element.memo", "@wordpress/element.forwardRef", "@wordpress/compose.compose",
        "@wordpress/compose.pure", "@wordpress/compose.createHigherOrderComponent", "@wordpress/element.useCallback",
    ]

    // MARK: Values

    /// The definition of a name that has exactly one: the initial value of a constant, or a function.
    func definition(of node: NodeID) -> NodeID? {
        guard kind(node) == .identifier, let variable = scopes.variable(of: node) else { return nil }
        return definition(ofVariable: variable)
    }

    func definition(ofVariable index: Int) -> NodeID? {
        let variable = scopes.variables[index]
        guard variable.declarations.count == 1, !isReassigned[index],
            let parent = parent(variable.declarations[0])
        else { return nil }
        switch kind(parent) {
        case .declarator: return tree.child(parent, 1)
        case .functionDeclaration: return parent
        default: return nil
        }
    }

    /// The node itself, or what the constant it names stands for.
    func resolved(_ node: NodeID) -> NodeID {
        var node = node
        for _ in 0..<8 {
            guard let definition = definition(of: node) else { return node }
            node = definition
        }
        return node
    }

    /// The text of a string that is written out, or a constant's.
    func constantString(_ node: NodeID) -> String? { tree.string(resolved(node)) }

    /// The value of a property of an object that is written out.
    func property(_ name: String, of object: NodeID) -> NodeID? {
        let object = resolved(object)
        guard kind(object) == .object else { return nil }
        for member in tree.children(object) where tree.keyName(member) == name { return tree.child(member, 1) }
        return nil
    }

    func isFunctionValue(_ node: NodeID) -> Bool { isFunction(resolved(node)) }
}
