import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Makes findings of what was noted.
struct FindingBuilder {
    let interpreter: Interpreter
    let catalogue: RuleCatalogue
    let options: AnalysisOptions

    private var program: Program { interpreter.program }

    func finding(_ candidate: Candidate) -> Finding? {
        guard let origin = interpreter.provenance[candidate.mark.origin] else { return nil }
        guard let id = ruleID(candidate, origin), let rule = catalogue[id] ?? catalogue[fallback(id)],
            options.isEnabled(rule)
        else { return nil }
        let (severity, confidence) = weight(rule, candidate, origin)
        let site = candidate.site
        let values = [
            "context": site.place, "place": site.place, "sink": site.place, "function": site.place,
            "source": origin.name, "origin": origin.name, "data": origin.name, "name": origin.name,
            "value": origin.name, "subject": origin.grade.subject,
            "escaper": interpreter.text(candidate.mark.sanitizer) + "()",
            "sanitizer": interpreter.text(candidate.mark.sanitizer) + "()",
        ]
        return Finding(
            rule, at: span(Int(site.file), site.node), values: values, severity: severity, confidence: confidence,
            trace: trace(candidate, origin))
    }

    func span(_ file: Int, _ node: NodeID) -> SourceSpan {
        SourceSpan(file: file, range: program.trees[file]?.byteRange(node) ?? 0..<0)
    }

    // MARK: Rules

    private func ruleID(_ candidate: Candidate, _ origin: Origin) -> String? {
        let grade = origin.grade
        switch candidate.site.rule {
        case "xss": return xssRule(candidate, origin)
        case "sqli":
            if !grade.isRequest, grade != .shortcode, grade != .block { return "sqli.stored" }
            if candidate.mark.sanitizer != .none, candidate.mark.danger.isDisjoint(with: .sqlString) {
                let clears = interpreter.facts.function(candidate.mark.sanitizer)?.sanitizers.first?.clears ?? []
                if clears.contains(.sqlString), candidate.mark.danger.contains(.sql) { return "sqli.escaped-unquoted" }
            }
            return candidate.mark.danger == .sqlIdentifier ? "sqli.order-by" : "sqli.query"
        case "sqli.in-list", "sqli.identifier":
            if !grade.isRequest, grade != .shortcode, grade != .block { return "sqli.stored" }
            return candidate.site.rule
        case "files.upload":
            // Its extension is one of those that are allowed.
            if candidate.guards.contains(.fileType) { return nil }
            return isSerious(origin, candidate.site) ? candidate.site.rule : nil
        case "files.stream":
            let isCertain = grade.isRequest && !candidate.mark.flags.contains(.guessed)
            return isCertain && candidate.guards.isDisjoint(with: .anyCapability) ? candidate.site.rule : nil
        case "files.delete", "files.read", "files.write":
            if isOpen(origin, candidate.mark.danger) { return candidate.site.rule }
            return isSerious(origin, candidate.site) ? candidate.site.rule : nil
        case "sqli.prepare-misuse":
            return grade == .stored ? nil : candidate.site.rule
        case "injection.shortcode":
            // Whoever writes shortcodes and blocks may write others into them; that is what nesting is for.
            return grade == .shortcode || grade == .block ? nil : candidate.site.rule
        case "access.option", "access.privilege", "access.user-meta":
            // Whoever may manage the site may choose.
            let guards = candidate.guards.union(interpreter.callerGuards(of: candidate.function))
            if !guards.isDisjoint(with: .anyCapability) { return nil }
            return grade.isRequest || grade == .shortcode ? candidate.site.rule : nil
        default:
            return isSerious(origin, candidate.site) ? candidate.site.rule : nil
        }
    }

    /// Whether the program puts what a request says into the option or metadata, and asks nobody for permission.
    private func isOpen(_ origin: Origin, _ danger: Danger) -> Bool {
        guard origin.grade == .stored,
            let key = origin.name.split(separator: "'").dropFirst().first.map(String.init)
        else { return false }
        return interpreter.storedDanger[key].map { !$0.isDisjoint(with: danger) } ?? false
    }

