import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Calls that are tests: of nonces, capabilities, and of what a value looks like.
extension Interpreter {
    mutating func callCondition(
        _ node: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        let tree = frame.tree
        var environment = environment
        guard tree.kind(node) == .call, let callee = tree.child(node, 0), tree.kind(callee) == .name else {
            return methodCondition(node, environment)
        }
        let names = program.resolvedFunctionNames(callee, in: frame.file)
        let known = names.fallback == .none ? names.qualified : names.fallback
        let list = tree.child(node, 1)
        if facts.tests.contains(known) {
            return builtInTest(text(known), list, node, environment)
        }
        let fact = facts.function(known)
        let declared =
            program.function(named: names.qualified)
            ?? (names.fallback == .none ? nil : program.function(named: names.fallback))
        if let declared, !(fact?.decides ?? false) {
            return summaryCondition([declared], list, node, environment)
        }
        let value = evaluate(node, &environment)
        var whenTrue = environment
        var whenFalse = environment
        guard let fact else { return withRequest(value, whenTrue, whenFalse) }
        let nodes = list.map { list in tree.children(list).compactMap { tree.child($0, 1) } } ?? []
        for check in fact.guards {
            apply(check, nodes, text(known), &whenTrue, &whenFalse)
        }
        return withRequest(value, whenTrue, whenFalse)
    }

    private mutating func withRequest(
        _ value: ValueID, _ whenTrue: Environment, _ whenFalse: Environment
    ) -> (Environment, Environment) {
        guard value != .undefined, !whenTrue.guards.contains(.request) else { return (whenTrue, whenFalse) }
        var whenTrue = whenTrue
        for mark in arena.allMarks(value) where provenance[mark.origin]?.grade.isRequest == true {
            whenTrue.guards.insert(.request)
        }
        return (whenTrue, whenFalse)
    }

    private mutating func apply(
        _ check: FlowFact.Guard, _ arguments: [NodeID], _ name: String, _ whenTrue: inout Environment,
        _ whenFalse: inout Environment
    ) {
        switch check {
        case .nonce: whenTrue.guards.insert(.nonce)
        case .login: whenTrue.guards.insert(.login)
        case .exit: break
        case .capability(let index):
            frame.summary.asksCapability = true
            guard let index else {
                whenTrue.guards.formUnion([.capability, .strongCapability, .login])
                return
            }
            guard index < arguments.count else { return }
            var scratch = whenTrue
            let value = evaluate(arguments[index], &scratch)
            let capability = knownString(value)
            whenTrue.guards.formUnion(Self.guards(capability: capability, hasObject: arguments.count > index + 1))
        case .validator(let index, let result, let clears):
            guard index < arguments.count else { return }
            switch result {
            case .truthy: refine(arguments[index], clearing: clears, to: nil, &whenTrue)
            case .falsy, .zero: refine(arguments[index], clearing: clears, to: nil, &whenFalse)
            }
        }
    }

    /// What having a capability proves.
    private static func guards(capability: String?, hasObject: Bool) -> Guards {
        switch capability {
        case "read"?, "exist"?, "subscriber"?, "level_0"?: [.weakCapability, .login]
        case "edit_posts"?, "delete_posts"?, "publish_posts"?, "upload_files"?, "edit_published_posts"?,
            "delete_published_posts"?, "edit_pages"?:
            hasObject ? [.capability, .objectCapability, .login] : [.capability, .authorCapability, .login]
        default:
            hasObject
                ? [.capability, .objectCapability, .strongCapability, .login]
                : [.capability, .strongCapability, .login]
        }
    }

    // MARK: The program's own tests

    private mutating func methodCondition(
        _ node: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        let tree = frame.tree
        var environment = environment
        let list = tree.child(node, 2)
        guard let object = tree.child(node, 0), let nameNode = tree.child(node, 1),
            tree.kind(nameNode) == .identifier
        else {
            let value = evaluate(node, &environment)
            return withRequest(value, environment, environment)
        }
        let name = program.symbols.lowercased(symbol(nameNode))
        var functions: [FunctionID] = []
        var scratch = environment
        if tree.kind(node) == .staticCall {
            if let owner = classID(named: object, &scratch), let method = program.method(name, in: owner) {
                functions = [method]
            }
        } else if tree.kind(node) == .methodCall {
            let receiver = evaluate(object, &scratch)
            functions = targets(of: name, on: receiver, object, scratch)
        }
        guard !functions.isEmpty else {
            let value = evaluate(node, &environment)
            return withRequest(value, environment, environment)
        }
        return summaryCondition(functions, list, node, environment)
    }

