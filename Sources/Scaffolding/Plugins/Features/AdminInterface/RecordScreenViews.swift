import ScaffoldCore

/// The methods of a screen that print it.
struct RecordScreenViews {
    let screen: RecordScreen

    private var record: RecordType { screen.record }
    private var plugin: PluginParts { screen.plugin }
    private var domain: Slug { screen.domain }

    var methods: PHP { "\(paragraphs: [render, renderList, renderForm, notices])" }

    private var render: PHP {
        """
        /**
         * Prints the page.
         *
         * @return void
         */
        public function render() {
            if ( ! current_user_can( self::CAPABILITY ) ) {
                return;
            }

            echo '<div class="wrap">';
            if ( 'list' === $this->view() ) {
                $this->render_list();
            } else {
                $this->render_form();
            }
            echo '</div>';
        }
        """
    }

    private var renderList: PHP {
        """
        /**
         * Prints the list.
         *
         * @return void
         */
        private function render_list() {
            $this->table->prepare_items();
            ?>
            <h1 class="wp-heading-inline"><?php \(translated: record.noun.plural, domain, function: .htmlPrinted); ?></h1>
            <a class="page-title-action" href="<?php echo esc_url( add_query_arg( 'view', 'new', self::url() ) ); ?>"><?php \(translated: "Add New", domain, function: .htmlPrinted); ?></a>
            <hr class="wp-header-end">
            <?php $this->render_notice(); ?>
            <form method="get">
                <input type="hidden" name="page" value="<?php echo esc_attr( self::PAGE ); ?>" />
                <?php
                $this->table->search_box( \(translated: "Search", domain), self::PAGE );
                $this->table->display();
                ?>
            </form>
            <?php
        }
        """
    }

    private var renderForm: PHP {
        """
        /**
         * Prints the form.
         *
         * @return void
         */
        private function render_form() {
            $is_new = 'new' === $this->view();
            ?>
            <h1>
                <?php
                if ( $is_new ) {
                    \(translated: "Add \(record.noun.lowercased)", domain, function: .htmlPrinted);
                } else {
                    \(translated: "Edit \(record.noun.lowercased)", domain, function: .htmlPrinted);
                }
                ?>
            </h1>
            <?php if ( $this->error ) : ?>
                <div class="notice notice-error" role="alert"><p><?php echo esc_html( $this->error->get_error_message() ); ?></p></div>
            <?php endif; ?>
            <form method="post">
                <?php
                wp_nonce_field( '\(plugin.names.prefix)_save_\(record.singular)' );
                ( new \(plugin.own(screen.form))() )->render( $this->values );
                submit_button( $is_new ? \(translated: "Add", domain) : \(translated: "Save Changes", domain) );
                ?>
            </form>
            <p><a href="<?php echo esc_url( self::url() ); ?>"><?php \(translated: "Back to the list", domain, function: .htmlPrinted); ?></a></p>
            <?php
        }
        """
    }

    private var notices: PHP {
        """
        /**
         * Says what came of the last action.
         *
         * @return void
         */
        private function render_notice() {
            // phpcs:disable WordPress.Security.NonceVerification.Recommended -- Only chooses one of the texts below.
            $message = isset( $_GET['message'] ) ? sanitize_key( wp_unslash( $_GET['message'] ) ) : '';
            $count   = isset( $_GET['count'] ) ? absint( wp_unslash( $_GET['count'] ) ) : 0;
            // phpcs:enable

            $texts = array(
                'added'   => \(translated: "The entry was added.", domain),
                'saved'   => \(translated: "The changes were saved.", domain),
                'missing' => \(translated: "There is no such entry any more.", domain),
                /* translators: %s: number of entries. */
                'deleted' => sprintf( _n( '%s entry was deleted.', '%s entries were deleted.', $count, '\(domain)' ), number_format_i18n( $count ) ),
            );
            if ( isset( $texts[ $message ] ) ) {
                printf(
                    '<div class="notice notice-%1$s is-dismissible"><p>%2$s</p></div>',
                    'missing' === $message ? 'error' : 'success',
                    esc_html( $texts[ $message ] )
                );
            }
        }
        """
    }
}
