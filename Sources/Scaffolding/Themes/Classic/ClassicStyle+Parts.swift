import ScaffoldCore

/// Forms, what WordPress adds to pages, and wide windows.
extension ClassicStyle {
    var forms: CSS {
        """
        input:not([type="checkbox"], [type="radio"], [type="submit"]),
        select,
        textarea {
            background-color: var(--theme-base);
            border: 1px solid var(--theme-muted);
            border-radius: 6px;
            color: var(--theme-contrast);
            font: inherit;
            max-inline-size: 100%;
            padding: 0.5rem 0.75rem;
        }

        textarea {
            inline-size: 100%;
        }

        button,
        input[type="submit"],
        .wp-element-button {
            background-color: var(--theme-primary);
            border: 0;
            border-radius: 6px;
            color: var(--theme-base);
            cursor: pointer;
            font: inherit;
            font-weight: 600;
            padding: 0.5rem 1.25rem;
        }

        button:hover,
        button:focus,
        input[type="submit"]:hover,
        input[type="submit"]:focus,
        .wp-element-button:hover,
        .wp-element-button:focus {
            background-color: var(--theme-secondary);
            color: var(--theme-base);
        }

        .search-form {
            display: flex;
            flex-wrap: wrap;
            gap: 0.5rem;
        }

        .search-field {
            flex: 1 1 12rem;
        }
        """
    }

    var wordPress: CSS {
        """
        \(presets)

        \(bands)

        \(BlockStyle(spec: spec).rule)

        .alignleft {
            float: inline-start;
            margin-inline-end: 1.5rem;
        }

        .alignright {
            float: inline-end;
            margin-inline-start: 1.5rem;
        }

        .aligncenter {
            display: block;
            margin-inline: auto;
        }

        .entry-content > .alignwide {
            max-inline-size: var(--theme-wide);
        }

        .entry-content > .alignleft {
            margin-inline-start: max(0px, (100% - var(--theme-content)) / 2);
        }

        .entry-content > .alignright {
            margin-inline-end: max(0px, (100% - var(--theme-content)) / 2);
        }

        /* From one side of the window to the other, where nothing stands beside it. */
        .entry-content > .alignfull {
            margin-inline: calc(50% - 50vw);
            max-inline-size: 100vw;
        }

        .has-sidebar .entry-content > .alignfull {
            margin-inline: 0;
            max-inline-size: 100%;
        }

        .site {
            overflow-x: clip;
        }

        .wp-block-quote,
        .wp-block-quote.has-text-align-right {
            border-color: var(--theme-accent);
            border-style: solid;
            border-width: 0;
            border-inline-start-width: 4px;
            padding-inline: 1.5rem 0;
        }

        .wp-block-pullquote {
            border-color: var(--theme-accent);
            border-width: 3px 0;
            padding: 1.5rem 0;
        }

        .wp-block-pullquote blockquote {
            border: 0;
            font-family: var(--theme-heading);
            padding: 0;
        }

        .wp-block-table :is(td, th) {
            border: 0;
            border-block-end: 1px solid var(--theme-line);
        }

        .wp-block-code,
        .wp-block-separator {
            border-color: var(--theme-line);
        }

        .wp-block-latest-posts__post-date {
            color: var(--theme-muted);
        }

        .wp-caption {
            max-inline-size: 100%;
        }

        .wp-caption-text,
        .gallery-caption,
        .wp-element-caption,
        [class*="wp-block-"] figcaption {
            color: var(--theme-muted);
            font-size: 0.875rem;
        }

        .sticky .entry-title::before {
            color: var(--theme-accent);
            content: "\\2605\\00a0";
        }

        .bypostauthor > .comment-body .fn {
            color: var(--theme-accent);
        }

        .screen-reader-text {
            block-size: 1px;
            clip-path: inset(50%);
            inline-size: 1px;
            margin: -1px;
            overflow: hidden;
            padding: 0;
            position: absolute;
            white-space: nowrap;
        }

        .skip-link:focus {
            background-color: var(--theme-base);
            block-size: auto;
            clip-path: none;
            color: var(--theme-primary);
            inline-size: auto;
            inset-block-start: 0.5rem;
            inset-inline-start: 0.5rem;
            margin: 0;
            padding: 0.75rem 1.25rem;
            z-index: 100;
        }
        """
    }

