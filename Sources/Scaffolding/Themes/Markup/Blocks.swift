import ScaffoldCore

/// The blocks of WordPress that themes are made of.
extension BlockMarkup {
    enum Layout {
        /// In the middle, as wide as text is.
        case constrained
        /// In the middle, as wide as that many pixels.
        case wide(Int)
        /// As wide as what it stands in.
        case flow
        case row(justify: String)
        case stack

        var node: Node {
            switch self {
            case .constrained: ["type": "constrained"]
            case .wide(let width): ["type": "constrained", "contentSize": "\(width)px"]
            case .flow: ["type": "default"]
            case .row(let justify): ["type": "flex", "flexWrap": "wrap", "justifyContent": "\(justify)"]
            case .stack: ["type": "flex", "orientation": "vertical"]
            }
        }
    }

    static func group(
        _ layout: Layout = .constrained, tag: StaticString = "div", _ look: BlockLook = .plain, _ blocks: [BlockMarkup]
    ) -> BlockMarkup {
        let name = PHP(verbatim: "\(tag)")
        let own: Node = "\(tag)" == "div" ? [:] : ["tagName": "\(tag)"]
        return BlockMarkup(
            "group", look.attributes(own).with("layout", layout.node),
            .blocks(open: "<\(name)\(look.markup("wp-block-group"))>", blocks, close: "</\(name)>"))
    }

    static func columns(_ look: BlockLook = .plain, _ columns: [BlockMarkup]) -> BlockMarkup {
        BlockMarkup(
            "columns", look.attributes(),
            .blocks(open: "<div\(look.markup("wp-block-columns"))>", columns, close: "</div>"))
    }

    static func column(_ look: BlockLook = .plain, _ blocks: [BlockMarkup]) -> BlockMarkup {
        BlockMarkup(
            "column", look.attributes(),
            .blocks(open: "<div\(look.markup("wp-block-column"))>", blocks, close: "</div>"))
    }

    /// - Parameter hasClass: Whether the editor writes a class of its own, as it does since 6.2.
    static func heading(_ level: Int, _ look: BlockLook = .plain, hasClass: Bool, _ text: PHP) -> BlockMarkup {
        let own: Node = level == 2 ? [:] : ["level": Node(level)]
        let markup = look.markup(hasClass ? "wp-block-heading" : "")
        return BlockMarkup("heading", look.attributes(own), .markup("<h\(level)\(markup)>\(text)</h\(level)>"))
    }

    /// A paragraph has `align` for what other blocks call `textAlign`.
    static func paragraph(_ look: BlockLook = .plain, _ text: PHP) -> BlockMarkup {
        var set = look
        set.textAlign = nil
        let attributes = set.attributes(look.textAlign.map { ["align": "\($0)"] } ?? [:])
        return BlockMarkup("paragraph", attributes, .markup("<p\(look.markup())>\(text)</p>"))
    }

    /// The first is what people are to do; the others are less important.
    static func buttons(justify: String = "left", _ texts: [PHP]) -> BlockMarkup {
        let buttons = texts.enumerated().map { index, text in
            let outline: PHP = index == 0 ? "" : " is-style-outline"
            return BlockMarkup(
                "button", index == 0 ? [:] : ["className": "is-style-outline"],
                .markup(
                    """
                    <div class="wp-block-button\(outline)"><a class="wp-block-button__link wp-element-button">\(text)</a></div>
                    """))
        }
        return BlockMarkup(
            "buttons", ["layout": ["type": "flex", "justifyContent": "\(justify)"]],
            .blocks(open: "<div class=\"wp-block-buttons\">", buttons, close: "</div>"))
    }

    static func quote(_ text: PHP, by name: PHP) -> BlockMarkup {
        BlockMarkup(
            "quote", [:],
            .blocks(
                open: "<blockquote class=\"wp-block-quote\">", [paragraph(.plain, text)],
                close: "<cite>\(name)</cite></blockquote>"))
    }

    static var separator: BlockMarkup {
        BlockMarkup(
            "separator", ["align": "wide", "className": "is-style-wide"],
            .markup("<hr class=\"wp-block-separator alignwide has-alpha-channel-opacity is-style-wide\"/>"))
    }

    static func part(_ slug: StaticString, tag: StaticString) -> BlockMarkup {
        BlockMarkup("template-part", ["slug": "\(slug)", "tagName": "\(tag)"])
    }

    static func pattern(_ theme: Slug, _ slug: StaticString) -> BlockMarkup {
        BlockMarkup("pattern", ["slug": "\(theme.text)/\(slug)"])
    }
}
