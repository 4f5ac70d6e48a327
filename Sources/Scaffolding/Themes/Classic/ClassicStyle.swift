import ScaffoldCore

/// The style sheets of a classic theme. Sides are named by the direction of text, so that they hold for languages that
/// are written from the right too.
struct ClassicStyle {
    let spec: ThemeSpec

    var code: CSS {
        """
        \(StyleHeader(spec: spec).code)

        \(paragraphs: [variables, ground, text, site, content, forms, wordPress, wide])
        """
    }

    /// What the editor shows posts with.
    var editor: CSS {
        """
        /* Styles of posts in the editor. */

        \(paragraphs: [variables, text, presets, bands, BlockStyle(spec: spec).rule])
        """
    }

    private var variables: CSS {
        let colours: [CSS] = Palette.Role.allCases.map { role in
            let name = CSS(verbatim: role.rawValue)
            let colour: CSS = "\(spec.palette[role])"
            // The editor's settings know the colours too, and a child theme or a user may have changed them there.
            let value: CSS = spec.has(.themeJSON) ? "var(--wp--preset--color--\(name), \(colour))" : colour
            return "--theme-\(name): \(value);"
        }
        let body = CSS(verbatim: spec.bodyFont.families)
        let heading = CSS(verbatim: spec.headingFont.families)
        return """
            body {
                \(lines: colours)
                --theme-body: \(body);
                --theme-heading: \(heading);
                --theme-content: \(spec.contentWidth)px;
                --theme-wide: \(spec.wideWidth)px;
                --theme-gap: clamp(1.25rem, 0.5rem + 2vw, 2.5rem);
                --theme-line: color-mix(in srgb, var(--theme-muted) 35%, transparent);
            }
            """
    }

    private var ground: CSS {
        """
        *,
        *::before,
        *::after {
            box-sizing: border-box;
        }

        img,
        video,
        svg {
            block-size: auto;
            max-inline-size: 100%;
        }

        a:focus-visible,
        button:focus-visible,
        input:focus-visible,
        select:focus-visible,
        textarea:focus-visible,
        summary:focus-visible {
            outline: 2px solid var(--theme-accent);
            outline-offset: 2px;
        }

        @media (prefers-reduced-motion: no-preference) {
            html {
                scroll-behavior: smooth;
            }
        }
        """
    }

    private var text: CSS {
        """
        body {
            background-color: var(--theme-base);
            color: var(--theme-contrast);
            font-family: var(--theme-body);
            font-size: clamp(1rem, 0.95rem + 0.25vw, 1.125rem);
            line-height: 1.65;
            margin: 0;
            overflow-wrap: break-word;
        }

        h1,
        h2,
        h3,
        h4,
        h5,
        h6 {
            font-family: var(--theme-heading);
            letter-spacing: -0.01em;
            line-height: 1.2;
            margin-block: 1.5em 0.5em;
            text-wrap: pretty;
        }

        h1 {
            font-size: clamp(2rem, 1.5rem + 2.5vw, 3.25rem);
        }

        h2 {
            font-size: clamp(1.5rem, 1.25rem + 1.25vw, 2.125rem);
        }

        h3 {
            font-size: clamp(1.25rem, 1.15rem + 0.5vw, 1.5rem);
        }

        a {
            color: var(--theme-primary);
            text-decoration-thickness: 1px;
            text-underline-offset: 0.15em;
        }

        a:hover,
        a:focus,
        a:active {
            color: var(--theme-secondary);
        }

        blockquote {
            border-inline-start: 4px solid var(--theme-accent);
            margin-inline: 0;
            padding-inline-start: 1.5rem;
        }

        code,
        kbd,
        pre,
        samp {
            font-family: ui-monospace, Menlo, Consolas, monospace;
        }

        pre {
            background-color: var(--theme-surface);
            overflow-x: auto;
            padding: 1rem;
        }

        table {
            border-collapse: collapse;
            inline-size: 100%;
        }

        td,
        th {
            border: 0;
            border-block-end: 1px solid var(--theme-line);
            padding: 0.5rem;
            text-align: start;
        }

        hr {
            border: 0;
            border-block-start: 1px solid var(--theme-line);
        }
        """
    }

