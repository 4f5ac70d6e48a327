import PHPSyntax

/// Global variables of WordPress that are overwritten.
struct GlobalOverrideRule: NodeRule {
    static let ids = ["wp.global-override"]
    static let kinds: [NodeKind] = [.assign, .assignReference, .foreach]

    private static let globals: Set<String> = [
        "post", "posts", "wp_query", "wp_the_query", "wpdb", "wp", "wp_rewrite", "wp_version", "current_user",
        "comment",
        "pagenow", "wp_filter", "wp_scripts", "wp_styles", "wp_roles", "wp_locale", "wp_object_cache", "table_prefix",
        "shortcode_tags", "authordata", "user_ID", "wp_post_types", "wp_taxonomies", "allowedposttags",
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard !file.isCore else { return }
        if tree.kind(node) == .foreach {
            check(tree.child(node, 1), node, file, &report)
            check(tree.child(node, 2), node, file, &report)
        } else {
            check(tree.child(node, 0), node, file, &report)
        }
    }

    private func check(_ target: NodeID?, _ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let target else { return }
        let tree = file.tree
        let name: String
        switch tree.kind(target) {
        case .variable:
            guard let variable = file.variableName(target), Self.globals.contains(variable),
                isGlobal(variable, node, file)
            else { return }
            name = variable
        case .index:
            guard file.variableName(tree.child(target, 0)) == "GLOBALS",
                let key = file.constantString(tree.child(target, 1)), Self.globals.contains(key)
            else { return }
            name = key
        default: return
        }
        // Showing another post means setting the global, and setting it back.
        let names = file.localFacts.calledNames(in: file.enclosingFunction(node))
        let restoring: Set<String> = [
            "setup_postdata", "wp_reset_postdata", "wp_reset_query", "the_post", "get_post", "wp_set_current_user",
        ]
        if ["post", "posts", "wp_query", "authordata"].contains(name), !names.isDisjoint(with: restoring) { return }
        if isFallback(node, name, file) { return }
        report("wp.global-override", at: target, values: ["variable": file.text(target)], confidence: .medium)
    }

    /// Whether the variable is the global one: declared so, or at the top level of a file.
    private func isGlobal(_ variable: String, _ node: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        guard let function = file.enclosingFunction(node) else { return true }
        return file.localFacts.uses(of: variable, in: function).contains { tree.kind(file.parent($0) ?? $0) == .global }
    }

    /// Whether the global is set to itself, or to what it was.
    private func isFallback(_ node: NodeID, _ name: String, _ file: FileContext) -> Bool {
        guard file.tree.kind(node) != .foreach, let value = file.tree.child(node, 1) else { return false }
        for index in file.tree.nodes(through: value).prefix(200) {
            guard let variable = file.variableName(file.tree.node(at: index))?.lowercased() else { continue }
            if variable == name
                || ["old", "orig", "saved", "backup", "tmp", "temp", "previous", "current"].contains(
                    where: variable.contains)
            {
                return true
            }
        }
        return false
    }
}