    /// Buttons on a dark band are turned round.
    var bands: CSS {
        guard spec.has(.blockPatterns) else { return "" }
        return """
            .has-contrast-background-color .wp-element-button {
                background-color: var(--theme-base);
                color: var(--theme-contrast);
            }

            .has-contrast-background-color :is(h1, h2, h3, h4, h5, h6, a:not(.wp-element-button)) {
                color: inherit;
            }
            """
    }

    /// The colours that the editor offers, where no theme.json brings classes for them.
    var presets: CSS {
        guard !spec.has(.themeJSON) else { return "" }
        let rules: [CSS] = Palette.Role.allCases.map { role in
            let name = CSS(verbatim: role.rawValue)
            return """
                .has-\(name)-color {
                    color: var(--theme-\(name));
                }

                .has-\(name)-background-color {
                    background-color: var(--theme-\(name));
                }
                """
        }
        return "\(paragraphs: rules)"
    }

    /// With room for two columns.
    var wide: CSS {
        let sidebar: CSS =
            spec.sidebars.isEmpty
            ? ""
            : """
            .has-sidebar .site-content {
                grid-template-columns: minmax(0, var(--theme-content)) 18rem;
                justify-content: space-between;
            }

            """
        return """
            .is-wide .entry-header,
            .is-wide .entry-content > * {
                max-inline-size: var(--theme-wide);
            }

            .menu-toggle,
            .menu-toggle:hover,
            .menu-toggle:focus {
                background-color: transparent;
                border: 1px solid var(--theme-muted);
                color: var(--theme-contrast);
                padding: 0.25rem 0.875rem;
            }

            @media (max-width: 47.99rem) {
                .site-header {
                    position: relative;
                }

                .site-branding {
                    align-items: start;
                    flex-direction: column;
                    padding-inline-end: 6rem;
                }

                .main-navigation {
                    inline-size: 100%;
                }

                .menu-toggle {
                    inset-block-start: 1.25rem;
                    inset-inline-end: var(--theme-gap);
                    position: absolute;
                }

                .has-toggle:not(.is-open) .menu {
                    display: none;
                }
            }

            @media (min-width: 48rem) {
                .menu-toggle {
                    display: none;
                }

                .main-navigation .menu {
                    display: flex;
                    flex-wrap: wrap;
                    gap: 0 1.5rem;
                }

                .main-navigation .menu-item-has-children {
                    position: relative;
                }

                .main-navigation .menu-item-has-children > a::after {
                    border-block-end: 1.5px solid;
                    border-inline-end: 1.5px solid;
                    content: "";
                    display: inline-block;
                    block-size: 0.35em;
                    inline-size: 0.35em;
                    margin-inline-start: 0.5em;
                    transform: translateY(-0.2em) rotate(45deg);
                }

                .main-navigation .sub-menu {
                    background-color: var(--theme-surface);
                    display: none;
                    border-radius: 6px;
                    box-shadow: 0 4px 16px rgb(0 0 0 / 15%);
                    inset-block-start: 100%;
                    inset-inline-end: 0;
                    min-inline-size: 12rem;
                    padding: 0.75rem 1rem;
                    position: absolute;
                    z-index: 10;
                }

                .main-navigation .menu-item-has-children:hover > .sub-menu,
                .main-navigation .menu-item-has-children:focus-within > .sub-menu {
                    display: block;
                }

                .main-navigation .sub-menu .sub-menu {
                    box-shadow: none;
                    display: block;
                    padding-block: 0;
                    position: static;
                }
            }

            @media (min-width: 64rem) {
                \(sidebar)
            }
            """
    }
}
