import ScaffoldCore

/// The method that makes what was sent into settings.
struct SettingsSanitizing {
    let page: SettingsPage

    var method: PHP {
        """
        /**
         * Makes what was sent into settings. What was not sent stays as it is.
         *
         * @param mixed $input What was sent.
         * @return array
         */
        public function sanitize( $input ) {
            $settings = self::all();
            if ( ! is_array( $input ) ) {
                return $settings;
            }

            $input = array_filter( $input, 'is_scalar' );
            \(lines: page.settings.fields.map(statement))

            return array_intersect_key( $settings, self::defaults() );
        }
        \(report)
        """
    }

    private func isChecked(_ field: Field) -> Bool {
        switch field.kind {
        case .email: true
        case .text, .textarea, .richText, .url, .date, .color: field.isRequired
        case .integer, .number, .boolean, .select, .image: false
        }
    }

    private func statement(_ field: Field) -> PHP {
        let sent: PHP = "$input['\(field.name)']"
        let clean = field.cleaned(sent)
        guard isChecked(field) else {
            return """
                if ( isset( \(sent) ) ) {
                    $settings['\(field.name)'] = \(clean);
                }
                """
        }
        let isTaken = ["input", "settings", "value"].contains(field.name.text)
        let variable: PHP = "$\(isTaken ? Identifier(field.name, Identifier(words: ["value"])) : field.name)"
        let isWrong: PHP =
            field.isRequired ? "'' === \(variable)" : "'' === \(variable) && '' !== (string) \(sent)"
        return """
            if ( isset( \(sent) ) ) {
                \(variable) = \(clean);
                if ( \(isWrong) ) {
                    $this->report( '\(field.name)', \(translated: "\(field.label): please enter a valid value.", page.domain) );
                } else {
                    $settings['\(field.name)'] = \(variable);
                }
            }
            """
    }

    private var report: PHP {
        guard page.settings.fields.contains(where: isChecked) else { return "" }
        return """

            /**
             * Tells on the page that a setting was not taken.
             *
             * @param string $name    Name of the setting.
             * @param string $message What is wrong with it.
             * @return void
             */
            private function report( $name, $message ) {
                if ( ! function_exists( 'add_settings_error' ) ) {
                    return;
                }
                // WordPress asks twice when an option is saved for the first time.
                $code = self::OPTION . '_' . $name;
                if ( ! in_array( $code, wp_list_pluck( get_settings_errors( self::OPTION ), 'code' ), true ) ) {
                    add_settings_error( self::OPTION, $code, $message );
                }
            }
            """
    }
}
