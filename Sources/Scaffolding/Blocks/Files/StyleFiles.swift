import ScaffoldCore

/// The style sheets: one for the front end and the editor, one for the editor alone.
struct StyleFiles {
    let spec: BlockSpec

    var files: [GeneratedFile] {
        var result = [GeneratedFile("style", "style.css", style)]
        if !spec.isPHPOnly { result.append(GeneratedFile("editor_style", "editor.css", editorStyle)) }
        return result
    }

    /// Selectors are made of names that are letters, digits and hyphens only.
    private var block: CSS { CSS(verbatim: ".\(spec.className)") }

    private func element(_ attribute: BlockAttribute) -> CSS { CSS(verbatim: ".\(spec.element(attribute))") }

    private func property(_ attribute: BlockAttribute) -> CSS { CSS(verbatim: spec.customProperty(attribute)) }

    // MARK: style.css

    private var style: CSS {
        var rules: [CSS] = [wrapper]
        rules += spec.shown.compactMap(rule)
        rules += emptied
        if spec.features.contains(.interactivity) { rules += disclosure }
        rules += modifiers
        rules += spec.styles.enumerated().compactMap { look($0.element, $0.offset) }
        if spec.features.contains(.responsiveDesign) { rules.append(wide) }
        return "/**\n * \(comment: spec.title): the block on the page and in the editor.\n */\n\n\(paragraphs: rules)"
    }

    private var wrapper: CSS {
        let colours = WrapperClasses(spec: spec).colours.map { attribute -> CSS in
            let words = attribute.slug.text.split(separator: "-")
            if words.contains("background") || words.contains("bg") {
                return "background-color: var(\(property(attribute)), transparent);\npadding: 1rem;"
            }
            if words.contains("border") {
                return "border: 1px solid var(\(property(attribute)), currentColor);"
            }
            if words.contains("accent") {
                return
                    "border-inline-start: 4px solid var(\(property(attribute)), currentColor);\npadding-inline-start: 1rem;"
            }
            return "color: var(\(property(attribute)), inherit);"
        }
        let card: CSS =
            isCard
            ? """
            border: 1px solid rgba(127, 127, 127, 0.35);
            border-radius: 0.5rem;
            padding: clamp(1rem, 3vw, 1.75rem);
            """ : ""
        let gap: CSS = spec.features.contains(.responsiveDesign) ? "gap: clamp(0.5rem, 2vw, 1rem);" : "gap: 0.75rem;"
        return """
            \(block) {
                box-sizing: border-box;
                display: grid;
                \(card)
                \(gap)
                overflow-wrap: anywhere;
                \(lines: colours)
            }

            \(block) > * {
                margin-block: 0;
            }
            """
    }

    /// Several texts of one thing are held together by a line around them.
    private var isCard: Bool {
        spec.innerBlocks == nil && spec.shown.filter { [.text, .textarea, .richText].contains($0.kind) }.count > 1
    }

    /// The first short text of a card, if nothing else is its heading: a name, as a rule.
    private var isName: (BlockAttribute) -> Bool {
        guard isCard, !spec.shown.contains(where: \.isHeading) else { return { _ in false } }
        let first = spec.shown.first { $0.kind == .text }
        return { $0.slug == first?.slug }
    }

    private func rule(_ attribute: BlockAttribute) -> CSS? {
        if isName(attribute) { return "\(element(attribute)) {\n    font-size: 1.125em;\n    font-weight: 600;\n}" }
        switch attribute.kind {
        case .media:
            return """
                \(element(attribute)) {
                    margin: 0;
                }

                \(element(attribute)) img {
                    block-size: auto;
                    display: block;
                    max-inline-size: 100%;
                }
                """
        case .textarea: return "\(element(attribute)) {\n    white-space: pre-line;\n}"
        case .list: return "\(element(attribute)) {\n    padding-inline-start: 1.25em;\n}"
        case .url, .email: return "\(element(attribute)) {\n    justify-self: start;\n}"
        case .number, .range:
            return """
                \(element(attribute))-label {
                    font-size: 0.875em;
                }

                \(element(attribute))-value {
                    font-variant-numeric: tabular-nums;
                    font-weight: 600;
                }
                """
        case .richText where isCard: return "\(element(attribute)) {\n    font-size: 1.125em;\n    line-height: 1.6;\n}"
        default: return nil
        }
    }

    /// Elements that stay in the markup of a static block without a value take no room.
    private var emptied: [CSS] {
        guard !spec.isDynamic else { return [] }
        let kept = spec.shown.filter { !$0.isOmittedWhenEmpty && $0.source != .comment }
        let selectors = kept.map { attribute -> CSS in
            attribute.kind == .media ? "\(element(attribute)) img[src=\"\"]" : "\(element(attribute)):empty"
        }
        return selectors.isEmpty ? [] : ["\(CSS.joined(selectors, separator: ",\n")) {\n    display: none;\n}"]
    }

