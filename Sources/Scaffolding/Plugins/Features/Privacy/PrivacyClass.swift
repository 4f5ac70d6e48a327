import ScaffoldCore

/// The class that exports and erases personal data.
struct PrivacyClass {
    /// Of people's profiles.
    let fields: [Field]
    let plugin: PluginParts

    private static let name = Identifier(words: ["Privacy"])

    private var names: PluginNames { plugin.names }
    private var domain: Slug { plugin.domain }

    var definition: PluginClass {
        var methods: [PHP] = [registration]
        for record in plugin.records { methods += [exporter(record), eraser(record)] }
        if !fields.isEmpty { methods += [profileExporter, profileEraser] }
        methods.append(policy)
        return PluginClass(
            role: "privacy", name: Self.name, summary: "Exports and erases what the plugin keeps of a person.",
            body: PHP.joined(methods, separator: "\n\n"))
    }

    private typealias Source = (key: String, label: PHP, name: PHP)

    private var sources: [Source] {
        var sources = plugin.records.map { record -> Source in
            (
                "\(domain.text)-\(record.plural.slug.text)", "\(translated: record.noun.plural, domain)",
                "\(record.plural)"
            )
        }
        if !fields.isEmpty {
            sources.append(("\(domain.text)-profile", "\(translated: names.title, domain)", "profile"))
        }
        return sources
    }

    private var registration: PHP {
        func entries(_ list: StaticString, _ kind: StaticString, _ verb: StaticString) -> [PHP] {
            let list = PHP(verbatim: "\(list)")
            let verb = PHP(verbatim: "\(verb)")
            return sources.map { source in
                """
                $\(list)[\(string: source.key)] = \(PHP.array([
                    ("\(kind)_friendly_name", source.label),
                    ("callback", "array( $this, '\(verb)_\(source.name)' )"),
                ]));
                """
            }
        }
        return """
            /**
             * Records of one step; WordPress asks for the next until there is none.
             */
            const PER_PAGE = 50;

            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'add_exporters' ) );
                add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'add_erasers' ) );
                add_action( 'admin_init', array( $this, 'suggest_policy' ) );
            }

            /**
             * Adds what exports.
             *
             * @param array<string,array<string,mixed>> $exporters What exports.
             * @return array<string,array<string,mixed>>
             */
            public function add_exporters( $exporters ) {
                \(paragraphs: entries("exporters", "exporter", "export"))

                return $exporters;
            }

            /**
             * Adds what erases.
             *
             * @param array<string,array<string,mixed>> $erasers What erases.
             * @return array<string,array<string,mixed>>
             */
            public function add_erasers( $erasers ) {
                \(paragraphs: entries("erasers", "eraser", "erase"))

                return $erasers;
            }
            """
    }

    /// Reading the records of a person.
    private func reading(_ record: RecordType, page: PHP) -> PHP {
        let address: PHP = record.fields.contains { $0.kind == .email } ? "$email, " : ""
        return """
            $user    = get_user_by( 'email', $email );
            $store   = new \(plugin.own(record.repository))();
            $records = $store->of_person( $user ? $user->ID : 0, \(address)\(page), self::PER_PAGE );
            """
    }

    private func exporter(_ record: RecordType) -> PHP {
        let rows = record.fields.map { field -> PHP in
            let value: PHP = "$record[\(string: field.name.text)]"
            return """
                array(
                    'name'  => \(translated: field.label, domain),
                    'value' => \(field.kind == .boolean ? "\(value) ? \(translated: "Yes", domain) : \(translated: "No", domain)" : value),
                ),
                """
        }
        let group = "\(domain.text)-\(record.plural.slug.text)"
        return """
            /**
             * Exports \(comment: record.noun.lowercasedPlural) of a person.
             *
             * @param string $email Address of the person.
             * @param int    $page  Number of the step, from 1.
             * @return array{data: array<int,array<string,mixed>>, done: bool}
             */
            public function export_\(record.plural)( $email, $page = 1 ) {
                \(reading(record, page: "max( 1, (int) $page )"))
                $data    = array();
                foreach ( $records as $record ) {
                    $data[] = array(
                        'group_id'    => \(string: group),
                        'group_label' => \(translated: record.noun.plural, domain),
                        'item_id'     => \(string: group + "-") . $record['id'],
                        'data'        => array(
                            \(lines: rows)
                            array(
                                'name'  => \(translated: "Added", domain),
                                'value' => $record['created_at'],
                            ),
                        ),
                    );
                }

                return array(
                    'data' => $data,
                    'done' => count( $records ) < self::PER_PAGE,
                );
            }
            """
    }

