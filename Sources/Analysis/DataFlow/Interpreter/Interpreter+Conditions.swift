import AnalysisProgram
import OutputContexts
import PHPSyntax

/// What holds when an expression is true, and what when it is false.
extension Interpreter {
    /// Whether an expression is a test from which something can be learnt.
    func isCondition(_ node: NodeID) -> Bool {
        let tree = frame.tree
        switch tree.kind(node) {
        case .unary: return tree.mainTokenKind(node) == .exclamation
        case .binary:
            switch tree.mainTokenKind(node) {
            case .booleanAnd, .booleanOr, .kwLogicalAnd, .kwLogicalOr, .isEqual, .isIdentical, .isNotEqual,
                .isNotIdentical, .less, .greater, .lessOrEqual, .greaterOrEqual:
                return true
            default: return false
            }
        case .isset, .empty, .instanceof: return true
        case .call, .methodCall, .staticCall: return isTest(node)
        case .cast: return tree.mainTokenKind(node) == .castBool
        default: return false
        }
    }

    /// Whether a call is one of a check, of WordPress, PHP or the program.
    private func isTest(_ node: NodeID) -> Bool {
        let tree = frame.tree
        if tree.kind(node) == .call, let callee = tree.child(node, 0), tree.kind(callee) == .name {
            let names = program.resolvedFunctionNames(callee, in: frame.file)
            let name = names.fallback == .none ? names.qualified : names.fallback
            if facts.tests.contains(name) { return true }
            let isGuard =
                facts.function(name)?.guards.contains {
                    if case .exit = $0 { return false }
                    return true
                } ?? false
            if isGuard { return true }
            let target = program.function(named: names.qualified) ?? program.function(named: names.fallback)
            return target.flatMap { summaries[$0.index].map(Self.isTest) } ?? false
        }
        guard let name = tree.child(node, 1), tree.kind(name) == .identifier else { return false }
        let candidates = program.methods(named: program.symbols.lowercased(symbol(name)))
        return candidates.count <= 4 && candidates.contains { summaries[$0.index].map(Self.isTest) ?? false }
    }

    private static func isTest(_ summary: Summary) -> Bool {
        !summary.trueGuards.subtracting(summary.returnGuards).isEmpty
            || !summary.falseGuards.subtracting(summary.returnGuards).isEmpty
            || summary.validated.contains { !$0.whenTrue.isEmpty || !$0.whenFalse.isEmpty }
    }

    /// The environments in which `node` is true and false.
    mutating func condition(_ node: NodeID, _ environment: Environment) -> (Environment, Environment) {
        guard !environment.tests.isEmpty else { return outcome(node, environment) }
        let promised = guardsPromised(whenTrue: node, environment)
        var (whenTrue, whenFalse) = outcome(node, environment)
        whenTrue.guards.formUnion(promised)
        return (whenTrue, whenFalse)
    }

