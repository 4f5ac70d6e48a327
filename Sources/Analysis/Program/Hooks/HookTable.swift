/// Where the functions that register callbacks take what.
struct HookSignature {
    /// A parameter: its place and its name.
    typealias Parameter = (index: Int, name: String)

    var kind: HookKind
    var name: Parameter
    /// The callbacks that are parameters.
    var callbacks: [Parameter] = []
    /// The array of settings.
    var settings: Parameter?
    /// The callbacks that are settings, by key.
    var settingCallbacks: [String] = []
    /// The setting that authorises.
    var permission: String?
    var capability: Parameter?
    var hasPriority = false
}

extension KnownName {
    /// How the function registers callbacks; nil if it does not.
    var signature: HookSignature? { Self.signatures[self] }

    private static let signatures: [KnownName: HookSignature] = {
        var table = hooks
        let slugPages: [KnownName] = [
            .addOptionsPage, .addManagementPage, .addThemePage, .addPluginsPage, .addUsersPage, .addDashboardPage,
            .addPostsPage, .addMediaPage, .addLinksPage, .addPagesPage, .addCommentsPage, .addMenuPage,
        ]
        for page in slugPages {
            table[page] = HookSignature(
                kind: .menuPage, name: (3, "menu_slug"), callbacks: [(4, "callback")], capability: (2, "capability"))
        }
        return table
    }()

    private static let hooks: [KnownName: HookSignature] = [
        .addAction: HookSignature(
            kind: .action, name: (0, "hook_name"), callbacks: [(1, "callback")], hasPriority: true),
        .addFilter: HookSignature(
            kind: .filter, name: (0, "hook_name"), callbacks: [(1, "callback")], hasPriority: true),
        .addShortcode: HookSignature(kind: .shortcode, name: (0, "tag"), callbacks: [(1, "callback")]),
        .registerRestField: HookSignature(
            kind: .restField, name: (1, "attribute"), settings: (2, "args"),
            settingCallbacks: ["get_callback", "update_callback"]),
        .registerSetting: HookSignature(
            kind: .setting, name: (1, "option_name"), settings: (2, "args"), settingCallbacks: ["sanitize_callback"]),
        .addSettingsField: HookSignature(kind: .settingsField, name: (0, "id"), callbacks: [(2, "callback")]),
        .addSettingsSection: HookSignature(kind: .settingsSection, name: (0, "id"), callbacks: [(2, "callback")]),
        .addSubmenuPage: HookSignature(
            kind: .menuPage, name: (4, "menu_slug"), callbacks: [(5, "callback")], capability: (3, "capability")),
        .addMetaBox: HookSignature(kind: .metaBox, name: (0, "id"), callbacks: [(2, "callback")]),
        .addDashboardWidget: HookSignature(
            kind: .dashboardWidget, name: (0, "widget_id"),
            callbacks: [(2, "callback"), (3, "control_callback")]),
        .registerSidebarWidget: HookSignature(
            kind: .sidebarWidget, name: (0, "id"), callbacks: [(2, "output_callback")]),
        .registerWidgetControl: HookSignature(
            kind: .sidebarWidget, name: (0, "id"), callbacks: [(2, "control_callback")]),
        .registerActivationHook: HookSignature(kind: .activation, name: (0, "file"), callbacks: [(1, "callback")]),
        .registerDeactivationHook: HookSignature(kind: .deactivation, name: (0, "file"), callbacks: [(1, "callback")]),
        .registerUninstallHook: HookSignature(kind: .uninstall, name: (0, "file"), callbacks: [(1, "callback")]),
        .scheduleEvent: HookSignature(kind: .cron, name: (2, "hook")),
        .scheduleSingleEvent: HookSignature(kind: .cron, name: (1, "hook")),
        .registerBlockType: HookSignature(
            kind: .block, name: (0, "block_type"), settings: (1, "args"), settingCallbacks: ["render_callback"]),
        .registerBlockTypeFromMetadata: HookSignature(
            kind: .block, name: (0, "file_or_folder"), settings: (1, "args"), settingCallbacks: ["render_callback"]),
        .registerBlockBindingsSource: HookSignature(
            kind: .blockBinding, name: (0, "source_name"), settings: (1, "source_properties"),
            settingCallbacks: ["get_value_callback"]),
        .registerMeta: HookSignature(
            kind: .meta, name: (1, "meta_key"), settings: (2, "args"), settingCallbacks: ["sanitize_callback"],
            permission: "auth_callback"),
        .registerPostMeta: HookSignature(
            kind: .meta, name: (1, "meta_key"), settings: (2, "args"), settingCallbacks: ["sanitize_callback"],
            permission: "auth_callback"),
        .registerTermMeta: HookSignature(
            kind: .meta, name: (1, "meta_key"), settings: (2, "args"), settingCallbacks: ["sanitize_callback"],
            permission: "auth_callback"),
        .registerPostType: HookSignature(
            kind: .postType, name: (0, "post_type"), settings: (1, "args"),
            settingCallbacks: ["register_meta_box_cb"]),
        .registerTaxonomy: HookSignature(
            kind: .taxonomy, name: (0, "taxonomy"), settings: (2, "args"),
            settingCallbacks: ["meta_box_cb", "meta_box_sanitize_cb", "update_count_callback"]),
        .embedRegisterHandler: HookSignature(kind: .embedHandler, name: (0, "id"), callbacks: [(2, "callback")]),
        .addFeed: HookSignature(kind: .feed, name: (0, "feedname"), callbacks: [(1, "callback")]),
        .registerImporter: HookSignature(kind: .importer, name: (0, "id"), callbacks: [(3, "callback")]),
        .registerAbility: HookSignature(
            kind: .ability, name: (0, "name"), settings: (1, "args"), settingCallbacks: ["execute_callback"],
            permission: "permission_callback"),
    ]

    /// How the method of that name registers callbacks; nil if it does not.
    var methodSignature: HookSignature? {
        switch self {
        case .addSetting:
            HookSignature(
                kind: .customizerSetting, name: (0, "id"), settings: (1, "args"),
                settingCallbacks: ["sanitize_callback"])
        case .addCommand: HookSignature(kind: .command, name: (0, "name"), callbacks: [(1, "callable")])
        case .addShortcode: signature
        default: nil
        }
    }
}