    private mutating func summaryCondition(
        _ functions: [FunctionID], _ list: NodeID?, _ node: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        var environment = environment
        let value = evaluate(node, &environment)
        var whenTrue = environment
        var whenFalse = environment
        let nodes = list.map { list in frame.tree.children(list).compactMap { frame.tree.child($0, 1) } } ?? []
        var trueGuards: Guards?
        var falseGuards: Guards?
        for function in functions {
            guard let summary = summaries[function.index] else {
                return withRequest(value, environment, environment)
            }
            if summary.asksCapability { frame.summary.asksCapability = true }
            if summary.canBeTrue { trueGuards = trueGuards?.intersection(summary.trueGuards) ?? summary.trueGuards }
            if summary.canBeFalse {
                falseGuards = falseGuards?.intersection(summary.falseGuards) ?? summary.falseGuards
            }
            guard functions.count == 1 else { continue }
            for validation in summary.validated where validation.parameter < nodes.count {
                let target = nodes[validation.parameter]
                if !validation.whenTrue.isEmpty {
                    refine(target, clearing: validation.whenTrue, to: nil, &whenTrue)
                }
                if !validation.whenFalse.isEmpty {
                    refine(target, clearing: validation.whenFalse, to: nil, &whenFalse)
                }
            }
            if !summary.canBeTrue { whenTrue.isLive = false }
            if !summary.canBeFalse { whenFalse.isLive = false }
        }
        whenTrue.guards.formUnion(trueGuards ?? [])
        whenFalse.guards.formUnion(falseGuards ?? [])
        return withRequest(value, whenTrue, whenFalse)
    }

    // MARK: Tests of PHP and WordPress that need more than a table

    private mutating func builtInTest(
        _ name: String, _ list: NodeID?, _ node: NodeID, _ environment: Environment
    ) -> (Environment, Environment) {
        var environment = environment
        let arguments = arguments(list, &environment)
        var whenTrue = environment
        let whenFalse = environment
        func node(_ index: Int) -> NodeID? { index < arguments.count ? arguments[index].node : nil }
        func value(_ index: Int) -> ValueID { index < arguments.count ? arguments[index].value : .undefined }
        for argument in arguments { (whenTrue, _) = withRequest(argument.value, whenTrue, whenFalse) }
        switch name {
        case "in_array", "array_search":
            guard let needle = node(0), value(1) != .undefined, !hasMarks(value(1)) else { break }
            if tellsFileType(value(0)) { whenTrue.guards.insert(.fileType) }
            let isStrict = truth(value(2)) == true
            if isStrict || !hasNumbers(value(1)) { refine(needle, clearing: .all, to: nil, &whenTrue) }
        case "array_key_exists", "key_exists":
            if let key = node(0), let map = node(1) { refineKey(key, of: map, &whenTrue) }
        case "preg_match":
            guard let subject = node(1), let pattern = knownText(value(0)) else { break }
            let facts = RegexFacts(pattern)
            if Self.listsExtensions(pattern) { whenTrue.guards.insert(.fileType) }
            if let allowed = facts.allowedBytes(whole: true) {
                refine(subject, clearing: Self.harmless(allowed), to: nil, &whenTrue)
            }
            var notFound = whenFalse
            if facts.isUnderstood, !facts.foundBytes.isEmpty {
                refine(subject, clearing: Self.harmless(facts.bytesWhenNotFound), to: nil, &notFound)
            }
            if arguments.count > 2, let target = node(2) {
                let found = matches(facts, value(1))
                assign(to: target, found, at: subject, &whenTrue)
                assign(to: target, .unknown, at: subject, &notFound)
            }
            return (whenTrue, notFound)
        case "filter_var":
            guard let subject = node(0) else { break }
            if let filter = facts.filter(filterName(node(1))), filterName(node(1)).contains("VALIDATE") {
                refine(subject, clearing: filter.clears, to: nil, &whenTrue)
            }
        case "hash_equals":
            if !hasRequest(value(0)) || !hasRequest(value(1)) {
                whenTrue.guards.formUnion([.nonce, .capability, .login, .password])
            }
            for index in 0..<min(2, arguments.count) {
                if let signed = node(index).flatMap({ signedText($0) }) {
                    refine(signed, clearing: .all, to: nil, &whenTrue)
                }
            }
        case "wp_check_password", "password_verify": whenTrue.guards.insert(.password)
        case "is_string", "is_array":
            guard let subject = node(0) else { break }
            var other = whenFalse
            narrow(subject, without: name == "is_array" ? .array : .string, &other)
            return (whenTrue, other)
        case "is_wp_error":
            guard let subject = node(0) else { break }
            var other = whenFalse
            testError(subject, value(0), &whenTrue, &other)
            return (whenTrue, other)
        case "is_admin", "is_network_admin": whenTrue.guards.insert(.adminScreen)
        case "wp_doing_cron": whenTrue.guards.insert(.offline)
        case "defined":
            if let constant = knownString(value(0)), ["WP_CLI", "DOING_CRON", "WP_UNINSTALL_PLUGIN"].contains(constant)
            {
                whenTrue.guards.insert(.offline)
            }
        case "str_starts_with":
            guard let subject = node(0), let prefix = knownString(value(1)) else { break }
            if prefix.contains("://"), prefix.utf8.count > 8 {
                refine(subject, clearing: [.redirect, .ssrf, .url], to: nil, &whenTrue)
            }
            if !hasMarks(value(1)) { break }
        case "str_contains":
            guard let subject = node(0), let needle = knownString(value(1)), needle.contains("..") else { break }
            var safe = whenFalse
            refine(subject, clearing: .paths, to: nil, &safe)
            return (whenTrue, safe)
        default: break
        }
        return (whenTrue, whenFalse)
    }

