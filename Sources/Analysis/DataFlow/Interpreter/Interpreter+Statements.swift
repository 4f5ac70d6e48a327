import AnalysisProgram
import OutputContexts
import PHPSyntax

extension Interpreter {
    /// Runs a statement.
    mutating func run(_ node: NodeID, _ environment: inout Environment) {
        guard environment.isLive || isDeclaration(node) else { return }
        frame.depth += 1
        defer { frame.depth -= 1 }
        guard frame.depth < Self.maximumDepth, !arena.isExhausted else { return }
        let tree = frame.tree
        switch tree.kind(node) {
        case .block, .statementList, .file:
            for child in tree.children(node) { run(child, &environment) }
        case .inlineHTML:
            let literal = tree.bytes(node)
            environment.page.consume(literal)
        case .echo:
            for child in tree.children(node) { output(child, "echo", &environment) }
        case .expressionStatement:
            if let expression = tree.child(node, 0) { runExpression(expression, &environment) }
        case .ifStatement: runIf(node, &environment)
        case .whileStatement: runWhile(node, &environment)
        case .doWhile: runDoWhile(node, &environment)
        case .forStatement: runFor(node, &environment)
        case .foreach: runForeach(node, &environment)
        case .switchStatement: runSwitch(node, &environment)
        case .breakStatement, .continueStatement: runJump(node, &environment)
        case .returnStatement: runReturn(node, &environment)
        case .global: runGlobal(node, &environment)
        case .staticDeclaration: runStatic(node, &environment)
        case .unset:
            for child in tree.children(node) { unset(child, at: node, &environment) }
        case .tryStatement: runTry(node, &environment)
        case .declare, .namespace:
            for child in tree.children(node) where tree.kind(child) == .block || tree.kind(child) == .statementList {
                run(child, &environment)
            }
        case .constDeclaration, .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration,
            .enumDeclaration, .use, .groupUse, .emptyStatement, .goto, .label, .haltCompiler, .missing:
            break
        default: _ = evaluate(node, &environment)
        }
    }

    private func isDeclaration(_ node: NodeID) -> Bool { frame.tree.kind(node) == .namespace }

    /// An expression whose value nobody uses: `check() or die();`, `check_admin_referer();`.
    private mutating func runExpression(_ node: NodeID, _ environment: inout Environment) {
        switch frame.tree.kind(node) {
        case .binary, .ternary:
            if isLogical(node) {
                let (whenTrue, whenFalse) = condition(node, environment)
                environment = join(whenTrue, whenFalse)
            } else {
                _ = evaluate(node, &environment)
            }
        default: _ = evaluate(node, &environment)
        }
    }

    private func isLogical(_ node: NodeID) -> Bool {
        switch frame.tree.mainTokenKind(node) {
        case .booleanAnd, .booleanOr, .kwLogicalAnd, .kwLogicalOr: frame.tree.kind(node) == .binary
        default: false
        }
    }

    // MARK: Branches

    private mutating func runIf(_ node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        var joined = Environment.dead
        var open = environment
        let before = environment.guards
        var clauses: [Clause] = []
        if let test = tree.child(node, 0) {
            var (whenTrue, whenFalse) = condition(test, open)
            if let body = tree.child(node, 1) {
                run(body, &whenTrue)
                doubt(&whenTrue, against: whenFalse, behind: body)
                if isHeadersTest(test), whenFalse.isLive {
                    // Headers that were not sent here were sent before, and say the same.
                    whenFalse.guards.formUnion(whenTrue.guards.intersection([.noPage, .attachment, .xmlPage]))
                }
            }
            clauses.append(noted(test, whenTrue, before))
            joined = whenTrue
            open = whenFalse
        }
        for clause in tree.children(node).dropFirst(2) {
            switch tree.kind(clause) {
            case .elseIf:
                guard let test = tree.child(clause, 0) else { continue }
                var (whenTrue, whenFalse) = condition(test, open)
                if let body = tree.child(clause, 1) {
                    run(body, &whenTrue)
                    doubt(&whenTrue, against: whenFalse, behind: body)
                }
                clauses.append(noted(test, whenTrue, before))
                joined = join(joined, whenTrue)
                open = whenFalse
            case .elseClause:
                if let body = tree.child(clause, 0) { run(body, &open) }
            default: break
            }
        }
        environment = join(joined, open)
        if clauses.contains(where: { !$0.gained.isEmpty }) { promiseTests(clauses, &environment) }
    }

