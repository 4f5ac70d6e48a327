import ScaffoldCore

/// The control that a field is entered with, as markup with PHP in it.
struct FieldControl {
    let field: Field
    let domain: Slug
    /// What the class attribute of the plugin's own elements begins with.
    let prefix: Slug
    /// What stands in the attributes `id` and `name`, escaped.
    var id: PHP
    var name: PHP
    /// An expression that gives the value.
    var value: PHP
    /// The name of the rich text editor's element; nil where there can be none, as in widgets.
    var editor: String?
    /// Whether the browser insists on a value.
    var isEnforced = false

    /// A control whose id and name are known when the code is made.
    init(_ field: Field, in plugin: PluginParts, id: String, name: String, value: PHP) {
        self.field = field
        domain = plugin.domain
        prefix = plugin.names.slug
        self.id = "\(attribute: id)"
        self.name = "\(attribute: name)"
        self.value = value
        editor = id
        editorName = name
    }

    /// A control whose id and name WordPress gives when the code runs.
    init(_ field: Field, in plugin: PluginParts, id: PHP, name: PHP, value: PHP) {
        self.field = field
        domain = plugin.domain
        prefix = plugin.names.slug
        self.id = "<?php echo esc_attr( \(id) ); ?>"
        self.name = "<?php echo esc_attr( \(name) ); ?>"
        self.value = value
        editorName = ""
    }

    private let editorName: String

    /// `<label>` for the control; for a group of buttons the text that names it.
    var label: PHP {
        if field.kind == .image {
            return
                "<span id=\"\(id)-label\"><?php \(translated: field.label, domain, function: .htmlPrinted); ?></span>"
        }
        return label(for: id)
    }

    private func label(for id: PHP) -> PHP {
        "<label for=\"\(id)\"><?php \(translated: field.label, domain, function: .htmlPrinted); ?></label>"
    }

    /// The sentence of help below it; empty if there is none.
    var help: PHP {
        guard !field.help.isEmpty else { return "" }
        return """
            <p class="description" id="\(id)-description"><?php \(
                translated: field.help, domain, function: .htmlPrinted); ?></p>
            """
    }

    private var described: PHP { field.help.isEmpty ? "" : " aria-describedby=\"\(id)-description\"" }

    private var required: PHP { isEnforced && field.isRequired ? " required" : "" }

    /// Attributes that all controls have.
    private var common: PHP { "id=\"\(id)\" name=\"\(name)\"" }

    /// The control alone.
    var control: PHP {
        switch field.kind {
        case .text: return input("text", size: "regular-text")
        case .email: return input("email", size: "regular-text")
        case .url: return input("url", size: "regular-text code")
        case .date: return input("date")
        // The browser's own control has no way to choose none.
        case .color where field.initial != nil: return input("color")
        case .color:
            return """
                <input type="text" \(common) value="<?php echo esc_attr( \(value) ); ?>" class="small-text code" maxlength="7" pattern="#([0-9a-fA-F]{3}){1,2}" placeholder="#1e3a8a"\(described)\(required) />
                """
        case .integer, .number: return number
        case .boolean:
            return """
                <input type="checkbox" \(common) value="1"<?php checked( \(value) ); ?>\(described) />
                """
        case .textarea: return textarea
        case .richText: return editor.map(richText) ?? textarea
        case .select: return select
        case .image: return image
        }
    }

    private func input(_ type: StaticString, size: StaticString = "") -> PHP {
        let size: PHP = "\(size)".isEmpty ? "" : " class=\"\(attribute: "\(size)")\""
        return """
            <input type="\(attribute: "\(type)")" \(common) value="<?php echo esc_attr( \(value) ); ?>"\(size)\(described)\(required) />
            """
    }

    private var number: PHP {
        var limits: PHP = field.kind == .integer ? " step=\"1\"" : " step=\"any\""
        if let least = field.minimum { limits += " min=\"\(attribute: Self.decimal(least))\"" }
        if let most = field.maximum { limits += " max=\"\(attribute: Self.decimal(most))\"" }
        return """
            <input type="number" \(common) value="<?php echo esc_attr( (string) \(value) ); ?>"\(limits) class="small-text"\(described)\(required) />
            """
    }

    private static func decimal(_ value: Double) -> String { Int64(exactly: value).map { "\($0)" } ?? "\(value)" }

    private var textarea: PHP {
        """
        <textarea \(common) rows="5" class="large-text"\(described)\(required)><?php echo esc_textarea( \(value) ); ?></textarea>
        """
    }

    private func richText(_ editor: String) -> PHP {
        """
        <?php
        wp_editor(
            \(value),
            \(string: editor),
            array(
                'textarea_name' => \(string: editorName),
                'textarea_rows' => 8,
                'media_buttons' => false,
            )
        );
        ?>
        """
    }

    private var select: PHP {
        let options = field.choices.map { choice in
            """
            <option value="\(attribute: choice.value)"<?php selected( \(value), \(string: choice.value) ); ?>><?php \(
                translated: choice.label, domain, function: .htmlPrinted); ?></option>
            """ as PHP
        }
        return """
            <select \(common)\(described)\(required)>
                \(lines: options)
            </select>
            """
    }

    private var image: PHP {
        """
        <span class="\(prefix)-image" role="group" aria-labelledby="\(id)-label"\(described)>
            <span class="\(prefix)-image-preview"><?php echo wp_get_attachment_image( \(value), 'thumbnail' ); ?></span>
            <input type="hidden" \(common) value="<?php echo esc_attr( (string) \(value) ); ?>" />
            <button type="button" class="button \(prefix)-image-choose"><?php \(
                translated: "Choose image", domain, function: .htmlPrinted); ?></button>
            <button type="button" class="button \(prefix)-image-remove"><?php \(
                translated: "Remove image", domain, function: .htmlPrinted); ?></button>
        </span>
        """
    }
}
