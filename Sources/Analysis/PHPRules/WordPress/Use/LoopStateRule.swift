import PHPSyntax

/// State of WordPress that is changed and not set back: the current post, the current site.
struct RestoredStateRule: NodeRule, CallRule {
    static let ids = ["wp.missing-reset-postdata", "wp.unrestored-blog"]
    static let kinds: [NodeKind] = [.methodCall]
    static let functions = ["switch_to_blog", "setup_postdata"]

    private static let resets: Set<String> = ["wp_reset_postdata", "wp_reset_query", "reset_postdata", "rewind_posts"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let call = Call(node, in: file), call.name == "the_post", let receiver = call.receiver,
            let variable = file.variableName(receiver), variable != "wp_query", variable != "this"
        else { return }
        let function = file.enclosingFunction(node)
        let isOwn = file.localFacts.assignments(to: variable, in: function).contains { assignment in
            guard let value = file.tree.child(assignment, 1), file.tree.kind(value) == .new else { return false }
            return Call(value, in: file)?.name == "wp_query"
        }
        guard isOwn, !isReset(function, node, file) else { return }
        report("wp.missing-reset-postdata", at: node, values: ["variable": "$\(variable)"])
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let function = file.enclosingFunction(call.node)
        if call.name == "switch_to_blog" {
            let names = file.localFacts.calledNames(in: function)
            if names.contains("restore_current_blog") || endsRequest(function, call.node, file) { return }
            if let named = file.enclosingNamedFunction(call.node),
                let name = file.lowercasedName(file.tree.child(named, 1)),
                name.contains("switch") || name.contains("set_") || name.hasSuffix("setup")
            {
                return
            }
            report("wp.unrestored-blog", at: call.node)
        } else {
            guard let argument = call.argument(0), let variable = file.variableName(argument),
                !isReset(function, call.node, file), file.enclosingLoop(call.node) != nil
            else { return }
            report(
                "wp.missing-reset-postdata", at: call.node, values: ["variable": "$\(variable)"], confidence: .medium)
        }
    }

    private func isReset(_ function: NodeID?, _ node: NodeID, _ file: FileContext) -> Bool {
        !file.localFacts.calledNames(in: function).isDisjoint(with: Self.resets) || endsRequest(function, node, file)
    }

    /// Whether the request ends with the function, so that nobody sees the state.
    private func endsRequest(_ function: NodeID?, _ node: NodeID, _ file: FileContext) -> Bool {
        let program = file.program.program
        guard let function, let id = program.functionID(for: function, in: file.index) else { return false }
        let summary = file.program.wordpress.summary(of: id, in: file.program)
        return summary.mayExit && !summary.returnsValue
    }
}
