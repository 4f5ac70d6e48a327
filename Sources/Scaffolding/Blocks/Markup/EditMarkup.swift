import ScaffoldCore

/// What the block shows in the editor: the markup of the front end, with rich text to write in place.
struct EditMarkup {
    let spec: BlockSpec

    /// The body of `Edit()`.
    func body(writing write: (ScriptNode) -> JS) -> JS {
        let wrapper = WrapperClasses(spec: spec)
        var statements: [JS] = ["const blockProps = useBlockProps(\(wrapper.properties));"]
        var children = spec.shown.map(node)
        if spec.features.contains(.interactivity), children.count > 0 {
            let details = spec.shown.count > 1 ? Array(children.dropFirst()) : children
            children = spec.shown.count > 1 ? Array(children.prefix(1)) : []
            children.append(
                .html(
                    "button",
                    [
                        .init("type", text: "button"), .init("className", text: "\(spec.className)__toggle"),
                        .init(yes: "disabled"),
                    ], [.expression(Self.translated("Details", spec))]))
            children.append(.html("div", [.init("className", text: "\(spec.className)__details")], details))
        }
        if let inner = spec.innerBlocks {
            statements.append(innerBlocksProps(inner))
            children.append(.html("div", [.init(spread: "innerBlocksProps")]))
        }
        if children.isEmpty { children.append(.expression(JS.title(spec))) }
        let block = ScriptNode.html("div", [.init(spread: "blockProps")], children)
        let controls = ControlMarkup(spec: spec).nodes
        let tree = write(controls.isEmpty ? block : .fragment(controls + [block]))
        return "\(lines: statements)\n\n\(SaveMarkup.returned(tree))"
    }

    static func translated(_ text: String, _ spec: BlockSpec) -> JS { "\(translated: text, spec.textDomain)" }

    private func innerBlocksProps(_ inner: InnerBlocks) -> JS {
        var options: [JS] = []
        if !inner.allowed.isEmpty { options.append("allowedBlocks: ALLOWED_BLOCKS,") }
        if inner.template != .array([]) { options.append("template: TEMPLATE,") }
        if let lock = inner.lock { options.append("templateLock: \(value: lock),") }
        let name: JS = "className: \(string: "\(spec.className)__inner")"
        if options.isEmpty { return "const innerBlocksProps = useInnerBlocksProps( { \(name) } );" }
        return """
            const innerBlocksProps = useInnerBlocksProps(
                { \(name) },
                {
                    \(lines: options)
                }
            );
            """
    }

    // MARK: Parts

    private func node(_ attribute: BlockAttribute) -> ScriptNode {
        var node = element(attribute)
        if spec.isDynamic, let toggle = attribute.shownBy { node = .when("attributes.\(toggle)", node) }
        return node
    }

    private func element(_ attribute: BlockAttribute) -> ScriptNode {
        let value: JS = "attributes.\(attribute.name)"
        let label = Self.translated(attribute.label, spec)
        let name = ScriptNode.Property("className", text: spec.element(attribute))
        let change = ScriptNode.Property(
            "onChange", "( value ) => setAttributes( { \(attribute.name): value } )")
        switch attribute.kind {
        case .richText:
            return .component(
                "RichText",
                [
                    .init("tagName", text: "p"), name, .init("value", value), change, .init("placeholder", label),
                    .init("aria-label", label),
                ])
        case .text where !spec.features.contains(.customControls),
            .textarea where !spec.features.contains(.customControls):
            return .component(
                "PlainText",
                [name, .init("value", value), change, .init("placeholder", label), .init("aria-label", label)])
        case .media:
            return .when("'' !== \(value)", SaveMarkup.element(attribute, spec))
        case .url:
            let text: JS =
                attribute.textCompanion.map { "attributes.\($0) || \(value) || \(label)" } ?? "\(value) || \(label)"
            return .html("span", [name], [.expression(text)])
        case .email: return .html("span", [name], [.expression("\(value) || \(label)")])
        case .date where spec.isDynamic:
            return .html("time", [name, .init("dateTime", value)], [.expression("\(value) || \(label)")])
        case .number, .range:
            return SaveMarkup.number(attribute, spec, label: label)
        case .list: return SaveMarkup.element(attribute, spec)
        default: return .html(attribute.tag, [name], [.expression("\(value) || \(label)")])
        }
    }
}

extension Code where Language == JSLanguage {
    static func title(_ spec: BlockSpec) -> JS { "\(translated: spec.title, spec.textDomain)" }
}
