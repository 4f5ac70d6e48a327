/// How the kinds of fields are made safe in PHP.
extension Field {
    /// An expression that makes what a request sent into a value of this kind; `input` is an expression whose value has
    /// been through `wp_unslash()`.
    package func sanitized(_ input: PHP) -> PHP {
        switch kind {
        case .text: "sanitize_text_field( \(input) )"
        case .textarea: "sanitize_textarea_field( \(input) )"
        case .richText: "wp_kses_post( \(input) )"
        case .integer: "(int) \(input)"
        case .image: "absint( \(input) )"
        case .number: "(float) \(input)"
        case .boolean: "rest_sanitize_boolean( \(input) )"
        case .select: "sanitize_text_field( \(input) )"
        case .email: "sanitize_email( \(input) )"
        case .url: "sanitize_url( \(input) )"
        case .date: "sanitize_text_field( \(input) )"
        case .color: "(string) sanitize_hex_color( \(input) )"
        }
    }

    /// An expression that prints a value of this kind as HTML text.
    package func escaped(_ value: PHP) -> PHP {
        switch kind {
        case .richText: "wp_kses_post( \(value) )"
        case .url: "esc_url( \(value) )"
        case .image: "wp_get_attachment_image( \(value), 'medium' )"
        case .integer, .number, .boolean: "esc_html( (string) \(value) )"
        case .text, .textarea, .select, .email, .date, .color: "esc_html( \(value) )"
        }
    }

    /// The type of PHP, for documentation and declarations.
    package var phpType: String {
        switch kind {
        case .integer, .image: "int"
        case .number: "float"
        case .boolean: "bool"
        default: "string"
        }
    }
}
