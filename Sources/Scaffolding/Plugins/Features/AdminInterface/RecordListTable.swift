import ScaffoldCore

/// The class of the list of records, a subclass of WordPress's own.
struct RecordListTable {
    let screen: RecordScreen

    private var record: RecordType { screen.record }
    private var plugin: PluginParts { screen.plugin }
    private var domain: Slug { screen.domain }

    /// As many columns as fit a page; what is long is only in the form.
    private var columns: [Field] {
        let short = record.fields.filter { $0.kind != .textarea && $0.kind != .richText }
        let title = record.titleField.map { [$0] } ?? []
        return Array((title + short.filter { $0.name != record.titleField?.name }).prefix(6))
    }

    private var primary: String { record.titleField?.name.text ?? "id" }

    var definition: PluginClass {
        var definition = PluginClass(
            role: "list_table", name: screen.listTable, summary: "The list of \(record.noun.lowercasedPlural).",
            parent: plugin.core("WP_List_Table"), isService: false, isLazy: true,
            body: PHP.joined(
                [construction, columnMethods, items, cells, rowActions], separator: "\n\n"))
        definition.preamble = """
            if ( ! class_exists( 'WP_List_Table' ) ) {
                require_once ABSPATH . 'wp-admin/includes/class-wp-list-table.php';
            }
            """
        return definition
    }

    private var construction: PHP {
        """
        /**
         * Names what the list is of.
         */
        public function __construct() {
            parent::__construct(
                array(
                    'singular' => '\(record.singular)',
                    'plural'   => '\(record.plural)',
                    'ajax'     => false,
                )
            );
        }
        """
    }

    private var columnMethods: PHP {
        var shown: [(key: String, value: PHP)] = [("cb", "'<input type=\"checkbox\" />'")]
        if record.titleField == nil { shown.append(("id", "\(translated: "Number", domain)")) }
        shown += columns.map { ($0.name.text, "\(translated: $0.label, domain)") }
        shown.append(("created_at", "\(translated: "Added", domain)"))
        let sortable = columns.map(\.name).filter { record.sortable.contains($0) }.map(\.text) + ["created_at"]
        let sorting = sortable.map { name in
            (key: name, value: "array( \(string: name), \(name == "created_at") )" as PHP)
        }
        return """
            /**
             * Gives the columns.
             *
             * @return array<string,string>
             */
            public function get_columns() {
                return \(PHP.array(shown));
            }

            /**
             * Gives the columns that the list can be sorted by.
             *
             * @return array<string,array{0: string, 1: bool}>
             */
            protected function get_sortable_columns() {
                return \(PHP.array(sorting));
            }

            /**
             * Gives the column that has the actions of a row.
             *
             * @return string
             */
            protected function get_default_primary_column_name() {
                return \(string: primary);
            }

            /**
             * Gives what can be done with several rows.
             *
             * @return array<string,string>
             */
            protected function get_bulk_actions() {
                return array(
                    'delete' => \(translated: "Delete", domain),
                );
            }

            /**
             * Says that there is nothing.
             *
             * @return void
             */
            public function no_items() {
                \(translated: "Nothing was found.", domain, function: .htmlPrinted);
            }
            """
    }

    private var items: PHP {
        let search: PHP =
            record.searched.isEmpty
            ? ""
            : """
            'search'   => isset( $_REQUEST['s'] ) ? sanitize_text_field( wp_unslash( $_REQUEST['s'] ) ) : '',
            """
        return """
            /**
             * Reads the rows of the page that is asked for.
             *
             * @return void
             */
            public function prepare_items() {
                $per_page = $this->get_items_per_page( \(plugin.own(screen.name))::PER_PAGE, \(plugin.own(screen.name))::ROWS );

                // phpcs:disable WordPress.Security.NonceVerification.Recommended -- Only chooses which rows are shown.
                $found = ( new \(plugin.own(record.repository))() )->paginate(
                    array(
                        \(search)
                        'orderby'  => isset( $_GET['orderby'] ) ? sanitize_key( wp_unslash( $_GET['orderby'] ) ) : 'id',
                        'order'    => isset( $_GET['order'] ) ? sanitize_key( wp_unslash( $_GET['order'] ) ) : 'desc',
                        'page'     => $this->get_pagenum(),
                        'per_page' => $per_page,
                    )
                );
                // phpcs:enable

                $this->items = $found['items'];
                $this->set_pagination_args(
                    array(
                        'total_items' => $found['total'],
                        'per_page'    => $per_page,
                    )
                );
            }
            """
    }

