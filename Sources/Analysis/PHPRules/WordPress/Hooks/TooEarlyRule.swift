import AnalysisProgram
import PHPSyntax

/// Functions that are called before WordPress is ready for them.
struct TooEarlyRule: CallRule {
    static let ids = ["wp.too-early"]
    static let functions = pluggable + conditionals + registrations

    /// Functions that plugins may replace, so that they are defined only when all plugins are loaded.
    private static let pluggable = [
        "current_user_can", "wp_get_current_user", "is_user_logged_in", "wp_mail", "wp_verify_nonce", "wp_create_nonce",
        "get_userdata", "get_user_by", "wp_redirect", "wp_safe_redirect", "check_admin_referer", "check_ajax_referer",
        "auth_redirect", "wp_hash", "get_current_user_id", "wp_generate_password", "wp_set_current_user",
    ]
    /// Questions about the query.
    private static let conditionals = [
        "is_page", "is_single", "is_singular", "is_home", "is_front_page", "is_archive", "is_category", "is_tag",
        "is_tax", "is_search", "is_404", "is_author", "is_post_type_archive", "is_attachment", "is_main_query",
        "is_date", "get_queried_object", "get_queried_object_id", "is_feed", "is_paged", "is_preview",
    ]
    private static let registrations = ["register_post_type", "register_taxonomy"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore, !call.isFirstClassCallable else { return }
        if file.enclosingFunction(call.node) == nil && file.enclosingClass(call.node) == nil {
            checkFile(call, name, file, &report)
        } else {
            checkCallback(call, name, file, &report)
        }
    }

    private func checkFile(_ call: Call, _ name: String, _ file: FileContext, _ report: inout Reporter) {
        let isPlugin = file.program.header.file == file.index && file.source.language == .php
        let isTheme = file.source.name == "functions.php" && !isPlugin
        guard isPlugin || isTheme, !isGuarded(call.node, file) else { return }
        var values = ["function": name, "place": "while the \(isPlugin ? "plugin" : "theme") is being loaded"]
        if Self.registrations.contains(name) {
            values["reason"] = "before rewriting is set up"
            values["hook"] = "init"
        } else if Self.conditionals.contains(name) {
            values["reason"] = "when there is no query yet, so that the answer is always no"
            values["hook"] = "wp"
        } else if isPlugin {
            values["reason"] = "when the function does not exist yet"
            values["hook"] = "plugins_loaded"
        } else {
            return
        }
        report("wp.too-early", at: call.node, values: values, suggestion: suggestion(values))
    }

    /// Whether the code asks first whether the function is there.
    private func isGuarded(_ node: NodeID, _ file: FileContext) -> Bool {
        file.ancestors(of: node, limit: 24).contains { ancestor in
            guard file.tree.kind(ancestor) == .ifStatement || file.tree.kind(ancestor) == .binary,
                let condition = file.tree.child(ancestor, 0)
            else { return false }
            let text = file.text(condition, limit: 200)
            return text.contains("function_exists") || text.contains("did_action")
        }
    }

    private func checkCallback(_ call: Call, _ name: String, _ file: FileContext, _ report: inout Reporter) {
        guard !Self.pluggable.contains(name), let function = file.enclosingFunction(call.node),
            let id = file.program.program.functionID(for: function, in: file.index)
        else { return }
        let hooks = file.program.wordpress.hooks(of: id)
        guard let hook = hooks.first, hooks.count == 1, hook.kind == .action, !isGuarded(call.node, file) else {
            return
        }
        let isRegistration = Self.registrations.contains(name)
        let early =
            isRegistration
            ? ["plugins_loaded", "muplugins_loaded"]
            : [
                "plugins_loaded", "muplugins_loaded", "setup_theme", "after_setup_theme", "init", "widgets_init",
                "wp_loaded",
            ]
        guard early.contains(hook.name) else { return }
        let values = [
            "function": name, "place": "at the hook \(hook.name)",
            "reason": isRegistration
                ? "before rewriting is set up" : "when there is no query yet, so that the answer is always no",
            "hook": isRegistration ? "init" : "wp",
        ]
        report("wp.too-early", at: call.node, values: values, suggestion: suggestion(values))
    }

    private func suggestion(_ values: [String: String]) -> String {
        "Call it in a callback of \(values["hook"] ?? "init") or later."
    }
}