    private mutating func outcome(_ node: NodeID, _ environment: Environment) -> (Environment, Environment) {
        frame.depth += 1
        defer { frame.depth -= 1 }
        var environment = environment
        guard environment.isLive, frame.depth < Self.maximumDepth else { return (environment, environment) }
        let tree = frame.tree
        switch tree.kind(node) {
        case .unary where tree.mainTokenKind(node) == .exclamation:
            guard let operand = tree.child(node, 0) else { return (environment, environment) }
            let (whenTrue, whenFalse) = condition(operand, environment)
            return (whenFalse, whenTrue)
        case .binary: return binaryCondition(node, environment)
        case .isset: return issetCondition(node, environment)
        case .instanceof:
            for child in tree.children(node) where tree.kind(child) != .name { _ = evaluate(child, &environment) }
            var whenTrue = environment
            if let subject = tree.child(node, 0), let type = tree.child(node, 1) {
                narrow(subject, to: type, &whenTrue)
            }
            return (whenTrue, environment)
        case .empty:
            guard let operand = tree.child(node, 0) else { return (environment, environment) }
            if isCondition(operand) {
                let (whenTrue, whenFalse) = condition(operand, environment)
                return (whenFalse, whenTrue)
            }
            let value = evaluate(operand, &environment)
            var full = environment
            noteRequest(value, operand, &full)
            keepPromises(operand, value, &full)
            refineEmpty(operand, value, &environment)
            noteFileType(value, &full)
            return (environment, full)
        case .call, .methodCall, .staticCall: return callCondition(node, environment)
        case .assign:
            let value = evaluate(node, &environment)
            if let expression = tree.child(node, 1), isCondition(expression) {
                return refinedOnly(expression, environment)
            }
            return byTruth(value, node, environment)
        case .cast, .errorSuppress:
            guard let operand = tree.child(node, 0) else { return (environment, environment) }
            return condition(operand, environment)
        case .variable, .property, .index, .staticProperty:
            let value = evaluate(node, &environment)
            if value != .undefined, arena[value].condition != 0, frame.conditionDepth < 4 {
                let stored = arena.conditions[Int(arena[value].condition)]
                if stored.file == frame.file, stored.node != node { return refinedOnly(stored.node, environment) }
            }
            return byTruth(value, node, environment)
        case .constant, .integer:
            // `if ( false )`
            let value = evaluate(node, &environment)
            let isTrue = tree.kind(node) == .integer ? truth(value) : literalTruth(node)
            var (whenTrue, whenFalse) = (environment, environment)
            if isTrue == nil, tree.kind(node) == .constant, isSwitch(node) { whenTrue.guards.insert(.switchedOn) }
            if isTrue == true { whenFalse.isLive = false }
            if isTrue == false { whenTrue.isLive = false }
            return (whenTrue, whenFalse)
        default:
            let value = evaluate(node, &environment)
            return byTruth(value, node, environment)
        }
    }

    /// Whether a constant is one that neither the program nor WordPress sets: only who runs the site does.
    private func isSwitch(_ node: NodeID) -> Bool {
        guard let name = frame.tree.child(node, 0) else { return false }
        let text = frame.tree.text(name)
        return program.constantValue(node, in: frame.file) == nil
            && cells[Cell(owner: .constant, name: symbol(name))] == .undefined
            && !text.hasPrefix("DOING_") && !text.hasPrefix("WP_") && !text.hasSuffix("_REQUEST")
            && text != "MULTISITE"
    }

    /// What a test says that was made earlier: its checks and refinements, not its effects.
    private mutating func refinedOnly(_ test: NodeID, _ environment: Environment) -> (Environment, Environment) {
        frame.conditionDepth += 1
        defer { frame.conditionDepth -= 1 }
        var (whenTrue, whenFalse) = condition(test, environment)
        whenTrue.page = environment.page
        whenFalse.page = environment.page
        return (whenTrue, whenFalse)
    }

    /// Ways that cannot be taken, because the value is known, are dead.
    private mutating func byTruth(
        _ value: ValueID, _ node: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        var whenTrue = environment
        var whenFalse = environment
        if !frame.inlined.isEmpty, let known = truth(value) {
            // In place of one call, a flag is what was passed.
            if known { whenFalse.isLive = false } else { whenTrue.isLive = false }
        }
        noteRequest(value, node, &whenTrue)
        keepPromises(node, value, &whenTrue)
        noteFileType(value, &whenTrue)
        refineEmpty(node, value, &whenFalse)
        return (whenTrue, whenFalse)
    }

    /// Takes for checked what was checked if a variable is true, which it is.
    private mutating func keepPromises(_ node: NodeID, _ value: ValueID, _ environment: inout Environment) {
        guard !environment.promises.isEmpty, frame.tree.kind(node) == .variable else { return }
        let slot = slot(of: symbol(node))
        for promise in environment.promises where promise.slot == slot && promise.value == value {
            environment.guards.formUnion(promise.guards)
        }
    }

    /// What is empty or false does no harm.
    private mutating func refineEmpty(_ node: NodeID, _ value: ValueID, _ environment: inout Environment) {
        guard value != .undefined, environment.isLive, !arena[value].isSource, arena[value].shape == 0,
            !arena[value].marks.isEmpty || !arena[value].pieces.isEmpty
        else { return }
        refine(node, clearing: .all, to: nil, &environment)
    }

    /// Notes that WordPress knows the type of a file: one that it does not allow it does not tell.
    private func noteFileType(_ value: ValueID, _ environment: inout Environment) {
        if value != .undefined, arena[value].isFileType { environment.guards.insert(.fileType) }
    }

