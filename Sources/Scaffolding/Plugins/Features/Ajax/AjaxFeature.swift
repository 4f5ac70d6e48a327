import ScaffoldCore

/// Requests that pages send without being loaded again, with a script that sends them.
struct AjaxFeature: PluginFeature {
    static let name = "ajax"
    static let synonyms = ["ajax_handler", "ajax_handlers", "ajax_actions", "admin_ajax"]
    static let subjects = ["ajax_actions"]

    private let given: [AjaxAction]

    init(_ spec: PluginSpec) throws(SpecError) {
        given = try AjaxAction.list(spec)
    }

    private static let className = Identifier(words: ["Ajax"])

    func add(to plugin: inout PluginParts) throws(SpecError) {
        if given.contains(where: { $0.task == .search }) { try plugin.ensureRecords() }
        let actions = given.isEmpty ? [AjaxAction.derived(hasRecords: !plugin.records.isEmpty)] : given
        var methods = [constants(plugin), registration(actions, plugin), enqueue(actions, plugin)]
        methods += actions.map { handler($0, plugin) }
        plugin.add(
            PluginClass(
                role: "ajax", name: Self.className, summary: "Answers requests that pages send with a script.",
                body: PHP.joined(methods, separator: "\n\n")))
        plugin.files.append(GeneratedFile("ajax_script", "assets/js/ajax.js", AjaxScript(plugin: plugin).code))
        for action in actions {
            plugin.highlights.append("Answers requests without loading the page: \(Sentence.of(action.description))")
        }
    }

    private func constants(_ plugin: PluginParts) -> PHP {
        """
        /**
         * What the nonce is for.
         */
        const NONCE = '\(plugin.names.prefix)_ajax';

        /**
         * Name of the script.
         */
        const SCRIPT = '\(plugin.domain)-ajax';
        """
    }

    private func registration(_ actions: [AjaxAction], _ plugin: PluginParts) -> PHP {
        var hooks: [PHP] = []
        for action in actions {
            let name = plugin.names.prefixed(action.name)
            hooks.append("add_action( 'wp_ajax_\(name)', array( $this, 'answer_\(action.name)' ) );")
            if action.isPublic {
                hooks.append("add_action( 'wp_ajax_nopriv_\(name)', array( $this, 'answer_\(action.name)' ) );")
            }
        }
        return """
            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_action( 'wp_enqueue_scripts', array( $this, 'enqueue' ) );
                \(lines: hooks)
            }
            """
    }

    private func enqueue(_ actions: [AjaxAction], _ plugin: PluginParts) -> PHP {
        let names = plugin.names
        let guardian: PHP =
            actions.contains(where: \.isPublic)
            ? ""
            : """
            if ( ! is_user_logged_in() ) {
                return;
            }

            """
        return """
            /**
             * Loads the script on the site's pages, for those who may send a request.
             *
             * @return void
             */
            public function enqueue() {
                \(guardian)
                wp_enqueue_script(
                    self::SCRIPT,
                    \(names.constant)_URL . 'assets/js/ajax.js',
                    array( 'wp-i18n' ),
                    \(names.constant)_VERSION,
                    true
                );
                wp_set_script_translations( self::SCRIPT, '\(plugin.domain)', \(names.constant)_DIR . 'languages' );
                $settings = array(
                    'url'    => admin_url( 'admin-ajax.php' ),
                    'nonce'  => wp_create_nonce( self::NONCE ),
                    'prefix' => '\(names.prefix)_',
                );
                wp_add_inline_script( self::SCRIPT, 'window.\(AjaxScript(plugin: plugin).settings) = ' . wp_json_encode( $settings ) . ';', 'before' );
            }
            """
    }

    private func refusal(_ message: String, _ status: Int, _ plugin: PluginParts) -> PHP {
        "wp_send_json_error( array( 'message' => \(translated: message, plugin.domain) ), \(status) );"
    }