    private var disclosure: [CSS] {
        [
            """
            \(block)__toggle {
                cursor: pointer;
                font: inherit;
                justify-self: start;
                padding: 0.5em 1em;
            }
            """,
            """
            \(block)__details {
                display: grid;
                gap: inherit;
            }

            \(block)__details[hidden] {
                display: none;
            }

            \(block)__details > * {
                margin-block: 0;
            }
            """,
        ]
    }

    /// Toggles that hide a part of a static block, and choices.
    private var modifiers: [CSS] {
        var rules: [CSS] = []
        for attribute in WrapperClasses(spec: spec).modifiers {
            let modifier = WrapperClasses(spec: spec).modifier(attribute)
            if let shown = spec.attribute(attribute.shows) {
                rules.append(
                    "\(block):not(.\(CSS(verbatim: modifier))) \(element(shown)) {\n    display: none;\n}")
            }
            for choice in attribute.choices {
                guard let declarations = Self.declarations(choice.value.text) else { continue }
                rules.append("\(CSS(verbatim: ".\(modifier)-\(choice.value.text)")) {\n    \(declarations)\n}")
            }
        }
        return rules
    }

    /// What choices of usual names look like.
    private static func declarations(_ value: String) -> CSS? {
        switch value.lowercased() {
        case "left", "start": "text-align: start;"
        case "center", "centre": "justify-items: center;\ntext-align: center;"
        case "right", "end": "justify-items: end;\ntext-align: end;"
        case "small": "font-size: 0.875em;"
        case "large": "font-size: 1.25em;"
        case "grid": "grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));"
        case "row", "horizontal": "align-items: center;\ndisplay: flex;\nflex-wrap: wrap;"
        case "compact": "gap: 0.25rem;"
        default: nil
        }
    }

    private func look(_ style: BlockStyle, _ index: Int) -> CSS? {
        let selector: CSS = "\(block).is-style-\(style.name)"
        switch style.name.text {
        case "default", "plain": return nil
        case "outlined", "outline", "bordered":
            return "\(selector) {\n    border: 1px solid currentColor;\n    padding: 1.25rem;\n}"
        case "filled", "fill", "card":
            return "\(selector) {\n    background-color: rgba(127, 127, 127, 0.12);\n    padding: 1.25rem;\n}"
        case "rounded":
            return
                "\(selector) {\n    border: 1px solid currentColor;\n    border-radius: 1rem;\n    padding: 1.25rem;\n}"
        case "shadow":
            return "\(selector) {\n    box-shadow: 0 0.25rem 1rem rgba(0, 0, 0, 0.15);\n    padding: 1.25rem;\n}"
        case "centered", "centred": return "\(selector) {\n    justify-items: center;\n    text-align: center;\n}"
        case "compact", "minimal": return "\(selector) {\n    gap: 0.25rem;\n}"
        default:
            let width = index % 3 + 2
            return
                "\(selector) {\n    border-inline-start: \(width)px solid currentColor;\n    padding-inline-start: 1rem;\n}"
        }
    }

    /// A picture beside the text where there is room for both.
    private var wide: CSS {
        guard let picture = spec.shown.first(where: { $0.kind == .media }),
            !spec.features.contains(.interactivity)
        else {
            return """
                @media (min-width: 48rem) {

                    \(block) {
                        padding-inline: clamp(\(isCard ? "1" : "0")rem, 2vw, 2rem);
                    }
                }
                """
        }
        return """
            @media (min-width: 48rem) {

                \(block):has(> \(element(picture))) {
                    column-gap: 2rem;
                    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
                }

                \(block) > \(element(picture)) {
                    align-self: start;
                    grid-column: 1;
                    grid-row: 1 / span \(max(1, spec.shown.count - 1 + (spec.innerBlocks == nil ? 0 : 1)));
                }

                \(block):has(> \(element(picture))) > :not(\(element(picture))) {
                    grid-column: 2;
                }
            }
            """
    }

    // MARK: editor.css

    private var editorStyle: CSS {
        var rules: [CSS] = ["\(block) {\n    min-block-size: 3rem;\n}"]
        let plain =
            spec.features.contains(.customControls) ? [] : spec.shown.filter { [.text, .textarea].contains($0.kind) }
        if !plain.isEmpty {
            rules.append(
                "\(CSS.joined(plain.map(element), separator: ",\n")) {\n    background: transparent;\n    inline-size: 100%;\n}"
            )
        }
        if spec.innerBlocks != nil {
            rules.append("\(block)__inner {\n    border: 1px dashed currentColor;\n    padding: 0.5rem;\n}")
        }
        if spec.features.contains(.interactivity) {
            // All is to be seen while it is written.
            rules.append("\(block)__toggle:disabled {\n    cursor: default;\n    opacity: 0.7;\n}")
        }
        return "/**\n * \(comment: spec.title): the block in the editor.\n */\n\n\(paragraphs: rules)"
    }
}
