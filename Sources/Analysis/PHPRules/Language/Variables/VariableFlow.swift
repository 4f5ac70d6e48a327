import PHPSyntax

/// Follows the variables of a function through its statements: which are set on every path, and which on some.
struct VariableFlow {
    /// What holds at a point of the code.
    struct State {
        /// Set on every path that leads here.
        var definite = VariableSet()
        /// Set on some path that leads here.
        var possible = VariableSet()
        /// Whether any path leads here.
        var isAlive = true

        static let dead: State = {
            var state = State()
            state.isAlive = false
            return state
        }()

        mutating func merge(_ other: State) {
            guard other.isAlive else { return }
            guard isAlive else {
                self = other
                return
            }
            definite.formIntersection(other.definite)
            possible.formUnion(other.possible)
        }
    }

    /// A variable that is used where it may not be set.
    struct Use {
        var event: FunctionVariables.Event
        /// Whether no path sets it.
        var isNeverSet: Bool
    }

    /// A loop or switch that is being followed: what holds where it is left, and where it is repeated.
    private struct Frame {
        var left = State.dead
        var repeated = State.dead
    }

    private let file: FileContext
    private let tree: SyntaxTree
    private let variables: FunctionVariables
    private var frames: [Frame] = []
    /// The variables that the conditions around mention, and, for each variable, those of the conditions under which it
    /// was set.
    private var guards: [VariableSet] = []
    private var guardOf: [Int: VariableSet] = [:]
    /// Steps that may still be taken; a function with very many branches and variables is not followed to its end.
    private var budget: Int
    private(set) var uses: [Use] = []

    init(_ variables: FunctionVariables, in file: FileContext) {
        self.variables = variables
        self.file = file
        tree = file.tree
        budget = 20_000_000 / (1 + variables.names.count / 64)
        var state = State()
        for (number, traits) in variables.traits.enumerated()
        where traits.contains(.parameter) || traits.contains(.captured) {
            state.definite.insert(number)
            state.possible.insert(number)
        }
        if let body = tree.child(variables.function, FunctionSlots(tree.kind(variables.function)).body) {
            walk(body, &state)
        }
        if budget <= 0 { uses = [] }
    }

    // MARK: Events

    /// Goes over what an expression does.
    private mutating func evaluate(_ node: NodeID?, _ state: inout State) {
        guard let node else { return }
        for index in range(node) { happen(variables.events[index], &state) }
    }

    /// The events in a node, as indices.
    private func range(_ node: NodeID) -> Range<Int> {
        let positions = tree.nodes(through: node)
        let first = firstEvent(from: positions.lowerBound)
        return first..<max(first, firstEvent(from: positions.upperBound + 1))
    }

