import ScaffoldCore

/// The files of a child theme: its style sheet, and what differs from the parent.
struct ChildThemeFiles {
    let spec: ThemeSpec

    var files: [GeneratedFile] {
        let style: CSS = "\(StyleHeader(spec: spec).code)"
        var files = [GeneratedFile("style_css", "style.css", style)]
        if spec.has(.themeJSON) { files.append(ThemeJSON(spec: spec).childFile) }
        files.append(GeneratedFile("functions_php", "functions.php", functions))
        if spec.has(.themeJSON) { files += ThemeJSON(spec: spec).variationFiles }
        return files + [ReadmeFile(spec: spec).file, Screenshot(spec: spec).file]
    }

    private var functions: PHP {
        let prefix = spec.names.prefix
        let handle = "\(spec.names.slug.text)-style"
        return """
            <?php
            /**
             * Loads the style sheets of the theme and of its parent.
             *
             * @package \(spec.names.namespace)
             */

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            /**
             * Loads the style sheets of the parent and of the theme, in this order and as far as the parent has not done so.
             *
             * @return void
             */
            function \(prefix)_styles() {
                $parent  = get_template_directory_uri() . '/style.css';
                $own     = get_stylesheet_uri();
                $version = wp_get_theme()->get( 'Version' );
                $loaded  = array();
                foreach ( wp_styles()->queue as $handle ) {
                    $loaded[] = wp_styles()->query( $handle )->src;
                }

                if ( ! in_array( $parent, $loaded, true ) ) {
                    wp_enqueue_style( \(string: "\(spec.names.slug.text)-parent-style"), $parent, array(), $version );
                }
                if ( ! in_array( $own, $loaded, true ) ) {
                    wp_enqueue_style( \(string: handle), $own, array(), $version );
                }
            }
            add_action( 'wp_enqueue_scripts', '\(prefix)_styles', 20 );
            """
    }
}
