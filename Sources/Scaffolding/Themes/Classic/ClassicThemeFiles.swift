import ScaffoldCore

/// All files of a classic theme.
struct ClassicThemeFiles {
    let spec: ThemeSpec

    var files: [GeneratedFile] {
        var files = [GeneratedFile("style_css", "style.css", ClassicStyle(spec: spec).code)]
        files.append(GeneratedFile("editor_style", "editor-style.css", ClassicStyle(spec: spec).editor))
        if spec.has(.themeJSON) { files.append(ThemeJSON(spec: spec).file) }
        files.append(GeneratedFile("functions_php", "functions.php", ClassicFunctions(spec: spec).code))
        files += ClassicTemplates(spec: spec).files
        files += ClassicParts(spec: spec).files
        if !spec.menus.isEmpty {
            files.append(GeneratedFile("navigation_js", "assets/js/navigation.js", navigation))
        }
        if spec.has(.blockPatterns) { files += PatternFiles(spec: spec).files }
        files += spec.has(.themeJSON) ? ThemeJSON(spec: spec).variationFiles : []
        return files + [ReadmeFile(spec: spec).file, Screenshot(spec: spec).file]
    }

    private var navigation: JS {
        """
        /**
         * Opens and closes the menu in small windows.
         */
        ( function () {
            const navigation = document.querySelector( '.main-navigation' );
            const button = navigation && navigation.querySelector( '.menu-toggle' );

            if ( ! button ) {
                return;
            }

            const toggle = ( isOpen ) => {
                navigation.classList.toggle( 'is-open', isOpen );
                button.setAttribute( 'aria-expanded', isOpen ? 'true' : 'false' );
            };

            navigation.classList.add( 'has-toggle' );
            button.hidden = false;

            button.addEventListener( 'click', () => {
                toggle( ! navigation.classList.contains( 'is-open' ) );
            } );

            document.addEventListener( 'keydown', ( event ) => {
                if ( 'Escape' === event.key && navigation.classList.contains( 'is-open' ) ) {
                    toggle( false );
                    button.focus();
                }
            } );
        }() );
        """
    }
}

/// A template of PHP with its comment and its guard.
struct ClassicFile {
    let spec: ThemeSpec

    func file(_ role: String, _ path: String, _ summary: String, extra: PHP = "", _ body: PHP) -> GeneratedFile {
        let code: PHP = """
            <?php
            /**
             * \(comment: summary)
            \(extra)
             *
             * @package \(spec.names.namespace)
             */

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            \(body)
            """
        return GeneratedFile(role, path, code)
    }
}
