import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Changes of state that a request can cause without the checks that belong before them.
struct AccessRules {
    let interpreter: Interpreter
    let builder: FindingBuilder
    private(set) var findings: [Finding] = []
    private var reported: Set<Key> = []
    private var distant: Set<Distant> = []
    private var callback = FunctionID(rawValue: -1)
    /// The parents of the nodes of a file.
    private var parents: [Int: [UInt32]] = [:]
    /// Who calls each function.
    private let callers: [[Int32]]
    private var program: Program { interpreter.program }

    private struct Key: Hashable {
        var file: Int32
        var node: NodeID
        var group: String
    }

    /// How somebody gets to a callback.
    private struct Way {
        /// "public", "subscriber", "admin".
        var level: String
        /// What it is called in messages.
        var name: String
        /// Whether what WordPress does before counts as a check of a nonce.
        var hasNonce = false
        var hasCapability = false
        /// Whether it runs whatever a request carries, so that only what a request asks for is meant.
        var needsRequest = false
        var missingCapability: String
        /// What has been checked where the callback is registered.
        var guards: Guards = []
        /// Whether it is registered only in cases that cannot be told from here.
        var isConditional = false
        /// Whether it is only guessed that somebody gets there.
        var isGuess = false
    }

    /// Checks that are missing in functions that a callback calls are reported once for the callback.
    private struct Distant: Hashable {
        var function: FunctionID
        var group: String
    }

    init(interpreter: Interpreter, builder: FindingBuilder, callers: [[Int32]]) {
        self.interpreter = interpreter
        self.builder = builder
        self.callers = callers
    }

    mutating func check() {
        var registered: Set<FunctionID> = []
        for registration in program.hooks {
            let endpoints = registration.route?.endpoints.flatMap { $0.callback?.targets ?? [] } ?? []
            for target in registration.callbacks + endpoints {
                guard let function = target.functionID else { continue }
                registered.formUnion([function] + interpreter.implementations(of: function))
            }
            if registration.kind == .restRoute {
                checkRoute(registration)
                continue
            }
            guard var way = way(registration) else { continue }
            way.guards = interpreter.registrationGuards(registration)
            way.isConditional = isConditional(registration)
            for target in registration.callbacks {
                guard let function = target.functionID else { continue }
                for one in interpreter.implementations(of: function) { check(one, way) }
            }
        }
        for file in program.trees.indices {
            guard let function = program.fileFunction(file), !interpreter.isIncluded(file) else { continue }
            let way = Way(
                level: "public", name: "the code of \(program.files[file].path)", needsRequest: true,
                missingCapability: "access.admin-init")
            callback = function
            for use in interpreter.summaries[function.index]?.actions ?? [] where use.depth == 0 { check(use, way) }
        }
        checkUnregistered(registered)
    }

    /// Functions of which nobody knows how they come to run, and that do what a request says without asking anything.
    private mutating func checkUnregistered(_ registered: Set<FunctionID>) {
        for (index, info) in program.functions.enumerated() where info.kind == .function || info.kind == .method {
            let function = FunctionID(rawValue: Int32(truncatingIfNeeded: index))
            guard callers[index].isEmpty, !registered.contains(function), !isCalledFromOutside(info),
                let summary = interpreter.summaries[index]
            else { continue }
            let way = Way(
                level: "public", name: info.displayName, needsRequest: true,
                missingCapability: "access.admin-init", isGuess: true)
            callback = function
            for use in summary.actions where use.depth == 0 && use.what != "login" {
                // Where a nonce was checked, the form has asked for the capability.
                guard use.guards.isDisjoint(with: [.nonce, .password]) else { continue }
                if info.kind == .method, !use.guards.isDisjoint(with: .anyCapability) { continue }
                check(use, way)
            }
        }
    }

    private func isPublic(_ info: FunctionInfo) -> Bool {
        let flags = program.trees[info.file]?.flags(info.node) ?? []
        return flags.isDisjoint(with: [.private, .protected])
    }

