import ScaffoldCore

/// `functions.php` of a classic theme.
struct ClassicFunctions {
    let spec: ThemeSpec

    private var names: PluginNames { spec.names }
    private var prefix: Identifier { spec.names.prefix }
    private var domain: Slug { spec.names.slug }

    var code: PHP {
        """
        <?php
        /**
         * What the theme supports, loads and adds.
         *
         * @package \(names.namespace)
         */

        if ( ! defined( 'ABSPATH' ) ) {
            exit;
        }

        \(paragraphs: [setup, width, widgets, assets, blocks, bodyClass, postedOn])
        """
    }

    private var setup: PHP {
        let menus = spec.menus.map { ($0.slug.text, "\(translated: $0.title, domain, function: .html)" as PHP) }
        let register: PHP = menus.isEmpty ? "" : "\n\nregister_nav_menus(\n    \(PHP.array(menus))\n);"
        let colours: [PHP] = Palette.Role.allCases.map { role in
            """
            array(
                'name'  => \(translated: role.title, domain, function: .html),
                'slug'  => \(string: role.rawValue),
                'color' => \(string: spec.palette[role].hexadecimal),
            )
            """
        }
        // A theme.json has the palette already.
        let palette: PHP =
            spec.has(.themeJSON)
            ? "" : "\nadd_theme_support(\n    'editor-color-palette',\n    \(PHP.list(colours))\n);"
        return """
            /**
             * Loads translations, and says what the theme supports.
             *
             * @return void
             */
            function \(prefix)_setup() {
                load_theme_textdomain( \(string: domain.text), get_template_directory() . '/languages' );

                add_theme_support( 'automatic-feed-links' );
                add_theme_support( 'title-tag' );
                add_theme_support( 'post-thumbnails' );
                add_theme_support( 'align-wide' );
                add_theme_support( 'responsive-embeds' );
                add_theme_support( 'wp-block-styles' );
                add_theme_support( 'customize-selective-refresh-widgets' );
                add_theme_support(
                    'html5',
                    array( 'search-form', 'comment-form', 'comment-list', 'gallery', 'caption', 'style', 'script' )
                );
                add_theme_support(
                    'custom-logo',
                    array(
                        'height'      => 96,
                        'width'       => 320,
                        'flex-height' => true,
                        'flex-width'  => true,
                    )
                );
                add_theme_support(
                    'custom-background',
                    array(
                        'default-color' => \(string: String(spec.palette[.base].hexadecimal.dropFirst())),
                    )
                );
                add_theme_support(
                    'custom-header',
                    array(
                        'height'      => 400,
                        'width'       => 1600,
                        'flex-height' => true,
                        'flex-width'  => true,
                        'header-text' => false,
                    )
                );
                \(palette)
                add_theme_support( 'editor-styles' );
                add_editor_style( 'editor-style.css' );\(register)
            }
            add_action( 'after_setup_theme', '\(prefix)_setup' );
            """
    }

    private var width: PHP {
        """
        /**
         * Tells WordPress how wide what is in posts can be.
         *
         * @return void
         */
        function \(prefix)_content_width() {
            $GLOBALS['content_width'] = apply_filters( '\(prefix)_content_width', \(spec.contentWidth) );
        }
        add_action( 'after_setup_theme', '\(prefix)_content_width', 0 );
        """
    }

    private var widgets: PHP {
        guard !spec.sidebars.isEmpty else { return "" }
        let calls: [PHP] = spec.sidebars.map { sidebar in
            let help = sidebar.help.isEmpty ? "Add widgets here." : sidebar.help
            return """
                register_sidebar(
                    array(
                        'name'          => \(translated: sidebar.title, domain, function: .html),
                        'id'            => \(string: sidebar.slug.text),
                        'description'   => \(translated: help, domain, function: .html),
                        'before_widget' => '<section id="%1$s" class="widget %2$s">',
                        'after_widget'  => '</section>',
                        'before_title'  => '<h2 class="widget-title">',
                        'after_title'   => '</h2>',
                    )
                );
                """
        }
        return """
            /**
             * Registers the places for widgets.
             *
             * @return void
             */
            function \(prefix)_widgets_init() {
                \(lines: calls)
            }
            add_action( 'widgets_init', '\(prefix)_widgets_init' );
            """
    }

    private var assets: PHP {
        // Before 6.3 the last argument was whether the script stands at the end of the page.
        let place: PHP =
            spec.requires(6, 3)
            ? """
            array(
                'in_footer' => true,
                'strategy'  => 'defer',
            )
            """ : "true"
        let script: PHP =
            spec.menus.isEmpty
            ? ""
            : """

            if ( has_nav_menu( \(string: spec.menus[0].slug.text) ) ) {
                wp_enqueue_script(
                    \(string: "\(domain.text)-navigation"),
                    get_parent_theme_file_uri( 'assets/js/navigation.js' ),
                    array(),
                    wp_get_theme( get_template() )->get( 'Version' ),
                    \(place)
                );
            }
            """
        return """
            /**
             * Loads the style sheet, the script of the menu, and what answers to comments need.
             *
             * @return void
             */
            function \(prefix)_assets() {
                wp_enqueue_style(
                    \(string: "\(domain.text)-style"),
                    get_parent_theme_file_uri( 'style.css' ),
                    array(),
                    wp_get_theme( get_template() )->get( 'Version' )
                );
                \(script)

                if ( is_singular() && comments_open() && get_option( 'thread_comments' ) ) {
                    wp_enqueue_script( 'comment-reply' );
                }
            }
            add_action( 'wp_enqueue_scripts', '\(prefix)_assets' );
            """
    }

    private var blocks: PHP {
        let category: PHP =
            spec.has(.blockPatterns)
            ? """

            register_block_pattern_category(
                \(string: domain.text),
                array(
                    'label' => \(translated: names.title, domain),
                )
            );
            """ : ""
        return """
            /**
             * Registers \(spec.has(.blockPatterns) ? "a style of pictures, and the category of the theme's patterns" as PHP : "a style of pictures").
             *
             * @return void
             */
            function \(prefix)_blocks() {
                \(BlockStyle(spec: spec).registration)\(category)
            }
            add_action( 'init', '\(prefix)_blocks' );
            """
    }

    private var bodyClass: PHP {
        guard let sidebar = spec.sidebars.first else { return "" }
        return """
            /**
             * Tells the style sheet whether there is a sidebar.
             *
             * @param string[] $classes Classes of the body.
             * @return string[]
             */
            function \(prefix)_body_classes( $classes ) {
                if ( is_active_sidebar( \(string: sidebar.slug.text) ) && ! is_page() && ! is_404() ) {
                    $classes[] = 'has-sidebar';
                }

                return $classes;
            }
            add_filter( 'body_class', '\(prefix)_body_classes' );
            """
    }

    private var postedOn: PHP {
        """
        /**
         * Prints when the post was published and by whom.
         *
         * @return void
         */
        function \(prefix)_posted_on() {
            printf(
                '<span class="posted-on"><a href="%1$s" rel="bookmark"><time datetime="%2$s">%3$s</time></a></span>',
                esc_url( get_permalink() ),
                esc_attr( get_the_date( DATE_W3C ) ),
                esc_html( get_the_date() )
            );
            printf(
                '<span class="byline">%s</span>',
                sprintf(
                    /* translators: %s: name of the author, with a link. */
                    \(translated: "by %s", domain, function: .html),
                    '<a href="' . esc_url( get_author_posts_url( (int) get_the_author_meta( 'ID' ) ) ) . '">' . esc_html( get_the_author() ) . '</a>'
                )
            );
        }
        """
    }
}
