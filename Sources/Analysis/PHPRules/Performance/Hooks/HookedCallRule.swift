import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Calls that belong to certain moments only: flushing rewrite rules, changing tables, scheduling events.
struct HookedCallRule: NodeRule, CallRule {
    static let ids = [
        "performance.flush-rewrite-rules", "performance.schema-change", "performance.cron-duplicate",
    ]
    static let kinds: [NodeKind] = [.methodCall]
    static let functions = ["flush_rewrite_rules", "wp_schedule_event"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        if call.name == "wp_schedule_event" {
            checkSchedule(call, file, &report)
        } else {
            checkFlush(call, file, &report)
        }
    }

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let call = Call(node, in: file), let name = call.name else { return }
        switch name {
        case "flush_rules":
            guard let object = call.receiver, file.text(object).hasSuffix("wp_rewrite") else { return }
            checkFlush(call, file, &report)
        case "query":
            guard DatabaseCall.isDatabase(call.receiver, file) else { return }
            checkQuery(call, file, &report)
        default: return
        }
    }

    private func checkFlush(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard !file.isOneTimeCode(call.node), !file.isCore, !isHookedToChange(call.node, file) else { return }
        // Behind a condition it likely runs once.
        guard file.isCertain(call.node) else { return }
        report("performance.flush-rewrite-rules", at: call.node, values: ["call": call.displayName])
    }

    private func checkQuery(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let text = DatabaseCall.text(call.argument(0), file), !file.isCore else { return }
        let words = text.uppercased().split { $0 == " " || $0 == "\n" || $0 == "\t" }
        guard words.count > 2, ["ALTER", "CREATE", "DROP", "RENAME"].contains(words[0]), words[1] == "TABLE" else {
            return
        }
        guard !file.isOneTimeCode(call.node), !isHookedToChange(call.node, file) else { return }
        let isCertain = file.isCertain(call.node)
        report(
            "performance.schema-change", at: call.node, values: ["statement": String(words[0])],
            severity: isCertain ? nil : .low, confidence: isCertain ? .high : .medium)
    }

    private func checkSchedule(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        let checks: Set<String> = [
            "wp_next_scheduled", "wp_get_scheduled_event", "wp_get_schedule", "wp_clear_scheduled_hook",
            "wp_unschedule_hook", "wp_unschedule_event",
        ]
        guard !file.isCore, !file.isOneTimeCode(call.node) else { return }
        var function = file.enclosingFunction(call.node)
        if !file.localFacts.calledNames(in: function).isDisjoint(with: checks) { return }
        while let closure = function, file.tree.kind(closure) == .closure {
            function = file.enclosingFunction(closure)
            if !file.localFacts.calledNames(in: function).isDisjoint(with: checks) { return }
        }
        guard !isHookedToChange(call.node, file), !isCheckedByCaller(call.node, checks, file) else { return }
        report(
            "performance.cron-duplicate", at: call.node,
            values: ["name": call.argument(2, "hook").map { file.text($0, limit: 40) } ?? ""],
            severity: file.isCertain(call.node) ? nil : .low)
    }

    /// Whether all hooks of the function around are for changes: activation, a switch of themes, saved settings.
    private func isHookedToChange(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let function = file.enclosingFunction(node),
            let id = file.program.program.functionID(for: function, in: file.index)
        else { return false }
        let hooks = file.program.wordpress.hooks(of: id)
        guard !hooks.isEmpty else { return false }
        return hooks.allSatisfy { hook in
            switch hook.kind {
            case .activation, .deactivation, .uninstall, .menuPage, .setting, .command: return true
            default:
                return [
                    "switch_theme", "upgrader", "update_option", "save", "activate", "wp_ajax", "admin_post",
                    "add_option",
                ]
                .contains { hook.name.contains($0) }
            }
        }
    }

    /// Whether a function of the same file that calls the function around asks first.
    private func isCheckedByCaller(_ node: NodeID, _ checks: Set<String>, _ file: FileContext) -> Bool {
        guard let function = file.enclosingNamedFunction(node),
            let name = file.lowercasedName(file.tree.child(function, 1))
        else { return false }
        return file.localFacts.calls(named: name).contains { other in
            let around = file.enclosingFunction(other)
            return !file.localFacts.calledNames(in: around).isDisjoint(with: checks) || file.isOneTimeCode(other)
        }
    }
}
