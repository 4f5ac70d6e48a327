import ScaffoldCore

/// The templates of a classic theme that WordPress chooses from.
struct ClassicTemplates {
    let spec: ThemeSpec

    private var domain: Slug { spec.names.slug }
    private var writer: ClassicFile { ClassicFile(spec: spec) }

    var files: [GeneratedFile] {
        var files = [
            writer.file(
                "index", "index.php", "The template for lists of posts, and for what has no template of its own.",
                list(heading: indexHeading)),
            writer.file("single", "single.php", "The template for a post.", single),
            writer.file("page", "page.php", "The template for a page.", page),
            writer.file("archive", "archive.php", "The template for archives.", list(heading: archiveHeading)),
            writer.file("search", "search.php", "The template for results of a search.", list(heading: searchHeading)),
            writer.file("error_404", "404.php", "The template for addresses with nothing behind them.", notFound),
        ]
        for template in spec.customTemplates { files.append(custom(template)) }
        return files
    }

    private func text(_ text: String) -> PHP { "<?php \(translated: text, domain, function: .htmlPrinted); ?>" }

    /// What stands around each template; `class` goes to the element around content and sidebar.
    private func whole(_ main: PHP, hasSidebar: Bool = true, classes: StaticString = "site-content") -> PHP {
        let sidebar: PHP = hasSidebar && !spec.sidebars.isEmpty ? "<?php get_sidebar(); ?>" : ""
        return """
            get_header();
            ?>

            <div class="\(attribute: "\(classes)")">
                <main id="primary" class="site-main">
                    \(main)
                </main>
                \(sidebar)
            </div>

            <?php
            get_footer();
            """
    }

    private func list(heading: PHP) -> PHP {
        whole(
            """
            <?php if ( have_posts() ) : ?>
                \(heading)

                <?php
                while ( have_posts() ) :
                    the_post();
                    get_template_part( 'template-parts/content', get_post_type() );
                endwhile;

                the_posts_pagination(
                    array(
                        'prev_text' => \(translated: "Newer posts", domain, function: .html),
                        'next_text' => \(translated: "Older posts", domain, function: .html),
                    )
                );
                ?>
            <?php else : ?>
                <?php get_template_part( 'template-parts/content', 'none' ); ?>
            <?php endif; ?>
            """)
    }

    private var indexHeading: PHP {
        """
        <?php if ( is_home() && ! is_front_page() ) : ?>
            <header class="page-header">
                <h1 class="page-title"><?php single_post_title(); ?></h1>
            </header>
        <?php endif; ?>
        """
    }

    private var archiveHeading: PHP {
        """
        <header class="page-header">
            <?php
            the_archive_title( '<h1 class="page-title">', '</h1>' );
            the_archive_description( '<div class="archive-description">', '</div>' );
            ?>
        </header>
        """
    }

    private var searchHeading: PHP {
        """
        <header class="page-header">
            <h1 class="page-title">
                <?php
                printf(
                    /* translators: %s: what was searched for. */
                    \(translated: "Results for: %s", domain, function: .html),
                    '<span>' . get_search_query() . '</span>'
                );
                ?>
            </h1>
            <?php get_search_form(); ?>
        </header>
        """
    }

    private var single: PHP {
        whole(
            """
            <?php
            while ( have_posts() ) :
                the_post();
                get_template_part( 'template-parts/content', get_post_type() );

                the_post_navigation(
                    array(
                        'prev_text' => '<span class="nav-subtitle">' . \(translated: "Previous", domain, function: .html) . '</span> <span class="nav-title">%title</span>',
                        'next_text' => '<span class="nav-subtitle">' . \(translated: "Next", domain, function: .html) . '</span> <span class="nav-title">%title</span>',
                    )
                );

                if ( comments_open() || get_comments_number() ) :
                    comments_template();
                endif;
            endwhile;
            ?>
            """)
    }

    private var page: PHP {
        whole(
            """
            <?php
            while ( have_posts() ) :
                the_post();
                get_template_part( 'template-parts/content', 'page' );

                if ( comments_open() || get_comments_number() ) :
                    comments_template();
                endif;
            endwhile;
            ?>
            """, hasSidebar: false)
    }

    private var notFound: PHP {
        whole(
            """
            <section class="error-404 not-found">
                <header class="page-header">
                    <h1 class="page-title">\(text("Page not found"))</h1>
                </header>
                <div class="page-content">
                    <p>\(text("There is nothing at this address. It may have moved, or a letter may be wrong."))</p>
                    <?php get_search_form(); ?>
                </div>
            </section>
            """, hasSidebar: false)
    }

    private func custom(_ template: CustomTemplate) -> GeneratedFile {
        let words = template.slug.text.split(separator: "-")
        let isWide = words.contains("wide") || words.contains("full")
        let hasTitle = !(words.contains("no") && words.contains("title")) && !words.contains("blank")
        let types = template.postTypes.joined(separator: ", ")
        let content: PHP =
            hasTitle
            ? "get_template_part( 'template-parts/content', 'page' );"
            : "get_template_part( 'template-parts/content', 'plain' );"
        let body = whole(
            """
            <?php
            while ( have_posts() ) :
                the_post();
                \(content)

                if ( comments_open() || get_comments_number() ) :
                    comments_template();
                endif;
            endwhile;
            ?>
            """, hasSidebar: false, classes: isWide ? "site-content is-wide" : "site-content")
        let extra: PHP = """
             *
             * Template Name: \(comment: template.title)
             * Template Post Type: \(comment: types)
            """
        let role = template.slug.text.split(separator: "-").joined(separator: "_")
        return writer.file(
            "template_\(role)", "templates/\(template.slug.text).php",
            "A template that can be chosen for a page or a post.", extra: extra, body)
    }
}