    /// What a signature is made of that nobody can make without a secret of the site: `wp_hash( $text )`.
    private func signedText(_ node: NodeID) -> NodeID? {
        let tree = frame.tree
        guard tree.kind(node) == .call, let callee = tree.child(node, 0), let list = tree.child(node, 1) else {
            return nil
        }
        let nodes = tree.children(list).compactMap { tree.child($0, 1) }
        switch tree.text(callee).lowercased() {
        case "wp_hash": return nodes.first
        case "hash_hmac": return nodes.count > 2 ? nodes[1] : nil
        default: return nil
        }
    }

    /// `is_wp_error()`: an error is none of the data that is there otherwise.
    private mutating func testError(
        _ subject: NodeID, _ id: ValueID, _ whenTrue: inout Environment, _ whenFalse: inout Environment
    ) {
        guard id != .undefined, frame.tree.kind(subject) == .variable else { return }
        let value = arena[id]
        switch value.reference {
        case .object(let classID) where program.classes[classID.index].name == facts.errorClass:
            // Its messages are kept with its class.
            var error = Value(types: .object)
            error.reference = value.reference
            whenTrue[slot(of: symbol(subject))] = arena.add(error)
        case .external(let name) where name == facts.errorClass: break
        default: return
        }
        var data = value
        data.reference = .none
        whenFalse[slot(of: symbol(subject))] = arena.add(data)
    }

    /// Whether a pattern asks for one of some extensions at the end of a name: `/\.(jpe?g|png)$/i`.
    private static func listsExtensions(_ pattern: [UInt8]) -> Bool {
        let text = String(decoding: pattern, as: UTF8.self).lowercased()
        guard let end = text.lastIndex(where: { $0 == "$" }), text[end...].count <= 6, !text.contains("php") else {
            return false
        }
        return text.contains("\\.") && !text.contains("[^")
    }

    private func hasRequest(_ id: ValueID) -> Bool {
        arena.allMarks(id).contains { provenance[$0.origin].map { $0.grade.isRequest } ?? false }
    }