    private func handler(_ action: AjaxAction, _ plugin: PluginParts) -> PHP {
        let capability = action.capability ?? (action.isPublic ? nil : plugin.managingCapability)
        let permission: PHP =
            capability.map { capability in
                """
                if ( ! current_user_can( \(string: capability) ) ) {
                    \(refusal("You are not allowed to do this.", 403, plugin))
                }
                """
            } ?? ""
        let nonce: PHP = """
            if ( ! check_ajax_referer( self::NONCE, 'nonce', false ) ) {
                \(refusal("The page is too old. Please load it again.", 403, plugin))
            }
            """
        return """
            /**
             * \(comment: Sentence.of(action.description))
             *
             * @return void
             */
            public function answer_\(action.name)() {
                \(PHP.joined([nonce, permission]))

                \(action.task == .search ? search(action, plugin) : hook(action, plugin))
            }
            """
    }

    private func hook(_ action: AjaxAction, _ plugin: PluginParts) -> PHP {
        let name = plugin.names.prefixed(action.name)
        let rows = action.fields.map { ($0.name.text, AjaxInput(field: $0).expression) }
        let required = action.fields.filter { $0.isRequired && $0.kind != .boolean }
        let check: PHP =
            required.isEmpty
            ? ""
            : """

            foreach ( \(PHP.strings(required.map(\.name.text))) as $field ) {
                if ( in_array( $input[ $field ], array( '', 0, 0.0 ), true ) ) {
                    wp_send_json_error(
                        array(
                            'message' => \(translated: "Please fill in all required fields.", plugin.domain),
                            'field'   => $field,
                        ),
                        400
                    );
                }
            }
            """
        return """
            $input = \(PHP.array(rows));
            \(check)

            /**
             * Fires when a request was allowed.
             *
             * @param array<string,mixed> $input What was sent.
             */
            do_action( '\(name)_sent', $input );

            /**
             * Filters what is answered.
             *
             * @param array<string,mixed> $answer Answer.
             * @param array<string,mixed> $input  What was sent.
             */
            $answer = apply_filters(
                '\(name)_answer',
                array( 'message' => \(translated: "Thank you.", plugin.domain) ),
                $input
            );
            wp_send_json_success( $answer );
            """
    }

    private func search(_ action: AjaxAction, _ plugin: PluginParts) -> PHP {
        guard let record = plugin.records.first else { return hook(action, plugin) }
        let title = record.titleField?.name.text ?? "id"
        return """
            $found = ( new \(plugin.own(record.repository))() )->paginate(
                array(
                    'search'   => isset( $_POST['search'] ) ? sanitize_text_field( wp_unslash( $_POST['search'] ) ) : '',
                    'page'     => isset( $_POST['page'] ) ? absint( wp_unslash( $_POST['page'] ) ) : 1,
                    'per_page' => 20,
                )
            );
            $items = array();
            foreach ( $found['items'] as $item ) {
                $items[] = array(
                    'id'    => $item['id'],
                    'title' => $item[\(string: title)],
                );
            }
            wp_send_json_success(
                array(
                    'items' => $items,
                    'total' => $found['total'],
                )
            );
            """
    }
}

/// Reading a field of a request that a script sent.
struct AjaxInput {
    let field: Field

    /// An expression that reads the field from `$_POST` and makes it safe.
    var expression: PHP {
        let raw: PHP = "$_POST['\(field.name)']"
        let text: PHP = "isset( \(raw) ) ? sanitize_text_field( wp_unslash( \(raw) ) ) : ''"
        switch field.kind {
        case .boolean: return "isset( \(raw) ) && rest_sanitize_boolean( sanitize_text_field( wp_unslash( \(raw) ) ) )"
        case .integer: return bounded("(int) ( \(text) )")
        case .number: return bounded("(float) ( \(text) )")
        case .select:
            let values = PHP.strings(field.choices.map(\.value))
            return """
                isset( \(raw) ) && in_array( sanitize_text_field( wp_unslash( \(raw) ) ), \(values), true ) ? sanitize_text_field( wp_unslash( \(raw) ) ) : \(field.start)
                """
        default: return PostedField(raw: raw, field: field).expression
        }
    }

    private func bounded(_ value: PHP) -> PHP {
        var value = value
        if let most = field.most { value = "min( \(most), \(value) )" }
        if let least = field.least { value = "max( \(least), \(value) )" }
        return value
    }
}
