import JSON
import ScaffoldCore

/// `theme.json`: https://developer.wordpress.org/block-editor/reference-guides/theme-json-reference/theme-json-living/
struct ThemeJSON {
    let spec: ThemeSpec

    /// Version 3 is known since WordPress 6.6.
    private var version: Int { spec.requires(6, 6) ? 3 : 2 }

    private var schema: Node {
        version == 3
            ? "https://schemas.wp.org/trunk/theme.json"
            : "https://schemas.wp.org/wp/\(spec.requiresWordPress.split(separator: ".").prefix(2).joined(separator: "."))/theme.json"
    }

    var file: GeneratedFile {
        var json: Node = ["$schema": schema, "version": Node(version), "settings": settings]
        // The style sheet of a classic theme says how things look.
        if spec.type == .block { json = json.with("styles", styles) }
        if spec.type == .block {
            json = json.with(
                "templateParts",
                [
                    ["name": "header", "title": "Header", "area": "header"],
                    ["name": "footer", "title": "Footer", "area": "footer"],
                ])
            let templates: [Node] = spec.customTemplates.map { template in
                [
                    "name": "\(template.slug.text)", "title": "\(template.title)",
                    "postTypes": Node(template.postTypes.map { "\($0)" }),
                ]
            }
            if !templates.isEmpty { json = json.with("customTemplates", Node(templates)) }
        }
        return GeneratedFile("theme_json", "theme.json", bytes: PrettyJSON.file(json.value))
    }

    /// What a child theme says otherwise than its parent: only what was asked for.
    var childFile: GeneratedFile {
        var own: Node = [:]
        let source = spec.source
        if hasOwnColours {
            own = own.with("color", ["palette": palette(spec.palette)])
        }
        if source.has("content_width") || source.has("wide_width") {
            var layout: Node = [:]
            if source.has("content_width") { layout = layout.with("contentSize", "\(spec.contentWidth)px") }
            if source.has("wide_width") { layout = layout.with("wideSize", "\(spec.wideWidth)px") }
            own = own.with("layout", layout)
        }
        if source.has("fonts") {
            let families = [family("Body", "body", spec.bodyFont), family("Heading", "heading", spec.headingFont)]
            own = own.with("typography", ["fontFamilies": Node(families)])
        }
        let json: Node = ["$schema": schema, "version": Node(version), "settings": own]
        let styles = childStyles
        return GeneratedFile(
            "theme_json", "theme.json",
            bytes: PrettyJSON.file((styles.object.isEmpty ? json : json.with("styles", styles)).value))
    }

    /// The parent does not know the colours and fonts of its child, so they are said where they are to be.
    private var childStyles: Node {
        var styles: Node = [:]
        var elements: Node = [:]
        if hasOwnColours {
            let under: Node = ["color": ["text": color(.base), "background": color(.secondary)]]
            styles = styles.with("color", ["background": color(.base), "text": color(.contrast)])
            elements = [
                "link": ["color": ["text": color(.primary)], ":hover": ["color": ["text": color(.secondary)]]],
                "button": [
                    "color": ["text": color(.base), "background": color(.primary)], ":hover": under, ":focus": under,
                ],
                "heading": ["color": ["text": color(.contrast)]],
            ]
        }
        if spec.source.has("fonts") {
            styles = styles.with("typography", ["fontFamily": "var(--wp--preset--font-family--body)"])
            let heading = elements.object["heading"].map { Node($0) } ?? [:]
            elements = elements.with("heading", heading.with("typography", ["fontFamily": self.heading]))
        }
        return elements.object.isEmpty ? styles : styles.with("elements", elements)
    }

    private var hasOwnColours: Bool { ["palette", "primary_color", "scheme"].contains(where: spec.source.has) }

    var variationFiles: [GeneratedFile] {
        spec.variations.map { variation in
            let json: Node = [
                "$schema": schema, "version": Node(version), "title": "\(variation.title)",
                "settings": ["color": ["palette": palette(variation.palette)]],
            ]
            let role = variation.slug.text.split(separator: "-").joined(separator: "_")
            return GeneratedFile(
                "style_variation_\(role)", "styles/\(variation.slug.text).json", bytes: PrettyJSON.file(json.value))
        }
    }

