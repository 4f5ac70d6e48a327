import ScaffoldCore

/// Fields of WooCommerce's products and what happens with its orders.
struct WooCommerceFeature: PluginFeature {
    static let name = "woocommerce"
    static let synonyms = ["woo", "woocommerce_integration", "woocommerce_hooks", "woo_commerce"]
    static let subjects = ["woocommerce"]

    private let tabTitle: String
    private let fields: [Field]
    private let statuses: [String]
    private let isShown: Bool

    init(_ spec: PluginSpec) throws(SpecError) {
        let source = spec.source.object("woocommerce")
        tabTitle = source?.string("tab_title") ?? spec.names.title
        isShown = source?.bool("show_on_product") ?? true
        statuses = source?.strings("order_statuses") ?? ["completed"]
        let fields = try Field.list(source?.objects("fields") ?? [])
        if fields.isEmpty {
            var delivery = Field(name: Identifier(words: ["delivery", "time"]), label: "Delivery time")
            delivery.help = "Shown on the product's page."
            self.fields = [delivery]
        } else {
            self.fields = fields
        }
    }

    private static let className = Identifier(words: ["WooCommerce"])

    func add(to plugin: inout PluginParts) {
        var methods: [PHP] = [registration(plugin), compatibility(plugin), tab(plugin), panel(plugin), saving(plugin)]
        if isShown { methods.append(showing(plugin)) }
        methods += statuses.map { status($0, plugin) }
        plugin.add(
            PluginClass(
                role: "woocommerce", name: Self.className,
                summary: "Works with the products and orders of WooCommerce.",
                body: PHP.joined(methods, separator: "\n\n")))
        for field in fields {
            plugin.uninstall.append("delete_post_meta_by_key( \(string: key(field, plugin)) );")
        }
        plugin.highlights.append("Adds fields to the products of WooCommerce, if it is active.")
    }

    /// Meta data that begins with an underscore is not shown among custom fields.
    private func key(_ field: Field, _ plugin: PluginParts) -> String { "_\(plugin.names.prefixed(field.name).text)" }

    private func hook(_ status: String) -> Identifier {
        Identifier(words: status.split(separator: "-").map(String.init))
    }

    private func registration(_ plugin: PluginParts) -> PHP {
        let orders = statuses.map { status in
            "add_action( \(string: "woocommerce_order_status_" + status), array( $this, 'order_\(hook(status))' ), 10, 2 );"
                as PHP
        }
        return """
            /**
             * Adds the hooks, if there is a shop.
             *
             * @return void
             */
            public function register() {
                if ( ! class_exists( 'WooCommerce' ) ) {
                    return;
                }

                add_action( 'before_woocommerce_init', array( $this, 'declare_compatibility' ) );
                add_filter( 'woocommerce_product_data_tabs', array( $this, 'add_tab' ) );
                add_action( 'woocommerce_product_data_panels', array( $this, 'render_panel' ) );
                add_action( 'woocommerce_admin_process_product_object', array( $this, 'save' ) );
                \(isShown ? "add_action( 'woocommerce_product_meta_end', array( $this, 'show' ) );" : "")
                \(lines: orders)
            }
            """
    }

    private func compatibility(_ plugin: PluginParts) -> PHP {
        """
        /**
         * Says that the plugin reads and writes orders only through WooCommerce's own functions.
         *
         * @return void
         */
        public function declare_compatibility() {
            if ( class_exists( '\\Automattic\\WooCommerce\\Utilities\\FeaturesUtil' ) ) {
                \\Automattic\\WooCommerce\\Utilities\\FeaturesUtil::declare_compatibility( 'custom_order_tables', \(plugin.names.constant)_FILE, true );
            }
        }
        """
    }

    private func tab(_ plugin: PluginParts) -> PHP {
        """
        /**
         * Adds a tab to the data of a product.
         *
         * @param array<string,array<string,mixed>> $tabs Tabs.
         * @return array<string,array<string,mixed>>
         */
        public function add_tab( $tabs ) {
            $tabs['\(plugin.names.prefix)'] = array(
                'label'    => \(translated: tabTitle, plugin.domain),
                'target'   => '\(plugin.names.prefix)_product_data',
                'class'    => array(),
                'priority' => 80,
            );

            return $tabs;
        }
        """
    }