    /// Whether a value says what type a file has: its extension, or what WordPress says.
    func tellsFileType(_ id: ValueID) -> Bool {
        guard id != .undefined else { return false }
        if arena[id].isFileType { return true }
        return hasMarks(id) && arena.allMarks(id).contains { $0.flags.contains(.nameEnd) }
    }

    /// Whether a value is known to be true or false.
    func truth(_ id: ValueID) -> Bool? {
        guard id != .undefined else { return nil }
        let value = arena[id]
        if value.literal != 0 {
            let text = literals[value.literal]
            return !(text.isEmpty || text == [UInt8(ascii: "0")])
        }
        if value.types == .null { return false }
        // What WordPress takes for a refusal.
        switch value.reference {
        case .external(let name) where name == facts.errorClass: return false
        case .object(let classID) where program.classes[classID.index].name == facts.errorClass: return false
        default: break
        }
        if value.types == .object { return true }
        return nil
    }

    /// Notes that a way is taken only if a request says so.
    private mutating func noteRequest(_ value: ValueID, _ node: NodeID, _ environment: inout Environment) {
        guard !environment.guards.contains(.request), value != .undefined else { return }
        if arena[value].isSource {
            environment.guards.insert(.request)
            return
        }
        for mark in arena.allMarks(value) {
            if provenance[mark.origin]?.grade.isRequest == true {
                environment.guards.insert(.request)
                return
            }
        }
        if isRequestMethod(node) { environment.guards.insert(.request) }
    }

    private func isRequestMethod(_ node: NodeID) -> Bool {
        guard frame.tree.kind(node) == .index, let key = frame.tree.child(node, 1) else { return false }
        return frame.tree.string(key).map { $0 == Array("REQUEST_METHOD".utf8) } ?? false
    }

    // MARK: Operators

    private mutating func binaryCondition(
        _ node: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        var environment = environment
        let tree = frame.tree
        guard let left = tree.child(node, 0), let right = tree.child(node, 1) else {
            return (environment, environment)
        }
        switch tree.mainTokenKind(node) {
        case .booleanAnd, .kwLogicalAnd:
            let (leftTrue, leftFalse) = condition(left, environment)
            let (bothTrue, rightFalse) = condition(right, leftTrue)
            return (bothTrue, join(leftFalse, rightFalse))
        case .booleanOr, .kwLogicalOr:
            let (leftTrue, leftFalse) = condition(left, environment)
            let (rightTrue, bothFalse) = condition(right, leftFalse)
            return (join(leftTrue, rightTrue), bothFalse)
        case .isEqual, .isIdentical: return equality(node, left, right, environment)
        case .isNotEqual, .isNotIdentical:
            let (equal, different) = equality(node, left, right, environment)
            return (different, equal)
        case .greater, .less, .lessOrEqual, .greaterOrEqual:
            // `preg_match(…) > 0`, `0 < strpos(…)`
            let kind = tree.mainTokenKind(node)
            if isCondition(left), let number = literalNumber(right),
                (kind == .greater && number == 0) || (kind == .greaterOrEqual && number == 1)
            {
                return condition(left, environment)
            }
            if isCondition(right), let number = literalNumber(left),
                (kind == .less && number == 0) || (kind == .lessOrEqual && number == 1)
            {
                return condition(right, environment)
            }
            let value = mixed([evaluate(left, &environment), evaluate(right, &environment)])
            return byTruth(value, node, environment)
        case .coalesce:
            let value = evaluate(node, &environment)
            return byTruth(value, left, environment)
        default:
            let value = evaluate(node, &environment)
            return byTruth(value, node, environment)
        }
    }

    private func literalNumber(_ node: NodeID) -> Int? {
        if case .integer(let number)? = frame.tree.number(node) { return number }
        return nil
    }

    /// Whether a node is `true`, `false`, 1 or 0.
    private func literalTruth(_ node: NodeID) -> Bool? {
        let tree = frame.tree
        if let number = literalNumber(node) { return number == 0 ? false : number == 1 ? true : nil }
        guard tree.kind(node) == .constant, let name = tree.child(node, 0) else { return nil }
        switch tree.text(name).lowercased() {
        case "true": return true
        case "false": return false
        default: return nil
        }
    }

