import ScaffoldCore

/// Roles and capabilities of the plugin's own.
struct RolesFeature: PluginFeature {
    static let name = "roles"
    static let synonyms = ["role", "user_roles", "capabilities", "roles_capabilities", "user_roles_capabilities"]
    static let subjects = ["roles"]

    struct Role: Sendable {
        /// With the plugin's prefix: "product_manager_clerk".
        var key: String
        var label: String
        /// The role whose capabilities it has too.
        var base: String
        /// Nil for all that the plugin adds.
        var capabilities: [String]?
    }

    let roles: [Role]

    init(_ spec: PluginSpec) throws(SpecError) {
        let sources = spec.source.objects("roles") ?? []
        guard !sources.isEmpty else {
            let title = spec.names.title
            let label = title.lowercased().hasSuffix("manager") ? title : title + " Manager"
            roles = [
                Role(
                    key: spec.names.prefixed(Identifier(words: ["manager"])).text, label: label, base: "subscriber",
                    capabilities: nil)
            ]
            return
        }
        var roles: [Role] = []
        for source in sources {
            let words = Words.of(source.string("name") ?? "")
            guard !words.isEmpty else {
                throw SpecError(source.member("name"), "has no letter or digit that a role's name could be made of")
            }
            let key = spec.names.prefixed(Identifier(words: words, fallback: "role")).text
            guard !roles.contains(where: { $0.key == key }) else {
                throw SpecError(source.member("name"), "is the name of two roles: \(key)")
            }
            roles.append(
                Role(
                    key: key, label: source.string("label") ?? Field.title(words),
                    base: source.string("based_on") ?? "subscriber", capabilities: source.strings("capabilities")))
        }
        self.roles = roles
    }

    private static let className = Identifier(words: ["Roles"])

    func add(to plugin: inout PluginParts) {
        let capabilities = own(plugin)
        plugin.add(
            PluginClass(
                role: "roles", name: Self.className, summary: "Adds the plugin's roles and says what they may do.",
                body: body(plugin, capabilities)))
        plugin.activation.append("\(plugin.own(Self.className))::install();")
        plugin.uninstall.append(removal(capabilities))
        plugin.uninstall.append("delete_option( '\(plugin.names.prefix)_roles_version' );")
        for role in roles { plugin.highlights.append("Adds the role \(role.label).") }
    }

    /// All capabilities that the plugin brings.
    private func own(_ plugin: PluginParts) -> [String] {
        var all = [plugin.managingCapability]
        for record in plugin.records { all += RecordCapabilities(record, plugin.names).primitive }
        for capability in roles.flatMap({ $0.capabilities ?? [] })
        where capability.hasPrefix(plugin.names.prefix.text) && !all.contains(capability) {
            all.append(capability)
        }
        return all
    }

    private func removal(_ capabilities: [String]) -> PHP {
        let keys = PHP.strings(roles.map(\.key))
        return """
            foreach ( \(keys) as $role ) {
                $user_ids = get_users(
                    array(
                        'role'   => $role,
                        'fields' => 'ID',
                    )
                );
                foreach ( $user_ids as $user_id ) {
                    ( new WP_User( (int) $user_id ) )->remove_role( $role );
                }
                remove_role( $role );
            }
            $capabilities = \(PHP.strings(capabilities));
            foreach ( wp_roles()->role_objects as $role ) {
                foreach ( $capabilities as $capability ) {
                    $role->remove_cap( $capability );
                }
            }
            """
    }