    private var rowActions: PHP {
        """
        /**
         * Gives the actions of a row.
         *
         * @param array<string,mixed> $item        Record.
         * @param string              $column_name Name of the column.
         * @param string              $primary     Name of the column that has the actions.
         * @return string
         */
        protected function handle_row_actions( $item, $column_name, $primary ) {
            if ( $column_name !== $primary ) {
                return '';
            }

            $delete = add_query_arg(
                array(
                    'action' => 'delete',
                    'id'     => $item['id'],
                ),
                \(plugin.own(screen.name))::url()
            );

            return $this->row_actions(
                array(
                    'edit'   => sprintf( '<a href="%1$s">%2$s</a>', esc_url( $this->edit_url( $item ) ), \(translated: "Edit", domain, function: .html) ),
                    'delete' => sprintf(
                        '<a class="\(domain)-delete" href="%1$s">%2$s</a>',
                        esc_url( wp_nonce_url( $delete, '\(plugin.names.prefix)_delete_\(record.singular)_' . $item['id'] ) ),
                        \(translated: "Delete", domain, function: .html)
                    ),
                )
            );
        }

        /**
         * Gives the address of the form of a record.
         *
         * @param array<string,mixed> $item Record.
         * @return string
         */
        private function edit_url( $item ) {
            return add_query_arg(
                array(
                    'view' => 'edit',
                    'id'   => $item['id'],
                ),
                \(plugin.own(screen.name))::url()
            );
        }
        """
    }

    private var cells: PHP {
        let others = columns.filter { $0.name.text != primary }
        let cases = others.compactMap { field -> PHP? in
            guard let code = cell(field) else { return nil }
            return """
                case \(string: field.name.text):
                    \(code)
                """
        }
        return """
            /**
             * Gives the box that chooses a row.
             *
             * @param array<string,mixed> $item Record.
             * @return string
             */
            protected function column_cb( $item ) {
                $id = 'cb-select-' . $item['id'];

                return sprintf(
                    '<label class="screen-reader-text" for="%1$s">%2$s</label><input type="checkbox" id="%1$s" name="\(record.plural)[]" value="%3$d" />',
                    esc_attr( $id ),
                    /* translators: %s: what the entry is called. */
                    esc_html( sprintf( \(translated: "Select %s", domain), $item[\(string: primary)] ) ),
                    (int) $item['id']
                );
            }

            /**
             * Gives what stands in a column.
             *
             * @param array<string,mixed> $item        Record.
             * @param string              $column_name Name of the column.
             * @return string
             */
            protected function column_default( $item, $column_name ) {
                $value = isset( $item[ $column_name ] ) ? $item[ $column_name ] : '';
                switch ( $column_name ) {
                    case \(string: primary):
                        $title = '' === (string) $value ? \(translated: "(no title)", domain) : (string) $value;

                        return sprintf( '<strong><a class="row-title" href="%1$s">%2$s</a></strong>', esc_url( $this->edit_url( $item ) ), esc_html( $title ) );
                    \(lines: cases)
                    case 'created_at':
                        return esc_html( get_date_from_gmt( (string) $value, get_option( 'date_format' ) ) );
                }

                return esc_html( (string) $value );
            }
            """
    }

    /// The statements that give the cell of a field; nil where the value itself is shown.
    private func cell(_ field: Field) -> PHP? {
        switch field.kind {
        case .boolean:
            return
                "return $value ? \(translated: "Yes", domain, function: .html) : \(translated: "No", domain, function: .html);"
        case .select:
            let labels = field.choices.map { ($0.value, "\(translated: $0.label, domain)" as PHP) }
            return """
                $labels = \(PHP.array(labels));

                return esc_html( isset( $labels[ $value ] ) ? $labels[ $value ] : $value );
                """
        case .email:
            return
                "return is_email( $value ) ? sprintf( '<a href=\"%1$s\">%2$s</a>', esc_url( 'mailto:' . $value ), esc_html( $value ) ) : '';"
        case .url: return "return sprintf( '<a href=\"%1$s\">%2$s</a>', esc_url( $value ), esc_html( $value ) );"
        case .date:
            return "return $value ? esc_html( (string) mysql2date( get_option( 'date_format' ), $value ) ) : '';"
        case .number: return "return esc_html( number_format_i18n( $value, 2 ) );"
        case .integer: return "return esc_html( number_format_i18n( $value ) );"
        case .image: return "return wp_get_attachment_image( $value, array( 40, 40 ) );"
        case .color:
            return
                "return sprintf( '<span class=\"\(domain)-swatch\" style=\"background-color:%1$s\"></span> %1$s', esc_attr( (string) sanitize_hex_color( $value ) ) );"
        case .text, .textarea, .richText: return nil
        }
    }
}
