import PHPSyntax

/// Roles in the place of capabilities.
struct CapabilityRule: NodeRule, CallRule {
    static let ids = ["access.role-as-capability"]
    static let kinds: [NodeKind] = [.methodCall]
    static let functions = positions.keys.sorted()

    static let roles: Set<String> = [
        "administrator", "editor", "author", "contributor", "subscriber", "super_admin", "shop_manager", "customer",
    ]
    /// Where functions take a capability.
    static let positions = [
        "current_user_can": 0, "user_can": 1, "author_can": 1, "current_user_can_for_blog": 1,
        "current_user_can_for_site": 1, "user_can_for_site": 2, "add_menu_page": 2, "add_submenu_page": 3,
        "add_options_page": 2, "add_management_page": 2, "add_theme_page": 2, "add_users_page": 2,
        "add_dashboard_page": 2, "add_posts_page": 2, "add_media_page": 2, "add_pages_page": 2,
        "add_comments_page": 2, "add_plugins_page": 2,
        "add_utility_page": 2, "add_object_page": 2, "add_links_page": 2, "map_meta_cap": 0,
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let call = Call(node, in: file), call.name == "has_cap" else { return }
        check(call, 0, file, &report)
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let position = call.name.flatMap({ Self.positions[$0] }) else { return }
        check(call, position, file, &report)
    }

    private func check(_ call: Call, _ position: Int, _ file: FileContext, _ report: inout Reporter) {
        guard let argument = call.argument(position, "capability") ?? call.argument(position, "cap"),
            let role = file.constantString(argument),
            Self.roles.contains(role), let name = call.name
        else { return }
        report("access.role-as-capability", at: argument, values: ["name": role, "function": "\(name)()"])
    }
}

/// REST routes that do not say who may call them.
struct RestPermissionRule: CallRule {
    static let ids = ["access.rest-permission"]
    static let functions = ["register_rest_route"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard !call.isSpread, let argument = call.argument(2, "args"), let array = file.resolved(argument),
            tree.kind(array) == .array, file.arrayElement("permission_callback", of: array) == nil
        else { return }
        let values = ["route": call.argument(1).map { file.text($0, limit: 40) } ?? "", "name": "the route"]
        if file.arrayElement("callback", of: array) != nil {
            let isOpen = QueryArguments(array, in: file).isOpen
            if !isOpen { report("access.rest-permission", at: call.node, values: values) }
            return
        }
        for element in tree.children(array) where tree.kind(element) == .arrayElement && tree.child(element, 0) == nil {
            guard let endpoint = tree.child(element, 1), tree.kind(endpoint) == .array,
                file.arrayElement("callback", of: endpoint) != nil,
                file.arrayElement("permission_callback", of: endpoint) == nil,
                !QueryArguments(endpoint, in: file).isOpen
            else { continue }
            report("access.rest-permission", at: endpoint, values: values)
        }
    }
}
