import AnalysisProgram
import OutputContexts
import PHPSyntax

extension Interpreter {
    /// How often a loop's body is looked at, so that what one round leaves reaches the next.
    private static let maximumRounds = 3

    /// Runs a loop whose test is made before each round.
    private mutating func loop(
        _ environment: inout Environment,
        test: (inout Interpreter, Environment) -> (Environment, Environment),
        body: (inout Interpreter, inout Environment) -> Void
    ) {
        var entry = environment
        var exit = Environment.dead
        let rounds = frame.loops.count < 2 ? Self.maximumRounds : frame.loops.count < 4 ? 2 : 1
        for _ in 0..<rounds {
            frame.loops.append(Frame.Loop())
            var (inside, outside) = test(&self, entry)
            body(&self, &inside)
            let loop = frame.loops.popLast() ?? Frame.Loop()
            exit = join(outside, loop.broken)
            let next = join(join(entry, inside), loop.continued)
            if isSame(next, entry) { break }
            entry = next
        }
        // What a loop prints is taken to be whole: the page is as after one round.
        environment = exit
    }

    mutating func runWhile(_ node: NodeID, _ environment: inout Environment) {
        guard let test = frame.tree.child(node, 0) else { return }
        let body = frame.tree.child(node, 1)
        loop(
            &environment, test: { $0.condition(test, $1) },
            body: { interpreter, environment in if let body { interpreter.run(body, &environment) } })
    }

    mutating func runDoWhile(_ node: NodeID, _ environment: inout Environment) {
        let body = frame.tree.child(node, 0)
        let test = frame.tree.child(node, 1)
        var entry = environment
        var exit = Environment.dead
        for _ in 0..<2 {
            frame.loops.append(Frame.Loop())
            var inside = entry
            if let body { run(body, &inside) }
            let loop = frame.loops.popLast() ?? Frame.Loop()
            inside = join(inside, loop.continued)
            var again = inside
            var outside = inside
            if let test { (again, outside) = condition(test, inside) }
            exit = join(outside, loop.broken)
            let next = join(entry, again)
            if isSame(next, entry) { break }
            entry = next
        }
        environment = exit
    }

    mutating func runFor(_ node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        func list(_ slot: Int) -> [NodeID] { tree.child(node, slot).map { Array(tree.children($0)) } ?? [] }
        for expression in list(0) { _ = evaluate(expression, &environment) }
        let tests = list(1)
        let steps = list(2)
        let body = tree.child(node, 3)
        loop(
            &environment,
            test: { interpreter, environment in
                var environment = environment
                for test in tests.dropLast() { _ = interpreter.evaluate(test, &environment) }
                guard let last = tests.last else { return (environment, environment) }
                return interpreter.condition(last, environment)
            },
            body: { interpreter, environment in
                if let body { interpreter.run(body, &environment) }
                for step in steps { _ = interpreter.evaluate(step, &environment) }
            })
    }

    mutating func runForeach(_ node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        guard let subject = tree.child(node, 0) else { return }
        let collection = evaluateObject(subject, &environment)
        let key = tree.child(node, 1)
        let target = tree.child(node, 2)
        let body = tree.child(node, 3)
        let isReference = tree.flags(node).contains(.byReference)
        let element = iterated(collection, at: subject, environment)
        let keyValue = anyKey(of: collection, at: subject, environment)
        loop(
            &environment, test: { _, environment in (environment, environment) },
            body: { interpreter, environment in
                if let key { interpreter.assign(to: key, keyValue, at: node, &environment) }
                if let target { interpreter.assign(to: target, element, at: node, &environment) }
                if let body { interpreter.run(body, &environment) }
                if isReference, let target {
                    // What the body leaves in the variable is an element of the array.
                    let changed = interpreter.evaluate(target, &environment)
                    interpreter.assignEveryElement(of: subject, changed, &environment)
                }
            })
        if isReference, let target, environment.isLive {
            let changed = evaluate(target, &environment)
            assignEveryElement(of: subject, changed, &environment)
        } else if let key, let body, environment.isLive, overwrites(subject, key, body) {
            // `$a[ $key ] = clean( $value );` for every key: nothing of the old elements is left.
            let whole = evaluate(subject, &environment)
            let shape = whole == .undefined ? 0 : arena[whole].shape
            if shape != 0 { assignEveryElement(of: subject, arena.shapes[Int(shape)].rest, &environment) }
        }
    }

