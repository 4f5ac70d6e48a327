import ScaffoldCore

/// The style sheet and the code of a block theme: what JSON cannot say.
struct BlockThemeFiles {
    let spec: ThemeSpec

    var files: [GeneratedFile] {
        let json = ThemeJSON(spec: spec)
        var files = [GeneratedFile("style_css", "style.css", style), json.file]
        files.append(GeneratedFile("functions_php", "functions.php", functions))
        files += TemplateFiles(spec: spec).files
        files += PatternFiles(spec: spec).files
        files += json.variationFiles
        return files + [ReadmeFile(spec: spec).file, Screenshot(spec: spec).file]
    }

    private var style: CSS {
        """
        \(StyleHeader(spec: spec).code)

        /* Lines of text that end well. */
        h1,
        h2,
        h3,
        h4,
        h5,
        h6,
        blockquote,
        caption,
        figcaption,
        p {
            overflow-wrap: break-word;
            text-wrap: pretty;
        }

        a {
            text-decoration-thickness: 1px;
            text-underline-offset: 0.15em;
        }

        /* What has the focus can be seen on every colour. */
        :where(a, button, input, select, textarea, summary, [tabindex]):focus-visible {
            outline: 2px solid var(--wp--preset--color--accent);
            outline-offset: 2px;
        }

        .has-contrast-background-color :where(a, button):focus-visible {
            outline-color: var(--wp--preset--color--base);
        }

        /* Buttons on a dark band are turned round. */
        .has-contrast-background-color .wp-element-button {
            background-color: var(--wp--preset--color--base);
            color: var(--wp--preset--color--contrast);
        }

        /* Short pages fill the window, too, and the parts of a page follow each other without a gap. */
        .wp-site-blocks {
            display: flex;
            flex-direction: column;
            min-height: calc(100vh - var(--wp-admin--admin-bar--height, 0px));
        }

        .wp-site-blocks > * + * {
            margin-block-start: 0;
        }

        .wp-site-blocks > main {
            flex-grow: 1;
        }

        /* Posts in lists. */
        .wp-block-post-template.is-flex-container,
        .wp-block-post-template.is-layout-grid {
            row-gap: var(--wp--preset--spacing--60);
        }

        .wp-block-post-template .wp-block-post-featured-image img {
            aspect-ratio: 3 / 2;
            object-fit: cover;
            width: 100%;
        }

        .wp-block-post-featured-image.alignwide img {
            aspect-ratio: 16 / 9;
            object-fit: cover;
            width: 100%;
        }

        /* Text flows round what stands beside it, within the column of the text. */
        .wp-block-post-content.is-layout-constrained > .alignleft {
            margin-inline-start: max(0px, (100% - var(--wp--style--global--content-size)) / 2);
        }

        .wp-block-post-content.is-layout-constrained > .alignright {
            margin-inline-end: max(0px, (100% - var(--wp--style--global--content-size)) / 2);
        }

        .wp-block-query-pagination {
            margin-block-start: var(--wp--preset--spacing--60);
        }

        .wp-block-post-terms:empty {
            display: none;
        }

        /* Forms. */
        .wp-block-search .wp-block-search__input,
        .wp-block-post-comments-form :is(input:not([type="checkbox"], [type="submit"]), textarea),
        .post-password-form input[type="password"] {
            background-color: var(--wp--preset--color--base);
            border: 1px solid var(--wp--preset--color--muted);
            border-radius: 6px;
            color: var(--wp--preset--color--contrast);
            font: inherit;
            padding: 0.5em 0.75em;
        }

        .wp-block-table :is(td, th) {
            border: 1px solid var(--wp--preset--color--muted);
            padding: 0.5em 0.75em;
        }

        @media (prefers-reduced-motion: no-preference) {
            html {
                scroll-behavior: smooth;
            }
        }
        """
    }

    private var category: PHP {
        guard spec.has(.blockPatterns) else { return "" }
        return """
            if ( ! function_exists( '\(spec.names.prefix)_pattern_category' ) ) {
                /**
                 * Registers the category of the theme's patterns.
                 *
                 * @return void
                 */
                function \(spec.names.prefix)_pattern_category() {
                    register_block_pattern_category(
                        \(string: spec.names.slug.text),
                        array(
                            'label' => \(translated: spec.names.title, spec.names.slug),
                        )
                    );
                }
            }
            add_action( 'init', '\(spec.names.prefix)_pattern_category' );
            """
    }

    private var functions: PHP {
        """
        <?php
        /**
         * What the theme does in code.
         *
         * @package \(spec.names.namespace)
         */

        if ( ! defined( 'ABSPATH' ) ) {
            exit;
        }

        \(paragraphs: [setup, enqueue, excerpt, category])
        """
    }

    private var setup: PHP {
        """
        if ( ! function_exists( '\(spec.names.prefix)_setup' ) ) {
            /**
             * Loads translations, and shows the theme's styles in the editor.
             *
             * @return void
             */
            function \(spec.names.prefix)_setup() {
                load_theme_textdomain( \(string: spec.names.slug.text), get_template_directory() . '/languages' );
                add_editor_style( 'style.css' );
            }
        }
        add_action( 'after_setup_theme', '\(spec.names.prefix)_setup' );
        """
    }

    /// Newer versions have the length in the block.
    private var excerpt: PHP {
        guard !spec.requires(6, 2) else { return "" }
        return """
            if ( ! function_exists( '\(spec.names.prefix)_excerpt_length' ) ) {
                /**
                 * Keeps the summaries of posts short.
                 *
                 * @return int Number of words.
                 */
                function \(spec.names.prefix)_excerpt_length() {
                    return 24;
                }
            }
            add_filter( 'excerpt_length', '\(spec.names.prefix)_excerpt_length' );
            """
    }

    private var enqueue: PHP {
        """
        if ( ! function_exists( '\(spec.names.prefix)_styles' ) ) {
            /**
             * Loads the theme's style sheet.
             *
             * @return void
             */
            function \(spec.names.prefix)_styles() {
                wp_enqueue_style(
                    \(string: "\(spec.names.slug.text)-style"),
                    get_parent_theme_file_uri( 'style.css' ),
                    array(),
                    wp_get_theme( get_template() )->get( 'Version' )
                );
            }
        }
        add_action( 'wp_enqueue_scripts', '\(spec.names.prefix)_styles' );
        """
    }
}
