import AnalysisProgram

/// From where functions are reached.
struct EntryPoints {
    enum Audience: Comparable {
        /// Installation, removal, scheduled events, the command line: nobody waits.
        case background
        /// Pages of the administration.
        case administration
        /// Nothing is known to call it.
        case unknown
        /// Visitors wait.
        case visitors
    }

    private let context: ProgramContext
    private static let depth = 4

    /// More functions than this are not looked at for one.
    private static let most = 200
    /// The hooks that scheduled events fire.
    private let scheduled: Set<String>

    init(_ context: ProgramContext) {
        self.context = context
        scheduled = Set(context.program.hooks.lazy.filter { $0.kind == .cron }.map(\.name))
    }

    /// Who waits for a function: of several, those who are most.
    func audience(of function: FunctionID) -> Audience {
        var seen: Set<FunctionID> = [function]
        return audience(of: function, depth: 0, &seen)
    }

    private func audience(of function: FunctionID, depth: Int, _ seen: inout Set<FunctionID>) -> Audience {
        let program = context.program
        let info = program[function]
        let name = program.symbols.text(info.name)
        let path = program.files[info.file].path.lowercased()
        if FileContext.isOneTimeName(name) || path.hasSuffix("uninstall.php") || path.contains("/cli") {
            return .background
        }
        let hooks = context.wordpress.hooks(of: function)
        if !hooks.isEmpty { return hooks.map(audience).max() ?? .unknown }
        if let enclosing = info.enclosing, info.isClosure, seen.insert(enclosing).inserted {
            return audience(of: enclosing, depth: depth + 1, &seen)
        }
        var found: [Audience] = []
        if depth < Self.depth && seen.count < Self.most {
            for caller in context.wordpress.callers(of: function).prefix(16) where seen.insert(caller).inserted {
                found.append(audience(of: caller, depth: depth + 1, &seen))
            }
        }
        if let most = found.max(), most != .unknown { return most }
        if path.contains("admin") || name.contains("admin") { return .administration }
        return .unknown
    }

    private func audience(of hook: HookRegistration) -> Audience {
        switch hook.kind {
        case .shortcode, .block, .blockBinding, .widget, .sidebarWidget, .embedHandler, .feed: return .visitors
        case .activation, .deactivation, .uninstall, .cron, .command, .importer: return .background
        case .menuPage, .settingsField, .settingsSection, .setting, .metaBox, .dashboardWidget, .customizerSetting:
            return .administration
        case .action, .filter:
            let name = hook.name
            if name.contains("admin") || name.hasPrefix("load-") || name.contains("dashboard") || name.contains("edit")
                || name.contains("save") || name.contains("_column") || name.hasPrefix("wp_ajax_")
                || name.contains("update") || name.contains("upgrader") || name.hasPrefix("plugins_api")
                || name.contains("delete") || name.contains("insert") || name.contains("transition")
            {
                return .administration
            }
            if name.contains("cron") || name.contains("daily") || name.contains("hourly") || isScheduled(name) {
                return .background
            }
            return isFront(name) ? .visitors : .unknown
        default: return .unknown
        }
    }

    private func isScheduled(_ name: String) -> Bool { scheduled.contains(name) }

    /// Whether the hook runs when a page is shown.
    private func isFront(_ name: String) -> Bool {
        if EveryRequest.hooks[name] != nil { return true }
        return name.hasPrefix("the_") || name.hasPrefix("woocommerce_") || name.hasPrefix("wp_nav_menu")
            || name.hasPrefix("get_the_") || name == "template_include" || name == "body_class"
            || name == "post_class" || name == "dynamic_sidebar" || name == "comments_template"
    }

    /// Whether a function or one of those that call it keeps its result.
    func isCached(_ function: FunctionID) -> Bool {
        var seen: Set<FunctionID> = [function]
        var level = [function]
        for _ in 0..<Self.depth {
            var next: [FunctionID] = []
            for id in level where seen.count < Self.most {
                if context.wordpress.summary(of: id, in: context).usesCache { return true }
                for caller in context.wordpress.callers(of: id).prefix(16) where seen.insert(caller).inserted {
                    next.append(caller)
                }
            }
            level = next
        }
        return false
    }
}

/// The hooks that run on every request or every page.
enum EveryRequest {
    /// By name: whether all requests run them, those of the administration, AJAX and REST among them.
    static let hooks: [String: Bool] = [
        "muplugins_loaded": true, "plugins_loaded": true, "setup_theme": true, "after_setup_theme": true, "init": true,
        "widgets_init": true, "wp_loaded": true, "set_current_user": true, "admin_init": true, "parse_request": false,
        "send_headers": false, "wp": false, "template_redirect": false, "wp_head": false, "wp_footer": false,
        "wp_enqueue_scripts": false, "the_content": false, "wp_body_open": false, "get_header": false,
        "pre_get_posts": false, "admin_menu": true, "admin_notices": true, "admin_head": true, "shutdown": true,
        "admin_bar_menu": true, "admin_enqueue_scripts": true,
    ]
}