    private mutating func equality(
        _ node: NodeID, _ left: NodeID, _ right: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        var environment = environment
        for (test, other) in [(left, right), (right, left)] {
            guard let truth = literalTruth(other) else { continue }
            if let refined = searchCondition(test, truth, environment) { return refined }
            if isCondition(test) {
                let (whenTrue, whenFalse) = condition(test, environment)
                return truth ? (whenTrue, whenFalse) : (whenFalse, whenTrue)
            }
            if frame.tree.kind(test) == .variable, literalNumber(other) == nil {
                let value = evaluate(test, &environment)
                if value != .undefined, arena[value].condition != 0 {
                    let (whenTrue, whenFalse) = condition(test, environment)
                    return truth ? (whenTrue, whenFalse) : (whenFalse, whenTrue)
                }
            }
        }
        let ours = evaluate(left, &environment)
        let theirs = evaluate(right, &environment)
        var equal = environment
        var different = environment
        if !frame.inlined.isEmpty, let ours = knownText(ours), let theirs = knownText(theirs) {
            if ours == theirs { different.isLive = false } else { equal.isLive = false }
        }
        if !environment.tests.isEmpty {
            equal.guards.formUnion(guardsPromised(when: left, is: theirs, environment))
            equal.guards.formUnion(guardsPromised(when: right, is: ours, environment))
        }
        for (cleaned, node, value) in [(left, right, ours), (right, left, theirs)] where isCleaned(cleaned, node) {
            // What a sanitiser leaves as it is, is as harmless as what it gives.
            let left = arena.allMarks(value).reduce(Danger()) { $0.union($1.danger) }
            refine(node, clearing: Danger.all.subtracting(left), to: nil, &equal)
        }
        if isCommandLine(left, theirs) || isCommandLine(right, ours) { equal.guards.insert(.offline) }
        for (node, type) in [(left, theirs), (right, ours)] {
            guard let subject = typeSubject(node), let name = knownString(type) else { continue }
            narrow(subject, without: TypeSet.names[name] ?? [], &different)
        }
        if isOwner(left) || isOwner(right) { equal.guards.insert(.objectCapability) }
        for (value, other) in [(ours, theirs), (theirs, ours)] where tellsFileType(value) {
            if other != .undefined, arena[other].types == .bool {
                if truth(other) == false { different.guards.insert(.fileType) }
            } else if !hasMarks(other) {
                equal.guards.insert(.fileType)
            }
        }
        for (node, value, other) in [(left, ours, theirs), (right, theirs, ours)] {
            guard hasMarks(value) else { continue }
            noteRequest(value, node, &equal)
            if !hasMarks(other) {
                // Equal to something that the program knows, it is that.
                if other != .undefined, arena[other].types != .bool {
                    refine(node, clearing: .all, to: nil, &equal)
                }
            } else if isRequestData(value), !isRequestData(other), arena[other].literal == 0 {
                // Whoever knows a stored secret has been let in by it.
                equal.guards.formUnion([.nonce, .capability, .password])
            }
        }
        if isRequestMethod(left) || isRequestMethod(right) {
            equal.guards.insert(.request)
            // `if ('POST' !== $_SERVER['REQUEST_METHOD']) return;`
            different.guards = environment.guards
        }
        return (equal, different)
    }

    /// `sanitize_key( $name )` and `$name`.
    private func isCleaned(_ call: NodeID, _ node: NodeID) -> Bool {
        let tree = frame.tree
        let operand: NodeID?
        switch tree.kind(call) {
        case .call: operand = tree.child(call, 1).flatMap { tree.children($0).first }.flatMap { tree.child($0, 1) }
        case .cast: operand = tree.child(call, 0)
        default: return false
        }
        guard let operand, tree.kind(operand) == tree.kind(node) else { return false }
        switch tree.kind(node) {
        case .variable, .index, .property: return tree.bytes(operand).elementsEqual(tree.bytes(node))
        default: return false
        }
    }

    /// `PHP_SAPI` and "cli".
    private func isCommandLine(_ node: NodeID, _ other: ValueID) -> Bool {
        let tree = frame.tree
        guard tree.kind(node) == .constant || tree.kind(node) == .call, let name = tree.child(node, 0),
            tree.kind(name) == .name
        else { return false }
        let text = tree.text(name).drop { $0 == "\\" }
        return (text == "PHP_SAPI" || text == "php_sapi_name") && knownString(other)?.hasPrefix("cli") == true
    }