    private var site: CSS {
        """
        .site {
            display: flex;
            flex-direction: column;
            min-block-size: 100vh;
        }

        .site-header,
        .site-content,
        .site-footer {
            inline-size: 100%;
            padding-inline: max(var(--theme-gap), (100% - var(--theme-wide)) / 2);
        }

        .site-header {
            align-items: center;
            border-block-end: 1px solid var(--theme-line);
            display: flex;
            flex-wrap: wrap;
            gap: 0.5rem 2rem;
            justify-content: space-between;
            padding-block: 1.25rem;
        }

        .header-image img {
            display: block;
            inline-size: 100%;
            max-block-size: 28rem;
            object-fit: cover;
        }

        .site-branding {
            align-items: center;
            display: flex;
            flex-wrap: wrap;
            gap: 0.25rem 1rem;
        }

        .site-title {
            font-family: var(--theme-heading);
            font-size: 1.375rem;
            font-weight: 700;
            line-height: 1.2;
            margin: 0;
        }

        .site-title a {
            color: inherit;
            text-decoration: none;
        }

        .site-description {
            color: var(--theme-muted);
            font-size: 0.9375rem;
            margin: 0;
        }

        .menu,
        .menu .sub-menu {
            list-style: none;
            margin: 0;
            padding: 0;
        }

        .menu .sub-menu {
            padding-inline-start: 1.25rem;
        }

        .menu a {
            color: inherit;
            display: block;
            padding-block: 0.375rem;
            text-decoration: none;
        }

        .menu a:hover,
        .menu a:focus,
        .menu .current-menu-item > a {
            text-decoration: underline;
        }

        .footer-navigation .menu {
            display: flex;
            flex-wrap: wrap;
            gap: 0 1.5rem;
        }

        .site-content {
            align-content: start;
            display: grid;
            flex-grow: 1;
            gap: calc(2 * var(--theme-gap));
            grid-template-columns: minmax(0, 1fr);
            padding-block: clamp(2rem, 1rem + 4vw, 4rem) 4rem;
        }

        .site-main {
            min-inline-size: 0;
        }

        .widget-title,
        .widget :is(h1, h2, h3) {
            font-size: 1.125rem;
            margin-block: 0 0.5em;
        }

        .widget-area,
        .footer-widgets {
            align-content: start;
            display: grid;
            font-size: 0.9375rem;
            gap: 2rem;
            grid-template-columns: minmax(0, 1fr);
        }

        .footer-widgets {
            color: var(--theme-contrast);
            grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        }

        .widget-area :is(ul, ol),
        .footer-widgets :is(ul, ol) {
            list-style: none;
            margin: 0;
            padding: 0;
        }

        .widget-area li + li,
        .footer-widgets li + li {
            margin-block-start: 0.5rem;
        }

        .site-footer {
            background-color: var(--theme-surface);
            color: var(--theme-muted);
            display: grid;
            gap: 1.5rem;
            padding-block: 2.5rem;
        }

        .site-info {
            font-size: 0.875rem;
            margin: 0;
        }
        """
    }

    private var content: CSS {
        """
        .page-header,
        .entry-header,
        .entry-summary,
        .entry-footer,
        .page-content,
        .comments-area,
        .post-navigation,
        .pagination,
        .entry-content > * {
            margin-inline: auto;
            max-inline-size: var(--theme-content);
        }

        .page-header {
            margin-block-end: 3rem;
        }

        .site-main > article + article {
            border-block-start: 1px solid var(--theme-line);
            margin-block-start: 3.5rem;
            margin-inline: auto;
            padding-block-start: 3.5rem;
        }

        .blog .site-main > article,
        .archive .site-main > article,
        .search .site-main > article {
            margin-inline: auto;
            max-inline-size: var(--theme-content);
        }

        .page-title,
        .entry-title {
            margin-block: 0 0.5rem;
        }

        h2.entry-title {
            font-size: clamp(1.375rem, 1.2rem + 0.9vw, 1.875rem);
        }

        .entry-title a {
            color: inherit;
            text-decoration: none;
        }

        .entry-title a:hover,
        .entry-title a:focus {
            text-decoration: underline;
        }

        .entry-meta,
        .entry-footer {
            color: var(--theme-muted);
            display: flex;
            flex-wrap: wrap;
            font-size: 0.875rem;
            gap: 0.25rem 1rem;
        }

        .entry-meta a,
        .entry-footer a {
            color: inherit;
        }

        .post-thumbnail {
            margin: 1.5rem 0;
            text-align: center;
        }

        .post-thumbnail img {
            aspect-ratio: 16 / 9;
            border-radius: 6px;
            display: block;
            inline-size: 100%;
            object-fit: cover;
        }

        .page-links,
        .nav-links {
            display: flex;
            flex-wrap: wrap;
            gap: 0.5rem 1rem;
            margin-block: 2rem;
        }

        .post-navigation .nav-links {
            justify-content: space-between;
        }

        .nav-subtitle {
            color: var(--theme-muted);
            display: block;
            font-size: 0.875rem;
        }

        .comment-list,
        .comment-list .children {
            list-style: none;
            padding-inline-start: 0;
        }

        .comment-list .children {
            padding-inline-start: 1.5rem;
        }

        .comment-body {
            border-block-end: 1px solid var(--theme-line);
            padding-block: 1.25rem;
        }

        .comment-metadata {
            font-size: 0.875rem;
        }

        .comment-metadata a {
            color: var(--theme-muted);
        }

        .comment-author .avatar {
            border-radius: 50%;
            margin-inline-end: 0.5rem;
            vertical-align: middle;
        }

        .comment-form :is(.comment-form-author, .comment-form-email, .comment-form-url, .comment-form-comment) label {
            display: block;
        }

        .comment-form :is(.comment-form-author, .comment-form-email, .comment-form-url) input {
            inline-size: min(100%, 24rem);
        }
        """
    }
}
