import ScaffoldCore

/// A style sheet and a script for visitors, for a plugin that is yet to be filled.
enum AssetsClass {
    static func add(to plugin: inout PluginParts) {
        let names = plugin.names
        plugin.add(
            PluginClass(
                role: "assets", name: Identifier(words: ["Assets"]),
                summary: "Loads the style sheet and the script.", body: body(names)))
        plugin.files.append(
            GeneratedFile(
                "style", "assets/css/\(names.slug.text).css",
                """
                /**
                 * Styles of \(comment: names.title).
                 */

                .\(names.slug) {
                    box-sizing: border-box;
                }

                .\(names.slug)[hidden] {
                    display: none;
                }
                """ as CSS))
        plugin.files.append(
            GeneratedFile(
                "script", "assets/js/\(names.slug.text).js",
                """
                /**
                 * Script of \(comment: names.title).
                 */
                ( function () {
                    'use strict';

                    /**
                     * Shows the parts of a page that need the script.
                     */
                    function start() {
                        document.querySelectorAll( '.\(names.slug)[hidden]' ).forEach( function ( element ) {
                            element.hidden = false;
                        } );
                    }

                    if ( document.readyState === 'loading' ) {
                        document.addEventListener( 'DOMContentLoaded', start );
                    } else {
                        start();
                    }
                } )();
                """ as JS))
    }

    private static func body(_ names: PluginNames) -> PHP {
        """
        /**
         * Adds the hooks.
         *
         * @return void
         */
        public function register() {
            add_action( 'wp_enqueue_scripts', array( $this, 'enqueue' ) );
        }

        /**
         * Loads the style sheet and the script.
         *
         * @return void
         */
        public function enqueue() {
            wp_enqueue_style(
                \(string: names.slug.text),
                \(names.constant)_URL . \(string: "assets/css/\(names.slug.text).css"),
                array(),
                \(names.constant)_VERSION
            );
            wp_enqueue_script(
                \(string: names.slug.text),
                \(names.constant)_URL . \(string: "assets/js/\(names.slug.text).js"),
                array(),
                \(names.constant)_VERSION,
                true
            );
        }
        """
    }
}
