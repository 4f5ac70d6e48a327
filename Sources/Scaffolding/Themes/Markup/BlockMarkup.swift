import JSON
import ScaffoldCore

/// A block as templates, parts and patterns hold it: a comment with its name and attributes, and what stands in it.
/// https://developer.wordpress.org/block-editor/getting-started/fundamentals/markup-representation-block/
struct BlockMarkup {
    enum Content {
        /// The server makes all of it.
        case nothing
        /// Markup of the block's own.
        case markup(PHP)
        /// Other blocks between the tags of the block's own element.
        case blocks(open: PHP, [BlockMarkup], close: PHP)
        /// Other blocks, with no element around them.
        case bare([BlockMarkup])
    }

    let name: StaticString
    let attributes: JSONObject
    let content: Content

    init(_ name: StaticString, _ attributes: Node = [:], _ content: Content = .nothing) {
        self.name = name
        self.attributes = attributes.object
        self.content = content
    }

    var code: PHP {
        let name = PHP(verbatim: "\(self.name)")
        let json: PHP = attributes.isEmpty ? "" : PHP(verbatim: " " + HTMLText.blockAttributes(attributes))
        let start: PHP = "<!-- wp:\(name)\(json) -->"
        let end: PHP = "<!-- /wp:\(name) -->"
        switch content {
        case .nothing: return "<!-- wp:\(name)\(json) /-->"
        case .markup(let markup): return "\(start)\n\(markup)\n\(end)"
        case .blocks(let open, let blocks, let close):
            return "\(start)\n\(open)\n    \(Self.code(blocks))\n\(close)\n\(end)"
        case .bare(let blocks): return "\(start)\n    \(Self.code(blocks))\n\(end)"
        }
    }

    /// Blocks one below the other.
    static func code(_ blocks: [BlockMarkup]) -> PHP { "\(paragraphs: blocks.map(\.code))" }
}

/// What is set for a block beside its content; the attributes and the classes that the editor writes for them.
struct BlockLook {
    enum Side: String, CaseIterable { case top, right, bottom, left }

    /// Steps of the theme's scale of distances, and none.
    enum Space: String {
        case none = "0", tiny = "20", small = "30", medium = "40", large = "50", huge = "60", giant = "70"

        /// As attributes of blocks have it.
        var preset: String { self == .none ? rawValue : "var:preset|spacing|\(rawValue)" }

        /// As styles have it.
        var css: String { self == .none ? rawValue : "var(--wp--preset--spacing--\(rawValue))" }
    }

    var align: String?
    var textAlign: String?
    var background: Palette.Role?
    var text: Palette.Role?
    var fontSize: String?
    var padding: [Side: Space] = [:]
    var margin: [Side: Space] = [:]
    var gap: Space?

    static let plain = BlockLook()

    static func wide(gap: Space? = nil) -> BlockLook { BlockLook(align: "wide", gap: gap) }

    /// The attributes, with those of the block itself in front.
    func attributes(_ own: Node = [:]) -> Node {
        var style = JSONObject()
        var spacing = JSONObject()
        if !padding.isEmpty { spacing["padding"] = sides(padding) }
        if !margin.isEmpty { spacing["margin"] = sides(margin) }
        if let gap { spacing["blockGap"] = .string(gap.preset) }
        if !spacing.isEmpty { style["spacing"] = .object(spacing) }
        return own.with("align", align.map { "\($0)" }).with("textAlign", textAlign.map { "\($0)" })
            .with("style", style.isEmpty ? nil : Node(.object(style)))
            .with("backgroundColor", background.map { "\($0.rawValue)" })
            .with("textColor", text.map { "\($0.rawValue)" }).with("fontSize", fontSize.map { "\($0)" })
    }

    private func sides(_ sides: [Side: Space]) -> JSONValue {
        .object(
            JSONObject(
                Side.allCases.compactMap { side in
                    sides[side].map { (side.rawValue, .string($0.preset)) }
                }))
    }

    /// ` class="…" style="…"`, as far as there is something to say.
    func markup(_ own: String = "") -> PHP {
        var classes = own.isEmpty ? [] : [own]
        if let align { classes.append("align\(align)") }
        if let textAlign { classes.append("has-text-align-\(textAlign)") }
        if let text { classes.append("has-\(text.rawValue)-color") }
        if let background { classes.append("has-\(background.rawValue)-background-color") }
        if text != nil { classes.append("has-text-color") }
        if background != nil { classes.append("has-background") }
        if let fontSize { classes.append("has-\(fontSize)-font-size") }
        var styles: [String] = []
        for (property, sides) in [("margin", margin), ("padding", padding)] {
            for side in Side.allCases {
                guard let space = sides[side] else { continue }
                styles.append("\(property)-\(side.rawValue):\(space.css)")
            }
        }
        let list: PHP = classes.isEmpty ? "" : " class=\"\(attribute: classes.joined(separator: " "))\""
        let style: PHP = styles.isEmpty ? "" : " style=\"\(attribute: styles.joined(separator: ";"))\""
        return "\(list)\(style)"
    }
}
