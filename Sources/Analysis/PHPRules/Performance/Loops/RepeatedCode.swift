import PHPSyntax

/// A loop that runs a piece of code again and again.
struct RepeatedCode {
    /// The loop, or the closure that a function such as `array_map()` calls for each element.
    let node: NodeID
    /// The variables that differ from turn to turn: of a `foreach`, or the parameters of the closure.
    let variables: [String]
    /// What a `foreach` or `array_map()` goes through.
    let subject: NodeID?

    /// Functions that call their argument for each element of an array, with the places of callback and array.
    private static let mappers: [String: (callback: Int, subject: Int)] = [
        "array_map": (0, 1), "array_filter": (1, 0), "array_walk": (1, 0), "array_reduce": (1, 0),
        "array_walk_recursive": (1, 0), "usort": (1, 0), "uasort": (1, 0), "wp_list_filter": (1, 0),
    ]
    /// A loop with no more turns than this does no harm.
    private static let fewTurns = 3

    /// The loop around `place` that repeats it often; nil if there is none, or if it runs a few times only, or leaves
    /// itself behind `place`.
    init?(around place: NodeID, in file: FileContext) {
        let tree = file.tree
        if let loop = file.enclosingLoop(place) {
            guard !Self.hasFewTurns(loop, file), !Self.leaves(loop, behind: place, file) else { return nil }
            node = loop
            switch tree.kind(loop) {
            case .foreach:
                subject = tree.child(loop, 0)
                variables = [tree.child(loop, 1), tree.child(loop, 2)].compactMap { file.variableName($0) }
            default:
                subject = nil
                variables = []
            }
            return
        }
        guard let closure = file.enclosingFunction(place),
            tree.kind(closure) == .closure || tree.kind(closure) == .arrowFunction,
            let argument = file.parent(closure), tree.kind(argument) == .argument, let list = file.parent(argument),
            let call = file.parent(list).flatMap({ Call($0, in: file) }), let name = call.name,
            let places = Self.mappers[name], call.argument(places.callback) == closure
        else { return nil }
        node = closure
        subject = call.argument(places.subject)
        if let array = file.resolved(subject), tree.kind(array) == .array, tree.slotCount(array) <= Self.fewTurns {
            return nil
        }
        variables = (tree.child(closure, 1).map { Array(tree.children($0)) } ?? []).compactMap {
            file.variableName(tree.child($0, 2))
        }
    }

    /// Whether there is a loop around the node, or a closure; quicker than making one.
    static func mayRepeat(_ node: NodeID, _ file: FileContext) -> Bool {
        if file.enclosingLoop(node) != nil { return true }
        guard let function = file.enclosingFunction(node) else { return false }
        return file.tree.kind(function) == .closure || file.tree.kind(function) == .arrowFunction
    }

    /// Whether the node is one of the variables that differ, or a cast of one.
    func varies(_ node: NodeID?, _ file: FileContext) -> Bool {
        guard let name = file.variableName(file.stripped(node)) else { return false }
        return variables.contains(name)
    }

    /// Whether a variable that differs, or any at all in a counting loop, occurs in the node; the current post differs
    /// too.
    func dependsOnTurn(_ node: NodeID?, _ file: FileContext) -> Bool {
        guard let node else { return false }
        if let name = file.calledFunction(node), name == "get_the_id" { return true }
        for index in file.tree.nodes(through: node) {
            guard let name = file.variableName(file.tree.node(at: index)) else { continue }
            if variables.isEmpty || variables.contains(name) { return true }
        }
        return false
    }

    private static func hasFewTurns(_ loop: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        switch tree.kind(loop) {
        case .foreach:
            guard let array = file.resolved(tree.child(loop, 0)), tree.kind(array) == .array else { return false }
            let hasSpread = tree.children(array).contains { tree.flags($0).contains(.variadic) }
            return tree.slotCount(array) <= fewTurns && !hasSpread
        case .forStatement:
            guard let conditions = tree.child(loop, 1), let condition = tree.children(conditions).first,
                tree.kind(condition) == .binary,
                let bound = file.integer(tree.child(condition, 1)) ?? file.integer(tree.child(condition, 0))
            else { return false }
            return bound >= 0 && bound <= fewTurns
        case .whileStatement:
            guard let condition = tree.child(loop, 0), tree.kind(condition) == .binary,
                tree.mainTokenKind(condition) == .less || tree.mainTokenKind(condition) == .lessOrEqual,
                let bound = file.integer(tree.child(condition, 1))
            else { return false }
            return bound >= 0 && bound <= fewTurns
        default: return false
        }
    }

    /// Whether the loop ends once `place` has been run: a `break` or `return` follows in the same block.
    private static func leaves(_ loop: NodeID, behind place: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        for ancestor in file.ancestors(of: place, limit: 64) {
            if ancestor == loop { return false }
            switch tree.kind(ancestor) {
            case .returnStatement, .exit, .throw: return true
            case .block, .statementList:
                guard tree.slotCount(ancestor) > 0, let last = tree.child(ancestor, tree.slotCount(ancestor) - 1) else {
                    continue
                }
                switch tree.kind(last) {
                case .returnStatement, .breakStatement:
                    // `break` at the end of a case leaves the switch, not the loop.
                    if file.parentKind(ancestor) != .caseClause { return true }
                case .expressionStatement where !file.flow.completes(last): return true
                default: continue
                }
            default: continue
            }
        }
        return false
    }

    /// Whether the loop's condition waits for what `call` gives, as loops that work in batches do.
    func isPagination(_ call: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        let condition: NodeID?
        switch tree.kind(node) {
        case .whileStatement: condition = tree.child(node, 0)
        case .doWhile: condition = tree.child(node, 1)
        case .forStatement: condition = tree.child(node, 1)
        default: return false
        }
        guard let condition, tree.nodes(through: condition).count < 400 else { return false }
        if tree.nodes(through: condition).contains(call.index) { return true }
        var target: String?
        for ancestor in file.ancestors(of: call, limit: 8) where tree.kind(ancestor) == .assign {
            target = file.variableName(tree.child(ancestor, 0))
            break
        }
        if isEndless(condition, file) { return true }
        guard let target else { return false }
        return tree.nodes(through: condition).contains { file.variableName(tree.node(at: $0)) == target }
    }

    /// `while ( true )`: left from within, as batches are.
    private func isEndless(_ condition: NodeID, _ file: FileContext) -> Bool { file.truth(condition) == true }
}