    private func firstEvent(from position: Int) -> Int {
        var low = 0
        var high = variables.events.count
        while low < high {
            let middle = (low + high) / 2
            if variables.events[middle].position < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func happen(_ event: FunctionVariables.Event, _ state: inout State) {
        budget -= 1
        let variable = event.variable
        switch event.kind {
        case .read:
            guard state.isAlive, !state.definite.contains(variable) else { return }
            let isNeverSet = !state.possible.contains(variable)
            if isNeverSet || !isGuarded(variable) { uses.append(Use(event: event, isNeverSet: isNeverSet)) }
            // Once is enough.
            set(variable, &state)
        case .write, .reference, .check:
            set(variable, &state)
        case .unset:
            state.definite.remove(variable)
            state.possible.remove(variable)
        }
    }

    private mutating func set(_ variable: Int, _ state: inout State) {
        if !state.definite.contains(variable) && !guards.isEmpty {
            var mentioned = guardOf[variable] ?? VariableSet()
            for condition in guards.suffix(8) { mentioned.formUnion(condition) }
            guardOf[variable] = mentioned
        }
        state.definite.insert(variable)
        state.possible.insert(variable)
    }

    /// Whether a condition around asks about a variable that a condition around the assignment asked about: both may
    /// well hold together.
    private func isGuarded(_ variable: Int) -> Bool {
        guard let mentioned = guardOf[variable] else { return false }
        for condition in guards {
            var common = condition
            common.formIntersection(mentioned)
            if !common.isEmpty { return true }
        }
        return false
    }

    /// Everything that may be set in a node is possible from its begin on: an earlier round may have set it.
    private func addWrites(in node: NodeID, to state: inout State) {
        for index in range(node) where variables.events[index].kind != .read {
            state.possible.insert(variables.events[index].variable)
        }
    }

    /// The variables that a condition mentions.
    private func mentioned(_ condition: NodeID?) -> VariableSet {
        var set = VariableSet()
        guard let condition else { return set }
        for index in range(condition) { set.insert(variables.events[index].variable) }
        return set
    }

    // MARK: Statements

    private mutating func walk(_ node: NodeID?, _ state: inout State) {
        guard let node, budget > 0 else { return }
        switch tree.kind(node) {
        case .block, .statementList:
            for child in tree.children(node) { walk(child, &state) }
        case .ifStatement: walkIf(node, &state)
        case .whileStatement: walkWhile(node, &state)
        case .doWhile: walkDo(node, &state)
        case .forStatement: walkFor(node, &state)
        case .foreach: walkForeach(node, &state)
        case .switchStatement: walkSwitch(node, &state)
        case .tryStatement: walkTry(node, &state)
        case .breakStatement, .continueStatement: jump(node, &state)
        case .returnStatement, .goto:
            evaluate(node, &state)
            state.isAlive = false
        case .expressionStatement:
            evaluate(node, &state)
            if !file.flow.completes(node) { state.isAlive = false }
        case .declare:
            if let body = tree.child(node, tree.slotCount(node) - 1) { walk(body, &state) }
        case .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration: return
        default: evaluate(node, &state)
        }
    }

    private mutating func walkIf(_ node: NodeID, _ state: inout State) {
        var after = State.dead
        var rest = state
        func condition(_ node: NodeID) -> NodeID? { tree.child(node, 0) }
        evaluate(condition(node), &rest)
        guards.append(mentioned(condition(node)))
        var branch = rest
        walk(tree.child(node, 1), &branch)
        after.merge(branch)
        for clause in tree.children(node).dropFirst(2) {
            if tree.kind(clause) == .elseClause {
                walk(tree.child(clause, 0), &rest)
                after.merge(rest)
                rest = .dead
                continue
            }
            evaluate(condition(clause), &rest)
            guards[guards.count - 1].formUnion(mentioned(condition(clause)))
            branch = rest
            walk(tree.child(clause, 1), &branch)
            after.merge(branch)
        }
        guards.removeLast()
        after.merge(rest)
        state = after
    }

    private mutating func walkWhile(_ node: NodeID, _ state: inout State) {
        addWrites(in: node, to: &state)
        evaluate(tree.child(node, 0), &state)
        let isEndless = tree.child(node, 0).flatMap(file.truth) == true
        var body = state
        frames.append(Frame())
        guards.append(mentioned(tree.child(node, 0)))
        walk(tree.child(node, 1), &body)
        guards.removeLast()
        let frame = frames.removeLast()
        if isEndless {
            state = frame.left
        } else {
            finish(&state, body, frame)
        }
    }

    /// What holds behind a loop whose body may not run at all.
    private func finish(_ state: inout State, _ body: State, _ frame: Frame) {
        state.merge(frame.left)
        for end in [body, frame.repeated] where end.isAlive { state.possible.formUnion(end.possible) }
    }

    private mutating func walkDo(_ node: NodeID, _ state: inout State) {
        addWrites(in: node, to: &state)
        frames.append(Frame())
        walk(tree.child(node, 0), &state)
        let frame = frames.removeLast()
        state.merge(frame.repeated)
        evaluate(tree.child(node, 1), &state)
        state.merge(frame.left)
    }

    private mutating func walkFor(_ node: NodeID, _ state: inout State) {
        evaluate(tree.child(node, 0), &state)
        addWrites(in: node, to: &state)
        evaluate(tree.child(node, 1), &state)
        var body = state
        frames.append(Frame())
        guards.append(mentioned(tree.child(node, 1)))
        walk(tree.child(node, 3), &body)
        guards.removeLast()
        let frame = frames.removeLast()
        body.merge(frame.repeated)
        evaluate(tree.child(node, 2), &body)
        let isEndless = tree.child(node, 1).map { tree.slotCount($0) == 0 } ?? true
        if isEndless {
            state = frame.left
        } else {
            finish(&state, body, frame)
        }
    }

    private mutating func walkForeach(_ node: NodeID, _ state: inout State) {
        evaluate(tree.child(node, 0), &state)
        addWrites(in: node, to: &state)
        var body = state
        evaluate(tree.child(node, 1), &body)
        evaluate(tree.child(node, 2), &body)
        frames.append(Frame())
        guards.append(mentioned(tree.child(node, 0)))
        walk(tree.child(node, 3), &body)
        guards.removeLast()
        let frame = frames.removeLast()
        // A list that is written out is not empty, so its values are set behind the loop.
        if let subject = tree.child(node, 0), tree.kind(subject) == .array, tree.slotCount(subject) > 0 {
            state = frame.left
            state.merge(frame.repeated)
            state.merge(body)
        } else {
            finish(&state, body, frame)
        }
    }

    private mutating func walkSwitch(_ node: NodeID, _ state: inout State) {
        evaluate(tree.child(node, 0), &state)
        guards.append(mentioned(tree.child(node, 0)))
        frames.append(Frame())
        var entry = state
        var current = State.dead
        var hasDefault = false
        for clause in tree.children(node).dropFirst(1) {
            if let value = tree.child(clause, 0) { evaluate(value, &entry) } else { hasDefault = true }
            current.merge(entry)
            walk(tree.child(clause, 1), &current)
        }
        guards.removeLast()
        let frame = frames.removeLast()
        if !hasDefault { current.merge(entry) }
        current.merge(frame.left)
        current.merge(frame.repeated)
        state = current
    }

    private mutating func walkTry(_ node: NodeID, _ state: inout State) {
        var thrown = state
        if let block = tree.child(node, 0) {
            walk(block, &state)
            addWrites(in: block, to: &thrown)
        }
        var after = state
        var finally: NodeID?
        for clause in tree.children(node).dropFirst(1) {
            if tree.kind(clause) == .finallyClause {
                finally = tree.child(clause, 0)
                continue
            }
            var caught = thrown
            evaluate(tree.child(clause, 1), &caught)
            walk(tree.child(clause, 2), &caught)
            after.merge(caught)
            addWrites(in: clause, to: &thrown)
        }
        if let finally {
            // It runs whatever happened; what it finds is possible, what is set behind it is what the paths set.
            var last = thrown
            last.isAlive = true
            walk(finally, &last)
            if !last.isAlive { after.isAlive = false }
            for index in range(finally) where variables.events[index].kind == .write {
                after.possible.insert(variables.events[index].variable)
                if last.definite.contains(variables.events[index].variable) {
                    after.definite.insert(variables.events[index].variable)
                }
            }
        }
        state = after
    }

    private mutating func jump(_ node: NodeID, _ state: inout State) {
        var depth = 1
        if let number = tree.child(node, 0), case .integer(let value) = tree.number(number), value > 1 { depth = value }
        let index = frames.count - min(depth, frames.count + 1)
        if index >= 0, index < frames.count {
            if tree.kind(node) == .breakStatement {
                frames[index].left.merge(state)
            } else {
                frames[index].repeated.merge(state)
            }
        }
        state.isAlive = false
    }
}
