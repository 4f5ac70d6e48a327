import ScaffoldCore

/// The controls beside the editor, one that suits each attribute.
struct ControlMarkup {
    let spec: BlockSpec

    /// The inspector, or nothing if all is edited in place.
    var nodes: [ScriptNode] {
        var controls: [ScriptNode] = []
        for attribute in spec.attributes where attribute.owner == nil { controls += self.controls(attribute) }
        let colours = WrapperClasses(spec: spec).colours
        guard !controls.isEmpty || !colours.isEmpty else { return [] }
        var panels: [ScriptNode] = []
        if !controls.isEmpty {
            panels.append(.component("PanelBody", [.init("title", translated("Settings"))], controls))
        }
        if !colours.isEmpty { panels.append(colourPanel(colours)) }
        return [.component("InspectorControls", [], panels)]
    }

    private func translated(_ text: String) -> JS { "\(translated: text, spec.textDomain)" }

    private func change(_ name: Identifier, _ value: JS = "value") -> ScriptNode.Property {
        .init("onChange", "( value ) => setAttributes( { \(name): \(value) } )")
    }

    /// Margins are left to the panel, as newer editors do by themselves.
    private let margin = ScriptNode.Property(yes: "__nextHasNoMarginBottom")

    private func help(_ attribute: BlockAttribute) -> [ScriptNode.Property] {
        attribute.help.isEmpty ? [] : [.init("help", translated(attribute.help))]
    }

    private func controls(_ attribute: BlockAttribute) -> [ScriptNode] {
        let value: JS = "attributes.\(attribute.name)"
        let label = ScriptNode.Property("label", translated(attribute.label))
        let isInPlace = !spec.features.contains(.customControls)
        switch attribute.kind {
        case .richText, .color, .none: return []
        case .text, .textarea:
            if isInPlace { return [] }
            let name: StaticString = attribute.kind == .text ? "TextControl" : "TextareaControl"
            return [control(name, [label, .init("value", value)] + help(attribute) + [change(attribute.name)])]
        case .email, .date:
            let type = ScriptNode.Property("type", text: attribute.kind.rawValue)
            return [
                control(
                    "TextControl", [type, label, .init("value", value)] + help(attribute) + [change(attribute.name)])
            ]
        case .number:
            let properties = [.init("type", text: "number"), label, .init("value", value)] + bounds(attribute)
            return [control("TextControl", properties + help(attribute) + [change(attribute.name, number(attribute))])]
        case .range:
            let properties = [label, .init("value", value)] + bounds(attribute)
            let fallback: JS = "value ?? \(value: attribute.initial)"
            return [control("RangeControl", properties + help(attribute) + [change(attribute.name, fallback)])]
        case .toggle:
            return [
                control("ToggleControl", [label, .init("checked", value)] + help(attribute) + [change(attribute.name)])
            ]
        case .select:
            let options = attribute.choices.map {
                "{ label: \(translated($0.label)), value: \(string: $0.value.text) }," as JS
            }
            let list: JS = "[\n    \(lines: options)\n]"
            return [
                control(
                    "SelectControl",
                    [label, .init("value", value), .init("options", list)] + help(attribute) + [change(attribute.name)])
            ]
        case .list: return [list(attribute, label)]
        case .media: return media(attribute)
        case .url: return link(attribute)
        }
    }

    private func control(_ name: StaticString, _ properties: [ScriptNode.Property]) -> ScriptNode {
        .component(name, properties + [margin])
    }

    private func bounds(_ attribute: BlockAttribute) -> [ScriptNode.Property] {
        var result: [ScriptNode.Property] = []
        if let least = attribute.minimum { result.append(.init("min", "\(value: least)")) }
        if let most = attribute.maximum { result.append(.init("max", "\(value: most)")) }
        if let step = attribute.step {
            result.append(.init("step", "\(value: step)"))
        } else if attribute.kind == .number, attribute.type == "number" {
            result.append(.init("step", text: "any"))
        }
        return result
    }

