import ScaffoldCore

/// The methods of a screen that change records.
struct RecordScreenActions {
    let screen: RecordScreen

    private var record: RecordType { screen.record }
    private var plugin: PluginParts { screen.plugin }
    private var domain: Slug { screen.domain }

    /// What is asked of one record where the plugin has capabilities for it.
    private var capabilities: RecordCapabilities? {
        plugin.features.contains("roles") ? RecordCapabilities(record, plugin.names) : nil
    }

    var methods: PHP { "\(paragraphs: [prepareForm, deleteChosen, view])" }

    private var prepareForm: PHP {
        let allowed: PHP =
            capabilities.map {
                "current_user_can( self::CAPABILITY ) && ( ! $id || current_user_can( '\(PHP(verbatim: $0.edit))', $id ) )"
            } ?? "current_user_can( self::CAPABILITY )"
        let refused: PHP = capabilities == nil ? "! \(allowed)" : "! ( \(allowed) )"
        return """
            /**
             * Stores what was sent with the form, or reads what it is to show.
             *
             * @return void
             */
            private function prepare_form() {
                $id = 'edit' === $this->view() ? $this->chosen_id() : 0;
                if ( \(refused) ) {
                    wp_die( \(translated: "You are not allowed to do this.", domain, function: .html), 403 );
                }

                $store = new \(plugin.own(record.repository))();
                $found = $id ? $store->find( $id ) : null;
                if ( $id && null === $found ) {
                    $this->redirect( array( 'message' => 'missing' ) );
                }
                $this->values = null === $found ? $store->defaults() : $found;

                if ( isset( $_SERVER['REQUEST_METHOD'] ) && 'POST' === $_SERVER['REQUEST_METHOD'] ) {
                    check_admin_referer( '\(plugin.names.prefix)_save_\(record.singular)' );
                    $data   = ( new \(plugin.own(screen.form))() )->posted();
                    $result = $id ? $store->update( $id, $data ) : $store->insert( $data );
                    if ( ! is_wp_error( $result ) ) {
                        $this->redirect( array( 'message' => $id ? 'saved' : 'added' ) );
                    }
                    $this->error  = $result;
                    $this->values = array_merge( $this->values, $data );
                }
            }
            """
    }

    private var deleteChosen: PHP {
        let plural = record.plural
        let filter: PHP =
            capabilities.map { names in
                """
                $ids = array_filter(
                    $ids,
                    static function ( $id ) {
                        return current_user_can( '\(PHP(verbatim: names.delete))', $id );
                    }
                );
                """
            } ?? ""
        let deletion: PHP = """
            $store = new \(plugin.own(record.repository))();
            $count = count( array_filter( array_map( array( $store, 'delete' ), $ids ) ) );
            $this->redirect(
                array(
                    'message' => 'deleted',
                    'count'   => $count,
                )
            );
            """
        return """
            /**
             * Deletes what was chosen in the list.
             *
             * @return void
             */
            private function delete_chosen() {
                if ( 'delete' !== $this->table->current_action() ) {
                    return;
                }
                if ( ! current_user_can( self::CAPABILITY ) ) {
                    wp_die( \(translated: "You are not allowed to do this.", domain, function: .html), 403 );
                }

                $id = $this->chosen_id();
                if ( $id ) {
                    check_admin_referer( '\(plugin.names.prefix)_delete_\(record.singular)_' . $id );
                    $ids = array( $id );
                } else {
                    check_admin_referer( 'bulk-\(plural)' );
                    $ids = isset( $_REQUEST['\(plural)'] ) ? array_filter( array_map( 'absint', (array) wp_unslash( $_REQUEST['\(plural)'] ) ) ) : array();
                }

                \(paragraphs: [filter, deletion])
            }

            /**
             * Goes back to the list.
             *
             * @param array<string,int|string> $args What the list is to say.
             * @return void
             */
            private function redirect( array $args ) {
                wp_safe_redirect( add_query_arg( $args, self::url() ) );
                exit;
            }
            """
    }

    private var view: PHP {
        """
        /**
         * Gives the address of the list.
         *
         * @return string
         */
        public static function url() {
            return admin_url( 'admin.php?page=' . self::PAGE );
        }

        /**
         * Tells which view the request is for: "list", "new" or "edit".
         *
         * @return string
         */
        private function view() {
            // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only chooses what is shown.
            $view = isset( $_GET['view'] ) ? sanitize_key( wp_unslash( $_GET['view'] ) ) : '';

            return in_array( $view, array( 'new', 'edit' ), true ) ? $view : 'list';
        }

        /**
         * Gives the number of the record that the request is for.
         *
         * @return int
         */
        private function chosen_id() {
            // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Whoever changes something checks the nonce of this number.
            return isset( $_GET['id'] ) ? absint( wp_unslash( $_GET['id'] ) ) : 0;
        }
        """
    }
}