    private func body(_ plugin: PluginParts, _ capabilities: [String]) -> PHP {
        let domain = plugin.domain
        let rows = roles.map { role -> PHP in
            let granted: PHP = role.capabilities.map { PHP.strings($0) } ?? "self::CAPABILITIES"
            return """
                \(string: role.key) => array(
                    'label'        => \(translated: role.label, domain),
                    'based_on'     => \(string: role.base),
                    'capabilities' => \(granted),
                ),
                """
        }
        let constant: PHP = """
            /**
             * What the plugin lets people do; administrators may do all of it.
             */
            const CAPABILITIES = \(PHP.strings(capabilities));

            /**
             * Option with the version of the plugin that the roles are of.
             */
            const OPTION = '\(plugin.names.prefix)_roles_version';
            """
        let core: PHP = """
            /**
             * Adds the roles, with what they may do in this version.
             *
             * @return void
             */
            public static function install() {
                foreach ( self::roles() as $key => $role ) {
                    $base    = get_role( $role['based_on'] );
                    $granted = $base ? $base->capabilities : array( 'read' => true );
                    remove_role( $key );
                    add_role( $key, $role['label'], array_merge( $granted, array_fill_keys( $role['capabilities'], true ) ) );
                }

                $administrator = get_role( 'administrator' );
                if ( $administrator ) {
                    foreach ( self::CAPABILITIES as $capability ) {
                        $administrator->add_cap( $capability );
                    }
                }
                update_option( self::OPTION, \(plugin.names.constant)_VERSION, true );
            }

            /**
             * Adds the roles again where they are of another version, or of none: on sites of a network that were not
             * there when the plugin was activated.
             *
             * @return void
             */
            public static function update() {
                if ( \(plugin.names.constant)_VERSION !== get_option( self::OPTION ) ) {
                    self::install();
                }
            }

            /**
             * Describes the roles.
             *
             * @return array<string,array{label: string, based_on: string, capabilities: string[]}>
             */
            private static function roles() {
                return array(
                    \(lines: rows)
                );
            }
            """
        let hasRecords = !plugin.records.isEmpty
        return "\(paragraphs: [constant, registration(hasRecords), core, hasRecords ? mapping(plugin) : ""])"
    }

    private func registration(_ hasRecords: Bool) -> PHP {
        """
        /**
         * Adds the hooks.
         *
         * @return void
         */
        public function register() {
            add_action( 'admin_init', array( __CLASS__, 'update' ) );
            \(hasRecords ? "add_filter( 'map_meta_cap', array( $this, 'map' ), 10, 4 );" : "")
        }
        """
    }

    private func mapping(_ plugin: PluginParts) -> PHP {
        let cases = plugin.records.map { record -> PHP in
            let names = RecordCapabilities(record, plugin.names)
            return """
                case '\(PHP(verbatim: names.edit))':
                    return array( $this->is_own( new \(plugin.own(record.repository))(), $args, $user_id ) ? '\(PHP(verbatim: names.editOwn))' : '\(PHP(verbatim: names.editOthers))' );
                case '\(PHP(verbatim: names.delete))':
                    return array( $this->is_own( new \(plugin.own(record.repository))(), $args, $user_id ) ? '\(PHP(verbatim: names.deleteOwn))' : '\(PHP(verbatim: names.deleteOthers))' );
                """
        }
        return """
            /**
             * Says which capabilities a user needs to edit or to delete a record: it matters who added it.
             *
             * @param string[] $needed     Capabilities that are needed so far.
             * @param string   $capability What is asked for.
             * @param int      $user_id    Number of the user.
             * @param mixed[]  $args       The number of the record first.
             * @return string[]
             */
            public function map( $needed, $capability, $user_id, $args ) {
                switch ( $capability ) {
                    \(lines: cases)
                }

                return $needed;
            }

            /**
             * Tells whether a user added a record.
             *
             * @param object  $store   What keeps the records.
             * @param mixed[] $args    The number of the record first.
             * @param int     $user_id Number of the user.
             * @return bool
             */
            private function is_own( $store, $args, $user_id ) {
                $record = isset( $args[0] ) ? $store->find( absint( $args[0] ) ) : null;

                return null !== $record && (int) $user_id === $record['created_by'];
            }
            """
    }
}

/// What may be done with the records of one kind.
struct RecordCapabilities {
    /// What is asked of one record; it is mapped to one of the others.
    let edit: String
    let delete: String
    let editOwn: String
    let editOthers: String
    let deleteOwn: String
    let deleteOthers: String

    init(_ record: RecordType, _ names: PluginNames) {
        let one = names.prefixed(record.singular).text
        let all = names.prefixed(record.plural).text == one ? one + "_records" : names.prefixed(record.plural).text
        edit = "edit_\(one)"
        delete = "delete_\(one)"
        editOwn = "edit_\(all)"
        editOthers = "edit_others_\(all)"
        deleteOwn = "delete_\(all)"
        deleteOthers = "delete_others_\(all)"
    }

    var primitive: [String] { [editOwn, editOthers, deleteOwn, deleteOthers] }
}
