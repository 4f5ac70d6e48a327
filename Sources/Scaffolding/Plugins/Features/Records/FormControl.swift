import JSON
import ScaffoldCore

/// The controls of a form in the administration, and what is read from them.
struct FormControl {
    let field: Field
    let names: PluginNames

    private var domain: Slug { names.slug }

    /// What the control is called in a request.
    var key: Identifier { names.prefixed(field.name) }
    /// The control's id in the page.
    var id: Slug { Slug(words: [names.slug.text, field.name.slug.text]) }

    /// An expression that reads the control from `$_POST` and makes it safe.
    var posted: PHP {
        let raw: PHP = "$_POST['\(key)']"
        func whenSent(_ value: PHP, else other: PHP = "''") -> PHP { "isset( \(raw) ) ? \(value) : \(other)" }
        switch field.kind {
        case .boolean: return "! empty( \(raw) )"
        case .text, .select, .date: return whenSent("sanitize_text_field( wp_unslash( \(raw) ) )")
        case .textarea: return whenSent("sanitize_textarea_field( wp_unslash( \(raw) ) )")
        case .richText: return whenSent("wp_kses_post( wp_unslash( \(raw) ) )")
        case .email: return whenSent("sanitize_email( wp_unslash( \(raw) ) )")
        case .url: return whenSent("sanitize_url( wp_unslash( \(raw) ) )")
        case .color: return whenSent("(string) sanitize_hex_color( wp_unslash( \(raw) ) )")
        case .image: return whenSent("absint( wp_unslash( \(raw) ) )", else: "0")
        case .integer: return whenSent("(int) sanitize_text_field( wp_unslash( \(raw) ) )", else: "0")
        case .number: return whenSent("(float) sanitize_text_field( wp_unslash( \(raw) ) )", else: "0.0")
        }
    }

    /// A row of a table of controls; `values` is an array with the value under the field's name.
    func row(_ values: PHP) -> PHP {
        let heading: PHP =
            field.kind == .boolean
            ? "<?php \(translated: field.label, domain, function: .htmlPrinted); ?>"
            : "<label for=\"\(id)\"><?php \(translated: field.label, domain, function: .htmlPrinted); ?></label>"
        return """
            <tr>
                <th scope="row">\(heading)</th>
                <td>
                    \(control("\(values)[\(string: field.name.text)]"))
                    \(help)
                </td>
            </tr>
            """
    }

    private var help: PHP {
        guard !field.help.isEmpty else { return "" }
        return """
            <p class="description" id="\(id)-description"><?php \(translated: field.help, domain, function: .htmlPrinted); ?></p>
            """
    }

    private var described: PHP { field.help.isEmpty ? "" : " aria-describedby=\"\(id)-description\"" }
    private var required: PHP { field.isRequired ? " required" : "" }

    private func control(_ value: PHP) -> PHP {
        switch field.kind {
        case .text: return input("text", "regular-text", value, " maxlength=\"255\"")
        case .email: return input("email", "regular-text", value)
        case .url: return input("url", "regular-text code", value)
        case .date: return input("date", "", value)
        case .color: return input("text", "\(names.slug)-color", value, " pattern=\"#([0-9a-fA-F]{3}){1,2}\"")
        case .integer: return input("number", "small-text", value, " step=\"1\"" + limits)
        case .number: return input("number", "small-text", value, " step=\"any\"" + limits)
        case .textarea:
            return """
                <textarea class="large-text" rows="5" id="\(id)" name="\(key)"\(described)\(required)><?php echo esc_textarea( \(value) ); ?></textarea>
                """
        case .richText:
            return """
                <?php
                wp_editor(
                    \(value),
                    '\(key)_editor',
                    array(
                        'textarea_name' => '\(key)',
                        'textarea_rows' => 8,
                    )
                );
                ?>
                """
        case .boolean:
            return """
                <label for="\(id)">
                    <input type="checkbox" id="\(id)" name="\(key)" value="1"\(described) <?php checked( \(value) ); ?> />
                    <?php \(translated: "Yes", domain, function: .htmlPrinted); ?>
                </label>
                """
        case .select:
            let options = field.choices.map { choice in
                """
                <option value="\(attribute: choice.value)" <?php selected( \(value), \(string: choice.value) ); ?>><?php \(translated: choice.label, domain, function: .htmlPrinted); ?></option>
                """ as PHP
            }
            return """
                <select id="\(id)" name="\(key)"\(described)\(required)>
                    \(lines: options)
                </select>
                """
        case .image: return image(value)
        }
    }

    private func input(_ type: StaticString, _ style: PHP, _ value: PHP, _ more: PHP = "") -> PHP {
        let type = PHP(verbatim: "\(type)")
        let style: PHP = style.isEmpty ? "" : " class=\"\(style)\""
        return """
            <input type="\(type)"\(style) id="\(id)" name="\(key)" value="<?php echo esc_attr( \(value) ); ?>"\(more)\(described)\(required) />
            """
    }

    private var limits: PHP {
        func number(_ bound: Double) -> PHP {
            if let whole = Int64(exactly: bound) { return "\(attribute: String(whole))" }
            return "\(attribute: String(bound))"
        }
        var result: PHP = ""
        if let minimum = field.minimum { result += " min=\"\(number(minimum))\"" }
        if let maximum = field.maximum { result += " max=\"\(number(maximum))\"" }
        return result
    }

    private func image(_ value: PHP) -> PHP {
        """
        <div class="\(names.slug)-image">
            <div class="\(names.slug)-image-preview"><?php echo wp_get_attachment_image( (int) \(value), 'thumbnail' ); ?></div>
            <input type="hidden" name="\(key)" value="<?php echo esc_attr( \(value) ); ?>" />
            <button type="button" class="button" id="\(id)" data-choose\(described)><?php \(translated: "Choose image", domain, function: .htmlPrinted); ?></button>
            <button type="button" class="button-link-delete" data-remove><?php \(translated: "Remove image", domain, function: .htmlPrinted); ?></button>
        </div>
        """
    }
}