    /// What `gettype()` is asked about.
    private func typeSubject(_ node: NodeID) -> NodeID? {
        let tree = frame.tree
        guard tree.kind(node) == .call, let callee = tree.child(node, 0), tree.kind(callee) == .name,
            tree.text(callee).lowercased() == "gettype", let list = tree.child(node, 1)
        else { return nil }
        return tree.children(list).first.flatMap { tree.child($0, 1) }
    }

    func isRequestData(_ id: ValueID) -> Bool {
        arena.allMarks(id).contains { provenance[$0.origin]?.grade.isRequest == true }
    }

    /// Whether an expression is the number of the user who is logged in.
    private func isOwner(_ node: NodeID) -> Bool {
        let tree = frame.tree
        switch tree.kind(node) {
        case .call:
            guard let callee = tree.child(node, 0), tree.kind(callee) == .name else { return false }
            return tree.text(callee).lowercased().hasSuffix("get_current_user_id")
        case .property:
            guard let object = tree.child(node, 0), let name = tree.child(node, 1), tree.text(name) == "ID" else {
                return false
            }
            let text = tree.text(object).lowercased()
            return text.contains("current_user") || text.contains("currentuser")
        case .cast: return tree.child(node, 0).map { isOwner($0) } ?? false
        default: return false
        }
    }

    /// `strpos($path, '..') === false`, `strpos($url, 'https://host/') === 0`.
    private mutating func searchCondition(
        _ node: NodeID, _ truth: Bool, _ environment: Environment
    ) -> (Environment, Environment)? {
        let tree = frame.tree
        guard tree.kind(node) == .call, let callee = tree.child(node, 0), tree.kind(callee) == .name,
            let list = tree.child(node, 1)
        else { return nil }
        let arguments = tree.children(list).compactMap { tree.child($0, 1) }
        guard arguments.count >= 2 else { return nil }
        let name = tree.text(callee).lowercased()
        guard ["strpos", "stripos", "mb_strpos", "strncmp", "strncasecmp", "validate_file"].contains(name) else {
            return nil
        }
        var environment = environment
        let needle = evaluate(arguments[1], &environment)
        _ = evaluate(arguments[0], &environment)
        var equal = environment
        guard let text = knownString(needle) else {
            if !hasMarks(needle), !truth { refine(arguments[0], clearing: .paths, to: nil, &equal) }
            return (equal, environment)
        }
        if !truth, name.hasSuffix("pos") {
            // Both `=== false` (not in it) and `=== 0` (begins with it) come here.
            if text.contains("..") { refine(arguments[0], clearing: .paths, to: nil, &equal) }
            if text.contains("://") { refine(arguments[0], clearing: [.redirect, .ssrf, .url], to: nil, &equal) }
            if text.hasPrefix("/"), text.count > 1 { refine(arguments[0], clearing: [.redirect], to: nil, &equal) }
        }
        return (equal, environment)
    }

    private mutating func issetCondition(
        _ node: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        let tree = frame.tree
        var whenTrue = environment
        for child in tree.children(node) {
            var scratch = whenTrue
            let value = evaluate(child, &scratch)
            noteRequest(value, child, &whenTrue)
            if tree.kind(child) == .index, let map = tree.child(child, 0), let key = tree.child(child, 1) {
                refineKey(key, of: map, &whenTrue)
            }
        }
        return (whenTrue, environment)
    }

    /// A key that a fixed map has is one of the map's keys.
    mutating func refineKey(_ key: NodeID, of map: NodeID, _ environment: inout Environment) {
        switch frame.tree.kind(key) {
        case .variable, .index, .property, .call, .methodCall: break
        default: return
        }
        var scratch = environment
        let value = evaluate(map, &scratch)
        guard value != .undefined, !arena[value].isSource, !hasMarks(value) else { return }
        let keyValue = evaluate(key, &scratch)
        if tellsFileType(keyValue) { environment.guards.insert(.fileType) }
        refine(key, clearing: .all, to: nil, &environment)
    }
}
