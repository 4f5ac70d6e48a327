import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// When and where scripts and styles are enqueued, and queries are changed.
struct EnqueueRule: NodeRule, CallRule {
    static let ids = [
        "performance.assets-everywhere", "performance.admin-assets-everywhere", "wp.enqueue-hook",
        "performance.main-query-check",
    ]
    static let kinds: [NodeKind] = [.methodCall]
    static let functions = ["wp_enqueue_script", "wp_enqueue_style", "wp_enqueue_script_module"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore else { return }
        checkEnqueue(call, name, file, &report)
    }

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let call = Call(node, in: file), call.name == "set", !file.isCore else { return }
        checkQuery(call, file, &report)
    }

    private func hooks(around node: NodeID, _ file: FileContext) -> [HookRegistration] {
        guard let function = file.enclosingFunction(node),
            let id = file.program.program.functionID(for: function, in: file.index)
        else { return [] }
        return file.program.wordpress.hooks(of: id)
    }

    private func checkEnqueue(_ call: Call, _ name: String, _ file: FileContext, _ report: inout Reporter) {
        let values = [
            "call": "\(name)()", "handle": call.argument(0).map { file.text($0, limit: 40) } ?? "",
        ]
        guard file.enclosingFunction(call.node) != nil else {
            let isMain = file.program.header.file == file.index || file.source.name == "functions.php"
            guard isMain else { return }
            report(
                "wp.enqueue-hook", at: call.node,
                values: values.merging(["place": "while the file is being loaded"]) { $1 })
            return
        }
        let hooks = hooks(around: call.node, file)
        if hooks.contains(where: { $0.name == "wp_enqueue_scripts" }) {
            if !isTheme(file) && file.isCertain(call.node) {
                report("performance.assets-everywhere", at: call.node, values: values, confidence: .low)
            }
        } else if hooks.contains(where: { $0.name == "admin_enqueue_scripts" }) {
            if file.isCertain(call.node) {
                report("performance.admin-assets-everywhere", at: call.node, values: values, confidence: .medium)
            }
        } else if let early = hooks.first(where: { Self.wrongHooks.contains($0.name) }), hooks.count == 1 {
            report(
                "wp.enqueue-hook", at: call.node,
                values: values.merging(["place": "at the hook \(early.name)"]) { $1 })
        }
    }

    private static let wrongHooks: Set<String> = [
        "init", "plugins_loaded", "after_setup_theme", "wp_loaded", "admin_init", "wp_head", "widgets_init",
        "admin_menu",
        "admin_head", "setup_theme",
    ]

    private func isTheme(_ file: FileContext) -> Bool {
        file.program.header.fields["theme name"] != nil || file.source.name == "functions.php"
            || file.source.path.contains("/themes/")
    }

    /// `$query->set()` in a callback of pre_get_posts.
    private func checkQuery(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let function = file.enclosingFunction(call.node), file.variableName(call.receiver) != nil,
            hooks(around: call.node, file).contains(where: { $0.name == "pre_get_posts" })
        else { return }
        let names = file.localFacts.calledNames(in: function)
        guard !names.contains("is_main_query"), file.isCertain(call.node) else { return }
        report("performance.main-query-check", at: call.node)
    }
}
