import PHPSyntax

/// What kind of thing a callback is registered for.
package enum HookKind: UInt8, Sendable, CaseIterable {
    /// `add_action`; among them AJAX (`wp_ajax_…`), admin-post and cron actions.
    case action
    /// `add_filter`.
    case filter
    case shortcode
    case restRoute
    /// `register_rest_field`: `get_callback`, `update_callback`.
    case restField
    /// The callback that renders a block.
    case block
    /// `register_block_bindings_source`.
    case blockBinding
    /// A page of the administration.
    case menuPage
    /// `register_setting`: the callback that sanitises it.
    case setting
    case settingsField
    case settingsSection
    /// A setting of the customizer: the callback that sanitises it.
    case customizerSetting
    case metaBox
    case dashboardWidget
    /// A class of widgets: `widget`, `form`, `update`.
    case widget
    /// A widget that is a function.
    case sidebarWidget
    case activation
    case deactivation
    case uninstall
    /// `wp_schedule_event` and `wp_schedule_single_event`: the name is that of an action; no callback.
    case cron
    /// `register_meta`: the callbacks that sanitise and authorise it.
    case meta
    case postType
    case taxonomy
    case embedHandler
    case feed
    case importer
    /// `wp_register_ability`: `execute_callback`, `permission_callback`.
    case ability
    /// `WP_CLI::add_command`.
    case command
}

/// A call that registers callbacks with WordPress.
package struct HookRegistration: Sendable {
    package let kind: HookKind
    /// The hook, tag, route, slug or option, with `*` for the parts that are unknown.
    package let name: String
    /// The call.
    package let node: NodeID
    /// The index in `Program.files`.
    package let file: Int
    /// The function that the call stands in.
    package let enclosing: FunctionID?
    /// The expressions that were given as callbacks.
    package internal(set) var callbackNodes: [NodeID] = []
    /// What those stand for; a callback that cannot be told is `.unknown`.
    package internal(set) var callbacks: [CallbackTarget] = []
    /// Of actions and filters: 10 if absent, nil if it is no constant.
    package internal(set) var priority: Int?
    /// Of actions and filters: 1 if absent, nil if it is no constant.
    package internal(set) var acceptedArguments: Int?
    /// Of pages of the administration.
    package internal(set) var capability: NodeID?
    /// Of fields, meta, post types, blocks and abilities: the array of settings, if it is written out.
    package internal(set) var settings: NodeID?
    /// Of settings, meta and abilities: the callback that authorises.
    package internal(set) var permission: RegisteredCallback?
    /// Of REST routes.
    package internal(set) var route: RESTRoute?
}

/// A callback, and what it stands for.
package struct RegisteredCallback: Sendable {
    package let node: NodeID
    package let targets: [CallbackTarget]
}

package struct RESTRoute: Sendable {
    /// With `*` for the parts that are unknown.
    package let namespace: String
    package let route: String
    package let endpoints: [RESTEndpoint]
    /// Whether the endpoints are those that the call registers; false if its array is not written out.
    package let isComplete: Bool
}

package struct RESTEndpoint: Sendable {
    /// The array that describes it.
    package let node: NodeID
    /// In upper case; `GET` if absent, empty if unknown.
    package let methods: [String]
    package let methodsNode: NodeID?
    package let callback: RegisteredCallback?
    /// Absent if there is no `permission_callback`.
    package let permission: RegisteredCallback?
    /// The value of `args`.
    package let arguments: NodeID?

    /// Whether it may change something: any method but `GET`, `HEAD` and `OPTIONS`, or one that is unknown.
    package var mayWrite: Bool {
        methods.isEmpty || methods.contains { $0 != "GET" && $0 != "HEAD" && $0 != "OPTIONS" }
    }
}

/// A call that runs what is registered for a hook.
package struct HookCall: Sendable {
    package let isFilter: Bool
    /// With `*` for the parts that are unknown.
    package let name: String
    /// The call.
    package let node: NodeID
    /// The index in `Program.files`.
    package let file: Int
    /// The function that the call stands in.
    package let enclosing: FunctionID?
    /// What is passed to the callbacks, by place; of `_ref_array` and `_deprecated` calls the elements of the array, if
    /// it is written out.
    package let arguments: [NodeID]
    /// Whether `arguments` are all.
    package let isComplete: Bool
}
