import ScaffoldCore

/// What the templates of a classic theme have in common: header, footer, sidebar, comments, parts.
struct ClassicParts {
    let spec: ThemeSpec

    private var prefix: Identifier { spec.names.prefix }
    private var domain: Slug { spec.names.slug }
    private var writer: ClassicFile { ClassicFile(spec: spec) }

    var files: [GeneratedFile] {
        var files = [
            writer.file("header", "header.php", "The beginning of every page, up to its content.", header),
            writer.file("footer", "footer.php", "The end of every page, behind its content.", footer),
        ]
        if let sidebar = spec.sidebars.first {
            files.append(
                writer.file("sidebar", "sidebar.php", "The sidebar with its widgets.", self.sidebar(sidebar)))
        }
        files += [
            writer.file("comments", "comments.php", "The comments on a post and the form for more.", comments),
            writer.file("searchform", "searchform.php", "The form for searches.", searchForm),
            part("content", "A post, whole or in a list.", content),
            part("content-page", "A page.", page(hasTitle: true)),
            part("content-none", "What is shown where there are no posts.", none),
        ]
        let isPlain = spec.customTemplates.contains { template in
            let words = template.slug.text.split(separator: "-")
            return words.contains("blank") || (words.contains("no") && words.contains("title"))
        }
        if isPlain { files.append(part("content-plain", "A page without its title.", page(hasTitle: false))) }
        return files
    }

    private func part(_ name: String, _ summary: String, _ body: PHP) -> GeneratedFile {
        let role = name.split(separator: "-").joined(separator: "_")
        return writer.file("part_\(role)", "template-parts/\(name).php", summary, body)
    }

    private func text(_ text: String) -> PHP { "<?php \(translated: text, domain, function: .htmlPrinted); ?>" }

    private func menu(_ menu: ThemeLocation, isMain: Bool) -> PHP {
        let name: PHP = isMain ? "main-navigation" : "footer-navigation"
        let more: PHP = isMain ? "'menu_id'        => 'primary-menu'," : "'depth'          => 1,"
        // Without its script the menu is there as it is.
        let toggle: PHP =
            isMain
            ? """
            <button type="button" class="menu-toggle" aria-controls="primary-menu" aria-expanded="false" hidden>\(text("Menu"))</button>
            """ : ""
        return """
            <?php if ( has_nav_menu( \(string: menu.slug.text) ) ) : ?>
                <nav class="\(name)" aria-label="<?php \(translated: menu.title, domain, function: .attributePrinted); ?>">
                    \(toggle)
                    <?php
                    wp_nav_menu(
                        array(
                            'theme_location' => \(string: menu.slug.text),
                            'container'      => false,
                            'menu_class'     => 'menu',
                            \(more)
                        )
                    );
                    ?>
                </nav>
            <?php endif; ?>
            """
    }

    private var header: PHP {
        let navigation: PHP = spec.menus.first.map { menu($0, isMain: true) } ?? ""
        return """
            ?>
            <!doctype html>
            <html <?php language_attributes(); ?>>
            <head>
                <meta charset="<?php bloginfo( 'charset' ); ?>">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <?php wp_head(); ?>
            </head>

            <body <?php body_class(); ?>>
            <?php wp_body_open(); ?>
            <a class="skip-link screen-reader-text" href="#primary">\(text("Skip to content"))</a>
            <div id="page" class="site">
                <header class="site-header">
                    <div class="site-branding">
                        <?php the_custom_logo(); ?>
                        <?php if ( is_front_page() && is_home() ) : ?>
                            <h1 class="site-title"><a href="<?php echo esc_url( home_url( '/' ) ); ?>" rel="home"><?php bloginfo( 'name' ); ?></a></h1>
                        <?php else : ?>
                            <p class="site-title"><a href="<?php echo esc_url( home_url( '/' ) ); ?>" rel="home"><?php bloginfo( 'name' ); ?></a></p>
                        <?php endif; ?>
                        <?php $\(prefix)_tagline = get_bloginfo( 'description', 'display' ); ?>
                        <?php if ( $\(prefix)_tagline ) : ?>
                            <p class="site-description"><?php echo esc_html( $\(prefix)_tagline ); ?></p>
                        <?php endif; ?>
                    </div>
                    \(navigation)
                </header>
                <?php if ( get_header_image() ) : ?>
                    <div class="header-image">
                        <?php the_header_image_tag(); ?>
                    </div>
                <?php endif; ?>
            """
    }

    private var footer: PHP {
        let areas: [PHP] = spec.sidebars.dropFirst().map { area in
            """
            <?php if ( is_active_sidebar( \(string: area.slug.text) ) ) : ?>
                <div class="footer-widgets">
                    <?php dynamic_sidebar( \(string: area.slug.text) ); ?>
                </div>
            <?php endif; ?>
            """
        }
        let menus = spec.menus.dropFirst().map { menu($0, isMain: false) }
        return """
            ?>
                <footer class="site-footer">
                    \(lines: areas + menus)
                    <p class="site-info">
                        <?php
                        printf(
                            /* translators: %s: WordPress, with a link to its site. */
                            \(translated: "Powered by %s", domain, function: .html),
                            '<a href="' . esc_url( \(translated: "https://wordpress.org/", domain) ) . '">WordPress</a>'
                        );
                        ?>
                    </p>
                </footer>
            </div>

            <?php wp_footer(); ?>

            </body>
            </html>
            """
    }

