import ScaffoldCore

/// What a static block saves. Nothing in it is translated: it is read back in any language. No element or attribute in it
/// is taken out of what authors save, who may not write any HTML: there is no `time` for this reason.
struct SaveMarkup {
    let spec: BlockSpec
    /// What tells the functions of a former version from those of the block as it is.
    var suffix = ""

    /// The body of `save()`; it returns the markup.
    func body(writing write: (ScriptNode) -> JS) -> JS {
        if spec.isDynamic {
            return spec.innerBlocks == nil ? "return null;" : "return \(write(.component("InnerBlocks.Content")));"
        }
        let wrapper = WrapperClasses(spec: spec, suffix: suffix)
        var children = spec.shown.map(node)
        var statements: [JS] = ["const blockProps = useBlockProps.save(\(wrapper.properties));"]
        if spec.innerBlocks != nil {
            statements.append(
                "const innerBlocksProps = useInnerBlocksProps.save( { className: \(string: "\(spec.className)__inner") } );"
            )
            children.append(.html("div", [.init(spread: "innerBlocksProps")]))
        }
        let tree = write(.html("div", [.init(spread: "blockProps")], children))
        return "\(lines: statements)\n\n\(Self.returned(tree))"
    }

    /// A return statement; JSX of several lines stands in parentheses.
    static func returned(_ tree: JS) -> JS {
        tree.text.hasPrefix("<") && tree.text.contains("\n") ? "return (\n    \(tree)\n);" : "return \(tree);"
    }

    private func node(_ attribute: BlockAttribute) -> ScriptNode {
        let element = Self.element(attribute, spec)
        guard attribute.isOmittedWhenEmpty || attribute.source == .comment,
            let condition = Self.condition(attribute)
        else { return element }
        return .when(condition, element)
    }

    /// Whether there is something to show; nil for numbers, which always are.
    static func condition(_ attribute: BlockAttribute) -> JS? {
        let value: JS = "attributes.\(attribute.name)"
        switch attribute.kind {
        case .richText: return "! RichText.isEmpty( \(value) )"
        case .list: return "\(value).some( ( item ) => '' !== \(item(attribute)) )"
        case .number, .range: return nil
        default: return "'' !== \(value)"
        }
    }

    /// The text of a member of a list: what is read from markup by a query is an object.
    static func item(_ attribute: BlockAttribute) -> JS { attribute.source == .query ? "item.text" : "item" }

    /// The element of an attribute with its value.
    static func element(_ attribute: BlockAttribute, _ spec: BlockSpec) -> ScriptNode {
        let value: JS = "attributes.\(attribute.name)"
        let name = ScriptNode.Property("className", text: spec.element(attribute))
        switch attribute.kind {
        case .richText:
            return .component("RichText.Content", [.init("tagName", text: "p"), name, .init("value", value)])
        case .media:
            return .html("figure", [name], [picture(attribute)])
        case .url:
            let text: JS = attribute.textCompanion.map { "attributes.\($0) || \(value)" } ?? value
            return .html("a", [name, .init("href", value)], [.expression(text)])
        case .email:
            return .html("a", [name, .init("href", "'mailto:' + \(value)")], [.expression(value)])
        case .list:
            let items: JS = "\(value).filter( ( item ) => '' !== \(item(attribute)) )"
            return .html(
                "ul", [name],
                [
                    .each(
                        list: items, item: "item",
                        .html("li", [.init("key", "index")], [.expression(item(attribute))]))
                ])
        case .number, .range: return number(attribute, spec, label: "\(string: attribute.label)")
        default: return .html(attribute.tag, [name], [.expression(value)])
        }
    }

    /// A number, which says nothing without its label.
    static func number(_ attribute: BlockAttribute, _ spec: BlockSpec, label: JS) -> ScriptNode {
        let name = spec.element(attribute)
        return .html(
            "p", [.init("className", text: name)],
            [
                .html("span", [.init("className", text: "\(name)-label")], [.expression(label)]), .expression("' '"),
                .html(
                    "span", [.init("className", text: "\(name)-value")], [.expression("attributes.\(attribute.name)")]),
            ])
    }

    static func picture(_ attribute: BlockAttribute) -> ScriptNode {
        var properties: [ScriptNode.Property] = [.init("src", "attributes.\(attribute.name)")]
        if let alternative = attribute.textCompanion { properties.append(.init("alt", "attributes.\(alternative)")) }
        if let id = attribute.identifierCompanion {
            properties.append(
                .init("className", "attributes.\(id) ? 'wp-image-' + attributes.\(id) : undefined"))
        }
        return .html("img", properties)
    }
}

/// Classes and custom properties that the wrapper has because of attributes.
struct WrapperClasses {
    let spec: BlockSpec
    /// What tells the functions of a former version from those of the block as it is: "V1".
    var suffix = ""

    private var getModifiers: JS { "getModifiers\(JS(verbatim: suffix))" }
    private var getCustomProperties: JS { "getCustomProperties\(JS(verbatim: suffix))" }

    /// Toggles and choices.
    var modifiers: [BlockAttribute] {
        spec.attributes.filter {
            $0.owner == nil && ($0.kind == .select || ($0.kind == .toggle && (!spec.isDynamic || $0.shows == nil)))
        }
    }

    var colours: [BlockAttribute] { spec.attributes.filter { $0.owner == nil && $0.kind == .color } }

    /// The argument of `useBlockProps()`.
    var properties: JS {
        switch (modifiers.isEmpty, colours.isEmpty) {
        case (true, true): ""
        case (false, true): " { className: \(getModifiers)( attributes ) } "
        case (true, false): " { style: \(getCustomProperties)( attributes ) } "
        case (false, false):
            " {\n    className: \(getModifiers)( attributes ),\n    style: \(getCustomProperties)( attributes ),\n} "
        }
    }

    func modifier(_ attribute: BlockAttribute) -> String { "\(spec.className)--\(attribute.slug.text)" }

    /// The functions that `properties` calls.
    var functions: [JS] {
        var result: [JS] = []
        if !modifiers.isEmpty {
            let statements = modifiers.map { attribute -> JS in
                attribute.kind == .select
                    ? "names.push( \(string: modifier(attribute) + "-") + attributes.\(attribute.name) );"
                    : """
                    if ( attributes.\(attribute.name) ) {
                        names.push( \(string: modifier(attribute)) );
                    }
                    """
            }
            result.append(
                """
                /**
                 * Lists the classes that follow from the attributes.
                 *
                 * @param {Object} attributes Values of the block.
                 * @return {string} Classes with blanks between them.
                 */
                function \(getModifiers)( attributes ) {
                    const names = [];

                    \(lines: statements)

                    return names.join( ' ' );
                }
                """)
        }
        if !colours.isEmpty {
            let members = colours.map {
                "\(string: spec.customProperty($0)): attributes.\($0.name) || undefined," as JS
            }
            result.append(
                """
                /**
                 * Hands colours to the style sheet.
                 *
                 * @param {Object} attributes Values of the block.
                 * @return {Object} Custom properties.
                 */
                function \(getCustomProperties)( attributes ) {
                    return {
                        \(lines: members)
                    };
                }
                """)
        }
        return result
    }
}
