import PHPSyntax

/// Global variables of WordPress that are overwritten.
struct GlobalOverrideRule: NodeRule {
    static let ids = ["wp.global-override"]
    static let kinds: [NodeKind] = [.assign, .assignReference, .compoundAssign, .foreach]

    private static let globals: Set<String> = [
        "post", "posts", "wp_query", "wp_the_query", "wpdb", "wp", "wp_rewrite", "wp_version", "current_user",
        "comment",
        "pagenow", "wp_filter", "wp_scripts", "wp_styles", "wp_roles", "wp_locale", "wp_object_cache", "table_prefix",
        "shortcode_tags", "authordata", "user_ID", "wp_post_types", "wp_taxonomies", "allowedposttags",
    ]

    /// More of them, whose names mean something else where they are not declared `global`.
    private static let common: Set<String> = [
        "page", "pages", "multipage", "more", "numpages", "cat_id", "day", "currentday", "currentmonth", "previousday",
        "paged", "id", "title", "hook_suffix", "current_screen", "taxnow", "typenow", "plugin_page", "menu", "submenu",
        "parent_file", "submenu_file", "wp_meta_boxes", "wp_settings_fields", "wp_settings_sections",
        "wp_registered_sidebars", "wp_registered_widgets", "wp_registered_widget_controls", "wp_widget_factory",
        "sidebars_widgets", "wp_actions", "wp_current_filter", "merged_filters", "locale", "l10n", "text_direction",
        "wp_db_version", "tinymce_version", "required_php_version", "is_apache", "is_nginx", "is_IIS", "is_iis7",
        "is_gecko", "is_chrome", "is_safari", "is_opera", "is_IE", "is_edge", "is_lynx", "is_iphone", "is_winIE",
        "is_macIE", "is_NS4", "blog_id", "current_site", "current_blog", "domain", "path", "public", "site_id",
        "wp_embed", "wp_customize", "wp_admin_bar", "wp_rest_server", "wpsmiliestrans", "allowedtags",
        "allowedentitynames", "wp_hasher", "phpmailer", "comment_alt", "comment_depth", "comment_thread_alt",
        "in_comment_loop", "overridden_cpage", "withcomments", "post_type", "post_type_object", "timestart", "timeend",
        "user_login", "user_email", "user_level", "user_identity", "userdata", "user_url", "totals", "tabs", "tab",
        "blogname", "year", "error", "action", "status", "wp_did_header", "wp_theme_directories",
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
        let isCommon: Bool
        if isInTest(node, file) { return }
        switch tree.kind(target) {
        case .variable:
            guard let variable = file.variableName(target) else { return }
            isCommon = !Self.globals.contains(variable)
            if isCommon && (!Self.common.contains(variable) || file.enclosingFunction(node) == nil) { return }
            guard isGlobal(variable, node, file) else { return }
            name = variable
        case .index:
            guard file.variableName(tree.child(target, 0)) == "GLOBALS",
                let key = file.constantString(tree.child(target, 1))
            else { return }
            isCommon = !Self.globals.contains(key)
            if isCommon && !Self.common.contains(key) { return }
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
        report(
            "wp.global-override", at: target, values: ["variable": file.text(target)],
            severity: isCommon ? .low : nil, confidence: .medium)
    }

    /// Whether the code is a test, which may set what it tests with.
    private func isInTest(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let type = file.enclosingClass(node), file.tree.kind(type) == .classDeclaration,
            let parent = file.lowercasedName(file.tree.child(type, 2))
        else { return false }
        return parent.hasSuffix("testcase") || parent.hasSuffix("test_case")
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