    private func eraser(_ record: RecordType) -> PHP {
        let emails = record.fields.filter { $0.kind == .email }.map { field in
            """
            if ( 0 === strcasecmp( $record[\(string: field.name.text)], $email ) ) {
                $changes[\(string: field.name.text)] = wp_privacy_anonymize_data( 'email', $email );
            }
            """ as PHP
        }
        return """
            /**
             * Takes what names a person out of \(comment: record.noun.lowercasedPlural).
             *
             * What was erased is not found again, so that each step begins where the last one did.
             *
             * @param string $email Address of the person.
             * @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool}
             */
            public function erase_\(record.plural)( $email ) {
                \(reading(record, page: "1"))

                $removed  = 0;
                $messages = array();
                foreach ( $records as $record ) {
                    $changes = array();
                    if ( $user && $user->ID === $record['created_by'] ) {
                        $changes['created_by'] = 0;
                    }
                    \(lines: emails)
                    $result = $store->update( $record['id'], $changes );
                    if ( is_wp_error( $result ) ) {
                        $messages[] = $result->get_error_message();
                    } else {
                        ++$removed;
                    }
                }

                return array(
                    'items_removed'  => $removed > 0,
                    'items_retained' => array() !== $messages,
                    'messages'       => array_values( array_unique( $messages ) ),
                    // What cannot be erased would be found for ever.
                    'done'           => count( $records ) < self::PER_PAGE || 0 === $removed,
                );
            }
            """
    }

    private var fieldLabels: PHP {
        let profile = ProfileFields(fields: fields, plugin: plugin)
        return PHP.array(fields.map { (profile.key($0), "\(translated: $0.label, domain)") })
    }

    private var profileExporter: PHP {
        """
        /**
         * Exports the plugin's fields of a profile.
         *
         * @param string $email Address of the person.
         * @return array{data: array<int,array<string,mixed>>, done: bool}
         */
        public function export_profile( $email ) {
            $user = get_user_by( 'email', $email );
            $data = array();
            foreach ( $user ? self::profile_labels() : array() as $key => $label ) {
                $value = get_user_meta( $user->ID, $key, true );
                if ( '' !== $value ) {
                    $data[] = array(
                        'name'  => $label,
                        'value' => $value,
                    );
                }
            }
            if ( ! $data ) {
                return array(
                    'data' => array(),
                    'done' => true,
                );
            }

            return array(
                'data' => array(
                    array(
                        'group_id'    => '\(domain)-profile',
                        'group_label' => \(translated: names.title, domain),
                        'item_id'     => '\(domain)-profile-' . $user->ID,
                        'data'        => $data,
                    ),
                ),
                'done' => true,
            );
        }

        /**
         * Gives the keys and labels of the plugin's fields of a profile.
         *
         * @return array<string,string>
         */
        private static function profile_labels() {
            return \(fieldLabels);
        }
        """
    }

    private var profileEraser: PHP {
        """
        /**
         * Erases the plugin's fields of a profile.
         *
         * @param string $email Address of the person.
         * @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool}
         */
        public function erase_profile( $email ) {
            $user    = get_user_by( 'email', $email );
            $removed = false;
            foreach ( $user ? array_keys( self::profile_labels() ) : array() as $key ) {
                $removed = delete_user_meta( $user->ID, $key ) || $removed;
            }

            return array(
                'items_removed'  => $removed,
                'items_retained' => false,
                'messages'       => array(),
                'done'           => true,
            );
        }
        """
    }

    private var policy: PHP {
        var sentences: [PHP] = plugin.records.map { record in
            let text =
                "Who adds \(record.noun.withArticle) is stored with it, together with what was entered. It stays until it is deleted or its erasure is asked for."
            return "'<p>' . \(translated: text, domain, function: .html) . '</p>'"
        }
        if !fields.isEmpty {
            let list = fields.map(\.label).joined(separator: ", ")
            sentences.append(
                "'<p>' . \(translated: "Profiles have these fields: \(list).", domain, function: .html) . '</p>'")
        }
        return """
            /**
             * Suggests a text for the site's privacy policy.
             *
             * @return void
             */
            public function suggest_policy() {
                wp_add_privacy_policy_content(
                    \(translated: names.title, domain),
                    \(PHP.joined(sentences, separator: " .\n"))
                );
            }
            """
    }
}
