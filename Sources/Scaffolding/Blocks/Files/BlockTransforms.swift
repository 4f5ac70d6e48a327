import JSON
import ScaffoldCore

/// How other blocks become this one, and this one another.
struct BlockTransforms {
    let spec: BlockSpec

    /// The text that stands for the block: its longest.
    private var mainText: BlockAttribute? {
        let texts = spec.attributes.filter(\.isTextual)
        return texts.first { $0.kind == .richText } ?? texts.first { $0.kind == .textarea } ?? texts.first
    }

    /// The text beside it, such as who said it.
    private var secondText: BlockAttribute? {
        spec.attributes.first { $0.kind == .text && $0.isTextual && $0 != mainText }
    }

    private var headingText: BlockAttribute? { spec.attributes.first { $0.isTextual && $0.isHeading } ?? mainText }

    private var picture: BlockAttribute? { spec.attributes.first { $0.kind == .media } }

    var declaration: JS {
        let from = spec.transformsFrom.compactMap(self.from)
        let to = spec.transformsTo.compactMap(self.to)
        var members: [JS] = []
        if !from.isEmpty { members.append("from: [\n    \(lines: from)\n],") }
        if !to.isEmpty { members.append("to: [\n    \(lines: to)\n],") }
        return "const transforms = {\n    \(lines: members)\n};"
    }

    private func entry(_ partner: TransformPartner, _ parameters: JS, _ value: JS) -> JS {
        """
        {
            type: 'block',
            blocks: [ \(string: partner.rawValue) ],
            transform: \(parameters) => \(value),
        },
        """
    }

    /// Markup as the attribute keeps it: a plain text has no tags. Newer editors hand over objects that have markup.
    private func kept(_ attribute: BlockAttribute, _ markup: JS) -> JS {
        attribute.kind == .richText ? markup : "create( { html: \(markup) } ).text"
    }

    private func markup(_ attribute: BlockAttribute) -> JS {
        attribute.kind == .richText ? "attributes.\(attribute.name)" : "escapeHTML( attributes.\(attribute.name) )"
    }

    private func made(_ name: JS, _ members: [JS], _ inner: JS = "") -> JS {
        let attributes: JS = members.isEmpty ? "{}" : "{\n    \(JS.joined(members, separator: ",\n")),\n}"
        if !inner.isEmpty { return "createBlock( \(name), \(attributes), \(inner) )" }
        return "createBlock( \(name), \(attributes) )"
    }

    private func from(_ partner: TransformPartner) -> JS? {
        let own: JS = "\(string: spec.name)"
        switch partner {
        case .paragraph, .heading:
            guard let text = partner == .heading ? headingText : mainText else { return nil }
            let value = kept(text, "String( content ?? '' )")
            return entry(partner, "( { content } )", made(own, ["\(text.name): \(value)"]))
        case .quote:
            guard let text = mainText else { return nil }
            let lines: JS = """
                innerBlocks
                    .map( ( inner ) => String( inner.attributes.content ?? '' ) )
                    .join( '<br>' )
                """
            guard let second = secondText else {
                return entry(partner, "( attributes, innerBlocks )", made(own, ["\(text.name): \(kept(text, lines))"]))
            }
            return entry(
                partner, "( { citation }, innerBlocks )",
                made(
                    own,
                    [
                        "\(text.name): \(kept(text, lines))",
                        "\(second.name): \(kept(second, "String( citation ?? '' )"))",
                    ]))
        case .image:
            guard let picture, let id = picture.identifierCompanion, let alternative = picture.textCompanion else {
                return nil
            }
            return entry(
                partner, "( { id, url, alt } )",
                made(own, ["\(id): id || 0", "\(picture.name): url || ''", "\(alternative): alt || ''"]))
        case .group: return entry(partner, "( attributes, innerBlocks )", made(own, [], "innerBlocks"))
        }
    }

    private func to(_ partner: TransformPartner) -> JS? {
        let other: JS = "\(string: partner.rawValue)"
        switch partner {
        case .paragraph, .heading:
            guard let text = partner == .heading ? headingText : mainText else { return nil }
            return entry(partner, "( attributes )", made(other, ["content: \(markup(text))"]))
        case .quote:
            guard let text = mainText else { return nil }
            let paragraph: JS = "[\n    createBlock( 'core/paragraph', { content: \(markup(text)) } ),\n]"
            return entry(
                partner, "( attributes )",
                made(other, secondText.map { ["citation: \(markup($0))"] } ?? [], paragraph))
        case .image:
            guard let picture, let id = picture.identifierCompanion, let alternative = picture.textCompanion else {
                return nil
            }
            return entry(
                partner, "( attributes )",
                made(
                    other,
                    [
                        "id: attributes.\(id) || undefined", "url: attributes.\(picture.name)",
                        "alt: attributes.\(alternative)",
                    ]))
        case .group: return entry(partner, "( attributes, innerBlocks )", made(other, [], "innerBlocks"))
        }
    }
}