    /// Whether a class calls methods by names that are not written out, having made its checks, as a dispatcher does.
    private func calls(_ type: ClassInfo) -> Bool {
        guard let tree = program.trees[type.file] else { return false }
        for index in tree.nodes(through: type.node) {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .methodCall, .staticCall:
                if let name = tree.child(node, 1), tree.kind(name) != .identifier { return true }
            case .call:
                guard let callee = tree.child(node, 0) else { continue }
                if tree.kind(callee) != .name || tree.text(callee).hasPrefix("call_user_func") { return true }
            default: continue
            }
        }
        return false
    }

    /// Whether PHP, or a class that others wrote, calls a method.
    private func isCalledFromOutside(_ info: FunctionInfo) -> Bool {
        if interpreter.text(info.name).hasPrefix("__") { return true }
        guard let classID = info.classID else { return false }
        let type = program.classes[classID.index]
        if type.kind != .class || !isPublic(info) || calls(type) { return true }
        return program.ancestors(of: classID).contains { program.classID(named: $0) == nil }
    }

    private func way(_ registration: HookRegistration) -> Way? {
        let name = registration.name
        switch registration.kind {
        case .menuPage:
            return Way(
                level: "admin", name: "the page \(name)", hasCapability: true, needsRequest: true,
                missingCapability: "access.admin-init")
        case .action:
            if name.hasPrefix("wp_ajax_nopriv_") {
                return Way(level: "public", name: name, missingCapability: "access.ajax-public")
            }
            if name.hasPrefix("wp_ajax_") {
                return Way(level: "subscriber", name: name, missingCapability: "access.ajax")
            }
            if name.hasPrefix("admin_post_nopriv_") {
                return Way(level: "public", name: name, missingCapability: "access.ajax-public")
            }
            if name.hasPrefix("admin_post_") {
                return Way(level: "subscriber", name: name, missingCapability: "access.ajax")
            }
            if name.hasPrefix("save_post") {
                return Way(
                    level: "admin", name: name, hasCapability: true, needsRequest: true,
                    missingCapability: "access.admin-init")
            }
            // Hooks that run while WordPress does what it was asked for, after its own checks, are not ways in.
            guard let entry = interpreter.facts.entries.first(where: { $0.kind == "action" && $0.matches(name) }),
                entry.level != "-", name != "user_register", name != "register_post"
            else { return nil }
            return Way(
                level: entry.level, name: name, hasCapability: entry.level == "admin", needsRequest: true,
                missingCapability: "access.admin-init")
        case .filter:
            // The heartbeat hands what the browser sent to a filter.
            guard name.hasPrefix("heartbeat_"),
                let entry = interpreter.facts.entries.first(where: { $0.kind == "filter" && $0.matches(name) })
            else { return nil }
            return Way(level: entry.level, name: name, needsRequest: true, missingCapability: "access.ajax")
        default: return nil
        }
    }

    private mutating func check(_ function: FunctionID, _ way: Way) {
        guard let summary = interpreter.summaries[function.index] else { return }
        callback = function
        for use in summary.actions where use.depth == 0 { check(use, way) }
        for use in summary.actions where use.depth > 0 { check(use, way) }
    }

    /// Whether a callback is registered in a branch that is taken only in cases that nobody can tell.
    private mutating func isConditional(_ registration: HookRegistration) -> Bool {
        guard registration.enclosing != nil, let tree = program.trees[registration.file] else { return false }
        let table = parents[registration.file] ?? tree.parents()
        parents[registration.file] = table
        var node = registration.node.index
        for _ in 0..<200 {
            guard table.indices.contains(node), table[node] != 0 else { return false }
            node = Int(table[node])
            let parent = tree.node(at: node)
            switch tree.kind(parent) {
            case .ifStatement, .elseIf:
                guard let test = tree.child(parent, 0) else { continue }
                let text = String(decoding: tree.bytes(test), as: UTF8.self)
                if !Self.usualTests.contains(where: { text.holds($0) }) { return true }
            case .function, .method, .closure, .arrowFunction: return false
            default: continue
            }
        }
        return false
    }

    /// What hooks are registered behind as a matter of course, which does not decide who gets there.
    private static let usualTests = ["is_admin", "_exists", "defined", "DOING_AJAX", "doing_ajax", "$_", "did_action"]

    private mutating func check(_ given: ActionUse, _ way: Way) {
        var use = given
        use.guards.formUnion(way.guards)
        guard !use.guards.contains(.offline), use.what != "read" else { return }
        if use.what == "personal" {
            checkPersonal(use, way)
            return
        }
        // What is far from where the request was asked for may be there for other reasons.
        if way.needsRequest, !use.hasRequestData || use.depth > 1 { return }
        if use.what == "login" {
            checkLogin(use, way)
            return
        }
        let isChecked = way.hasCapability || !use.guards.isDisjoint(with: .anyCapability)
        if isChecked, use.what == "content", use.isDirectReference, use.guards.contains(.authorCapability),
            !use.guards.contains(.objectCapability)
        {
            // Who may edit posts may not edit those of everybody.
            report("access.idor", "access", use, way)
        }
        if isChecked, use.level == "admin", use.what == "users" || use.what == "plugins",
            use.guards.contains(.authorCapability), use.guards.isDisjoint(with: [.strongCapability, .objectCapability])
        {
            // Whoever may write posts may not change who may do what.
            report("access.ajax", "access", use, way)
        }
        if !isChecked, needsCapability(use, way) {
            var rule = way.missingCapability
            if use.guards.contains(.adminScreen) {
                rule = "access.is-admin"
            } else if use.isDirectReference, way.level == "subscriber",
                !use.guards.isDisjoint(with: [.login, .weakCapability])
            {
                rule = "access.idor"
            }
            report(rule, "access", use, way)
        }
        if !way.hasNonce, !use.guards.contains(.nonce), needsNonce(use, way) {
            report("csrf.missing-nonce", "csrf", use, way)
        }
    }

    /// Something is told that is not for everybody.
    private mutating func checkPersonal(_ use: ActionUse, _ way: Way) {
        guard !way.hasCapability, way.level != "admin",
            use.guards.isDisjoint(with: [.capability, .objectCapability, .password]),
            !way.needsRequest || use.guards.contains(.request)
        else { return }
        report("access.personal-data", "personal", use, way)
    }

    /// Somebody is logged in without having shown a password.
    private mutating func checkLogin(_ use: ActionUse, _ way: Way) {
        if use.name == "wp_set_password" || use.name == "reset_password" {
            if way.level != "admin", use.guards.isDisjoint(with: [.password, .capability, .objectCapability]) {
                report("access.account", "access", use, way)
            }
            return
        }
        guard way.level != "admin", use.guards.isDisjoint(with: [.password, .capability, .objectCapability]),
            use.hasRequestData || !way.needsRequest
        else { return }
        report("access.login", "access", use, way)
    }

    private func needsCapability(_ use: ActionUse, _ way: Way) -> Bool {
        switch use.level {
        case "public", "user", "-": return false
        // Everybody may register where a site lets them.
        case _
        where use.what == "users" && way.level == "public"
            && (use.name == "wp_insert_user" || use.name == "wp_create_user"):
            return false
        case _
        where use.what == "users" && way.level == "public" && !use.isDirectReference
            && ["set_role", "add_role", "update_user_meta", "add_user_meta"].contains(use.name):
            // What the program says about a user that the request did not choose, such as the one just made.
            return false
        case "subscriber": return way.level == "public" && !use.guards.contains(.login)
        default: return true
        }
    }

    private func needsNonce(_ use: ActionUse, _ way: Way) -> Bool {
        // A visitor who is not logged in has nothing that a forged request could use.
        if way.level == "public" && !way.needsRequest { return false }
        return use.level != "public"
    }

    // MARK: REST

    private mutating func checkRoute(_ registration: HookRegistration) {
        guard let route = registration.route else { return }
        for endpoint in route.endpoints {
            guard let permission = endpoint.permission else { continue }
            let functions = (endpoint.callback?.targets ?? []).compactMap(\.functionID)
            for function in functions.flatMap({ interpreter.implementations(of: $0) }) {
                guard let summary = interpreter.summaries[function.index] else { continue }
                callback = function
                let guards = guards(of: permission, for: program.functions[function.index].classID)
                for use in summary.actions where use.what != "read" {
                    let all = use.guards.union(guards.proved)
                    guard all.isDisjoint(with: .anyCapability), guards.isKnown else { continue }
                    let way = Way(
                        level: all.isDisjoint(with: [.login, .weakCapability]) ? "public" : "subscriber",
                        name: "the route \(route.namespace)\(route.route)", hasNonce: true,
                        missingCapability: "access.rest-public")
                    if use.what == "personal" {
                        checkPersonal(use, way)
                        continue
                    }
                    guard needsCapability(use, way) else { continue }
                    var rule = "access.rest-public"
                    if way.level == "subscriber" { rule = use.isDirectReference ? "access.idor" : "access.ajax" }
                    report(rule, "access", use, way)
                }
            }
        }
    }

    /// What a permission callback proves when it lets somebody in, where a class answers the request.
    private func guards(
        of permission: RegisteredCallback, for classID: ClassID?
    ) -> (proved: Guards, isKnown: Bool) {
        var proved: Guards?
        for target in permission.targets {
            switch target {
            case .function(let function):
                // A class may have its own.
                let info = program.functions[function.index]
                var function = function
                if let owner = info.classID, let classID,
                    program.ancestors(of: classID).contains(program.classes[owner.index].name),
                    let own = program.method(info.name, in: classID)
                {
                    function = own
                }
                guard program.functions[function.index].body != nil,
                    let summary = interpreter.summaries[function.index]
                else { return ([], false) }
                let guards = summary.trueGuards.union(summary.returnGuards)
                // It asks, in some cases: whether in the right ones, nobody can tell without knowing them.
                if summary.asksCapability, guards.isDisjoint(with: .anyCapability) { return ([], false) }
                proved = proved?.intersection(guards) ?? guards
            case .external(let name):
                let text = interpreter.text(name)
                if text == "__return_true" { return ([], true) }
                if text == "__return_false" { return ([.capability], true) }
                if text == "is_user_logged_in" { return ([.login], true) }
                return ([], false)
            default: return ([], false)
            }
        }
        return (proved ?? [], proved != nil)
    }

    /// Whether the name of a function stands in the code as a text, for something else to call it by.
    private func isNamed(_ function: FunctionID) -> Bool {
        let name = program.functions[function.index].displayName.split(separator: ":").last ?? ""
        return interpreter.literals.contains(Array(name.utf8.prefix { $0 != UInt8(ascii: "(") }))
    }

    // MARK: Reporting

    private mutating func report(_ id: String, _ group: String, _ use: ActionUse, _ way: Way) {
        guard let rule = builder.catalogue[id], builder.options.isEnabled(rule) else { return }
        guard reported.insert(Key(file: use.file, node: use.node, group: group)).inserted else { return }
        let values = [
            "source": "the request", "hook": way.name, "entry": way.name, "action": use.name + "()",
            "function": use.name + "()",
            "what": use.what, "detail": use.detail, "sink": use.name + "()", "name": use.name + "()", "route": way.name,
        ]
        if use.depth > 0, !distant.insert(Distant(function: callback, group: group)).inserted { return }
        if use.depth == 0 { distant.insert(Distant(function: callback, group: group)) }
        var severity = rule.severity
        var confidence = Confidence.high
        // Who is handed no nonce sends none; whether others than those who may are handed one cannot be seen here.
        let isDoubtful =
            way.isConditional || way.needsRequest && use.depth > 0 || use.isByToken
            || use.guards.contains(.switchedOn)
        let isHanded = !way.hasNonce && way.missingCapability != "access.ajax-public" && use.guards.contains(.nonce)
        if use.guards.contains(.switchedOn) {
            severity = .low
            confidence = .low
        } else if rule.severity == .high, isDoubtful || isHanded {
            severity = .medium
            confidence = .medium
        } else if isDoubtful {
            confidence = .medium
        }
        if way.isGuess {
            // Where its name stands in the code, somebody is told to call it, and asks before.
            severity = min(severity, isNamed(callback) ? .low : .medium)
            confidence = .low
        }
        findings.append(
            Finding(
                rule, at: builder.span(Int(use.file), use.node), values: values, severity: severity,
                confidence: confidence))
    }
}

extension String {
    /// Whether `text` is in it.
    func holds(_ text: String) -> Bool {
        let bytes = Array(utf8.prefix(400))
        let word = Array(text.utf8)
        guard bytes.count >= word.count else { return false }
        return (0...(bytes.count - word.count)).contains { bytes[$0..<($0 + word.count)].elementsEqual(word) }
    }
}
