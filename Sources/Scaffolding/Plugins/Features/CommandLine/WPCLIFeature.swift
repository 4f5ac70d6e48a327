import ScaffoldCore

/// Commands of WP-CLI for the plugin's records.
struct WPCLIFeature: PluginFeature {
    static let name = "wp_cli"
    static let synonyms = ["cli", "wpcli", "wp_cli_command", "wp_cli_commands", "command_line"]
    static let subjects = ["wp_cli"]

    private let command: Slug

    init(_ spec: PluginSpec) throws(SpecError) {
        command = spec.source.object("wp_cli")?.string("command").flatMap { Slug($0) } ?? spec.names.slug
    }

    private static let className = Identifier(words: ["CLI"])

    func add(to plugin: inout PluginParts) throws(SpecError) {
        try plugin.ensureRecords()
        let commands = plugin.records.map { RecordCommand(record: $0, plugin: plugin, command: command) }
        let calls = commands.map { item -> PHP in
            let name = "\(command.text) \(item.record.singular.slug.text)"
            return """
                \(plugin.loading(item.name))
                \(plugin.core("WP_CLI"))::add_command( \(string: name), \(plugin.own(item.name))::class );
                """
        }
        let body: PHP = """
            /**
             * Adds the commands where there is a command line.
             *
             * @return void
             */
            public function register() {
                if ( ! defined( 'WP_CLI' ) || ! WP_CLI ) {
                    return;
                }

                \(lines: calls)
            }
            """
        plugin.add(
            PluginClass(
                role: "wp_cli", name: Self.className, summary: "Adds the plugin's commands to WP-CLI.", body: body))
        for item in commands { plugin.add(item.definition) }
        plugin.highlights.append("Commands of WP-CLI: wp \(command.text).")
    }
}

/// The class of the commands for one kind of records.
struct RecordCommand {
    let record: RecordType
    let plugin: PluginParts
    let command: Slug

    var name: Identifier { Identifier(record.singular.className, Identifier(words: ["Command"])) }

    private var domain: Slug { plugin.domain }
    private var spoken: String { "\(command.text) \(record.singular.slug.text)" }

    /// Options that WP-CLI itself reads.
    private static let taken: Set<String> = [
        "path", "url", "ssh", "http", "user", "skip_plugins", "skip_themes", "skip_packages", "require", "exec",
        "context",
        "color", "no_color", "debug", "prompt", "quiet", "format", "fields", "yes", "id", "porcelain", "help",
    ]

    /// The option that gives a field.
    private func option(_ field: Field) -> String {
        let name = field.name.slug.text
        return Self.taken.contains(field.name.text) ? name + "-value" : name
    }

    var definition: PluginClass {
        PluginClass(
            role: "cli_command", name: name, summary: "Manages \(record.noun.lowercasedPlural) on the command line.",
            isService: false, isLazy: true,
            body: PHP.joined([constants, construction, list, get, create, update, delete, given], separator: "\n\n"))
    }

    private var constants: PHP {
        let rows = record.fields.map { ($0.name.text, "\(string: option($0))" as PHP) }
        let shown =
            ["id"] + record.fields.filter { ![.textarea, .richText].contains($0.kind) }.prefix(5).map(\.name.text)
        return """
            /**
             * The option of each field.
             */
            const OPTIONS = \(PHP.array(rows));

            /**
             * Fields of the list, unless others are asked for.
             */
            const FIELDS = \(PHP.strings(shown + ["created_at"]));

            /**
             * What keeps the records.
             *
             * @var \(plugin.own(record.repository))
             */
            private $store;
            """
    }

    private var construction: PHP {
        """
        /**
         * Opens the store.
         */
        public function __construct() {
            $this->store = new \(plugin.own(record.repository))();
        }
        """
    }

    private func format(_ formats: [String]) -> PHP {
        PHP.joined(
            [
                "* [--format=<format>]", "* : How the output looks.", "* ---", "* default: table", "* options:",
            ] + formats.map { "*   - \(comment: $0)" as PHP } + ["* ---"])
    }

    private var list: PHP {
        """
        /**
         * Lists \(comment: record.noun.lowercasedPlural).
         *
         * ## OPTIONS
         *
         * [--search=<text>]
         * : Text that they are to contain.
         *
         * [--orderby=<field>]
         * : Field that they are sorted by.
         *
         * [--order=<order>]
         * : Direction.
         * ---
         * default: asc
         * options:
         *   - asc
         *   - desc
         * ---
         *
         * [--page=<page>]
         * : Number of the page.
         * ---
         * default: 1
         * ---
         *
         * [--per-page=<number>]
         * : How many of them.
         * ---
         * default: 50
         * ---
         *
         * [--fields=<fields>]
         * : Fields to show, with commas.
         *
         \(format(["table", "csv", "json", "yaml", "count"]))
         *
         * ## EXAMPLES
         *
         *     wp \(comment: spoken) list --format=json
         *
         * @subcommand list
         *
         * @param string[]             $args    Not used.
         * @param array<string,string> $options Options.
         * @return void
         */
        public function list_( $args, $options ) {
            $found  = $this->store->paginate(
                array(
                    'search'   => isset( $options['search'] ) ? $options['search'] : '',
                    'orderby'  => isset( $options['orderby'] ) ? $options['orderby'] : 'id',
                    'order'    => isset( $options['order'] ) ? $options['order'] : 'asc',
                    'page'     => isset( $options['page'] ) ? (int) $options['page'] : 1,
                    'per_page' => isset( $options['per-page'] ) ? (int) $options['per-page'] : 50,
                )
            );
            $format = isset( $options['format'] ) ? $options['format'] : 'table';
            if ( 'count' === $format ) {
                \(plugin.core("WP_CLI"))::line( (string) $found['total'] );
                return;
            }

            $fields = isset( $options['fields'] ) ? array_map( 'trim', explode( ',', $options['fields'] ) ) : self::FIELDS;
            \\WP_CLI\\Utils\\format_items( $format, $found['items'], $fields );
        }
        """
    }

