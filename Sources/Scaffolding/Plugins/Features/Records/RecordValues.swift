import JSON
import ScaffoldCore

/// The methods of a repository that make values fit what is stored.
struct RecordValues {
    let record: RecordType
    let plugin: PluginParts
    /// Texts that a key is over, which are shorter.
    var keys: [Identifier] = []

    private var hasDates: Bool { record.fields.contains { $0.kind == .date } }

    /// The methods that any store needs.
    var methods: [PHP] { [prepared, sanitized] + (hasDates ? [date] : []) }

    /// The methods that only a table needs.
    var tableMethods: [PHP] { [formats, typed] }

    private var prepared: PHP {
        let required = record.fields.filter { $0.isRequired && $0.kind != .boolean }
        let labels = required.map { ($0.name.text, "\(translated: $0.label, plugin.domain)" as PHP) }
        let check: PHP =
            required.isEmpty
            ? ""
            : """

            $required = \(PHP.array(labels));
            foreach ( array_intersect_key( $required, $record ) as $column => $label ) {
                if ( in_array( $record[ $column ], array( '', null, 0, 0.0 ), true ) ) {
                    return new \(plugin.core("WP_Error"))(
                        '\(plugin.names.prefix)_missing',
                        /* translators: %s: name of a field. */
                        sprintf( \(translated: "%s is required.", plugin.domain), $label )
                    );
                }
            }
            """
        return """
            /**
             * Makes values fit the columns.
             *
             * @param array<string,mixed> $data Values by the names of columns.
             * @return array<string,mixed>|\(plugin.core("WP_Error"))
             */
            private function prepared( array $data ) {
                $record = array_intersect_key( $data, $this->defaults() );
                foreach ( $record as $column => $value ) {
                    $record[ $column ] = $this->sanitized( $column, $value );
                }
                \(check)

                return $record;
            }
            """
    }

    private var sanitized: PHP {
        var groups: [(columns: [Field], code: PHP)] = []
        for field in record.fields {
            let code = expression(field)
            if let index = groups.firstIndex(where: { $0.code == code }) {
                groups[index].columns.append(field)
            } else {
                groups.append(([field], code))
            }
        }
        let cases = groups.map { group -> PHP in
            let labels = group.columns.map { "case \(string: $0.name.text):" as PHP }
            return """
                \(lines: labels)
                    return \(group.code);
                """
        }
        return """
            /**
             * Makes a value fit its column.
             *
             * @param string $column Name of the column.
             * @param mixed  $value  Value.
             * @return mixed
             */
            private function sanitized( $column, $value ) {
                $value = is_scalar( $value ) ? $value : '';
                switch ( $column ) {
                    \(lines: cases)
                }

                return '';
            }
            """
    }

    private func expression(_ field: Field) -> PHP {
        let isKey = keys.contains(field.name)
        switch field.kind {
        case .text:
            return "mb_substr( sanitize_text_field( $value ), 0, \(isKey ? ColumnType.longestKey : 255) )"
        case .textarea: return "sanitize_textarea_field( $value )"
        case .richText: return "wp_kses_post( $value )"
        case .email: return "sanitize_email( $value )"
        case .url: return "sanitize_url( $value )"
        case .color: return "(string) sanitize_hex_color( $value )"
        case .image: return "absint( $value )"
        case .boolean: return "(int) rest_sanitize_boolean( $value )"
        case .date: return "$this->date( $value )"
        case .integer: return bounded(field, "(int) $value")
        case .number: return bounded(field, "(float) $value")
        case .select:
            let values = PHP.strings(field.choices.map(\.value))
            return "in_array( (string) $value, \(values), true ) ? (string) $value : \(value: field.startValue)"
        }
    }

    private func bounded(_ field: Field, _ value: PHP) -> PHP {
        func number(_ bound: Double) -> PHP {
            if let whole = Int64(exactly: bound) { return "\(value: .integer(whole))" }
            return "\(value: .number(bound))"
        }
        var value = value
        if let maximum = field.maximum { value = "min( \(number(maximum)), \(value) )" }
        if let minimum = field.minimum { value = "max( \(number(minimum)), \(value) )" }
        return value
    }

    private var date: PHP {
        """
        /**
         * Gives a date that there is, or nothing.
         *
         * @param mixed $value Date such as 2025-01-31.
         * @return string|null
         */
        private function date( $value ) {
            $parts = array_map( 'intval', explode( '-', (string) $value ) );
            if ( 3 !== count( $parts ) || ! checkdate( $parts[1], $parts[2], $parts[0] ) ) {
                return null;
            }

            return sprintf( '%04d-%02d-%02d', $parts[0], $parts[1], $parts[2] );
        }
        """
    }

    private var formats: PHP {
        """
        /**
         * Gives the placeholders of a record's columns.
         *
         * @param array<string,mixed> $record Values by the names of columns.
         * @return string[]
         */
        private function formats( array $record ) {
            return array_map(
                static function ( $column ) {
                    return self::FORMATS[ $column ];
                },
                array_keys( $record )
            );
        }
        """
    }

    private var typed: PHP {
        func columns(_ kinds: [Field.Kind], and more: [String] = []) -> [String] {
            more + record.fields.filter { kinds.contains($0.kind) }.map(\.name.text)
        }
        var casts: [PHP] = []
        let all: [(names: [String], type: PHP)] = [
            (columns([.integer, .image], and: ["id", "created_by"]), "(int)"), (columns([.number]), "(float)"),
            (columns([.boolean]), "(bool)"),
        ]
        for (names, type) in all where !names.isEmpty {
            casts.append(
                """
                foreach ( \(PHP.strings(names)) as $column ) {
                    $row[ $column ] = \(type) $row[ $column ];
                }
                """)
        }
        return """
            /**
             * Gives the values of a row their types.
             *
             * @param array<string,string|null> $row Row of the table.
             * @return array<string,mixed>
             */
            private function typed( array $row ) {
                \(lines: casts)

                return $row;
            }
            """
    }
}
