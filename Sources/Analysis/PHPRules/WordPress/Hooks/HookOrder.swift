/// The hooks of a request in the order in which WordPress runs them.
enum HookOrder {
    private static let front = [
        "muplugins_loaded", "plugins_loaded", "sanitize_comment_cookies", "setup_theme", "after_setup_theme",
        "set_current_user", "init", "widgets_init", "wp_loaded", "parse_request", "send_headers", "wp",
        "template_redirect", "template_include", "get_header", "wp_enqueue_scripts", "wp_head", "wp_body_open",
        "get_footer", "wp_footer", "wp_print_footer_scripts", "shutdown",
    ]
    private static let administration = [
        "muplugins_loaded", "plugins_loaded", "sanitize_comment_cookies", "setup_theme", "after_setup_theme",
        "set_current_user", "init", "widgets_init", "wp_loaded", "admin_menu", "admin_init", "current_screen",
        "admin_enqueue_scripts", "admin_head", "admin_notices", "all_admin_notices", "admin_footer",
        "admin_print_footer_scripts", "shutdown",
    ]

    private static let frontPositions = positions(front)
    private static let administrationPositions = positions(administration)

    private static func positions(_ hooks: [String]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: hooks.enumerated().map { ($1, $0) })
    }

    /// Whether `hook` has run when a callback of `current` runs; nil if that cannot be told.
    static func hasRun(_ hook: String, at current: String) -> Bool? {
        for positions in [frontPositions, administrationPositions] {
            if let first = positions[hook], let second = positions[current] { return first < second }
        }
        return nil
    }
}
