import ScaffoldCore

/// The script that chooses pictures from the media library, loaded on the screens that have such a field.
enum ImageFields {
    static let name = Identifier(words: ["Image", "Fields"])

    /// Adds the class and its script once all features have said where they need them.
    static func finish(_ plugin: inout PluginParts) {
        guard plugin.hasImageFields else { return }
        plugin.add(
            PluginClass(
                role: "image_fields", name: name, summary: "Loads the script that chooses pictures.",
                isService: !plugin.imageScreens.isEmpty,
                body: "\(paragraphs: [plugin.imageScreens.isEmpty ? "" : screens(plugin), loading(plugin)])"))
        plugin.files.append(GeneratedFile("image_field_script", "assets/js/image-field.js", script(plugin)))
    }

    private static func screens(_ plugin: PluginParts) -> PHP {
        """
        /**
         * Adds the hooks.
         *
         * @return void
         */
        public function register() {
            add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
        }

        /**
         * Loads the script on screens with a field for a picture.
         *
         * @param string $hook_suffix Name of the current screen's hook.
         * @return void
         */
        public function enqueue( $hook_suffix ) {
            if ( in_array( $hook_suffix, \(PHP.strings(plugin.imageScreens)), true ) ) {
                self::load();
            }
        }
        """
    }

    private static func loading(_ plugin: PluginParts) -> PHP {
        """
        /**
         * Loads the script and what it needs.
         *
         * @return void
         */
        public static function load() {
            wp_enqueue_media();
            wp_enqueue_script(
                '\(plugin.names.slug)-image-field',
                \(plugin.names.constant)_URL . 'assets/js/image-field.js',
                array( 'wp-i18n' ),
                \(plugin.names.constant)_VERSION,
                true
            );
            wp_set_script_translations( '\(plugin.names.slug)-image-field', \(string: plugin.domain.text), \(plugin.names.constant)_DIR . 'languages' );
        }
        """
    }

    private static func script(_ plugin: PluginParts) -> JS {
        let prefix = plugin.names.slug
        return """
            /**
             * Chooses pictures from the media library.
             */
            ( function ( wp ) {
                'use strict';

                const { __ } = wp.i18n;

                /**
                 * Shows a picture in a field, or none.
                 *
                 * @param {Element} field      Element around the controls.
                 * @param {?Object} attachment Attributes of the picture in the media library.
                 */
                function show( field, attachment ) {
                    const preview = field.querySelector( '.\(prefix)-image-preview' );
                    const input = field.querySelector( 'input[type="hidden"]' );

                    preview.replaceChildren();
                    if ( attachment ) {
                        const sizes = attachment.sizes || {};
                        const image = document.createElement( 'img' );
                        image.src = ( sizes.thumbnail || attachment ).url;
                        image.alt = attachment.alt || '';
                        image.width = 150;
                        preview.append( image );
                    }
                    input.value = attachment ? attachment.id : 0;
                    input.dispatchEvent( new Event( 'change', { bubbles: true } ) );
                }

                document.addEventListener( 'click', function ( event ) {
                    const choose = event.target.closest( '.\(prefix)-image-choose' );
                    const remove = event.target.closest( '.\(prefix)-image-remove' );

                    if ( remove ) {
                        show( remove.closest( '.\(prefix)-image' ), null );
                    }
                    if ( choose ) {
                        const field = choose.closest( '.\(prefix)-image' );
                        const frame = wp.media( {
                            title: \(translated: "Choose image", plugin.domain),
                            button: { text: \(translated: "Use this image", plugin.domain) },
                            library: { type: 'image' },
                            multiple: false,
                        } );
                        frame.on( 'select', function () {
                            show( field, frame.state().get( 'selection' ).first().toJSON() );
                        } );
                        frame.open();
                    }
                } );
            } )( window.wp );
            """
    }
}