    private func palette(_ palette: Palette) -> Node {
        Node(
            Palette.Role.allCases.map { role in
                [
                    "slug": "\(role.rawValue)", "name": "\(role.title)", "color": "\(palette[role].hexadecimal)",
                ] as Node
            })
    }

    // MARK: Settings

    private var settings: Node {
        [
            "appearanceTools": true, "useRootPaddingAwareAlignments": Node(.bool(spec.type == .block)),
            "color": [
                "defaultDuotone": false, "defaultGradients": false, "defaultPalette": false,
                "palette": palette(spec.palette),
            ],
            "layout": ["contentSize": "\(spec.contentWidth)px", "wideSize": "\(spec.wideWidth)px"],
            "spacing": spacing, "typography": typography,
        ]
    }

    /// Name, slug, and the least and the greatest size; between them it goes with the width of the window.
    private static let spaces: [(name: String, slug: String, size: String)] = [
        ("Tiny", "20", "0.5rem"), ("Small", "30", "1rem"), ("Medium", "40", "1.5rem"),
        ("Large", "50", "clamp(1.5rem, 1rem + 2vw, 2.5rem)"), ("Huge", "60", "clamp(2rem, 1rem + 4vw, 4rem)"),
        ("Giant", "70", "clamp(3rem, 1.5rem + 6vw, 6.5rem)"),
    ]

    private var spacing: Node {
        let sizes: [Node] = Self.spaces.map {
            ["name": "\($0.name)", "slug": "\($0.slug)", "size": "\($0.size)"]
        }
        var spacing: Node = [:]
        if version == 3 { spacing = spacing.with("defaultSpacingSizes", false) }
        return spacing.with("spacingSizes", Node(sizes)).with("units", ["%", "px", "em", "rem", "vh", "vw"])
    }

    private static let sizes: [(name: String, slug: String, least: String?, size: String)] = [
        ("Small", "small", nil, "0.875rem"), ("Medium", "medium", "1rem", "1.125rem"),
        ("Large", "large", "1.25rem", "1.5rem"), ("Extra large", "x-large", "1.5rem", "2.25rem"),
        ("Huge", "xx-large", "2.125rem", "3.5rem"),
    ]

    private var typography: Node {
        let sizes: [Node] = Self.sizes.map { size in
            let node: Node = ["name": "\(size.name)", "slug": "\(size.slug)", "size": "\(size.size)"]
            guard let least = size.least else { return node.with("fluid", false) }
            return node.with("fluid", ["min": "\(least)", "max": "\(size.size)"])
        }
        var families: [Node] = [family("Body", "body", spec.bodyFont)]
        families.append(family("Heading", "heading", spec.headingFont))
        var typography: Node = ["fluid": true]
        if version == 3 { typography = typography.with("defaultFontSizes", false) }
        return typography.with("fontFamilies", Node(families)).with("fontSizes", Node(sizes))
    }

    private func family(_ name: String, _ slug: String, _ font: FontStack) -> Node {
        ["name": "\(name): \(font.title)", "slug": "\(slug)", "fontFamily": "\(font.families)"]
    }

    // MARK: Styles

    private func color(_ role: Palette.Role) -> Node { "var(--wp--preset--color--\(role.rawValue))" }

    private func size(_ slug: String) -> Node { "var(--wp--preset--font-size--\(slug))" }

    private func space(_ slug: String) -> Node { "var(--wp--preset--spacing--\(slug))" }

    private var styles: Node {
        [
            "color": ["background": color(.base), "text": color(.contrast)],
            "spacing": [
                "blockGap": space("40"),
                "padding": ["top": "0", "right": space("50"), "bottom": "0", "left": space("50")],
            ],
            "typography": [
                "fontFamily": "var(--wp--preset--font-family--body)", "fontSize": size("medium"), "lineHeight": "1.65",
            ],
            "elements": elements, "blocks": blocks,
        ]
    }

