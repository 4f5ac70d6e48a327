import PHPSyntax

/// What each node is in, for all nodes at once: parents come behind their children, so one walk from the end suffices,
/// however deep the tree is.
struct Enclosures {
    /// By node index; 0 if there is none.
    private(set) var functions: [UInt32]
    private(set) var classes: [UInt32]
    private(set) var loops: [UInt32]
    private(set) var statements: [UInt32]

    init(_ tree: SyntaxTree, _ parents: [UInt32]) {
        let none = [UInt32](repeating: 0, count: tree.nodeCount)
        functions = none
        classes = none
        loops = none
        statements = none
        for index in stride(from: tree.nodeCount - 1, to: 0, by: -1) {
            let node = tree.node(at: index)
            let kind = tree.kind(node)
            let parent = Int(parents[index])
            if parent > 0 {
                let parentNode = tree.node(at: parent)
                let parentKind = tree.kind(parentNode)
                functions[index] = parentKind.isFunction ? UInt32(parent) : functions[parent]
                if parentKind.isClass {
                    classes[index] = UInt32(parent)
                    functions[index] = 0
                } else {
                    classes[index] = classes[parent]
                }
                if parentKind.isFunction || parentKind.isClass {
                    loops[index] = 0
                } else {
                    loops[index] =
                        Self.repeats(tree, parentNode, parentKind, node) ? UInt32(parent) : loops[parent]
                }
                statements[index] = statements[parent]
            }
            if kind.isStatement { statements[index] = UInt32(index) }
        }
    }

    /// Whether `child` is a part of the loop `node` that may be evaluated more than once.
    @inline(__always)
    private static func repeats(_ tree: SyntaxTree, _ node: NodeID, _ kind: NodeKind, _ child: NodeID) -> Bool {
        switch kind {
        case .whileStatement, .doWhile: true
        case .forStatement, .foreach: tree.child(node, 0) != child
        default: false
        }
    }
}

extension NodeKind {
    /// Has a body with variables of its own, or for an arrow function, its own parameters.
    package var isFunction: Bool {
        switch self {
        case .function, .method, .closure, .arrowFunction, .propertyHook: true
        default: false
        }
    }

    package var isClass: Bool {
        switch self {
        case .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration, .anonymousClass: true
        default: false
        }
    }

    package var isLoop: Bool {
        switch self {
        case .whileStatement, .doWhile, .forStatement, .foreach: true
        default: false
        }
    }

    /// A statement of its own, blocks not among them.
    package var isStatement: Bool {
        switch self {
        case .emptyStatement, .inlineHTML, .echo, .expressionStatement, .ifStatement, .whileStatement, .doWhile,
            .forStatement, .foreach, .switchStatement, .breakStatement, .continueStatement, .returnStatement, .global,
            .staticDeclaration, .unset, .declare, .tryStatement, .goto, .label, .haltCompiler, .namespace, .use,
            .groupUse, .constDeclaration, .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration,
            .enumDeclaration:
            true
        default: false
        }
    }
}