    private func panel(_ plugin: PluginParts) -> PHP {
        """
        /**
         * Prints the controls of the tab.
         *
         * @return void
         */
        public function render_panel() {
            global $product_object;

            if ( ! $product_object instanceof \(plugin.core("WC_Product")) ) {
                return;
            }

            echo '<div id="\(plugin.names.prefix)_product_data" class="panel woocommerce_options_panel hidden">';
            \(lines: fields.map { control($0, plugin) })
            echo '</div>';
        }
        """
    }

    /// A call of the function of WooCommerce that prints the control.
    private func control(_ field: Field, _ plugin: PluginParts) -> PHP {
        let key = key(field, plugin)
        let meta: PHP = "$product_object->get_meta( \(string: key) )"
        var rows: [(key: String, value: PHP)] = [
            ("id", "\(string: key)"), ("label", "\(translated: field.label, plugin.domain)"), ("value", meta),
        ]
        if !field.help.isEmpty {
            rows += [("description", "\(translated: field.help, plugin.domain)"), ("desc_tip", "true")]
        }
        func type(_ name: StaticString) -> PHP {
            rows.append(("type", "'\(PHP(verbatim: "\(name)"))'"))
            return "woocommerce_wp_text_input"
        }
        let function: PHP
        switch field.kind {
        case .boolean: function = "woocommerce_wp_checkbox"
        case .textarea, .richText: function = "woocommerce_wp_textarea_input"
        case .select:
            function = "woocommerce_wp_select"
            rows.append(
                ("options", PHP.array(field.choices.map { ($0.value, "\(translated: $0.label, plugin.domain)") })))
        case .integer, .image:
            rows.append(("custom_attributes", "array( 'step' => '1' )"))
            function = type("number")
        case .number:
            rows.append(("custom_attributes", "array( 'step' => 'any' )"))
            function = type("number")
        case .email: function = type("email")
        case .url: function = type("url")
        case .date: function = type("date")
        case .text, .color: function = type("text")
        }
        return "\(function)(\n    \(PHP.array(rows))\n);"
    }

    private func saving(_ plugin: PluginParts) -> PHP {
        let updates = fields.map { field -> PHP in
            let key = key(field, plugin)
            let value = PostedField(raw: "$_POST[\(string: key)]", field: field).expression
            let stored: PHP = field.kind == .boolean ? "\(value) ? 'yes' : 'no'" : value
            return "$product->update_meta_data( \(string: key), \(stored) );"
        }
        return """
            /**
             * Stores what was entered; WooCommerce saves the product afterwards.
             *
             * @param \(plugin.core("WC_Product")) $product Product.
             * @return void
             */
            public function save( $product ) {
                $nonce = isset( $_POST['woocommerce_meta_nonce'] ) ? sanitize_key( wp_unslash( $_POST['woocommerce_meta_nonce'] ) ) : '';
                if ( ! wp_verify_nonce( $nonce, 'woocommerce_save_data' ) || ! current_user_can( 'edit_post', $product->get_id() ) ) {
                    return;
                }

                \(lines: updates)
            }
            """
    }

    private func showing(_ plugin: PluginParts) -> PHP {
        let shown = fields.filter { $0.kind != .image }
        let rows = shown.map { (key($0, plugin), "\(translated: $0.label, plugin.domain)" as PHP) }
        return """
            /**
             * Shows the fields on a product's page.
             *
             * @return void
             */
            public function show() {
                global $product;

                if ( ! $product instanceof \(plugin.core("WC_Product")) ) {
                    return;
                }

                $labels = \(PHP.array(rows));
                foreach ( $labels as $key => $label ) {
                    $value = (string) $product->get_meta( $key );
                    if ( '' !== $value ) {
                        printf(
                            '<span class="\(plugin.domain)-field">%1$s: %2$s</span> ',
                            esc_html( $label ),
                            wp_kses_post( $value )
                        );
                    }
                }
            }
            """
    }

    private func status(_ status: String, _ plugin: PluginParts) -> PHP {
        """
        /**
         * Tells the plugin's own code of an order that is \(comment: status) now.
         *
         * @param int      $order_id Number of the order.
         * @param \(plugin.core("WC_Order")) $order    Order.
         * @return void
         */
        public function order_\(hook(status))( $order_id, $order ) {
            $order->add_order_note( \(translated: "\(plugin.names.title) was told of the order.", plugin.domain) );

            /**
             * Fires when an order got this status.
             *
             * @param int      $order_id Number of the order.
             * @param \(plugin.core("WC_Order")) $order    Order.
             */
            do_action( '\(plugin.names.prefix)_order_\(hook(status))', $order_id, $order );
        }
        """
    }
}
