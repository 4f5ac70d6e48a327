import JSON
import ScaffoldCore

/// The markup of a dynamic block, as a template of PHP.
struct RenderMarkup {
    let spec: BlockSpec

    /// Statements before the markup; the markup.
    var parts: (statements: PHP, markup: PHP) {
        let wrapper = self.wrapper
        var statements = wrapper.statements
        var children = spec.shown.map(element)
        if spec.features.contains(.interactivity), !children.isEmpty {
            let isAlone = children.count == 1
            let details = isAlone ? children : Array(children.dropFirst())
            let id = spec.prefixed("details", "id")
            statements.append("$\(id) = wp_unique_id( \(string: spec.className + "-") );")
            children = (isAlone ? [] : Array(children.prefix(1))) + [disclosure(details, id)]
        }
        if spec.innerBlocks != nil {
            children.append(
                """
                <div class="\(attribute: spec.className)__inner">
                    <?php
                    // The inner blocks have escaped what they are made of.
                    echo $content; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
                    ?>
                </div>
                """)
        }
        let markup: PHP = """
            <div <?php echo wp_kses_data( get_block_wrapper_attributes(\(wrapper.argument)) ); ?>>
                \(lines: children)
            </div>
            """
        return (PHP.joined(statements, separator: "\n\n"), markup)
    }

    // MARK: The wrapper

    private var wrapper: (statements: [PHP], argument: PHP) {
        let wrapper = WrapperClasses(spec: spec)
        var statements: [PHP] = []
        var members: [(key: PHP, value: PHP)] = []
        if !wrapper.modifiers.isEmpty {
            let classes = spec.prefixed("classes")
            let choices = wrapper.modifiers.filter { $0.kind == .select }.map {
                "\(string: wrapper.modifier($0) + "-") . $attributes['\($0.name)']," as PHP
            }
            statements.append(
                choices.isEmpty ? "$\(classes) = array();" : "$\(classes) = array(\n    \(lines: choices)\n);")
            for attribute in wrapper.modifiers where attribute.kind == .toggle {
                statements.append(
                    """
                    if ( $attributes['\(attribute.name)'] ) {
                        $\(classes)[] = \(string: wrapper.modifier(attribute));
                    }
                    """)
            }
            members.append(("'class'", "implode( ' ', $\(classes) )"))
        }
        if !wrapper.colours.isEmpty {
            let styles = spec.prefixed("styles")
            statements.append("$\(styles) = '';")
            for attribute in wrapper.colours {
                let value: PHP = "$attributes['\(attribute.name)']"
                statements.append(
                    """
                    if ( '' !== \(value) ) {
                        $\(styles) .= \(string: spec.customProperty(attribute) + ":") . sanitize_hex_color( \(value) ) . ';';
                    }
                    """)
            }
            members.append(("'style'", "$\(styles)"))
        }
        if spec.features.contains(.interactivity) {
            members.append(("'data-wp-interactive'", "\(string: spec.name)"))
            members.append(("'data-wp-context'", "wp_json_encode( array( 'isOpen' => false ) )"))
        }
        guard !members.isEmpty else { return (statements, "") }
        let width = members.map(\.key.text.count).max() ?? 0
        let rows = members.map { member -> PHP in
            let blanks = PHP(verbatim: String(repeating: " ", count: width - member.key.text.count))
            return "\(member.key)\(blanks) => \(member.value),"
        }
        let name = spec.prefixed("wrapper")
        statements.append("$\(name) = array(\n    \(lines: rows)\n);")
        return (statements, " $\(name) ")
    }

    private func disclosure(_ details: [PHP], _ id: Identifier) -> PHP {
        """
        <button
            type="button"
            class="\(attribute: spec.className)__toggle"
            aria-controls="<?php echo esc_attr( $\(id) ); ?>"
            aria-expanded="false"
            data-wp-on--click="actions.toggle"
            data-wp-bind--aria-expanded="context.isOpen"
        >
            <?php \(translated: "Details", spec.textDomain, function: .htmlPrinted); ?>
        </button>
        <div
            id="<?php echo esc_attr( $\(id) ); ?>"
            class="\(attribute: spec.className)__details"
            data-wp-bind--hidden="!context.isOpen"
        >
            \(lines: details)
        </div>
        """
    }

    // MARK: Elements

    private func element(_ attribute: BlockAttribute) -> PHP {
        let value: PHP = "$attributes['\(attribute.name)']"
        var conditions: [PHP] = []
        if let toggle = attribute.shownBy { conditions.append("$attributes['\(toggle)']") }
        switch attribute.kind {
        case .number, .range: break
        case .list: conditions.append("array_filter( \(value) )")
        default: conditions.append("'' !== \(value)")
        }
        let content = self.content(attribute, value)
        guard !conditions.isEmpty else { return content }
        return """
            <?php if ( \(PHP.joined(conditions, separator: " && ")) ) : ?>
                \(content)
            <?php endif; ?>
            """
    }

    private func content(_ attribute: BlockAttribute, _ value: PHP) -> PHP {
        let name: PHP = "class=\"\(attribute: spec.element(attribute))\""
        let tag = PHP(verbatim: "\(attribute.tag)")
        switch attribute.kind {
        case .richText: return "<p \(name)><?php echo wp_kses_post( \(value) ); ?></p>"
        case .number, .range:
            return """
                <p \(name)>
                    <span class="\(attribute: spec.element(attribute))-label"><?php \(translated: attribute.label, spec.textDomain, function: .htmlPrinted); ?></span>
                    <span class="\(attribute: spec.element(attribute))-value"><?php echo esc_html( (string) \(value) ); ?></span>
                </p>
                """
        case .media: return picture(attribute, value, name)
        case .url:
            let text: PHP =
                attribute.textCompanion.map {
                    "'' !== $attributes['\($0)'] ? $attributes['\($0)'] : \(value)"
                } ?? value
            return "<a \(name) href=\"<?php echo esc_url( \(value) ); ?>\"><?php echo esc_html( \(text) ); ?></a>"
        case .email:
            return
                "<a \(name) href=\"<?php echo esc_url( 'mailto:' . \(value) ); ?>\"><?php echo esc_html( \(value) ); ?></a>"
        case .date:
            return """
                <time \(name) datetime="<?php echo esc_attr( \(value) ); ?>">
                    <?php echo esc_html( mysql2date( get_option( 'date_format' ), \(value) ) ); ?>
                </time>
                """
        case .list:
            let item = spec.prefixed("item")
            return """
                <ul \(name)>
                    <?php foreach ( array_filter( \(value) ) as $\(item) ) : ?>
                        <li><?php echo esc_html( $\(item) ); ?></li>
                    <?php endforeach; ?>
                </ul>
                """
        default: return "<\(tag) \(name)><?php echo esc_html( \(value) ); ?></\(tag)>"
        }
    }

    private func picture(_ attribute: BlockAttribute, _ value: PHP, _ name: PHP) -> PHP {
        let alternative: PHP = attribute.textCompanion.map { "$attributes['\($0)']" } ?? "''"
        let id: PHP = attribute.identifierCompanion.map { "$attributes['\($0)']" } ?? "0"
        return """
            <figure \(name)>
                <?php if ( wp_attachment_is_image( \(id) ) ) : ?>
                    <?php echo wp_get_attachment_image( \(id), 'large', false, array( 'alt' => \(alternative) ) ); ?>
                <?php else : ?>
                    <img src="<?php echo esc_url( \(value) ); ?>" alt="<?php echo esc_attr( \(alternative) ); ?>" loading="lazy" />
                <?php endif; ?>
            </figure>
            """
    }
}