    private func sidebar(_ sidebar: ThemeLocation) -> PHP {
        """
        if ( ! is_active_sidebar( \(string: sidebar.slug.text) ) ) {
            return;
        }
        ?>

        <aside class="widget-area" aria-label="<?php \(translated: sidebar.title, domain, function: .attributePrinted); ?>">
            <?php dynamic_sidebar( \(string: sidebar.slug.text) ); ?>
        </aside>
        """
    }

    private var comments: PHP {
        """
        if ( post_password_required() ) {
            return;
        }
        ?>

        <div id="comments" class="comments-area">
            <?php if ( have_comments() ) : ?>
                <h2 class="comments-title">
                    <?php
                    $\(prefix)_count = (int) get_comments_number();
                    printf(
                        /* translators: 1: number of comments, 2: title of the post. */
                        esc_html( _n( '%1$s comment on %2$s', '%1$s comments on %2$s', $\(prefix)_count, \(string: domain.text) ) ),
                        esc_html( number_format_i18n( $\(prefix)_count ) ),
                        '<span>' . wp_kses_post( get_the_title() ) . '</span>'
                    );
                    ?>
                </h2>

                <ol class="comment-list">
                    <?php
                    wp_list_comments(
                        array(
                            'style'      => 'ol',
                            'short_ping' => true,
                        )
                    );
                    ?>
                </ol>

                <?php the_comments_pagination(); ?>

                <?php if ( ! comments_open() ) : ?>
                    <p class="no-comments">\(text("Comments are closed."))</p>
                <?php endif; ?>
            <?php endif; ?>

            <?php comment_form(); ?>
        </div>
        """
    }

    private var searchForm: PHP {
        """
        $\(prefix)_field_id = wp_unique_id( 'search-field-' );
        ?>
        <form role="search" method="get" class="search-form" action="<?php echo esc_url( home_url( '/' ) ); ?>">
            <label class="screen-reader-text" for="<?php echo esc_attr( $\(prefix)_field_id ); ?>">\(text("Search for:"))</label>
            <input type="search" id="<?php echo esc_attr( $\(prefix)_field_id ); ?>" class="search-field" name="s" value="<?php echo esc_attr( get_search_query( false ) ); ?>">
            <button type="submit" class="search-submit">\(text("Search"))</button>
        </form>
        """
    }

    private var linkPages: PHP {
        """
        wp_link_pages(
            array(
                'before' => '<nav class="page-links" aria-label="' . \(translated: "Pages of this post", domain, function: .attribute) . '">' . \(translated: "Pages:", domain, function: .html),
                'after'  => '</nav>',
            )
        );
        """
    }

    private var content: PHP {
        """
        ?>

        <article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
            <header class="entry-header">
                <?php
                if ( is_singular() ) {
                    the_title( '<h1 class="entry-title">', '</h1>' );
                } else {
                    the_title( '<h2 class="entry-title"><a href="' . esc_url( get_permalink() ) . '" rel="bookmark">', '</a></h2>' );
                }
                ?>
                <?php if ( 'post' === get_post_type() ) : ?>
                    <div class="entry-meta">
                        <?php \(prefix)_posted_on(); ?>
                    </div>
                <?php endif; ?>
            </header>

            <?php if ( has_post_thumbnail() ) : ?>
                <figure class="post-thumbnail">
                    <?php the_post_thumbnail( 'large' ); ?>
                </figure>
            <?php endif; ?>

            <?php if ( is_singular() ) : ?>
                <div class="entry-content">
                    <?php
                    the_content();
                    \(linkPages)
                    ?>
                </div>
            <?php else : ?>
                <div class="entry-summary">
                    <?php the_excerpt(); ?>
                </div>
            <?php endif; ?>

            <?php if ( is_singular( 'post' ) ) : ?>
                <footer class="entry-footer">
                    <div class="cat-links"><?php the_category( ', ' ); ?></div>
                    <?php the_tags( '<div class="tags-links">', ', ', '</div>' ); ?>
                </footer>
            <?php endif; ?>
        </article>
        """
    }

    private func page(hasTitle: Bool) -> PHP {
        let title: PHP =
            hasTitle
            ? """
            <header class="entry-header">
                <?php the_title( '<h1 class="entry-title">', '</h1>' ); ?>
            </header>

            """ : ""
        return """
            ?>

            <article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
                \(title)
                <?php if ( has_post_thumbnail() ) : ?>
                    <figure class="post-thumbnail">
                        <?php the_post_thumbnail( 'large' ); ?>
                    </figure>
                <?php endif; ?>

                <div class="entry-content">
                    <?php
                    the_content();
                    \(linkPages)
                    ?>
                </div>
            </article>
            """
    }

    private var none: PHP {
        """
        ?>

        <section class="no-results not-found">
            <header class="page-header">
                <h1 class="page-title">
                    <?php
                    if ( is_search() ) {
                        /* translators: %s: what was searched for. */
                        printf( \(translated: "Nothing found for: %s", domain, function: .html), '<span>' . get_search_query() . '</span>' );
                    } else {
                        \(translated: "Nothing found", domain, function: .htmlPrinted);
                    }
                    ?>
                </h1>
            </header>
            <div class="page-content">
                <p>\(text("Other words may help."))</p>
                <?php get_search_form(); ?>
            </div>
        </section>
        """
    }
}
