import PHPSyntax

/// Names and settings of what is registered: post types, taxonomies, settings, pages.
struct RegisteredNameRule: CallRule, NodeRule {
    static let ids = ["wp.post-type-name", "wp.unsanitized-setting", "wp.menu-slug-file"]
    static let kinds: [NodeKind] = [.methodCall]
    static let functions = ["register_post_type", "register_taxonomy", "register_setting"] + pages.keys.sorted()

    /// Where the slug of a page is given.
    private static let pages = [
        "add_menu_page": 3, "add_submenu_page": 4, "add_options_page": 3, "add_management_page": 3,
        "add_theme_page": 3, "add_plugins_page": 3, "add_users_page": 3, "add_dashboard_page": 3, "add_posts_page": 3,
        "add_media_page": 3, "add_pages_page": 3, "add_comments_page": 3, "add_links_page": 3,
    ]

    private static let reservedTypes: Set<String> = [
        "post", "page", "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache",
        "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation",
        "wp_font_family", "wp_font_face", "action", "author", "order", "theme", "type", "date", "search", "feed",
    ]

    private static let reservedTaxonomies: Set<String> = [
        "attachment", "attachment_id", "author", "author_name", "calendar", "cat", "category", "category_name", "day",
        "debug", "error", "exact", "feed", "fields", "hour", "link_category", "m", "minute", "monthnum", "more", "name",
        "nav_menu", "nonce", "nopaging", "offset", "order", "orderby", "p", "page", "page_id", "paged", "pagename",
        "pb",
        "perm", "post", "post_format", "post_mime_type", "post_status", "post_tag", "post_type", "posts",
        "posts_per_page", "preview", "robots", "s", "search", "second", "sentence", "showposts", "static", "status",
        "subpost", "tag", "tag_id", "taxonomy", "tb", "term", "terms", "theme", "title", "type", "types", "w", "year",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore else { return }
        switch name {
        case "register_post_type": checkName(call, "post type", 20, Self.reservedTypes, file, &report)
        case "register_taxonomy": checkName(call, "taxonomy", 32, Self.reservedTaxonomies, file, &report)
        case "register_setting": checkSetting(call, file, &report)
        default: checkPage(call, name, file, &report)
        }
    }

    /// `$wp_customize->add_setting( 'color', array( … ) )`
    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let call = Call(node, in: file), call.name == "add_setting", !file.isCore, !call.isSpread,
            let customizer = file.variableName(call.receiver)?.lowercased(), customizer.contains("custom"),
            let name = call.argument(0, "id"), file.tree.kind(name) != .new
        else { return }
        let keys = ["sanitize_callback", "sanitize_js_callback"]
        if let settings = call.argument(1, "args") {
            let arguments = QueryArguments(file.resolved(settings), in: file)
            if arguments.isOpen || arguments.has(keys) { return }
            guard let array = file.resolved(settings), file.tree.kind(array) == .array else { return }
        }
        report("wp.unsanitized-setting", at: node, values: ["name": file.text(name, limit: 40)])
    }

    private func checkName(
        _ call: Call, _ kind: String, _ maximum: Int, _ reserved: Set<String>, _ file: FileContext,
        _ report: inout Reporter
    ) {
        guard let node = call.argument(0), let name = file.constantString(node) else { return }
        let reason: String
        if name.isEmpty {
            reason = "is empty"
        } else if name.utf8.count > maximum {
            reason = "is longer than \(maximum) characters"
        } else if !name.utf8.allSatisfy(Self.isKeyByte) {
            reason = "has characters that WordPress removes"
        } else if reserved.contains(name) {
            reason = "is reserved by WordPress"
        } else {
            return
        }
        report(
            "wp.post-type-name", at: node,
            values: ["kind": kind, "name": name, "reason": reason, "maximum": "\(maximum)"],
            suggestion: "Use at most \(maximum) characters: small letters, digits, hyphens, underscores.")
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private func checkSetting(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard !call.isSpread, call.argumentCount >= 2 else { return }
        let name = call.argument(1).map { file.text($0, limit: 40) } ?? ""
        guard let settings = call.argument(2, "args") else {
            report("wp.unsanitized-setting", at: call.node, values: ["name": name])
            return
        }
        // In its old form the argument is the callback itself.
        guard let array = file.resolved(settings), file.tree.kind(array) == .array, file.tree.slotCount(array) > 0,
            !isCallable(array, file)
        else { return }
        let arguments = QueryArguments(settings, in: file)
        guard !arguments.isOpen, arguments["sanitize_callback"] == nil else { return }
        report("wp.unsanitized-setting", at: call.node, values: ["name": name])
    }

    private func isCallable(_ array: NodeID, _ file: FileContext) -> Bool {
        file.tree.children(array).allSatisfy { file.tree.kind($0) == .arrayElement && file.tree.child($0, 0) == nil }
    }

    private func isFile(_ node: NodeID, _ file: FileContext) -> Bool {
        file.tree.kind(node) == .magicConstant && file.text(node).uppercased() == "__FILE__"
    }

    private func checkPage(_ call: Call, _ name: String, _ file: FileContext, _ report: inout Reporter) {
        if name == "add_submenu_page", let parent = call.argument(0, "parent_slug"), isFile(parent, file) {
            report("wp.menu-slug-file", at: parent, values: ["function": "\(name)()", "value": file.text(parent)])
        }
        guard let position = Self.pages[name], let slug = call.argument(position, "menu_slug"), isFile(slug, file)
        else { return }
        report("wp.menu-slug-file", at: slug, values: ["function": "\(name)()", "value": file.text(slug)])
    }
}
