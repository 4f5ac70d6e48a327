/// Where in the value of an attribute a value stands.
package struct AttributeContext: Hashable, Sendable {
    package var element: HTMLElement
    package var attribute: HTMLAttribute
    package var quote: Quote
    package var kind: AttributeKind
    /// Whether nothing stands between the beginning of the attribute's value and the hole.
    package var isStart: Bool
    /// For an address: which part of it the hole decides.
    package var url: URLContext?
    /// For an event handler, and behind `javascript:`: where in the script the hole stands.
    package var script: JSContext?
    /// For a `style` attribute: where in the declarations the hole stands.
    package var style: CSSContext?

    package init(
        element: HTMLElement = .other, attribute: HTMLAttribute = .other, quote: Quote, kind: AttributeKind = .plain,
        isStart: Bool = false, url: URLContext? = nil, script: JSContext? = nil, style: CSSContext? = nil
    ) {
        self.element = element
        self.attribute = attribute
        self.quote = quote
        self.kind = kind
        self.isStart = isStart
        self.url = url
        self.script = script
        self.style = style
    }
}

/// Where in the HTML of a page a value stands.
package enum HTMLContext: Hashable, Sendable {
    /// Between tags.
    case text
    /// In `<title>` or `<textarea>`: text in which tags are not read, except the closing one.
    case rcdata
    /// In `<xmp>`, `<iframe>`, `<noembed>`, `<noframes>`, `<plaintext>`.
    case rawText
    case comment
    /// In a doctype, a processing instruction or another `<!…>`.
    case declaration
    /// In `<![CDATA[…]]>` of SVG or MathML.
    case cdata
    /// Directly behind `<` or `</` or in the name of a tag.
    case tagName
    /// In a tag where attributes stand: in the name of one, or between two.
    case attributeName
    case attributeValue(AttributeContext)
    /// In a `<script>` that the browser runs.
    case script(JSContext)
    /// In a `<script>` of data: JSON, JSON-LD, an import map.
    case json(JSContext)
    case style(CSSContext)
    /// Nothing is known.
    case unknown
}

extension HTMLContext: CustomStringConvertible {
    /// The context in plain words that follow "in": "a double-quoted attribute", "a link (href)", "a JavaScript string".
    package var description: String {
        switch self {
        case .text: "HTML text"
        case .rcdata: "the text of a title or textarea"
        case .rawText: "raw text"
        case .comment: "an HTML comment"
        case .declaration: "a markup declaration"
        case .cdata: "a CDATA section"
        case .tagName: "the name of a tag"
        case .attributeName: "a tag, where attribute names stand"
        case .attributeValue(let attribute): attribute.description
        case .script(let script): script.description
        case .json: "JSON in a script element"
        case .style(let style): style.description
        case .unknown: "HTML"
        }
    }
}

extension AttributeContext: CustomStringConvertible {
    package var description: String {
        if let script {
            return kind == .script ? "\(script.description) of an event handler" : "\(script.description) of a link"
        }
        let ending = quote == .none ? " without quotes" : ""
        switch kind {
        case .style: return (style?.description ?? "a style attribute") + " of a style attribute" + ending
        case .srcset: return "a list of image addresses (srcset)" + ending
        case .srcdoc: return "the document of a frame (srcdoc)" + ending
        case .refresh: return "an attribute (content)" + ending
        case .url: return urlDescription + ending
        case .script: return "an event handler" + ending
        case .plain, .identifier: break
        }
        switch quote {
        case .none: return "an attribute without quotes"
        case .single: return "a single-quoted attribute"
        default: return "a double-quoted attribute"
        }
    }

    private var urlDescription: String {
        switch attribute {
        case .href: element == .link || element == .base ? "an address (href)" : "a link (href)"
        case .src:
            switch element {
            case .script: "the address of a script (src)"
            case .iframe, .frame: "the address of a frame (src)"
            case .img: "the address of an image (src)"
            default: "an address (src)"
            }
        case .action, .formaction: "the address of a form (\(attribute))"
        case .content: "the address of a refresh (content)"
        default: "an address (\(attribute))"
        }
    }
}