    /// What a loop gets of a collection: of an object, what its iterator gives.
    private mutating func iterated(_ id: ValueID, at node: NodeID, _ environment: Environment) -> ValueID {
        guard id != .undefined, case .object(let classID) = arena[id].reference else {
            return anyElement(of: id, at: node, environment)
        }
        var other = environment
        for (name, isElement) in [("getiterator", false), ("current", true)] {
            guard let symbol = program.symbols.symbol(name), let method = program.method(symbol, in: classID),
                program.functions[method.index].body != nil
            else { continue }
            let result =
                arena[id].isFresh ? runInline(method, [], receiver: id)?.result : nil
            let value = result ?? apply(method, [], receiver: id, at: node, &other)
            return isElement ? value : anyElement(of: value, at: node, environment)
        }
        return anyElement(of: id, at: node, environment)
    }

    /// Whether each round of a loop assigns the element that it looks at.
    private func overwrites(_ subject: NodeID, _ key: NodeID, _ body: NodeID) -> Bool {
        let tree = frame.tree
        guard tree.kind(key) == .variable, tree.kind(subject) == .variable else { return false }
        let isList = tree.kind(body) == .block || tree.kind(body) == .statementList
        for statement in isList ? Array(tree.children(body)) : [body] {
            if tree.kind(statement) == .ifStatement, overwritesEither(subject, key, statement) { return true }
            guard tree.kind(statement) == .expressionStatement else { continue }
            guard let assignment = tree.child(statement, 0), tree.kind(assignment) == .assign,
                let target = tree.child(assignment, 0), tree.kind(target) == .index,
                let base = tree.child(target, 0), tree.kind(base) == .variable, symbol(base) == symbol(subject),
                let index = tree.child(target, 1), tree.kind(index) == .variable, symbol(index) == symbol(key)
            else { continue }
            return true
        }
        return false
    }

    /// Whether each branch of an `if` does, and one of them is taken.
    private func overwritesEither(_ subject: NodeID, _ key: NodeID, _ statement: NodeID) -> Bool {
        let tree = frame.tree
        guard let first = tree.child(statement, 1), overwrites(subject, key, first) else { return false }
        var isComplete = false
        for clause in tree.children(statement).dropFirst(2) {
            let isElse = tree.kind(clause) == .elseClause
            guard isElse || tree.kind(clause) == .elseIf, let body = tree.child(clause, isElse ? 0 : 1),
                overwrites(subject, key, body)
            else { return false }
            if isElse { isComplete = true }
        }
        return isComplete
    }

    /// Any element of a collection.
    mutating func anyElement(of id: ValueID, at node: NodeID, _ environment: Environment) -> ValueID {
        guard id != .undefined else { return .unknown }
        let value = arena[id]
        if value.isSource { return sourceElement(of: value, key: nil, base: node, at: node) }
        if let identity = value.identity, identity.key == 0 {
            return marked([
                Mark(origin: identity, step: 0, sanitizer: .none, flags: [], danger: .all)
            ])
        }
        var element: ValueID = .undefined
        if value.shape != 0 {
            let shape = arena.shapes[Int(value.shape)]
            for index in shape.entries.range where arena.entries[index].key != keysLiteral {
                element = join(element, arena.entries[index].value)
            }
            element = join(element, shape.rest)
        }
        if !value.marks.isEmpty {
            var own = Value()
            own.marks = value.marks
            let marks = arena.add(own)
            element = element == .undefined ? marks : join(element, marks)
        }
        if !value.choice.isEmpty { return chosen(element == .undefined ? .unknown : element, value.choice) }
        return element == .undefined ? .unknown : element
    }

    /// Any key of a collection: from outside if the collection is.
    mutating func anyKey(of id: ValueID, at node: NodeID, _ environment: Environment) -> ValueID {
        guard id != .undefined else { return .unknown }
        let value = arena[id]
        let stored = value.shape == 0 ? nil : arena.element(value.shape, keysLiteral)
        if let identity = value.identity, identity.key == 0, !value.marks.isEmpty {
            // The keys of what is passed, not its elements.
            let origin = OriginID(parameter: identity.parameter, key: keysLiteral)
            return marked(
                [Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)], types: [.string, .int])
        }
        guard value.isSource || value.identity != nil || (value.shape == 0 && !value.marks.isEmpty) else {
            let marks = arena.allMarks(stored ?? .undefined)
            return marked(marks.filter { isChosen($0) }, types: [.string, .int])
        }
        let marks = arena.list(value.marks).filter { isChosen($0) }
        return marked(marks, types: [.string, .int])
    }

    /// Whether a mark says that somebody chose the keys too: database rows, options and posts have the program's keys.
    func isChosen(_ mark: Mark) -> Bool { provenance[mark.origin].map { $0.grade.isRequest } ?? true }
}
