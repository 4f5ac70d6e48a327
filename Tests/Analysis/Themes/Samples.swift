/// Files in which nothing is wrong.
enum Samples {
    static let pluginHeader = """
        <?php
        /**
         * Plugin Name: Acme Opening Hours
         * Description: Shows when the shop is open.
         * Version: 1.2.0
         * Requires at least: 6.4
         * Requires PHP: 7.4
         * Author: Acme
         * Text Domain: acme-opening-hours
         * License: GPL-2.0-or-later
         */

        """

    static let style = """
        /*
        Theme Name: Acme
        Author: Acme
        Description: A theme for shops.
        Version: 1.0
        Requires at least: 6.6
        Tested up to: 7.1
        Requires PHP: 7.4
        License: GPL-2.0-or-later
        License URI: https://www.gnu.org/licenses/gpl-2.0.html
        Text Domain: acme
        */

        """

    static let index = """
        <!-- wp:template-part {"slug":"header","tagName":"header"} /-->
        <!-- wp:group {"tagName":"main"} -->
        <main class="wp-block-group"><!-- wp:post-title {"level":1} /--></main>
        <!-- /wp:group -->

        """

    static let json = """
        {
            "$schema": "https://schemas.wp.org/trunk/theme.json",
            "version": 3,
            "templateParts": [ { "name": "header", "title": "Header", "area": "header" } ]
        }

        """

    static let blockTheme: [(path: String, text: String)] = [
        ("style.css", style), ("theme.json", json), ("templates/index.html", index),
        ("templates/blank.html", "<!-- wp:post-content /-->\n"),
        ("patterns/hours.php", "<?php\n/**\n * Title: Hours\n * Slug: acme/hours\n * Categories: text\n */\n"),
        ("parts/header.html", "<!-- wp:site-title {\"level\":0} /-->\n"),
    ]

    static let header = """
        <!DOCTYPE html>
        <html <?php language_attributes(); ?>>
        <head>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <?php wp_head(); ?>
        </head>
        <body <?php body_class(); ?>>
        <?php wp_body_open(); ?>

        """

    static let classicTheme: [(path: String, text: String)] = [
        ("style.css", style), ("header.php", header), ("index.php", "<?php\nget_header();\nget_footer();\n"),
        ("footer.php", "<?php wp_footer(); ?>\n</body>\n</html>\n"),
        ("functions.php", "<?php\nadd_theme_support( 'title-tag' );\n"),
    ]
}