    /// Whether data of a grade is worth a word at a sink.
    private func isSerious(_ origin: Origin, _ site: SinkSite) -> Bool {
        let grade = origin.grade
        let rule = site.rule
        if grade.isRequest || grade == .shortcode || grade == .block { return true }
        // Code, classes and files that a setting names are dangerous when anybody may set it.
        if grade == .stored {
            // What a session holds, the same visitor sent before.
            if origin.name.hasPrefix("$_SESSION"), rule.hasPrefix("injection.") { return true }
            return rule == "injection.code" || rule == "injection.object" && site.place == "unserialize()"
                || rule == "files.include"
        }
        let group = rule.split(separator: ".").first ?? ""
        return group == "injection" || group == "files" || group == "requests" ? grade != .stored : false
    }

    private func xssRule(_ candidate: Candidate, _ origin: Origin) -> String {
        let mark = candidate.mark
        if mark.sanitizer != .none {
            let name = mark.sanitizer
            let clears = interpreter.facts.function(name)?.sanitizers.first?.clears ?? []
            let label = interpreter.text(name)
            if clears.contains(.html) || label.hasPrefix("esc_") || label.hasPrefix("html") || label.contains("json") {
                return "xss.context"
            }
        }
        if origin.name.hasPrefix("the request's URL") { return "xss.query-arg" }
        switch origin.grade {
        case .request, .cookie, .header, .upload: return "xss.reflected"
        case .stored, .file, .environment: return "xss.stored"
        case .shortcode: return "xss.shortcode"
        case .block: return "xss.block"
        case .remote: return "xss.remote"
        }
    }

    /// A rule that is there, for one that the tables name and the catalogue does not have.
    private func fallback(_ id: String) -> String {
        switch id.split(separator: ".").first ?? "" {
        case "xss": "xss.reflected"
        case "sqli": "sqli.query"
        default: id
        }
    }

    private func weight(_ rule: Rule, _ candidate: Candidate, _ origin: Origin) -> (Severity, Confidence) {
        var severity = rule.severity
        var confidence = Confidence.high
        if !origin.grade.isRequest, origin.grade != .shortcode, origin.grade != .block {
            severity = min(severity, .medium)
            confidence = .medium
            // Rows of the plugin's own tables are mostly numbers and names that it made itself.
            if rule.id == "sqli.stored" {
                severity = origin.grade == .stored && !Self.isSetting(origin.name) ? .low : .medium
            }
            if origin.grade == .stored, rule.id == "files.include" {
                severity = isOpen(origin, candidate.mark.danger) ? .medium : .low
            }
            // Caches hold what the program put there.
            if rule.id == "xss.stored", origin.name.hasPrefix("wp_cache_get") { severity = .low }
        }
        if rule.group == "xss" {
            let guards = candidate.guards.union(interpreter.callerGuards(of: candidate.function))
            // Those who call it have said that it is no page, or XML, which runs scripts of one namespace only.
            let isNoPage = interpreter.isUnseen(guards)
            if isNoPage || guards.contains(.xmlPage) && !origin.grade.isRequest {
                severity = .low
                confidence = isNoPage ? .low : .medium
            }
        }
        // A hook's name runs what is there already, without arguments.
        if Self.hookCalls.contains(candidate.site.place) { severity = min(severity, .medium) }
        if candidate.mark.flags.contains(.guessed) {
            confidence = .low
            let isFirstHand = origin.grade.isRequest || origin.grade == .shortcode || origin.grade == .block
            severity = min(severity, candidate.mark.flags.contains(.shared) || !isFirstHand ? .low : .medium)
        } else if severity > .medium, let doubt = doubt(rule, candidate, origin) {
            confidence = min(confidence, doubt)
            severity = .medium
        }
        return (severity, confidence)
    }

    static let hookCalls: Set<String> = [
        "do_action()", "apply_filters()", "do_action_ref_array()", "apply_filters_ref_array()",
    ]