    private func noted(_ test: NodeID, _ end: Environment, _ before: Guards) -> Clause {
        let gained = end.isLive ? end.guards.subtracting(before).intersection(.checks) : []
        return Clause(test: test, gained: gained, isLive: end.isLive)
    }

    /// `! headers_sent()`
    private func isHeadersTest(_ test: NodeID) -> Bool {
        let tree = frame.tree
        guard tree.kind(test) == .unary, tree.mainTokenKind(test) == .exclamation, let call = tree.child(test, 0),
            tree.kind(call) == .call, let callee = tree.child(call, 0)
        else { return false }
        return tree.text(callee).lowercased() == "headers_sent"
    }

    /// Whether a branch does nothing but note that something is wrong, for somebody to look at later:
    /// `$errors->add( … )`, `$this->errors[] = …`, `$is_valid = false`.
    private func notesError(_ body: NodeID) -> Bool {
        let tree = frame.tree
        let nodes = tree.nodes(through: body)
        guard nodes.count <= 120 else { return false }
        for index in nodes {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .methodCall, .staticCall:
                guard let name = tree.child(node, 1), tree.kind(name) == .identifier else { continue }
                let text = tree.text(name).lowercased()
                if text.hasPrefix("add") || text.hasPrefix("set"), Self.mentionsError(tree.bytes(node)) { return true }
            case .assign, .compoundAssign, .postfixUpdate, .prefixUpdate:
                if let target = tree.child(node, 0), Self.mentionsError(tree.bytes(target)) { return true }
            default: continue
            }
        }
        return false
    }

    private static func mentionsError(_ code: ArraySlice<UInt8>) -> Bool {
        let text = Array(String(decoding: code.prefix(80), as: UTF8.self).lowercased().utf8)
        return ["error", "errmsg", "invalid", "is_valid", "isvalid", "failed"].contains { word in
            let word = Array(word.utf8)
            guard text.count >= word.count else { return false }
            return (0...(text.count - word.count)).contains { text[$0..<($0 + word.count)].elementsEqual(word) }
        }
    }

    /// What a test refused, and an error was noted for: whether anybody goes on with it, nobody can tell from here.
    private mutating func doubt(
        _ refused: inout Environment, against passed: Environment, behind body: NodeID
    ) {
        guard refused.isLive, passed.isLive else { return }
        var isError: Bool?
        for slot in refused.slots.indices where slot < passed.slots.count {
            let value = refused.slots[slot]
            guard value != passed.slots[slot], value != .undefined, passed.slots[slot] != .undefined,
                !arena[value].isSource, hasMarks(value)
            else { continue }
            if isError == nil { isError = notesError(body) }
            guard isError == true else { return }
            refused.slots[slot] = guessed(value)
        }
    }

    private mutating func runSwitch(_ node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        guard let subject = tree.child(node, 0) else { return }
        let subjectValue = evaluate(subject, &environment)
        let isTrueSwitch = knownString(subjectValue) == "1" && arena[subjectValue].types == .bool
        frame.loops.append(Frame.Loop())
        var falling = Environment.dead
        var unmatched = environment
        var hasDefault = false
        for clause in tree.children(node).dropFirst(1) where tree.kind(clause) == .caseClause {
            var entry: Environment
            if let test = tree.child(clause, 0) {
                if isTrueSwitch {
                    let (whenTrue, whenFalse) = condition(test, unmatched)
                    entry = whenTrue
                    unmatched = whenFalse
                } else {
                    entry = unmatched
                    let value = evaluate(test, &entry)
                    if !entry.tests.isEmpty { entry.guards.formUnion(guardsPromised(when: subject, is: value, entry)) }
                    if !hasMarks(value) { refine(subject, clearing: .all, to: value, &entry) }
                }
            } else {
                hasDefault = true
                entry = unmatched
            }
            entry = join(entry, falling)
            if let body = tree.child(clause, 1) { run(body, &entry) }
            falling = entry
        }
        let loop = frame.loops.popLast() ?? Frame.Loop()
        var result = join(join(falling, loop.broken), loop.continued)
        if !hasDefault { result = join(result, unmatched) }
        environment = result
    }

    private mutating func runTry(_ node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        let before = environment
        frame.thrown.append(.dead)
        frame.exceptions.append(.undefined)
        if let block = tree.child(node, 0) { run(block, &environment) }
        let thrown = frame.thrown.popLast() ?? .dead
        let exception = frame.exceptions.popLast() ?? .undefined
        var caught = join(join(before, environment), thrown)
        // What a check established inside of the block is lost for whoever catches.
        caught.guards = before.guards
        var joined = environment
        for clause in tree.children(node).dropFirst(1) {
            switch tree.kind(clause) {
            case .catchClause:
                var entry = caught
                entry.isLive = true
                if let variable = tree.child(clause, 1) { assign(to: variable, exception, at: clause, &entry) }
                if let body = tree.child(clause, 2) { run(body, &entry) }
                joined = join(joined, entry)
            case .finallyClause:
                let wasLive = joined.isLive
                if !wasLive { joined = caught }
                if let body = tree.child(clause, 0) { run(body, &joined) }
                if !wasLive { joined.isLive = false }
            default: break
            }
        }
        environment = joined
    }

    // MARK: Jumps

    private mutating func runJump(_ node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        var levels = 1
        if let depth = tree.child(node, 0), case .integer(let number)? = tree.number(depth) { levels = number }
        let index = frame.loops.count - max(1, min(levels, frame.loops.count))
        if frame.loops.indices.contains(index) {
            if tree.kind(node) == .breakStatement {
                frame.loops[index].broken = join(frame.loops[index].broken, environment)
            } else {
                frame.loops[index].continued = join(frame.loops[index].continued, environment)
            }
        }
        environment.isLive = false
    }

    private mutating func runReturn(_ node: NodeID, _ environment: inout Environment) {
        if let expression = frame.tree.child(node, 0) {
            noteReturn(of: expression, environment)
        } else {
            frame.returned = join(frame.returned, environment)
            frame.returnedFalse = join(frame.returnedFalse, environment)
        }
        environment.isLive = false
    }

    /// Notes what an expression that is returned says about the checks made so far.
    mutating func noteReturn(of expression: NodeID, _ environment: Environment) {
        var whenTrue = environment
        var whenFalse = environment
        var environment = environment
        let value: ValueID
        if isCondition(expression) {
            (whenTrue, whenFalse) = condition(expression, environment)
            environment = join(whenTrue, whenFalse)
            value = harmless(.bool)
        } else {
            value = evaluate(expression, &environment)
            whenTrue = environment
            whenFalse = environment
            switch truth(value) {
            case true?: whenFalse.isLive = false
            case false?: whenTrue.isLive = false
            case nil:
                if arena[value].condition != 0 {
                    (whenTrue, whenFalse) = condition(expression, environment)
                }
            }
        }
        guard environment.isLive else { return }
        if isStored(expression, &environment) { frame.returnsStored = true }
        checkReturned(value, at: expression)
        frame.result = frame.result == .undefined ? value : join(frame.result, value)
        frame.returned = join(frame.returned, environment)
        frame.returnedTrue = join(frame.returnedTrue, whenTrue)
        frame.returnedFalse = join(frame.returnedFalse, whenFalse)
    }

    /// Whether an expression is an element of a global, static variable or property, under a name that is not known.
    private mutating func isStored(_ node: NodeID, _ environment: inout Environment) -> Bool {
        let tree = frame.tree
        guard tree.kind(node) == .index, let base = tree.child(node, 0), let key = tree.child(node, 1),
            tree.kind(key) == .variable
        else { return false }
        switch tree.kind(base) {
        case .variable: return frame.bound[slot(of: symbol(base))] != nil
        case .property, .staticProperty: return true
        default: return false
        }
    }

    // MARK: Declarations of variables

    private mutating func runGlobal(_ node: NodeID, _ environment: inout Environment) {
        for child in frame.tree.children(node) where frame.tree.kind(child) == .variable {
            let name = symbol(child)
            let slot = slot(of: name)
            let cell = Cell(owner: .global, name: name)
            if !frame.isFileCode { frame.bound[slot] = cell }
            environment[slot] = globalValue(name)
        }
    }

    private mutating func runStatic(_ node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        for child in tree.children(node) {
            guard let variable = tree.child(child, 0) else { continue }
            let name = symbol(variable)
            let slot = slot(of: name)
            let cell = Cell(owner: .function(frame.function), name: name)
            frame.bound[slot] = cell
            let initial = tree.child(child, 1).map { evaluate($0, &environment) } ?? harmless(.null)
            environment[slot] = join(initial, read(cell))
        }
    }
}