    private func number(_ attribute: BlockAttribute) -> JS {
        attribute.type == "integer" ? "parseInt( value, 10 ) || 0" : "Number( value )"
    }

    // MARK: Lists, pictures, links

    private func list(_ attribute: BlockAttribute, _ label: ScriptNode.Property) -> ScriptNode {
        let value: JS = "attributes.\(attribute.name)"
        let isQuery = attribute.source == .query
        let lines: JS = isQuery ? "\(value).map( ( item ) => item.text ).join( '\\n' )" : "\(value).join( '\\n' )"
        let items: JS =
            isQuery ? "value.split( '\\n' ).map( ( text ) => ( { text } ) )" : "value.split( '\\n' )"
        let hint = attribute.help.isEmpty ? [.init("help", translated("One item a line."))] : help(attribute)
        return control("TextareaControl", [label, .init("value", lines)] + hint + [change(attribute.name, items)])
    }

    private func media(_ attribute: BlockAttribute) -> [ScriptNode] {
        guard let id = attribute.identifierCompanion, let alternative = attribute.textCompanion else { return [] }
        let value: JS = "attributes.\(attribute.name)"
        let chosen: JS = """
            ( media ) => setAttributes( {
                \(id): media.id,
                \(attribute.name): media.url,
                \(alternative): media.alt || '',
            } )
            """
        let removed: JS = "() => setAttributes( { \(id): 0, \(attribute.name): '', \(alternative): '' } )"
        let open = ScriptNode.component(
            "Button", [.init("variant", text: "secondary"), .init("onClick", "open")],
            [.expression("'' === \(value) ? \(translated("Choose image")) : \(translated("Replace image"))")])
        let remove = ScriptNode.component(
            "Button", [.init("variant", text: "tertiary"), .init(yes: "isDestructive"), .init("onClick", removed)],
            [.expression(translated("Remove image"))])
        let upload = ScriptNode.component(
            "MediaUploadCheck", [],
            [
                .component(
                    "MediaUpload",
                    [
                        .init("allowedTypes", "[ 'image' ]"), .init("value", "attributes.\(id)"),
                        .init("onSelect", chosen), .init("render", given: "open", open),
                    ])
            ])
        return [
            .component(
                "BaseControl",
                [.init("id", text: "\(spec.className)-\(attribute.slug.text)")] + help(attribute) + [margin],
                [
                    .component("BaseControl.VisualLabel", [], [.expression(translated(attribute.label))]),
                    .html("div", [], [upload, .when("'' !== \(value)", remove)]),
                ]),
            .when(
                "'' !== \(value)",
                control(
                    "TextControl",
                    [
                        .init("label", translated(spec.attribute(alternative)?.label ?? "Alternative text")),
                        .init("value", "attributes.\(alternative)"), change(alternative),
                    ])),
        ]
    }

    private func link(_ attribute: BlockAttribute) -> [ScriptNode] {
        guard let text = attribute.textCompanion else { return [] }
        return [
            control(
                "URLInput",
                [
                    .init("label", translated(attribute.label)), .init("value", "attributes.\(attribute.name)"),
                    change(attribute.name),
                ]),
            control(
                "TextControl",
                [
                    .init("label", translated(spec.attribute(text)?.label ?? "Link text")),
                    .init("value", "attributes.\(text)"), change(text),
                ]),
        ]
    }

    private func colourPanel(_ colours: [BlockAttribute]) -> ScriptNode {
        let settings = colours.map { attribute -> JS in
            """
            {
                label: \(translated(attribute.label)),
                value: attributes.\(attribute.name),
                onChange: ( value ) => setAttributes( { \(attribute.name): value || '' } ),
            },
            """
        }
        return .component(
            "PanelColorSettings",
            [
                .init("title", translated("Colors")),
                .init("colorSettings", "[\n    \(lines: settings)\n]"),
            ])
    }
}
