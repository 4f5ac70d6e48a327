import ScaffoldCore

/// Blocks that show posts and comments, put together as templates need them.
struct PostBlocks {
    let spec: ThemeSpec

    /// The posts that the address asks for, as cards in a grid or one below the other.
    func list(columns: Int) -> BlockMarkup {
        let query: Node = [
            "perPage": 10, "pages": 0, "offset": 0, "postType": "post", "order": "desc", "orderBy": "date",
            "author": "",
            "search": "", "exclude": [], "sticky": "", "inherit": true,
        ]
        // Since 6.3 the posts' template says how it is laid out, before that the query did.
        let isNew = spec.requires(6, 3)
        var attributes: Node = ["queryId": 0, "query": query]
        var template: Node = [:]
        if columns > 1 {
            if isNew {
                template = ["layout": ["type": "grid", "columnCount": Node(columns)]]
            } else {
                attributes = attributes.with("displayLayout", ["type": "flex", "columns": Node(columns)])
            }
        }
        attributes = attributes.with("align", "wide").with("layout", isNew ? ["type": "default"] : nil)
        let card: [BlockMarkup] = [
            .group(
                .flow, BlockLook(gap: .small),
                [
                    BlockMarkup("post-featured-image", ["isLink": true, "aspectRatio": "3/2"]),
                    BlockMarkup("post-date", ["textColor": "muted", "fontSize": "small"]),
                    BlockMarkup("post-title", ["isLink": true, "fontSize": "large"]),
                    BlockMarkup("post-excerpt", ["excerptLength": 24]),
                ])
        ]
        return BlockMarkup(
            "query", attributes,
            .blocks(
                open: "<div class=\"wp-block-query alignwide\">",
                [
                    // In front of the posts: 6.1 asks whether there are any left.
                    BlockMarkup(
                        "query-no-results", [:], .bare([.pattern(spec.names.slug, "hidden-no-results")])),
                    BlockMarkup("post-template", template, .bare(card)),
                    BlockMarkup(
                        "query-pagination",
                        ["paginationArrow": "arrow", "layout": ["type": "flex", "justifyContent": "space-between"]],
                        .bare([
                            BlockMarkup("query-pagination-previous"), BlockMarkup("query-pagination-numbers"),
                            BlockMarkup("query-pagination-next"),
                        ])),
                ], close: "</div>"))
    }

    /// Who wrote the post, when, and about what.
    var meta: BlockMarkup {
        .group(
            .row(justify: "left"), BlockLook(text: .muted, fontSize: "small", gap: .small),
            [
                BlockMarkup("post-date"), BlockMarkup("post-author", ["showAvatar": false]),
                BlockMarkup("post-terms", ["term": "category"]),
            ])
    }

    /// To the posts before and after.
    var navigation: BlockMarkup {
        .group(
            .row(justify: "space-between"),
            BlockLook(padding: [.top: .large, .bottom: .large]),
            [
                BlockMarkup("post-navigation-link", ["type": "previous", "showTitle": true]),
                BlockMarkup("post-navigation-link", ["showTitle": true]),
            ])
    }

    var comments: BlockMarkup {
        let comment: [BlockMarkup] = [
            .group(
                .row(justify: "left"), BlockLook(gap: .small),
                [
                    BlockMarkup("avatar", ["size": 48]), BlockMarkup("comment-author-name"),
                    BlockMarkup("comment-date", ["fontSize": "small"]),
                ]),
            BlockMarkup("comment-content"),
            .group(
                .row(justify: "left"), BlockLook(gap: .small),
                [BlockMarkup("comment-edit-link"), BlockMarkup("comment-reply-link")]),
        ]
        return BlockMarkup(
            "comments", [:],
            .blocks(
                open: "<div class=\"wp-block-comments\">",
                [
                    BlockMarkup("comments-title"), BlockMarkup("comment-template", [:], .bare(comment)),
                    BlockMarkup(
                        "comments-pagination", [:],
                        .bare([
                            BlockMarkup("comments-pagination-previous"), BlockMarkup("comments-pagination-numbers"),
                            BlockMarkup("comments-pagination-next"),
                        ])), BlockMarkup("post-comments-form"),
                ], close: "</div>"))
    }
}