    private var get: PHP {
        """
        /**
         * Shows one of them with all its fields.
         *
         * ## OPTIONS
         *
         * <id>
         * : Its number.
         *
         \(format(["table", "csv", "json", "yaml"]))
         *
         * @param string[]             $args    The number.
         * @param array<string,string> $options Options.
         * @return void
         */
        public function get( $args, $options ) {
            $record = $this->store->find( (int) $args[0] );
            if ( null === $record ) {
                \(plugin.core("WP_CLI"))::error( \(translated: "There is no such entry.", domain) );
            }

            $rows = array();
            foreach ( $record as $field => $value ) {
                $rows[] = array(
                    'Field' => $field,
                    'Value' => is_bool( $value ) ? (int) $value : $value,
                );
            }
            \\WP_CLI\\Utils\\format_items( isset( $options['format'] ) ? $options['format'] : 'table', $rows, array( 'Field', 'Value' ) );
        }
        """
    }

    private func options(isNew: Bool) -> PHP {
        PHP.joined(
            record.fields.map { field -> PHP in
                let name = option(field)
                let isNeeded = isNew && field.isRequired && field.kind != .boolean
                let synopsis = isNeeded ? "--\(name)=<\(name)>" : "[--\(name)=<\(name)>]"
                return """
                    * \(PHP(verbatim: synopsis))
                    * : \(comment: field.help.isEmpty ? field.label : field.help)
                    *
                    """
            })
    }

    private var create: PHP {
        """
        /**
         * Adds one.
         *
         * ## OPTIONS
         *
         \(options(isNew: true))
         * [--porcelain]
         * : Give nothing but its number.
         *
         * @param string[]             $args    Not used.
         * @param array<string,string> $options Fields.
         * @return void
         */
        public function create( $args, $options ) {
            $id = $this->store->insert( $this->given( $options ) );
            if ( is_wp_error( $id ) ) {
                \(plugin.core("WP_CLI"))::error( $id );
            }

            if ( \\WP_CLI\\Utils\\get_flag_value( $options, 'porcelain' ) ) {
                \(plugin.core("WP_CLI"))::line( (string) $id );
                return;
            }
            /* translators: %d: number of the entry. */
            \(plugin.core("WP_CLI"))::success( sprintf( \(translated: "Added entry %d.", domain), $id ) );
        }
        """
    }

    private var update: PHP {
        """
        /**
         * Changes one.
         *
         * ## OPTIONS
         *
         * <id>
         * : Its number.
         *
         \(options(isNew: false))
         * @param string[]             $args    The number.
         * @param array<string,string> $options Fields.
         * @return void
         */
        public function update( $args, $options ) {
            $id = (int) $args[0];
            if ( null === $this->store->find( $id ) ) {
                \(plugin.core("WP_CLI"))::error( \(translated: "There is no such entry.", domain) );
            }

            $result = $this->store->update( $id, $this->given( $options ) );
            if ( is_wp_error( $result ) ) {
                \(plugin.core("WP_CLI"))::error( $result );
            }
            /* translators: %d: number of the entry. */
            \(plugin.core("WP_CLI"))::success( sprintf( \(translated: "Changed entry %d.", domain), $id ) );
        }
        """
    }

    private var delete: PHP {
        """
        /**
         * Deletes some of them.
         *
         * ## OPTIONS
         *
         * <id>...
         * : Their numbers.
         *
         * [--yes]
         * : Do not ask.
         *
         * @param string[]             $args    Numbers.
         * @param array<string,string> $options Options.
         * @return void
         */
        public function delete( $args, $options ) {
            \(plugin.core("WP_CLI"))::confirm( \(translated: "Delete them for good?", domain), $options );

            $progress = \\WP_CLI\\Utils\\make_progress_bar( \(translated: "Deleting", domain), count( $args ) );
            $deleted  = 0;
            foreach ( $args as $id ) {
                $deleted += $this->store->delete( (int) $id ) ? 1 : 0;
                $progress->tick();
            }
            $progress->finish();

            /* translators: %s: number of entries. */
            \(plugin.core("WP_CLI"))::success( sprintf( _n( 'Deleted %s entry.', 'Deleted %s entries.', $deleted, '\(domain)' ), number_format_i18n( $deleted ) ) );
        }
        """
    }

    private var given: PHP {
        """
        /**
         * Gives the fields that options were given for.
         *
         * @param array<string,string> $options Options.
         * @return array<string,string>
         */
        private function given( $options ) {
            $data = array();
            foreach ( self::OPTIONS as $field => $option ) {
                if ( isset( $options[ $option ] ) ) {
                    $data[ $field ] = $options[ $option ];
                }
            }

            return $data;
        }
        """
    }
}
