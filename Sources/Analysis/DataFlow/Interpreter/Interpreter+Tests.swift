import AnalysisProgram
import PHPSyntax

/// Checks that are made wherever a test is true, for whoever makes the same test later:
/// `if ( isset( $_POST['save'] ) ) { check_admin_referer( 'save' ); } … if ( isset( $_POST['save'] ) ) { … }`.
extension Interpreter {
    /// A clause of an `if` that was run: its test, and the checks that its body added, if it goes on at all.
    struct Clause {
        var test: NodeID
        var gained: Guards
        var isLive: Bool
    }

    private static let maximumTests = 6

    /// Notes the checks of the clauses of an `if` that is over.
    mutating func promiseTests(_ clauses: [Clause], _ environment: inout Environment) {
        guard environment.isLive, environment.tests.count < Self.maximumTests else { return }
        var excluded: [LiteralID] = []
        for clause in clauses {
            let choice = chosenValues(clause.test, environment)
            let missing = clause.gained.subtracting(environment.guards)
            if !missing.isEmpty, isRepeatable(clause.test) {
                let values = choice.map { choice in choice.values.filter { !excluded.contains($0) } } ?? []
                environment.tests.append(
                    Environment.TestPromise(
                        file: frame.file, node: clause.test, subject: choice?.subject ?? .none, values: values,
                        variables: variables(in: clause.test, environment), guards: missing))
            }
            // The clauses behind it run for what this one lets through.
            if clause.isLive {
                guard let choice else { return }
                excluded += choice.values
            }
        }
    }

    /// What has been checked if `test` is true.
    func guardsPromised(whenTrue test: NodeID, _ environment: Environment) -> Guards {
        var guards: Guards = []
        for promise in environment.tests where promise.file == frame.file && holds(promise, environment) {
            if isSameCode(promise.node, test) { guards.formUnion(promise.guards) }
        }
        return guards
    }

    /// What has been checked if `subject` is that value.
    func guardsPromised(when subject: NodeID, is value: ValueID, _ environment: Environment) -> Guards {
        guard value != .undefined, arena[value].literal != 0 else { return [] }
        var guards: Guards = []
        for promise in environment.tests where promise.file == frame.file && promise.subject != .none {
            if promise.values.contains(arena[value].literal), isSameCode(promise.subject, subject),
                holds(promise, environment)
            {
                guards.formUnion(promise.guards)
            }
        }
        return guards
    }

    private func isSameCode(_ left: NodeID, _ right: NodeID) -> Bool {
        left == right
            || frame.tree.kind(left) == frame.tree.kind(right)
                && frame.tree.bytes(left).elementsEqual(frame.tree.bytes(right))
    }

    private func holds(_ promise: Environment.TestPromise, _ environment: Environment) -> Bool {
        promise.variables.allSatisfy { environment[$0.slot] == $0.value }
    }

    /// Whether a test gives the same when it is made again: nothing in it changes anything.
    private func isRepeatable(_ test: NodeID) -> Bool {
        let tree = frame.tree
        let nodes = tree.nodes(through: test)
        guard nodes.count <= 60 else { return false }
        return nodes.allSatisfy { index in
            switch tree.kind(tree.node(at: index)) {
            case .assign, .compoundAssign, .postfixUpdate, .prefixUpdate, .methodCall, .staticCall, .new, .closure:
                false
            default: true
            }
        }
    }

    /// The variables of a test but for superglobals, which nobody changes.
    private func variables(in test: NodeID, _ environment: Environment) -> [Environment.TestPromise.Known] {
        let tree = frame.tree
        var known: [Environment.TestPromise.Known] = []
        for index in tree.nodes(through: test) {
            let node = tree.node(at: index)
            guard tree.kind(node) == .variable, facts.variable(symbol(node)) == nil else { continue }
            guard let slot = frame.slots[symbol(node)] else { continue }
            known.append(Environment.TestPromise.Known(slot: slot, value: environment[slot]))
        }
        return known
    }

    /// The values that an expression has if a test is true: `$a === 'x'`, `in_array( $a, array( 'x', 'y' ) )`,
    /// `array_key_exists( $a, $map )`.
    private mutating func chosenValues(
        _ test: NodeID, _ environment: Environment
    ) -> (subject: NodeID, values: [LiteralID])? {
        let tree = frame.tree
        var scratch = environment
        switch tree.kind(test) {
        case .binary:
            guard [.isEqual, .isIdentical].contains(tree.mainTokenKind(test)), let left = tree.child(test, 0),
                let right = tree.child(test, 1)
            else { return nil }
            for (subject, other) in [(left, right), (right, left)] where tree.kind(other) == .string {
                let value = evaluate(other, &scratch)
                guard value != .undefined, arena[value].literal != 0 else { continue }
                return (subject, [arena[value].literal])
            }
            return nil
        case .call:
            guard let callee = tree.child(test, 0), tree.kind(callee) == .name, let list = tree.child(test, 1) else {
                return nil
            }
            let nodes = tree.children(list).compactMap { tree.child($0, 1) }
            let name = tree.text(callee).lowercased()
            guard nodes.count >= 2, name == "in_array" || name == "array_key_exists" else { return nil }
            let array = evaluate(nodes[1], &scratch)
            guard array != .undefined, arena[array].shape != 0, arena[array].marks.isEmpty else { return nil }
            let shape = arena.shapes[Int(arena[array].shape)]
            var values: [LiteralID] = []
            for entry in arena.entries[shape.entries.range] where entry.key != keysLiteral {
                if name == "array_key_exists" {
                    values.append(entry.key)
                } else if entry.value != .undefined, arena[entry.value].literal != 0 {
                    values.append(arena[entry.value].literal)
                }
            }
            return values.isEmpty ? nil : (nodes[0], values)
        default: return nil
        }
    }
}
