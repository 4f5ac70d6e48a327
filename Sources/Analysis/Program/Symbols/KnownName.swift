/// Names that the index itself looks for. They are the first symbols of every program, in this order.
enum KnownName: String, CaseIterable {
    case define = "define"
    case addAction = "add_action"
    case addFilter = "add_filter"
    case addShortcode = "add_shortcode"
    case registerRestRoute = "register_rest_route"
    case registerRestField = "register_rest_field"
    case registerSetting = "register_setting"
    case addSettingsField = "add_settings_field"
    case addSettingsSection = "add_settings_section"
    case addMenuPage = "add_menu_page"
    case addSubmenuPage = "add_submenu_page"
    case addOptionsPage = "add_options_page"
    case addManagementPage = "add_management_page"
    case addThemePage = "add_theme_page"
    case addPluginsPage = "add_plugins_page"
    case addUsersPage = "add_users_page"
    case addDashboardPage = "add_dashboard_page"
    case addPostsPage = "add_posts_page"
    case addMediaPage = "add_media_page"
    case addLinksPage = "add_links_page"
    case addPagesPage = "add_pages_page"
    case addCommentsPage = "add_comments_page"
    case addMetaBox = "add_meta_box"
    case addDashboardWidget = "wp_add_dashboard_widget"
    case registerSidebarWidget = "wp_register_sidebar_widget"
    case registerWidgetControl = "wp_register_widget_control"
    case registerWidget = "register_widget"
    case registerActivationHook = "register_activation_hook"
    case registerDeactivationHook = "register_deactivation_hook"
    case registerUninstallHook = "register_uninstall_hook"
    case scheduleEvent = "wp_schedule_event"
    case scheduleSingleEvent = "wp_schedule_single_event"
    case registerBlockType = "register_block_type"
    case registerBlockTypeFromMetadata = "register_block_type_from_metadata"
    case registerMeta = "register_meta"
    case registerPostMeta = "register_post_meta"
    case registerTermMeta = "register_term_meta"
    case registerPostType = "register_post_type"
    case registerTaxonomy = "register_taxonomy"
    case embedRegisterHandler = "wp_embed_register_handler"
    case addFeed = "add_feed"
    case registerImporter = "register_importer"
    case registerAbility = "wp_register_ability"
    case registerBlockBindingsSource = "register_block_bindings_source"
    case doAction = "do_action"
    case doActionRefArray = "do_action_ref_array"
    case doActionDeprecated = "do_action_deprecated"
    case applyFilters = "apply_filters"
    case applyFiltersRefArray = "apply_filters_ref_array"
    case applyFiltersDeprecated = "apply_filters_deprecated"
    // Names of methods.
    case addSetting = "add_setting"
    case addCommand = "add_command"
    case widget = "widget"
    case form = "form"
    case update = "update"
    case invoke = "__invoke"
    case construct = "__construct"
    case renderContent = "render_content"
    // Names in other places.
    case this = "this"
    case selfClass = "self"
    case parentClass = "parent"
    case staticClass = "static"
    case closureName = "{closure}"
    case closureClass = "closure"
    // Classes that code names in comments only.
    case wpdb = "wpdb"
    case query = "wp_query"
    case post = "wp_post"
    case term = "wp_term"
    case user = "wp_user"
    case comment = "wp_comment"
    case widgetClass = "wp_widget"
    case restRequest = "wp_rest_request"
    case restResponse = "wp_rest_response"
    case restServer = "wp_rest_server"
    case error = "wp_error"
    case customizeManager = "wp_customize_manager"
    case adminBar = "wp_admin_bar"
    case commandLine = "wp_cli"

    /// The same in every program, and in the interner of every file.
    var symbol: Symbol { Symbol(rawValue: Self.numbers[self, default: 0]) }

    private static let numbers = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, UInt32(truncatingIfNeeded: $0.offset + 1)) })

    /// The name with that number, if it is one of these.
    static func named(_ symbol: Symbol) -> KnownName? {
        symbol.index > 0 && symbol.index <= all.count ? all[symbol.index - 1] : nil
    }

    private static let all = allCases

    /// An interner that holds these names and nothing else.
    static let interner: SymbolInterner = {
        var interner = SymbolInterner()
        for name in allCases { _ = interner.intern(name.rawValue) }
        return interner
    }()
}
