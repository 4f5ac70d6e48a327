import ScaffoldCore

/// The class of the screen that lists and edits the records of one kind.
struct RecordScreen {
    let record: RecordType
    let menu: AdminInterfaceFeature.Menu
    let plugin: PluginParts
    /// The kind whose screen has the menu; nil if this one has.
    let parent: RecordType?

    var names: PluginNames { plugin.names }
    var domain: Slug { plugin.domain }

    var name: Identifier { Self.name(of: record) }

    /// The class of the screen of those records.
    static func name(of record: RecordType) -> Identifier {
        Identifier(record.plural.className, Identifier(words: ["Screen"]))
    }

    var listTable: Identifier { Identifier(record.plural.className, Identifier(words: ["List", "Table"])) }
    var form: Identifier { Identifier(record.singular.className, Identifier(words: ["Form"])) }
    var page: Slug { Self.page(record, names) }
    var perPageOption: Identifier {
        Identifier(names.prefix, record.plural, Identifier(words: ["per", "page"]))
    }
    private var capability: String { menu.capability ?? plugin.managingCapability }

    private var hasImages: Bool { record.fields.contains { $0.kind == .image } }

    private static func page(_ record: RecordType, _ names: PluginNames) -> Slug {
        Slug(words: [names.slug.text, record.plural.slug.text])
    }

    var definition: PluginClass {
        let parts: [PHP] = [
            constants, registration, menuMethod, enqueueMethod, loadMethod, RecordScreenActions(screen: self).methods,
            RecordScreenViews(screen: self).methods,
        ]
        return PluginClass(
            role: "admin_interface", name: name,
            summary: "The screen of \(record.noun.lowercasedPlural) in the administration.",
            body: PHP.joined(parts, separator: "\n\n"))
    }

    private var constants: PHP {
        """
        /**
         * Name of the page in addresses.
         */
        const PAGE = '\(page)';

        /**
         * What a user has to be allowed to do.
         */
        const CAPABILITY = \(string: capability);

        /**
         * Where a user's number of rows on a page is kept.
         */
        const PER_PAGE = '\(perPageOption)';

        /**
         * Rows on a page, unless a user chose otherwise.
         */
        const ROWS = \(menu.perPage);

        /**
         * Hook of the page.
         *
         * @var string
         */
        private $hook = '';

        /**
         * List of \(comment: record.noun.lowercasedPlural), once it is needed.
         *
         * @var \(plugin.own(listTable))|null
         */
        private $table;

        /**
         * What is to be shown in the form.
         *
         * @var array<string,mixed>
         */
        private $values = array();

        /**
         * Why what was entered could not be stored.
         *
         * @var \(plugin.core("WP_Error"))|null
         */
        private $error;
        """
    }

    private var registration: PHP {
        """
        /**
         * Adds the screen to the administration.
         *
         * @return void
         */
        public function register() {
            add_action( 'admin_menu', array( $this, 'add_page' ) );
            add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
            add_filter( 'set-screen-option', array( $this, 'keep_rows' ), 10, 3 );
        }
        """
    }

    private var menuMethod: PHP {
        let title: PHP = "\(translated: menu.pageTitle ?? record.noun.plural, domain)"
        let adding: PHP
        if let parent {
            adding = """
                $this->hook = (string) add_submenu_page(
                    '\(Self.page(parent, names))',
                    \(translated: record.noun.plural, domain),
                    \(translated: record.noun.plural, domain, function: .html),
                    self::CAPABILITY,
                    self::PAGE,
                    array( $this, 'render' )
                );
                """
        } else {
            adding = """
                $this->hook = (string) add_menu_page(
                    \(title),
                    \(translated: menu.title, domain, function: .html),
                    self::CAPABILITY,
                    self::PAGE,
                    array( $this, 'render' ),
                    \(string: menu.icon),
                    \(menu.position)
                );
                add_submenu_page(
                    self::PAGE,
                    \(title),
                    \(translated: record.noun.plural, domain, function: .html),
                    self::CAPABILITY,
                    self::PAGE,
                    array( $this, 'render' )
                );
                """
        }
        return """
            /**
             * Adds the page to the menu.
             *
             * @return void
             */
            public function add_page() {
                \(adding)
                add_action( 'load-' . $this->hook, array( $this, 'prepare' ) );
            }

            /**
             * Keeps the number of rows that a user chose.
             *
             * @param mixed  $kept   What is kept; false for nothing.
             * @param string $option Name of the option.
             * @param int    $value  What the user chose.
             * @return mixed
             */
            public function keep_rows( $kept, $option, $value ) {
                return self::PER_PAGE === $option ? max( 1, min( 200, (int) $value ) ) : $kept;
            }
            """
    }

    private var enqueueMethod: PHP {
        let assets = AdminAssets(plugin: plugin, records: plugin.records)
        return """
            /**
             * Loads styles and scripts on this page and no other.
             *
             * @param string $hook Hook of the page that is shown.
             * @return void
             */
            public function enqueue( $hook ) {
                if ( $this->hook !== $hook ) {
                    return;
                }
                \(assets.enqueue)
                \(hasImages ? "\(plugin.own(ImageFields.name))::load();" : "")
            }
            """
    }

    private var loadMethod: PHP {
        """
        /**
         * Does what the request asks for before the page is shown.
         *
         * @return void
         */
        public function prepare() {
            get_current_screen()->add_help_tab(
                array(
                    'id'      => self::PAGE,
                    'title'   => \(translated: "Overview", domain),
                    'content' => '<p>' . \(translated: "Search and sort the list, or choose several entries and an action for all of them. Screen options hold the number of rows and the columns.", domain, function: .html) . '</p>',
                )
            );
            if ( 'list' !== $this->view() ) {
                $this->prepare_form();
                return;
            }

            add_screen_option(
                'per_page',
                array(
                    'label'   => \(translated: "Rows on a page", domain),
                    'default' => self::ROWS,
                    'option'  => self::PER_PAGE,
                )
            );
            \(plugin.loading(listTable))
            $this->table = new \(plugin.own(listTable))();
            $this->delete_chosen();
        }
        """
    }
}
