import PHPSyntax

/// Where statements lead: whether what follows a statement can be reached through it. Computed for a whole file in one
/// walk, for children come before their parents.
package struct ControlFlow {
    /// By node index: whether the statement may end normally.
    private var completes: [Bool]
    /// By node index: how many loops or switches a `break` in the statement leaves, as bits; bit 0 is the innermost.
    private var breaks: [UInt8]
    /// The same for `continue`.
    private var continues: [UInt8]

    /// Functions of WordPress that end the request.
    static let endingFunctions: Set<String> = [
        "wp_die", "wp_send_json", "wp_send_json_success", "wp_send_json_error", "wp_nonce_ays", "dead_db",
        "_default_wp_die_handler", "wp_ajax_die_handler", "_deprecated_and_die",
    ]

    init(_ file: FileContext) {
        let tree = file.tree
        completes = [Bool](repeating: true, count: tree.nodeCount)
        breaks = [UInt8](repeating: 0, count: tree.nodeCount)
        continues = breaks
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            let kind = tree.kind(node)
            if kind.isStatement || kind.isFlowPart { visit(node, kind, file) }
        }
    }

    /// Whether what follows the statement may be reached through it.
    package func completes(_ node: NodeID) -> Bool { completes[node.index] }

    /// Whether the statement may leave the loop or switch that it is in with `break`.
    package func breaks(_ node: NodeID) -> Bool { breaks[node.index] & 1 != 0 }

    private mutating func visit(_ node: NodeID, _ kind: NodeKind, _ file: FileContext) {
        let tree = file.tree
        switch kind {
        case .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration: return
        case .returnStatement, .goto: completes[node.index] = false
        case .breakStatement:
            completes[node.index] = false
            breaks[node.index] = Self.bit(tree, node)
        case .continueStatement:
            completes[node.index] = false
            continues[node.index] = Self.bit(tree, node)
        case .expressionStatement: completes[node.index] = !Self.ends(file, tree.child(node, 0))
        case .ifStatement:
            collectJumps(node, tree)
            var hasElse = false
            var mayComplete = tree.child(node, 1).map(completes) ?? true
            for clause in tree.children(node).dropFirst(2) {
                if tree.kind(clause) == .elseClause { hasElse = true }
                if completes(clause) { mayComplete = true }
            }
            completes[node.index] = mayComplete || !hasElse
        case .elseIf, .elseClause:
            collectJumps(node, tree)
            completes[node.index] = tree.child(node, kind == .elseIf ? 1 : 0).map(completes) ?? true
        case .whileStatement: visitLoop(node, endless: tree.child(node, 0).flatMap(file.truth) == true, tree)
        case .doWhile:
            let body = tree.child(node, 0)
            let isEndless =
                tree.child(node, 1).flatMap(file.truth) == true
                || body.map { !completes($0) && continues[$0.index] & 1 == 0 } ?? false
            visitLoop(node, endless: isEndless, tree)
        case .forStatement:
            let conditions = tree.child(node, 1)
            let isEndless =
                conditions.map { list in
                    tree.slotCount(list) == 0
                        || tree.child(list, tree.slotCount(list) - 1).flatMap(file.truth) == true
                } ?? true
            visitLoop(node, endless: isEndless, tree)
        case .foreach: visitLoop(node, endless: false, tree)
        case .switchStatement: visitSwitch(node, tree)
        case .caseClause:
            collectJumps(node, tree)
            completes[node.index] = tree.child(node, 1).map(completes) ?? true
        case .tryStatement:
            collectJumps(node, tree)
            var mayComplete = tree.child(node, 0).map(completes) ?? true
            for clause in tree.children(node).dropFirst(1) {
                if tree.kind(clause) == .finallyClause {
                    mayComplete = mayComplete && completes(clause)
                } else if completes(clause) {
                    mayComplete = true
                }
            }
            completes[node.index] = mayComplete
        case .catchClause, .finallyClause, .declare, .namespace:
            collectJumps(node, tree)
            for child in tree.children(node) where tree.kind(child) == .block || tree.kind(child) == .statementList {
                completes[node.index] = completes(child)
            }
        case .block, .statementList, .file:
            collectJumps(node, tree)
            var mayComplete = true
            for statement in tree.children(node) {
                if tree.kind(statement) == .label { mayComplete = true }
                if !completes(statement) { mayComplete = false }
            }
            completes[node.index] = mayComplete
        default: return
        }
    }

    private mutating func visitLoop(_ node: NodeID, endless: Bool, _ tree: SyntaxTree) {
        collectJumps(node, tree)
        let isLeft = breaks[node.index] & 1 != 0
        completes[node.index] = !endless || isLeft
        breaks[node.index] >>= 1
        continues[node.index] >>= 1
    }

    private mutating func visitSwitch(_ node: NodeID, _ tree: SyntaxTree) {
        collectJumps(node, tree)
        var hasDefault = false
        var last = true
        for clause in tree.children(node).dropFirst(1) {
            if tree.child(clause, 0) == nil { hasDefault = true }
            last = completes(clause)
        }
        let isLeft = (breaks[node.index] | continues[node.index]) & 1 != 0
        completes[node.index] = !hasDefault || last || isLeft
        breaks[node.index] >>= 1
        continues[node.index] >>= 1
    }

    private mutating func collectJumps(_ node: NodeID, _ tree: SyntaxTree) {
        var left: UInt8 = 0
        var repeated: UInt8 = 0
        for child in tree.children(node) {
            left |= breaks[child.index]
            repeated |= continues[child.index]
        }
        breaks[node.index] = left
        continues[node.index] = repeated
    }

    /// The bit of the depth of a `break` or `continue`.
    private static func bit(_ tree: SyntaxTree, _ node: NodeID) -> UInt8 {
        guard let depth = tree.child(node, 0), case .integer(let number) = tree.number(depth) else { return 1 }
        return number >= 1 && number <= 8 ? 1 << UInt8(number - 1) : 1
    }

    /// Whether evaluating the expression ends the function or the request.
    static func ends(_ file: FileContext, _ expression: NodeID?) -> Bool {
        guard let expression else { return false }
        switch file.tree.kind(expression) {
        case .exit, .throw: return true
        case .errorSuppress: return ends(file, file.tree.child(expression, 0))
        case .call:
            guard let name = file.lowercasedName(file.tree.child(expression, 0)) else { return false }
            return endingFunctions.contains(name)
        default: return false
        }
    }
}

extension NodeKind {
    /// A part of a statement, or several, through which control flows.
    fileprivate var isFlowPart: Bool {
        switch self {
        case .elseIf, .elseClause, .caseClause, .catchClause, .finallyClause, .block, .statementList, .file: true
        default: false
        }
    }
}
