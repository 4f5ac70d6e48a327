import ScaffoldCore

/// The class of the settings.
struct SettingsPage {
    let settings: SettingsSpec
    let plugin: PluginParts

    var domain: Slug { plugin.domain }
    var option: Identifier { plugin.names.prefixed(Identifier(words: ["settings"])) }
    /// The page's name in addresses.
    var slug: String { plugin.names.slug.text + "-settings" }

    var body: PHP {
        var parts: [PHP] = [constants, hooks, access, defaults, registration, SettingsSanitizing(page: self).method]
        parts += [menu, link, sections]
        for section in settings.sections where !section.description.isEmpty { parts.append(introduction(section)) }
        parts += settings.fields.map(control)
        parts.append(page)
        return PHP.joined(parts, separator: "\n\n")
    }

    private var constants: PHP {
        """
        /**
         * Name of the option that holds all settings.
         */
        const OPTION = '\(option)';

        /**
         * Name of the page in addresses.
         */
        const PAGE = \(string: slug);
        """
    }

    private var hooks: PHP {
        let capability: PHP =
            settings.capability == "manage_options"
            ? "" : "add_filter( 'option_page_capability_' . self::PAGE, array( $this, 'get_capability' ) );"
        return """
            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_action( 'init', array( $this, 'register_setting' ) );
                add_action( 'admin_menu', array( $this, 'add_page' ) );
                add_action( 'admin_init', array( $this, 'add_fields' ) );
                add_filter( 'plugin_action_links_' . plugin_basename( \(plugin.names.constant)_FILE ), array( $this, 'add_link' ) );
                \(capability)
            }
            """
    }

    private var access: PHP {
        let capability: PHP = """
            /**
             * What users need to change the settings.
             *
             * @return string
             */
            public function get_capability() {
                return \(string: settings.capability);
            }
            """
        let reading: PHP = """
            /**
             * All settings, with defaults for those that were never saved.
             *
             * @return array
             */
            public static function all() {
                $saved = get_option( self::OPTION );

                return array_merge( self::defaults(), is_array( $saved ) ? $saved : array() );
            }

            /**
             * One setting.
             *
             * @param string $name Name of the setting.
             * @return mixed Null if there is no such setting.
             */
            public static function get( $name ) {
                $settings = self::all();

                return isset( $settings[ $name ] ) ? $settings[ $name ] : null;
            }
            """
        return settings.capability == "manage_options" ? reading : "\(capability)\n\n\(reading)"
    }

    private var defaults: PHP {
        """
        /**
         * What holds until something else is saved.
         *
         * @return array
         */
        public static function defaults() {
            return \(PHP.array(settings.fields.map { (key: $0.name.text, value: $0.start) }));
        }
        """
    }

    private var registration: PHP {
        let properties = settings.fields.map { field in
            (key: field.name.text, value: PHP.array(field.schema(domain: domain)))
        }
        return """
            /**
             * Registers the option that holds all settings.
             *
             * @return void
             */
            public function register_setting() {
                register_setting(
                    self::PAGE,
                    self::OPTION,
                    array(
                        'type'              => 'object',
                        'description'       => \(translated: settings.title, domain),
                        'sanitize_callback' => array( $this, 'sanitize' ),
                        'default'           => self::defaults(),
                        'show_in_rest'      => array(
                            'schema' => array(
                                'type'                 => 'object',
                                'additionalProperties' => false,
                                'properties'           => \(PHP.array(properties)),
                            ),
                        ),
                    )
                );
            }
            """
    }

    private var menu: PHP {
        let capability: PHP = "\(string: settings.capability)"
        let call: PHP =
            settings.hasMenu
            ? """
            add_menu_page(
                \(translated: settings.title, domain),
                \(translated: settings.menuTitle, domain, function: .html),
                \(capability),
                self::PAGE,
                array( $this, 'render_page' ),
                \(string: settings.icon)
            );
            """
            : """
            add_options_page(
                \(translated: settings.title, domain),
                \(translated: settings.menuTitle, domain, function: .html),
                \(capability),
                self::PAGE,
                array( $this, 'render_page' )
            );
            """
        return """
            /**
             * Adds the page to the menu.
             *
             * @return void
             */
            public function add_page() {
                \(call)
            }
            """
    }

    private var link: PHP {
        let parent: PHP = settings.hasMenu ? "'admin.php?page='" : "'options-general.php?page='"
        return """
            /**
             * Adds a link to the page in the list of plugins.
             *
             * @param array $links Links of the plugin.
             * @return array
             */
            public function add_link( $links ) {
                $links[] = sprintf(
                    '<a href="%1$s">%2$s</a>',
                    esc_url( admin_url( \(parent) . self::PAGE ) ),
                    \(translated: "Settings", domain, function: .html)
                );

                return $links;
            }
            """
    }

    private var sections: PHP {
        let calls = settings.sections.map { section in
            let intro: PHP =
                section.description.isEmpty ? "'__return_null'" : "array( $this, 'render_\(section.name)_section' )"
            let fields = section.fields.map { field in
                let label: PHP =
                    field.kind == .image ? "" : ",\narray( 'label_for' => '\(plugin.names.prefix)_\(field.name)' )"
                return """
                    add_settings_field(
                        '\(plugin.names.prefix)_\(field.name)',
                        \(translated: field.label, domain, function: .html),
                        array( $this, 'render_\(field.name)_field' ),
                        self::PAGE,
                        '\(plugin.names.prefix)_\(section.name)'\(label)
                    );
                    """ as PHP
            }
            return """
                add_settings_section(
                    '\(plugin.names.prefix)_\(section.name)',
                    \(translated: section.title, domain, function: .html),
                    \(intro),
                    self::PAGE
                );
                \(lines: fields)
                """ as PHP
        }
        return """
            /**
             * Adds sections and fields to the page.
             *
             * @return void
             */
            public function add_fields() {
                \(paragraphs: calls)
            }
            """
    }

    private func introduction(_ section: SettingsSpec.Section) -> PHP {
        """
        /**
         * Prints what the section \(comment: "“\(section.title)”") is about.
         *
         * @return void
         */
        public function render_\(section.name)_section() {
            printf( '<p>%s</p>', \(translated: section.description, domain, function: .html) );
        }
        """
    }

    private func control(_ field: Field) -> PHP {
        var control = FieldControl(
            field, in: plugin, id: "\(plugin.names.prefix.text)_\(field.name.text)",
            name: "\(option.text)[\(field.name.text)]", value: "self::get( '\(field.name)' )")
        control.isEnforced = true
        let unchecked: PHP =
            field.kind == .boolean ? "<input type=\"hidden\" name=\"\(control.name)\" value=\"0\" />" : ""
        return """
            /**
             * Prints the control for \(comment: "“\(field.label)”").
             *
             * @return void
             */
            public function render_\(field.name)_field() {
                ?>
                \(field.kind == .image ? control.label : "")
                \(unchecked)
                \(control.control)
                \(control.help)
                <?php
            }
            """
    }

    private var page: PHP {
        // Below Settings WordPress prints the messages itself.
        let messages: PHP = settings.hasMenu ? "<?php settings_errors(); ?>" : ""
        return """
            /**
             * Prints the page.
             *
             * @return void
             */
            public function render_page() {
                if ( ! current_user_can( \(string: settings.capability) ) ) {
                    return;
                }
                ?>
                <div class="wrap">
                    <h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
                    \(messages)
                    <form action="options.php" method="post">
                        <?php
                        settings_fields( self::PAGE );
                        do_settings_sections( self::PAGE );
                        submit_button();
                        ?>
                    </form>
                </div>
                <?php
            }
            """
    }
}
