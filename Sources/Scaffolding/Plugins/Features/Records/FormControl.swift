import JSON
import ScaffoldCore

/// The controls of a form in the administration, and what is read from them.
struct FormControl {
    let field: Field
    let names: PluginNames

    /// What the control is called in a request.
    var key: Identifier { names.prefixed(field.name) }

    /// An expression that reads the control from `$_POST` and makes it safe.
    var posted: PHP { PostedField(raw: "$_POST['\(key)']", field: field).expression }

    /// A row of a table of controls; `values` is an array with the value under the field's name.
    func row(_ values: PHP, in plugin: PluginParts) -> PHP {
        var control = FieldControl(
            field, in: plugin, id: key.text, name: key.text, value: "\(values)[\(string: field.name.text)]")
        control.isEnforced = true
        return """
            <tr>
                <th scope="row">\(control.label)</th>
                <td>
                    \(control.control)
                    \(control.help)
                </td>
            </tr>
            """
    }
}

/// Reading a field of a form that was sent.
struct PostedField {
    /// The element of `$_POST`.
    let raw: PHP
    let field: Field

    /// An expression that reads the element, if it was sent, and makes it safe.
    var expression: PHP {
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

    private func whenSent(_ value: PHP, else other: PHP = "''") -> PHP { "isset( \(raw) ) ? \(value) : \(other)" }
}
