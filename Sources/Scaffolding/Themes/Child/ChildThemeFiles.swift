import ScaffoldCore

/// The files of a child theme: its style sheet, and what differs from the parent.
struct ChildThemeFiles {
    let spec: ThemeSpec

    var files: [GeneratedFile] {
        let style: CSS = "\(StyleHeader(spec: spec).code)\n\n\(BlockStyle(spec: spec).rule)"
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
             * What the theme adds to its parent.
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
                    if ( isset( wp_styles()->registered[ $handle ] ) ) {
                        $loaded[] = wp_styles()->registered[ $handle ]->src;
                    }
                }

                if ( ! in_array( $parent, $loaded, true ) ) {
                    wp_enqueue_style( \(string: "\(spec.names.slug.text)-parent-style"), $parent, array(), $version );
                }
                if ( ! in_array( $own, $loaded, true ) ) {
                    wp_enqueue_style( \(string: handle), $own, array(), $version );
                }
            }
            add_action( 'wp_enqueue_scripts', '\(prefix)_styles', 20 );

            /**
             * Loads translations.
             *
             * @return void
             */
            function \(prefix)_setup() {
                load_child_theme_textdomain( \(string: spec.names.slug.text), get_stylesheet_directory() . '/languages' );
            }
            add_action( 'after_setup_theme', '\(prefix)_setup' );

            /**
             * Registers a style of pictures.
             *
             * @return void
             */
            function \(prefix)_blocks() {
                \(BlockStyle(spec: spec).registration)
            }
            add_action( 'init', '\(prefix)_blocks' );
            """
    }
}
