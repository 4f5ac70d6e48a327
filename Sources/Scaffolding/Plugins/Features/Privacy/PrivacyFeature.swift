import ScaffoldCore

/// Export and erasure of what the plugin keeps of a person, with fields of the profile that it is about.
struct PrivacyFeature: PluginFeature {
    static let name = "privacy"
    static let synonyms = ["gdpr", "privacy_exporter", "privacy_eraser", "exporter", "eraser", "personal_data"]
    static let subjects = ["user_fields"]

    private let given: [Field]

    init(_ spec: PluginSpec) throws(SpecError) {
        given = try Field.list(spec.source.objects("user_fields") ?? [])
    }

    func add(to plugin: inout PluginParts) {
        var fields = given
        if fields.isEmpty, plugin.records.isEmpty {
            var phone = Field(name: Identifier(words: ["phone"]), label: "Phone")
            phone.help = "Only people who work on this site see it."
            fields = [phone]
        }
        if !fields.isEmpty {
            let profile = ProfileFields(fields: fields, plugin: plugin)
            plugin.add(profile.definition)
            if fields.contains(where: { $0.kind == .image }) {
                plugin.needImages(on: ["profile.php", "user-edit.php"])
            }
            for field in fields {
                plugin.uninstall.append("delete_metadata( 'user', 0, \(string: profile.key(field)), '', true );")
            }
        }
        plugin.add(PrivacyClass(fields: fields, plugin: plugin).definition)
        plugin.highlights.append("Exports and erases personal data on request.")
    }
}

/// The class that adds fields to people's profiles.
struct ProfileFields {
    let fields: [Field]
    let plugin: PluginParts

    private static let name = Identifier(words: ["Profile", "Fields"])

    private var names: PluginNames { plugin.names }
    private var domain: Slug { plugin.domain }

    /// The key that a field is stored under.
    func key(_ field: Field) -> String { names.prefixed(field.name).text }

    var definition: PluginClass {
        PluginClass(
            role: "profile_fields", name: Self.name, summary: "Fields of the plugin in people's profiles.",
            body: "\(paragraphs: [registration, rendering, saving])")
    }

    private var registration: PHP {
        """
        /**
         * Adds the hooks.
         *
         * @return void
         */
        public function register() {
            add_action( 'show_user_profile', array( $this, 'render' ) );
            add_action( 'edit_user_profile', array( $this, 'render' ) );
            add_action( 'personal_options_update', array( $this, 'save' ) );
            add_action( 'edit_user_profile_update', array( $this, 'save' ) );
        }
        """
    }

    private var rendering: PHP {
        let values = fields.map { field in
            (field.name.text, "get_user_meta( $user->ID, \(string: key(field)), true )" as PHP)
        }
        return """
            /**
             * Prints the fields.
             *
             * @param \(plugin.core("WP_User")) $user Whose profile it is.
             * @return void
             */
            public function render( $user ) {
                $values = \(PHP.array(values));
                ?>
                <h2>\(html: names.title)</h2>
                <?php wp_nonce_field( '\(names.prefix)_profile', '\(names.prefix)_profile_nonce' ); ?>
                <table class="form-table" role="presentation">
                    \(lines: fields.map { FormControl(field: $0, names: names).row("$values", in: plugin) })
                </table>
                <?php
            }
            """
    }

    private var saving: PHP {
        let updates = fields.map { field -> PHP in
            let value = FormControl(field: field, names: names).posted
            let stored: PHP
            switch field.kind {
            case .boolean: stored = "(int) \(value)"
            case .integer, .number, .image: stored = value
            // Meta data loses a level of slashes.
            default: stored = "wp_slash( \(value) )"
            }
            return "update_user_meta( $user_id, \(string: key(field)), \(stored) );"
        }
        return """
            /**
             * Stores the fields.
             *
             * @param int $user_id Whose profile it is.
             * @return void
             */
            public function save( $user_id ) {
                if ( ! current_user_can( 'edit_user', $user_id ) ) {
                    return;
                }
                check_admin_referer( '\(names.prefix)_profile', '\(names.prefix)_profile_nonce' );

                \(lines: updates)
            }
            """
    }
}
