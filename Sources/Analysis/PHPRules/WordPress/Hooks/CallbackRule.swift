import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Callbacks that print where a value is wanted, or go on where the request should end.
struct CallbackRule: FileRule, ProgramRule {
    static let ids = [
        "wp.shortcode-echo", "wp.render-callback-echo", "wp.filter-echo", "wp.ajax-without-exit", "wp.headers-too-late",
    ]

    private static let filters = FactTable("facts/hooks.txt", kind: "filter")
    private static let actions = FactTable("facts/hooks.txt", kind: "action")

    func check(_ file: FileContext, report: inout Reporter) { file.program.wordpress.prepare(file) }

    func check(_ context: ProgramContext, report: inout Reporter) {
        for hook in context.program.hooks where !context.wordpress.isCore(hook.file) {
            for callback in hook.callbacks.prefix(8) {
                guard let id = callback.functionID else { continue }
                check(hook, id, context, &report)
            }
        }
    }

    private func check(
        _ hook: HookRegistration, _ id: FunctionID, _ context: ProgramContext, _ report: inout Reporter
    ) {
        let summary = context.wordpress.summary(of: id, in: context)
        let info = context.program[id]
        let values = ["callback": info.displayName, "hook": hook.name, "name": hook.name]
        let isBuffered =
            summary.calledNames.contains("ob_start") || summary.calledNames.contains { $0.contains("buffer") }
        if let output = summary.output, !isBuffered {
            let span = SourceSpan(file: info.file, range: context.range(of: output, in: info.file))
            switch hook.kind {
            case .shortcode:
                if !summary.mayExit || !summary.returnsValue {
                    report("wp.shortcode-echo", at: span, values: values)
                }
            case .block: report("wp.render-callback-echo", at: span, values: values)
            case .filter:
                if isValueFilter(hook.name, context), !summary.mayExit {
                    report("wp.filter-echo", at: span, values: values, confidence: .medium)
                }
            case .action: checkAnswer(hook, summary, info, values, span, context, &report)
            default: break
            }
        }
        checkHeaders(hook, id, summary, info, context, &report)
    }

    /// Whether the filter is WordPress's and its value is used; some filters are hooked to for what they do.
    private func isValueFilter(_ name: String, _ context: ProgramContext) -> Bool {
        Self.filters.containsExactly(name) && !Self.actions.containsExactly(name)
            && !["template_include", "redirect_canonical", "wp_die_handler", "pre_handle_404", "status_header"]
                .contains(name)
    }

    private func checkAnswer(
        _ hook: HookRegistration, _ summary: FunctionSummary, _ info: FunctionInfo, _ values: [String: String],
        _ span: SourceSpan, _ context: ProgramContext, _ report: inout Reporter
    ) {
        guard hook.name.hasPrefix("wp_ajax_"), summary.completes, !summary.mayExit else { return }
        let ends = ["die", "exit", "json", "send", "respon", "render", "return_", "output"]
        if summary.calledNames.contains(where: { name in ends.contains { name.contains($0) } }) { return }
        report("wp.ajax-without-exit", at: span, values: values)
    }

    /// The hooks at which the page has begun.
    private static let late: Set<String> = [
        "wp_head", "wp_footer", "the_content", "admin_notices", "admin_footer", "admin_head", "wp_body_open",
        "the_title",
        "loop_start", "loop_end", "dynamic_sidebar", "wp_print_scripts", "admin_print_scripts",
    ]
    private static let headers: Set<String> = [
        "header", "setcookie", "setrawcookie", "wp_redirect", "wp_safe_redirect", "session_start", "nocache_headers",
    ]

    private func checkHeaders(
        _ hook: HookRegistration, _ id: FunctionID, _ summary: FunctionSummary, _ info: FunctionInfo,
        _ context: ProgramContext, _ report: inout Reporter
    ) {
        let isLate =
            (hook.kind == .action || hook.kind == .filter) && Self.late.contains(hook.name)
            || hook.kind == .menuPage || hook.kind == .shortcode
        guard isLate, !summary.calledNames.isDisjoint(with: Self.headers),
            !summary.calledNames.contains("headers_sent"), !summary.calledNames.contains("ob_start"),
            let tree = context.program.trees[info.file]
        else { return }
        // The page of a screen is also the callback of its load hook where both are the same function.
        if context.wordpress.hooks(of: id).contains(where: { $0.name.hasPrefix("load-") || $0.name == "admin_init" }) {
            return
        }
        let file = FileContext(program: context, index: info.file, tree: tree)
        for index in tree.nodes(through: info.node) {
            let node = tree.node(at: index)
            guard let name = file.calledFunction(node), Self.headers.contains(name),
                file.enclosingFunction(node) == info.node
            else { continue }
            let place = hook.kind == .menuPage ? "the admin page \(hook.name)" : hook.name
            report(
                "wp.headers-too-late", at: file.span(node),
                values: ["call": "\(name)()", "callback": info.displayName, "hook": place],
                confidence: hook.kind == .menuPage || hook.kind == .shortcode ? .medium : .high)
            return
        }
    }
}
