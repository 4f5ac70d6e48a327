import ScaffoldCore

/// The class of the screen that sends a mail for trial.
struct MailTestScreen {
    let mails: [EmailFeature.Mail]
    let plugin: PluginParts

    private static let name = Identifier(words: ["Mail", "Test", "Screen"])

    private var names: PluginNames { plugin.names }
    private var domain: Slug { plugin.domain }
    private var action: Identifier { names.prefixed(Identifier(words: ["test", "mail"])) }

    var definition: PluginClass {
        PluginClass(
            role: "email_test", name: Self.name, summary: "The screen under Tools that sends a mail for trial.",
            body: "\(paragraphs: [registration, sending, rendering])")
    }

    private var registration: PHP {
        """
        /**
         * Name of the page in addresses.
         */
        const PAGE = '\(domain)-mail';

        /**
         * Adds the hooks.
         *
         * @return void
         */
        public function register() {
            add_action( 'admin_menu', array( $this, 'add_page' ) );
            add_action( 'admin_post_\(action)', array( $this, 'send' ) );
        }

        /**
         * Adds the page to the menu.
         *
         * @return void
         */
        public function add_page() {
            add_management_page(
                \(translated: "\(names.title) mails", domain),
                \(translated: "\(names.title) mails", domain, function: .html),
                'manage_options',
                self::PAGE,
                array( $this, 'render' )
            );
        }
        """
    }

    private var sending: PHP {
        """
        /**
         * Sends the mail that was chosen.
         *
         * @return void
         */
        public function send() {
            if ( ! current_user_can( 'manage_options' ) ) {
                wp_die( \(translated: "You are not allowed to do this.", domain, function: .html), 403 );
            }
            check_admin_referer( '\(action)' );

            $name = isset( $_POST['\(names.prefix)_mail'] ) ? sanitize_key( wp_unslash( $_POST['\(names.prefix)_mail'] ) ) : '';
            $to   = isset( $_POST['\(names.prefix)_to'] ) ? sanitize_email( wp_unslash( $_POST['\(names.prefix)_to'] ) ) : '';
            $sent = ( new \(plugin.own(MailerClass.name))() )->send( $name, $to );

            wp_safe_redirect(
                add_query_arg(
                    array(
                        'page' => self::PAGE,
                        'sent' => $sent ? 'yes' : 'no',
                    ),
                    admin_url( 'tools.php' )
                )
            );
            exit;
        }
        """
    }

    private var rendering: PHP {
        """
        /**
         * Prints the page.
         *
         * @return void
         */
        public function render() {
            if ( ! current_user_can( 'manage_options' ) ) {
                return;
            }

            // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only chooses one of the texts below.
            $sent = isset( $_GET['sent'] ) ? sanitize_key( wp_unslash( $_GET['sent'] ) ) : '';
            ?>
            <div class="wrap">
                <h1><?php \(translated: "\(names.title) mails", domain, function: .htmlPrinted); ?></h1>
                <?php if ( 'yes' === $sent ) : ?>
                    <div class="notice notice-success"><p><?php \(translated: "The mail was handed over.", domain, function: .htmlPrinted); ?></p></div>
                <?php elseif ( 'no' === $sent ) : ?>
                    <div class="notice notice-error"><p><?php \(translated: "The mail could not be sent.", domain, function: .htmlPrinted); ?></p></div>
                <?php endif; ?>
                <form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
                    <input type="hidden" name="action" value="\(action)" />
                    <?php wp_nonce_field( '\(action)' ); ?>
                    <table class="form-table" role="presentation">
                        <tr>
                            <th scope="row"><label for="\(domain)-mail"><?php \(translated: "Mail", domain, function: .htmlPrinted); ?></label></th>
                            <td>
                                <select id="\(domain)-mail" name="\(names.prefix)_mail">
                                    <?php foreach ( \(plugin.own(MailerClass.name))::texts() as $name => $texts ) : ?>
                                        <option value="<?php echo esc_attr( $name ); ?>"><?php echo esc_html( $texts['label'] ); ?></option>
                                    <?php endforeach; ?>
                                </select>
                            </td>
                        </tr>
                        <tr>
                            <th scope="row"><label for="\(domain)-to"><?php \(translated: "Address", domain, function: .htmlPrinted); ?></label></th>
                            <td><input type="email" class="regular-text" id="\(domain)-to" name="\(names.prefix)_to" value="<?php echo esc_attr( wp_get_current_user()->user_email ); ?>" required /></td>
                        </tr>
                    </table>
                    <?php submit_button( \(translated: "Send for trial", domain) ); ?>
                </form>
            </div>
            <?php
        }
        """
    }
}
