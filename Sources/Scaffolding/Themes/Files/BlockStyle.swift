import ScaffoldCore

/// A style that pictures can be given in the editor: soft corners.
struct BlockStyle {
    let spec: ThemeSpec

    private var name: String { "\(spec.names.slug.text)-soft-corners" }

    var registration: PHP {
        """
        register_block_style(
            'core/image',
            array(
                'name'  => \(string: name),
                'label' => \(translated: "Soft corners", spec.names.slug),
            )
        );
        """
    }

    var rule: CSS {
        // A slug holds letters, digits and hyphens only.
        let selector = CSS(verbatim: ".is-style-\(name)")
        return """
            \(selector) img {
                border-radius: 0.75rem;
            }
            """
    }
}
