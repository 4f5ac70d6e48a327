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

        \(paragraphs: [variables, text, presets])
        """
    }

    private var variables: CSS {
        let colours: [CSS] = Palette.Role.allCases.map { role in
            let name = CSS(verbatim: role.rawValue)
            return "--theme-\(name): \(spec.palette[role]);"
        }
        let body = CSS(verbatim: spec.bodyFont.families)
        let heading = CSS(verbatim: spec.headingFont.families)
        return """
            :root {
                \(lines: colours)
                --theme-body: \(body);
                --theme-heading: \(heading);
                --theme-content: \(spec.contentWidth)px;
                --theme-wide: \(spec.wideWidth)px;
                --theme-gap: clamp(1rem, 0.5rem + 2vw, 2.5rem);
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
            line-height: 1.2;
            margin-block: 1.5em 0.5em;
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
            border-block-end: 1px solid var(--theme-muted);
            padding: 0.5rem;
            text-align: start;
        }

        hr {
            border: 0;
            border-block-start: 1px solid var(--theme-muted);
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
            margin-inline: auto;
            max-inline-size: calc(var(--theme-wide) + 2 * var(--theme-gap));
            padding-inline: var(--theme-gap);
        }

        .site-header {
            align-items: center;
            display: flex;
            flex-wrap: wrap;
            gap: 1rem 2rem;
            justify-content: space-between;
            padding-block: 1.5rem;
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
            margin: 0;
        }

        .menu {
            display: flex;
            flex-wrap: wrap;
            gap: 0.5rem 1.5rem;
            list-style: none;
            margin: 0;
            padding: 0;
        }

        .menu a {
            text-decoration: none;
        }

        .menu a:hover,
        .menu a:focus,
        .menu .current-menu-item > a {
            text-decoration: underline;
        }

        .menu .sub-menu {
            list-style: none;
            padding-inline-start: 1rem;
        }

        .site-content {
            display: grid;
            flex-grow: 1;
            gap: calc(2 * var(--theme-gap));
            padding-block: 2rem 4rem;
        }

        .site-main {
            min-inline-size: 0;
        }

        .widget-title {
            font-size: 1.125rem;
        }

        .widget ul {
            list-style: none;
            padding: 0;
        }

        .site-footer {
            border-block-start: 1px solid var(--theme-muted);
            color: var(--theme-muted);
            display: grid;
            gap: 1.5rem;
            padding-block: 2rem;
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

        .site-main > article + article {
            margin-block-start: 4rem;
        }

        .page-title,
        .entry-title {
            margin-block: 0 0.5rem;
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

        .post-thumbnail {
            margin: 1.5rem 0;
            text-align: center;
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
            border-block-end: 1px solid var(--theme-muted);
            padding-block: 1rem;
        }
        """
    }
}
