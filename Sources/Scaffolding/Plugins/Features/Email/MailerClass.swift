import ScaffoldCore

/// The class that sends mails, and their template.
struct MailerClass {
    let mails: [EmailFeature.Mail]
    let plugin: PluginParts

    static let name = Identifier(words: ["Mailer"])

    private var names: PluginNames { plugin.names }
    private var domain: Slug { plugin.domain }
    private var triggered: [EmailFeature.Mail] { mails.filter { $0.trigger != nil } }

    var definition: PluginClass {
        var methods: [PHP] = []
        if !triggered.isEmpty { methods.append(registration) }
        methods += [send, html, texts]
        methods += triggered.map(sending)
        return PluginClass(
            role: "email", name: Self.name, summary: "Sends mails, as HTML with a plain text beside it.",
            isService: !triggered.isEmpty, body: PHP.joined(methods, separator: "\n\n"))
    }

    private var registration: PHP {
        let hooks = triggered.map { mail in
            "add_action( \(string: mail.trigger ?? ""), array( $this, 'send_\(mail.name)' ) );" as PHP
        }
        return """
            /**
             * Sends mails when something happens.
             *
             * @return void
             */
            public function register() {
                \(lines: hooks)
            }
            """
    }

    private func sending(_ mail: EmailFeature.Mail) -> PHP {
        let start: PHP = """
            /**
             * Sends the mail \(comment: "“\(mail.label)”").
             *
            """
        guard mail.isForUser else {
            return """
                \(start)
                 * @return void
                 */
                public function send_\(mail.name)() {
                    $this->send( '\(mail.name)', (string) get_option( 'admin_email' ) );
                }
                """
        }
        return """
            \(start)
             * @param int $user_id Number of the user.
             * @return void
             */
            public function send_\(mail.name)( $user_id ) {
                $user = get_userdata( absint( $user_id ) );
                if ( $user ) {
                    $this->send( '\(mail.name)', $user->user_email, array( 'user_name' => $user->display_name ) );
                }
            }
            """
    }

    private var send: PHP {
        """
        /**
         * Sends a mail.
         *
         * @param string               $name   Name of the mail.
         * @param string               $to     Address.
         * @param array<string,string> $values What stands for {names} in the texts, beside site_name and site_url.
         * @return bool Whether it was handed over.
         */
        public function send( $name, $to, array $values = array() ) {
            $texts = self::texts();
            if ( ! isset( $texts[ $name ] ) || ! is_email( $to ) ) {
                return false;
            }

            $values += array(
                'site_name' => wp_specialchars_decode( get_option( 'blogname' ), ENT_QUOTES ),
                'site_url'  => home_url( '/' ),
                'user_name' => $to,
            );
            $places  = array();
            foreach ( $values as $place => $value ) {
                $places[ '{' . $place . '}' ] = $value;
            }

            $subject    = strtr( $texts[ $name ]['subject'], $places );
            $heading    = strtr( $texts[ $name ]['heading'], $places );
            $paragraphs = array();
            foreach ( $texts[ $name ]['message'] as $paragraph ) {
                $paragraphs[] = strtr( $paragraph, $places );
            }

            /**
             * Filters the headers of a mail.
             *
             * @param string[] $headers Headers.
             * @param string   $name    Name of the mail.
             * @param string   $to      Address.
             */
            $headers = apply_filters( '\(names.prefix)_mail_headers', array( 'Content-Type: text/html; charset=UTF-8' ), $name, $to );

            $plain     = $heading . "\\n\\n" . implode( "\\n\\n", $paragraphs ) . "\\n\\n" . $values['site_url'] . "\\n";
            $add_plain = static function ( $mailer ) use ( $plain ) {
                // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase -- The library calls it so.
                $mailer->AltBody = $plain;
            };
            add_action( 'phpmailer_init', $add_plain );
            $sent = wp_mail( $to, $subject, self::html( $heading, $paragraphs, $values ), $headers );
            remove_action( 'phpmailer_init', $add_plain );

            return $sent;
        }
        """
    }

    private var html: PHP {
        """
        /**
         * Makes the HTML of a mail.
         *
         * @param string               $heading    Heading.
         * @param string[]             $paragraphs Text.
         * @param array<string,string> $values     Name and address of the site.
         * @return string
         */
        private static function html( $heading, array $paragraphs, array $values ) {
            $\(names.prefix)_mail = array(
                'heading'    => $heading,
                'paragraphs' => $paragraphs,
                'site_name'  => $values['site_name'],
                'site_url'   => $values['site_url'],
            );

            ob_start();
            include \(names.constant)_DIR . 'templates/mail.php';

            return (string) ob_get_clean();
        }
        """
    }

    private var texts: PHP {
        let rows = mails.map { mail -> (key: String, value: PHP) in
            let paragraphs = mail.message.map { "\(translated: $0, domain)," as PHP }
            let value: PHP = """
                array(
                    'label'   => \(translated: mail.label, domain),
                    'subject' => \(translated: mail.subject, domain),
                    'heading' => \(translated: mail.heading, domain),
                    'message' => array(
                        \(lines: paragraphs)
                    ),
                )
                """
            return (mail.name.text, value)
        }
        return """
            /**
             * Gives the texts of all mails.
             *
             * @return array<string,array{label: string, subject: string, heading: string, message: string[]}>
             */
            public static function texts() {
                return \(PHP.array(rows));
            }
            """
    }

    var template: GeneratedFile {
        let mail: PHP = "$\(names.prefix)_mail"
        let code: PHP = """
            <?php
            /**
             * Template of the plugin's mails.
             *
             * Mail programs know little of style sheets, so that each element has its own style.
             *
             * @package \(names.namespace)
             */

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            if ( ! isset( \(mail) ) ) {
                return;
            }

            ?>
            <!DOCTYPE html>
            <html <?php language_attributes(); ?>>
            <head>
                <meta charset="UTF-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title><?php echo esc_html( \(mail)['heading'] ); ?></title>
            </head>
            <body style="background-color: #f6f7f7; color: #1d2327; font-family: sans-serif; line-height: 1.5; margin: 0; padding: 24px;">
                <div style="background-color: #ffffff; margin: 0 auto; max-width: 600px; padding: 24px;">
                    <h1 style="font-size: 22px; margin-top: 0;"><?php echo esc_html( \(mail)['heading'] ); ?></h1>
                    <?php foreach ( \(mail)['paragraphs'] as \(mail)_paragraph ) : ?>
                        <p style="font-size: 16px;"><?php echo esc_html( \(mail)_paragraph ); ?></p>
                    <?php endforeach; ?>
                </div>
                <p style="font-size: 13px; text-align: center;">
                    <a style="color: #3c434a;" href="<?php echo esc_url( \(mail)['site_url'] ); ?>"><?php echo esc_html( \(mail)['site_name'] ); ?></a>
                </p>
            </body>
            </html>
            """
        return GeneratedFile("email_template", "templates/mail.php", code)
    }
}
