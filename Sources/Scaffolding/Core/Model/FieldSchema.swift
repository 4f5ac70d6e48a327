import JSON

/// Fields as JSON Schema and as callbacks of WordPress have them.
extension Field {
    /// The members of the field's schema, as elements of a PHP array: type, description, limits. An empty text is
    /// allowed unless the field is required, for which WordPress's own formats have no room.
    package func schema(domain: Slug) -> [(key: String, value: PHP)] {
        var members: [(key: String, value: PHP)] = [
            ("description", "\(translated: help.isEmpty ? label : help, domain)"), ("type", "\(string: jsonType)"),
        ]
        switch kind {
        case .select: members.append(("enum", PHP.strings(choices.map(\.value))))
        case .integer, .number:
            if let least { members.append(("minimum", least)) }
            if let most { members.append(("maximum", most)) }
        case .image: members.append(("minimum", "0"))
        case .email where isRequired: members.append(("format", "'email'"))
        case .url where isRequired: members.append(("format", "'uri'"))
        case .date:
            members.append(
                ("pattern", isRequired ? "'^\\\\d{4}-\\\\d{2}-\\\\d{2}$'" : "'^(\\\\d{4}-\\\\d{2}-\\\\d{2})?$'"))
        case .color:
            members.append(
                ("pattern", isRequired ? "'^#([0-9a-fA-F]{3}){1,2}$'" : "'^(#([0-9a-fA-F]{3}){1,2})?$'"))
        case .text, .textarea, .richText, .email, .url, .boolean: break
        }
        return members
    }

    /// The least value in PHP, whole where the field is whole.
    package var least: PHP? { minimum.map { limit($0.rounded(.up), $0) } }

    /// The greatest value in PHP.
    package var most: PHP? { maximum.map { limit($0.rounded(.down), $0) } }

    private func limit(_ whole: Double, _ value: Double) -> PHP {
        if kind != .number, let whole = Int64(exactly: whole) { return "\(value: .integer(whole))" }
        return "\(value: .number(value))"
    }

    /// The value to begin with, in PHP.
    package var start: PHP {
        if kind == .number, case .integer(let whole) = startValue { return "\(value: .number(Double(whole)))" }
        return "\(value: startValue)"
    }

    /// An expression that makes any scalar into a value that the field allows. `value` is a variable, since it may
    /// stand there more than once.
    package func cleaned(_ value: PHP) -> PHP {
        switch kind {
        case .text: return "sanitize_text_field( \(value) )"
        case .textarea: return "sanitize_textarea_field( \(value) )"
        case .richText: return "wp_kses_post( \(value) )"
        case .integer: return limited("(int) \(value)")
        case .number: return limited("(float) \(value)")
        case .image: return "absint( \(value) )"
        case .boolean: return "rest_sanitize_boolean( \(value) )"
        case .select:
            return "in_array( \(value), \(PHP.strings(choices.map(\.value))), true ) ? \(value) : \(start)"
        case .email: return "sanitize_email( \(value) )"
        case .url: return "sanitize_url( \(value) )"
        case .date: return "preg_match( '/^\\\\d{4}-\\\\d{2}-\\\\d{2}$/', \(value) ) ? \(value) : ''"
        case .color: return "(string) sanitize_hex_color( \(value) )"
        }
    }

    private func limited(_ value: PHP) -> PHP {
        switch (least, most) {
        case (let least?, let most?): return "min( \(most), max( \(least), \(value) ) )"
        case (let least?, nil): return "max( \(least), \(value) )"
        case (nil, let most?): return "min( \(most), \(value) )"
        case (nil, nil): return value
        }
    }

    /// The name of a function of WordPress that cleans as `cleaned` does and takes more arguments than one without
    /// harm; nil if there is none.
    package var cleaningFunction: String? {
        switch kind {
        case .text: "sanitize_text_field"
        case .textarea: "sanitize_textarea_field"
        case .richText: "wp_kses_post"
        case .image: "absint"
        case .boolean: "rest_sanitize_boolean"
        case .email: "sanitize_email"
        case .integer, .number, .select, .url, .date, .color: nil
        }
    }

    /// A function that cleans, as the callback of a setting or of meta data.
    package var cleaningCallback: PHP {
        if let function = cleaningFunction { return "\(string: function)" }
        return """
            static function ( $value ) {
                return \(cleaned("$value"));
            }
            """
    }
}