    private var elements: Node {
        // Outlines are known since 6.2; style.css has them too.
        let focus: Node? =
            spec.requires(6, 2)
            ? ["color": color(.accent), "offset": "2px", "style": "solid", "width": "2px"] : nil
        let under: Node = ["text": color(.base), "background": color(.secondary)]
        func state(_ color: Node) -> Node { ["color": color] }
        return [
            "link": [
                "color": ["text": color(.primary)], ":hover": state(["text": color(.secondary)]),
                ":focus": state(["text": color(.secondary)]).with("outline", focus),
                ":active": state(["text": color(.secondary)]),
            ],
            "button": [
                "border": ["radius": "6px"], "color": ["text": color(.base), "background": color(.primary)],
                "typography": ["fontSize": size("medium"), "fontWeight": "600", "lineHeight": "1.4"],
                "spacing": ["padding": ["top": "0.75em", "right": "1.5em", "bottom": "0.75em", "left": "1.5em"]],
                ":hover": state(under), ":focus": state(under).with("outline", focus), ":active": state(under),
            ],
            "heading": [
                "color": ["text": color(.contrast)],
                "typography": [
                    "fontFamily": heading, "fontWeight": "700", "letterSpacing": "-0.01em", "lineHeight": "1.2",
                ],
            ],
            "h1": ["typography": ["fontSize": size("xx-large")]],
            "h2": ["typography": ["fontSize": size("x-large")]],
            "h3": ["typography": ["fontSize": size("large")]],
            "h4": ["typography": ["fontSize": size("medium")]],
            "h5": ["typography": ["fontSize": size("medium")]],
            "h6": ["typography": ["fontSize": size("small")]],
            "caption": ["color": ["text": color(.muted)], "typography": ["fontSize": size("small")]],
        ]
    }

    private var heading: Node { "var(--wp--preset--font-family--heading)" }

    private var line: Node { ["color": color(.accent), "style": "solid", "width": "3px"] }

    /// Links that are less important than those in text.
    private var quiet: Node { ["elements": ["link": ["color": ["text": color(.muted)]]]] }

    private var blocks: Node {
        [
            "core/site-title": [
                "typography": [
                    "fontFamily": heading, "fontSize": size("large"), "fontWeight": "700", "lineHeight": "1.2",
                ],
                "elements": [
                    "link": ["color": ["text": color(.contrast)], "typography": ["textDecoration": "none"]]
                ],
            ],
            "core/navigation": [
                "elements": [
                    "link": [
                        "typography": ["textDecoration": "none"],
                        ":hover": ["typography": ["textDecoration": "underline"]],
                    ]
                ]
            ],
            "core/post-title": [
                "elements": [
                    "link": [
                        "color": ["text": color(.contrast)], "typography": ["textDecoration": "none"],
                        ":hover": ["typography": ["textDecoration": "underline"]],
                    ]
                ]
            ],
            "core/post-featured-image": ["border": ["radius": "6px"]],
            "core/avatar": ["border": ["radius": "50%"]],
            "core/post-date": quiet, "core/comment-date": quiet, "core/post-terms": quiet, "core/post-author": quiet,
            "core/quote": [
                "border": ["left": ["color": color(.accent), "style": "solid", "width": "4px"]],
                "elements": ["cite": ["typography": ["fontSize": size("small"), "fontStyle": "normal"]]],
                "spacing": ["padding": ["left": space("40")]],
            ],
            "core/pullquote": [
                "border": ["bottom": line, "top": line],
                "elements": ["cite": ["typography": ["fontSize": size("small"), "fontStyle": "normal"]]],
                "spacing": ["padding": ["bottom": space("40"), "top": space("40")]],
                "typography": ["fontFamily": heading, "fontSize": size("x-large"), "lineHeight": "1.35"],
            ],
            "core/separator": [
                "border": ["color": "currentColor", "style": "solid", "width": "0 0 1px 0"],
                "color": ["text": color(.muted)],
            ],
            "core/code": [
                "color": ["background": color(.surface), "text": color(.contrast)],
                "spacing": [
                    "padding": ["top": space("30"), "right": space("30"), "bottom": space("30"), "left": space("30")]
                ],
            ],
        ]
    }
}
