import ScaffoldCore

/// Templates and parts of a block theme. They hold no text: what is to be translated is in patterns.
struct TemplateFiles {
    let spec: ThemeSpec

    private var posts: PostBlocks { PostBlocks(spec: spec) }

    var files: [GeneratedFile] {
        var files: [GeneratedFile] = [
            template("index", [section([.pattern(spec.names.slug, "hidden-posts-heading"), posts.list(columns: 3)])]),
            file("templates", "home", whole(home, hasBand: spec.has(.blockPatterns))),
            template("single", single), template("page", page(hasTitle: true, isWide: false)),
            template(
                "archive",
                [
                    section([
                        BlockMarkup("query-title", ["type": "archive", "align": "wide"]),
                        BlockMarkup("term-description", ["align": "wide"]), posts.list(columns: 3),
                    ])
                ]),
            template(
                "search",
                [
                    section([
                        BlockMarkup("query-title", ["type": "search", "align": "wide"]),
                        BlockMarkup("search", ["showLabel": false, "align": "wide"]), posts.list(columns: 3),
                    ])
                ]), template("404", [section([.pattern(spec.names.slug, "hidden-404")])]),
        ]
        for template in spec.customTemplates { files.append(custom(template)) }
        files.append(part("header", [header]))
        files.append(part("footer", [footer]))
        return files
    }

    private var home: [BlockMarkup] {
        spec.has(.blockPatterns)
            ? [
                .pattern(spec.names.slug, "hero"),
                section(padding: [.top: .large], [posts.list(columns: 3)]),
            ] : [section([.pattern(spec.names.slug, "hidden-posts-heading"), posts.list(columns: 3)])]
    }

    /// A part of the page in the middle of the window; what is wide or full in it can be so.
    private func section(padding: [BlockLook.Side: BlockLook.Space] = [:], _ blocks: [BlockMarkup]) -> BlockMarkup {
        .group(.constrained, BlockLook(padding: padding), blocks)
    }

    private var single: [BlockMarkup] {
        [
            section([
                BlockMarkup("post-title", ["level": 1]), posts.meta,
                BlockMarkup("post-featured-image", ["align": "wide", "aspectRatio": "16/9"]),
            ]), content(.constrained),
            section([
                BlockMarkup("post-terms", ["term": "post_tag", "textColor": "muted", "fontSize": "small"]),
                posts.navigation, posts.comments,
            ]),
        ]
    }

    /// As wide as the window, so that there is room for what authors make wide or full.
    private func content(_ layout: BlockMarkup.Layout) -> BlockMarkup {
        BlockMarkup("post-content", ["align": "full", "layout": layout.node])
    }

    private func page(hasTitle: Bool, isWide: Bool) -> [BlockMarkup] {
        var head: [BlockMarkup] = []
        if hasTitle { head.append(BlockMarkup("post-title", Node.level(1).with("align", isWide ? "wide" : nil))) }
        head.append(BlockMarkup("post-featured-image", ["align": "wide", "aspectRatio": "16/9"]))
        return [section(head), content(isWide ? .wide(spec.wideWidth) : .constrained)]
    }

    private func custom(_ template: CustomTemplate) -> GeneratedFile {
        let words = template.slug.text.split(separator: "-")
        let isWide = words.contains("wide") || words.contains("full")
        let hasTitle = !(words.contains("no") && words.contains("title")) && !words.contains("blank")
        return file("templates", template.slug.text, whole(page(hasTitle: hasTitle, isWide: isWide)))
    }

    private func template(_ name: String, _ blocks: [BlockMarkup]) -> GeneratedFile {
        file("templates", name, whole(blocks))
    }

    /// Header, what the template is for, footer.
    private func whole(_ blocks: [BlockMarkup], hasBand: Bool = false) -> [BlockMarkup] {
        // A band of colour begins right below the header.
        let padding: [BlockLook.Side: BlockLook.Space] =
            hasBand ? [.bottom: .giant] : [.top: .huge, .bottom: .giant]
        return [
            .part("header", tag: "header"),
            .group(
                .flow, tag: "main", BlockLook(padding: padding, margin: [.top: .none]), blocks),
            .part("footer", tag: "footer"),
        ]
    }

    private func part(_ name: String, _ blocks: [BlockMarkup]) -> GeneratedFile { file("parts", name, blocks) }

    private func file(_ folder: String, _ name: String, _ blocks: [BlockMarkup]) -> GeneratedFile {
        let kind = folder == "parts" ? "part" : "template"
        let role = "\(kind)_\(name.split(separator: "-").joined(separator: "_"))"
        return GeneratedFile(role, "\(folder)/\(name).html", "\(lines: blocks.map { "\($0.code)\n" })" as PHP)
    }

    private var header: BlockMarkup {
        .group(
            .constrained, BlockLook(align: "full", padding: [.top: .medium, .bottom: .medium]),
            [
                .group(
                    .row(justify: "space-between"), .wide(),
                    [
                        .group(
                            .row(justify: "left"), BlockLook(gap: .small),
                            [BlockMarkup("site-logo", ["width": 48]), BlockMarkup("site-title", ["level": 0])]),
                        BlockMarkup(
                            "navigation",
                            [
                                "overlayBackgroundColor": "base", "overlayTextColor": "contrast",
                                "layout": ["type": "flex", "justifyContent": "right"],
                            ]),
                    ])
            ])
    }

    private var footer: BlockMarkup {
        .group(
            .constrained,
            BlockLook(align: "full", background: .surface, padding: [.top: .large, .bottom: .large]),
            [
                .group(
                    .row(justify: "space-between"), .wide(gap: .large),
                    [
                        .group(
                            .stack, BlockLook(gap: .small),
                            [
                                BlockMarkup("site-title", ["level": 0]),
                                BlockMarkup("site-tagline", ["textColor": "muted", "fontSize": "small"]),
                            ]), .pattern(spec.names.slug, "hidden-credit"),
                    ])
            ])
    }
}

extension Node {
    static func level(_ level: Int) -> Node { ["level": Node(level)] }
}