    /// How sure a finding is that nobody can use as it stands, or that may have been checked on its way; nil if there
    /// is nothing to be said against it.
    private func doubt(_ rule: Rule, _ candidate: Candidate, _ origin: Origin) -> Confidence? {
        let guards = candidate.guards.union(interpreter.callerGuards(of: candidate.function))
        if rule.group == "xss" {
            if origin.grade == .shortcode || origin.grade == .block { return .medium }
            if keepsOutput(candidate) { return .medium }
            // A foreign page cannot make a visitor send a nonce that it does not know.
            if origin.grade.isRequest, guards.contains(.nonce) { return .medium }
            // It may be sent as something else than a page.
            if guards.contains(.perhapsNoPage) { return .medium }
            // JSON is a page only where nobody says that it is JSON.
            if rule.id == "xss.context", interpreter.text(candidate.mark.sanitizer).contains("json_encode"),
                candidate.mark.danger.contains(.html)
            {
                return .medium
            }
        } else if !guards.isDisjoint(with: .anyCapability) {
            // Only who has the capability can do it.
            return .medium
        }
        // One of the methods of an object is not any function.
        if candidate.site.rule == "injection.callable", candidate.site.place == "a method's name" { return .medium }
        return boundaries(candidate) > Self.farthest ? .medium : nil
    }

    /// Whether what a function prints is kept, and sent as JSON.
    private func keepsOutput(_ candidate: Candidate) -> Bool {
        let info = program.functions[candidate.function.index]
        guard info.kind != .file, let body = info.body, let tree = program.trees[info.file] else { return false }
        var isKept = false
        var isEncoded = false
        for index in tree.nodes(through: body) {
            let node = tree.node(at: index)
            guard tree.kind(node) == .call, let callee = tree.child(node, 0), tree.kind(callee) == .name else {
                continue
            }
            let name = tree.text(callee)
            if name == "ob_start" { isKept = true }
            if name.hasPrefix("wp_send_json") || name.hasSuffix("json_encode") { isEncoded = true }
        }
        return isKept && isEncoded
    }

    /// How many functions data may go into or come out of before each of them is one more that may have checked it.
    private static let farthest = 6

    /// How often data goes into a function or comes out of one on its way.
    private func boundaries(_ candidate: Candidate) -> Int {
        candidate.tails.reduce(0) { count, tail in
            chain(tail).reduce(count) { count, step in
                switch step.kind {
                case .passed, .returned: count + 1
                case .assigned, .property, .through, .global: count
                }
            }
        }
    }

    /// Whether stored data is an option or metadata, which users fill in.
    private static func isSetting(_ name: String) -> Bool {
        name.hasPrefix("get_option") || name.hasPrefix("get_user_meta") || name.hasPrefix("get_post_meta")
            || name.hasPrefix("get_term_meta") || name.hasPrefix("get_comment_meta") || name.hasPrefix("get_transient")
    }

    // MARK: Traces

    private func trace(_ candidate: Candidate, _ origin: Origin) -> [TraceStep] {
        var steps: [TraceStep] = [
            TraceStep(
                kind: .source, span: span(Int(origin.file), origin.node),
                note: "\(origin.grade.subject): \(origin.name)")
        ]
        for tail in candidate.tails {
            for step in chain(tail) {
                let next = TraceStep(kind: .step, span: span(Int(step.file), step.node), note: note(step))
                if steps.last?.span != next.span || steps.last?.note != next.note { steps.append(next) }
            }
        }
        if steps.count > 24 { steps.removeSubrange(12..<(steps.count - 11)) }
        steps.append(
            TraceStep(
                kind: .sink, span: span(Int(candidate.site.file), candidate.site.node),
                note: "reaches \(candidate.site.place)"))
        return steps
    }

    /// The steps that end with one, in their order.
    private func chain(_ last: UInt32) -> [Step] {
        var steps: [Step] = []
        var current = last
        while current != 0, steps.count < 64 {
            let step = interpreter.provenance.steps[Int(current)]
            steps.append(step)
            current = step.previous
        }
        return steps.reversed()
    }

    private func note(_ step: Step) -> String {
        switch step.kind {
        case .assigned(let name): "assigned to $\(interpreter.text(name))"
        case .property(let name): "kept in the property \(interpreter.text(name))"
        case .through(let name): "passed through \(interpreter.text(name))()"
        case .passed(let function, let name):
            "passed to \(program.functions[function.index].displayName) as $\(interpreter.text(name))"
        case .returned(let function): "returned by \(program.functions[function.index].displayName)"
        case .global(let name): "kept in the global variable $\(interpreter.text(name))"
        }
    }
}
