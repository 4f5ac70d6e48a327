import ScaffoldCore

/// How visitors see a field: statements that add to `$html`.
struct FieldOutput {
    let field: Field
    let domain: Slug
    let prefix: Slug

    init(_ field: Field, in plugin: PluginParts) {
        self.field = field
        domain = plugin.domain
        prefix = plugin.names.slug
    }

    /// Adds the value, which is of the field's type, unless it is empty.
    func statement(_ value: PHP) -> PHP {
        let labels = field.choices.map { (key: $0.value, value: "\(translated: $0.label, domain)" as PHP) }
        return """
            \(field.kind == .select ? "$labels = \(PHP.array(labels));" : "")
            if ( \(isSet(value)) ) {
                $html .= \(markup(value));
            }
            """
    }

    private func isSet(_ value: PHP) -> PHP {
        switch field.kind {
        case .boolean: value
        case .image: "\(value) > 0"
        case .integer: "0 !== \(value)"
        case .number: "0.0 !== \(value)"
        default: "'' !== \(value)"
        }
    }

    private var cssClass: PHP { "\(prefix)-\(field.name.slug)" }

    private func markup(_ value: PHP) -> PHP {
        let label: PHP = "\(translated: field.label, domain, function: .html)"
        switch field.kind {
        case .boolean: return "sprintf( '<p class=\"\(cssClass)\">%s</p>', \(label) )"
        case .image: return "wp_get_attachment_image( \(value), 'medium', false, array( 'class' => '\(cssClass)' ) )"
        case .richText: return "sprintf( '<div class=\"\(cssClass)\">%s</div>', wp_kses_post( \(value) ) )"
        case .textarea: return "sprintf( '<p class=\"\(cssClass)\">%s</p>', nl2br( esc_html( \(value) ) ) )"
        case .text: return "sprintf( '<p class=\"\(cssClass)\">%s</p>', esc_html( \(value) ) )"
        case .select:
            return """
                sprintf(
                    '<p class="\(cssClass)">%s</p>',
                    esc_html( isset( $labels[ \(value) ] ) ? $labels[ \(value) ] : \(value) )
                )
                """
        case .url:
            return "sprintf( '<p class=\"\(cssClass)\"><a href=\"%1$s\">%2$s</a></p>', esc_url( \(value) ), \(label) )"
        case .email:
            return """
                sprintf(
                    '<p class="\(cssClass)"><a href="%1$s">%2$s</a></p>',
                    esc_url( 'mailto:' . antispambot( \(value) ) ),
                    esc_html( antispambot( \(value) ) )
                )
                """
        case .date:
            return """
                sprintf(
                    '<p class="\(cssClass)"><time datetime="%1$s">%2$s</time></p>',
                    esc_attr( \(value) ),
                    esc_html( date_i18n( get_option( 'date_format' ), (int) strtotime( \(value) ) ) )
                )
                """
        case .color:
            return """
                sprintf(
                    '<span class="\(cssClass)" style="%s"></span>',
                    esc_attr( safecss_filter_attr( 'background-color:' . \(value) ) )
                )
                """
        case .integer, .number:
            return
                "sprintf( '<p class=\"\(cssClass)\">%1$s %2$s</p>', \(label), esc_html( number_format_i18n( \(value)\(field.kind == .number ? ", 2" : "") ) ) )"
        }
    }
}