    /// Whether an array holds numbers: loose comparison takes "1 OR 1" for 1 before PHP 8.
    private func hasNumbers(_ id: ValueID) -> Bool {
        let value = arena[id]
        guard value.shape != 0 else { return false }
        let shape = arena.shapes[Int(value.shape)]
        for index in shape.entries.range {
            let element = arena.entries[index].value
            if element != .undefined, arena[element].types == .int { return true }
        }
        return false
    }

    /// The name of a FILTER_ constant that is written as an argument.
    func filterName(_ node: NodeID?) -> String {
        guard let node, frame.tree.kind(node) == .constant, let name = frame.tree.child(node, 0) else {
            return node == nil ? "FILTER_DEFAULT" : ""
        }
        return String(frame.tree.text(name).drop { $0 == "\\" })
    }

    /// What `preg_match()` found of a subject, group by group.
    mutating func matches(_ facts: RegexFacts, _ subject: ValueID) -> ValueID {
        let marks = arena.allMarks(subject)
        guard !marks.isEmpty else { return .unknown }
        func group(_ bytes: ByteSet?) -> [Mark] {
            guard let bytes else { return marks }
            let clears = Self.harmless(bytes)
            return marks.compactMap { mark in
                var mark = mark
                mark.danger.subtract(clears)
                return mark.danger.isEmpty ? nil : mark
            }
        }
        var entries = [ShapeEntry(key: literals.id("0"), value: marked(group(facts.allowedBytes(whole: false))))]
        for (index, one) in facts.groups.enumerated().prefix(30) {
            let value = marked(group(facts.isUnderstood ? one.bytes : nil))
            entries.append(ShapeEntry(key: literals.id(String(index + 1)), value: value))
            if let name = one.name { entries.append(ShapeEntry(key: literals.id(name), value: value)) }
        }
        var value = Value(types: .array)
        value.shape = arena.add(entries, rest: marked(marks))
        return arena.add(value)
    }

    /// What a text cannot do that consists of certain bytes only.
    static func harmless(_ allowed: ByteSet) -> Danger {
        // What names and numbers are made of, and the line break that `$` lets pass at the end.
        let names = ByteSet.word.union(ByteSet("-"))
        if allowed.isSubset(of: names) { return .all }
        if allowed.subtracting(ByteSet("\n")).isSubset(of: names) { return Danger.all.subtracting([.header, .mail]) }
        var danger: Danger = []
        func without(_ text: StaticString) -> Bool { allowed.isDisjoint(with: ByteSet(text)) }
        if without("\"") || without(":") || without("{") { danger.insert(.unserialize) }
        if without("<>") { danger.insert(.html) }
        if without("\"") { danger.insert(.attributeDouble) }
        if without("'") { danger.insert(.attributeSingle) }
        if allowed.isDisjoint(with: .whitespace), without("<>\"'`=") { danger.formUnion([.unquoted, .markup]) }
        if without(":") { danger.formUnion([.url, .ssrf]) }
        if without(":"), without("/\\") { danger.insert(.redirect) }
        if without("'\"`\\<\r\n") { danger.insert(.jsString) }
        if without("();'\"`\\<") { danger.insert(.js) }
        if without("();:{}<\"'\\") { danger.insert(.css) }
        if without("'\"\\") { danger.insert(.sqlString) }
        // Names and numbers cannot become more than that, but words with blanks between them can.
        if without("'\"\\`();#*/="), allowed.isDisjoint(with: .whitespace) {
            danger.formUnion([.sql, .sqlIdentifier])
        }
        if allowed.isDisjoint(with: .shellSpecial.subtracting(ByteSet("-~^%="))) { danger.insert(.shell) }
        if without("'\"\\`$") { danger.insert(.shellQuoted) }
        if without("/\\") || without(".") { danger.formUnion(.paths) }
        if without("\r\n") { danger.formUnion([.header, .mail, .log]) }
        if without("()$;'\"`\\") { danger.insert(.code) }
        if allowed.isSubset(of: ByteSet("0123456789+-*/%().,^ \t\r\n<>=!&|?:")) { danger.formUnion([.code, .js]) }
        if without("'\"[]()/") { danger.insert(.xpath) }
        // RFC 4515 asks for no more than these to be escaped in a value.
        if without("()*\\") { danger.insert(.ldap) }
        if without("<&") { danger.insert(.xml) }
        return danger
    }
}
