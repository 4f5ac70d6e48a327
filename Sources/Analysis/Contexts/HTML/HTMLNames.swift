/// The elements that change how what follows is read, or whose attributes have a meaning of their own.
package enum HTMLElement: UInt8, Sendable {
    case other
    case a, area, audio, base, blockquote, button, embed, form, frame, iframe, img, input, link, meta, object, script,
        source, style, textarea, title, track, video
    case svg, math, image, use
    /// Elements of SVG in which HTML stands again: `foreignObject`, `desc`.
    case htmlIsland
    /// Elements of HTML that end an open `<svg>` or `<math>`.
    case breakout
    case xmp, noembed, noframes, plaintext
}

/// The attributes that mean more than text.
package enum HTMLAttribute: UInt8, Sendable {
    case other
    case id, `class`, name
    case href, src, action, formaction, data, poster, cite, background, ping, manifest, longdesc, codebase
    case srcset, srcdoc, style, content, type
    /// An event handler, `on…`.
    case event
}

/// What the text of an attribute is.
package enum AttributeKind: UInt8, Sendable {
    case plain
    /// A name that the page's code refers to: `id`, `class`, `name`.
    case identifier
    case url
    /// The address in the `content` of a `<meta>` that refreshes.
    case refresh
    case script, style, srcset, srcdoc
}

/// What kind of text a `<script>` holds.
enum ScriptType: UInt8, Sendable {
    case javascript, json, template
}

extension HTMLElement {
    private static let table = NameTable<HTMLElement>([
        .breakout: """
        b big body br center code dd div dl dt em h1 head hr i li listing menu nobr ol p pre ruby s small span strong \
        strike sub sup table tt u ul var
        """,
        .a: "a", .area: "area", .audio: "audio", .base: "base", .blockquote: "blockquote", .button: "button",
        .embed: "embed", .form: "form", .frame: "frame", .iframe: "iframe", .img: "img", .input: "input", .link: "link",
        .meta: "meta", .object: "object", .script: "script", .source: "source", .style: "style",
        .textarea: "textarea", .title: "title", .track: "track", .video: "video", .svg: "svg", .math: "math",
        .image: "image", .use: "use", .htmlIsland: "foreignobject desc", .xmp: "xmp", .noembed: "noembed",
        .noframes: "noframes", .plaintext: "plaintext",
    ])

    init(_ name: PackedName) {
        self = Self.table[name] ?? .other
    }

    /// The element of a name, in any case of letters.
    package init(named name: String) {
        self.init(PackedName(name))
    }

    /// Whether its start tag ends an open `<svg>` or `<math>`.
    var breaksOutOfForeign: Bool {
        switch self {
        case .breakout, .blockquote, .embed, .img, .meta: true
        default: false
        }
    }

    /// The name to look for behind `</` in an element whose content is text alone.
    var closingName: StaticString {
        switch self {
        case .script: "script"
        case .style: "style"
        case .textarea: "textarea"
        case .title: "title"
        case .xmp: "xmp"
        case .iframe: "iframe"
        case .noembed: "noembed"
        case .noframes: "noframes"
        default: ""
        }
    }
}

extension HTMLAttribute {
    private static let table = NameTable<HTMLAttribute>([
        .id: "id for", .class: "class", .name: "name",
        .href: "href xlink:href", .src: "src dynsrc lowsrc", .action: "action", .formaction: "formaction",
        .data: "data",
        .poster: "poster", .cite: "cite", .background: "background", .ping: "ping", .manifest: "manifest",
        .longdesc: "longdesc", .codebase: "codebase", .srcset: "srcset imagesrcset", .srcdoc: "srcdoc",
        .style: "style", .content: "content", .type: "type",
    ])

    init(_ name: PackedName) {
        if let known = Self.table[name] {
            self = known
        } else {
            self = name.hasPrefix(UInt8(ascii: "o"), UInt8(ascii: "n")) ? .event : .other
        }
    }

    /// The attribute of a name, in any case of letters.
    package init(named name: String) {
        self.init(PackedName(name))
    }

    /// What its value is in a tag of the given element.
    package func kind(in element: HTMLElement) -> AttributeKind {
        switch self {
        case .other, .type: .plain
        case .id, .class, .name: .identifier
        case .href, .src, .formaction, .poster, .background, .ping, .manifest, .longdesc, .cite: .url
        case .action: element == .form || element == .other ? .url : .plain
        case .data, .codebase: element == .object ? .url : .plain
        case .srcset: .srcset
        case .srcdoc: .srcdoc
        case .style: .style
        case .content: element == .meta ? .refresh : .plain
        case .event: .script
        }
    }
}
