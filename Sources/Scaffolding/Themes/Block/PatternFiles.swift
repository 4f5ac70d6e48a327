import ScaffoldCore

/// The patterns of a block theme: parts of pages with text in them, which people put in, and those that templates show.
struct PatternFiles {
    let spec: ThemeSpec

    private struct Pattern {
        let slug: StaticString
        let title: String
        let description: String
        /// Categories of WordPress, beside the theme's own.
        let categories: [String]
        let blocks: [BlockMarkup]
        var isHidden = false
    }

    var files: [GeneratedFile] {
        // Templates of blocks hold no text; those of PHP have it themselves.
        var patterns = spec.type == .block ? [notFound, noResults, postsHeading, credit] : []
        if spec.has(.blockPatterns) { patterns += [hero, services, callToAction, testimonials] }
        return patterns.map(file)
    }

    private func text(_ text: String) -> PHP {
        "<?php \(translated: text, spec.names.slug, function: .htmlPrinted); ?>"
    }

    private func heading(_ level: Int, _ look: BlockLook = .plain, _ text: PHP) -> BlockMarkup {
        .heading(level, look, hasClass: spec.requires(6, 2), text)
    }

    private func file(_ pattern: Pattern) -> GeneratedFile {
        let categories = ([spec.names.slug.text] + pattern.categories).joined(separator: ", ")
        let filing: PHP =
            pattern.isHidden ? " * Inserter: no" : " * Categories: \(comment: categories)\n * Viewport Width: 1400"
        let slug = PHP(verbatim: "\(pattern.slug)")
        let code: PHP = """
            <?php
            /**
             * Title: \(comment: pattern.title)
             * Slug: \(spec.names.slug)/\(slug)
             * Description: \(comment: pattern.description)
            \(filing)
             *
             * @package \(spec.names.namespace)
             */

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }
            ?>
            \(BlockMarkup.code(pattern.blocks))
            """
        let role = "\(pattern.slug)".split(separator: "-").joined(separator: "_")
        return GeneratedFile("pattern_\(role)", "patterns/\(pattern.slug).php", code)
    }

    private static let band: [BlockLook.Side: BlockLook.Space] = [.top: .giant, .bottom: .giant]

    // MARK: For people

    private var hero: Pattern {
        Pattern(
            slug: "hero", title: "Hero", description: "A large heading, a sentence and two buttons.",
            categories: ["banner", "featured"],
            blocks: [
                .group(
                    .constrained,
                    BlockLook(align: "full", background: .surface, padding: Self.band, gap: .medium),
                    [
                        heading(
                            1, BlockLook(textAlign: "center", fontSize: "xx-large"),
                            text("A clear place for your ideas")),
                        .paragraph(
                            BlockLook(textAlign: "center", text: .muted, fontSize: "large"),
                            text("Say in a sentence or two what visitors find here and why it is worth their time.")),
                        .buttons(justify: "center", [text("Get started"), text("Read more")]),
                    ])
            ])
    }

    private var services: Pattern {
        let items = [
            ("What you do", "Describe the first thing that you offer, in words that your visitors would use."),
            ("How you do it", "Tell what is special about the way you work and what people can expect of it."),
            ("Who it is for", "Name the people that you help, so that they know they are in the right place."),
        ]
        let columns = items.map { title, sentence in
            BlockMarkup.column(
                BlockLook(
                    background: .surface, padding: [.top: .large, .right: .large, .bottom: .large, .left: .large]),
                [heading(3, BlockLook(fontSize: "large"), text(title)), .paragraph(.plain, text(sentence))])
        }
        return Pattern(
            slug: "services", title: "Three columns", description: "Three things that you offer, beside each other.",
            categories: ["columns", "text"],
            blocks: [
                .group(
                    .constrained, BlockLook(align: "full", padding: Self.band, gap: .large),
                    [
                        heading(2, BlockLook(textAlign: "center"), text("What we offer")),
                        .columns(.wide(gap: .large), columns),
                    ])
            ])
    }

    private var callToAction: Pattern {
        Pattern(
            slug: "call-to-action", title: "Call to action", description: "A band with a question and a button.",
            categories: ["buttons"],
            blocks: [
                .group(
                    .constrained,
                    BlockLook(
                        align: "full", background: .contrast, text: .base, padding: Self.band, gap: .medium),
                    [
                        heading(
                            2, BlockLook(textAlign: "center", text: .base), text("Shall we talk about it?")),
                        .paragraph(
                            BlockLook(textAlign: "center"),
                            text("Write a few lines, and you will hear from us within two days.")),
                        .buttons(justify: "center", [text("Contact us")]),
                    ])
            ])
    }

    private var testimonials: Pattern {
        let quotes = [
            ("They listened first, and then they made exactly what we needed.", "A customer"),
            ("I found everything on the first visit. That is rare.", "A reader"),
        ]
        return Pattern(
            slug: "testimonials", title: "Testimonials", description: "What two people say of you.",
            categories: ["text", "columns"],
            blocks: [
                .group(
                    .constrained, BlockLook(align: "full", padding: Self.band, gap: .large),
                    [
                        heading(2, BlockLook(textAlign: "center"), text("What people say")),
                        .columns(
                            .wide(gap: .large),
                            quotes.map { .column(.plain, [.quote(text($0.0), by: text($0.1))]) }),
                    ])
            ])
    }

    // MARK: For templates

    private var notFound: Pattern {
        Pattern(
            slug: "hidden-404", title: "Page not found", description: "What is shown where there is no page.",
            categories: [],
            blocks: [
                heading(1, .plain, text("Page not found")),
                .paragraph(
                    .plain, text("There is nothing at this address. It may have moved, or a letter may be wrong.")),
                BlockMarkup("search", ["showLabel": false]),
            ], isHidden: true)
    }

    private var noResults: Pattern {
        Pattern(
            slug: "hidden-no-results", title: "No results", description: "What is shown where there are no posts.",
            categories: [],
            blocks: [.paragraph(.plain, text("Nothing was found. Other words may help."))], isHidden: true)
    }

    private var postsHeading: Pattern {
        Pattern(
            slug: "hidden-posts-heading", title: "Heading of posts", description: "The heading of the list of posts.",
            categories: [],
            blocks: [heading(1, BlockLook(align: "wide"), text("Latest posts"))], isHidden: true)
    }

    private var credit: Pattern {
        let link: PHP = """
            <?php
            printf(
                /* translators: %s: WordPress, with a link to its site. */
                \(translated: "Powered by %s", spec.names.slug, function: .html),
                '<a href="' . esc_url( \(translated: "https://wordpress.org/", spec.names.slug) ) . '" rel="nofollow">WordPress</a>'
            );
            ?>
            """
        return Pattern(
            slug: "hidden-credit", title: "Credit", description: "What the site is made with.", categories: [],
            blocks: [.paragraph(BlockLook(text: .muted, fontSize: "small"), "\n    \(link)\n")], isHidden: true)
    }
}
