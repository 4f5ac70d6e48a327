import ScaffoldCore

/// The style and the script of the screens.
struct AdminAssets {
    let plugin: PluginParts
    let records: [RecordType]

    private var names: PluginNames { plugin.names }
    private func has(_ kind: Field.Kind) -> Bool { records.contains { $0.fields.contains { $0.kind == kind } } }

    var files: [GeneratedFile] {
        [
            GeneratedFile("admin_style", "assets/css/admin-records.css", style),
            GeneratedFile("admin_script", "assets/js/admin-records.js", script),
        ]
    }

    /// The statements that load them.
    var enqueue: PHP {
        var dependencies = ["wp-i18n"]
        if has(.color) { dependencies += ["jquery", "wp-color-picker"] }
        return """
            wp_enqueue_style(
                '\(domain)-records',
                \(names.constant)_URL . 'assets/css/admin-records.css',
                array(\(has(.color) ? " 'wp-color-picker' " : "")),
                \(names.constant)_VERSION
            );
            \(has(.image) ? "wp_enqueue_media();" : "")
            wp_enqueue_script(
                '\(domain)-records',
                \(names.constant)_URL . 'assets/js/admin-records.js',
                \(PHP.strings(dependencies)),
                \(names.constant)_VERSION,
                true
            );
            wp_set_script_translations( '\(domain)-records', '\(domain)' );
            """
    }

    private var domain: Slug { plugin.domain }

    private var style: CSS {
        let swatch: CSS = """
            .\(domain)-swatch {
                border: 1px solid currentcolor;
                display: inline-block;
                height: 1em;
                vertical-align: middle;
                width: 1em;
            }
            """
        let image: CSS = """
            .\(domain)-image-preview img {
                display: block;
                height: auto;
                margin-bottom: 8px;
                max-width: 150px;
            }
            """
        return """
            .row-actions .\(domain)-delete {
                color: #b32d2e;
            }

            \(paragraphs: [has(.color) ? swatch : "", has(.image) ? image : ""])
            """
    }

    private var script: JS {
        let colour: JS = """

            if ( window.jQuery && window.jQuery.fn.wpColorPicker ) {
                window.jQuery( '.\(domain)-color' ).wpColorPicker();
            }
            """
        let image: JS = """

            document.querySelectorAll( '.\(domain)-image' ).forEach( ( control ) => {
                const input = control.querySelector( 'input' );
                const preview = control.querySelector( '.\(domain)-image-preview' );
                let frame;

                control.querySelector( '[data-choose]' ).addEventListener( 'click', () => {
                    if ( ! frame ) {
                        frame = wp.media( {
                            title: \(translated: "Choose an image", domain),
                            library: { type: 'image' },
                            multiple: false,
                        } );
                        frame.on( 'select', () => {
                            const chosen = frame.state().get( 'selection' ).first().toJSON();
                            const picture = document.createElement( 'img' );
                            picture.src = chosen.sizes?.thumbnail?.url || chosen.url;
                            picture.alt = chosen.alt;
                            preview.replaceChildren( picture );
                            input.value = chosen.id;
                        } );
                    }
                    frame.open();
                } );

                control.querySelector( '[data-remove]' ).addEventListener( 'click', () => {
                    preview.replaceChildren();
                    input.value = '';
                } );
            } );
            """
        return """
            ( function ( wp ) {
                'use strict';

                const { __ } = wp.i18n;

                document.querySelectorAll( '.\(domain)-delete' ).forEach( ( link ) => {
                    link.addEventListener( 'click', ( event ) => {
                        // eslint-disable-next-line no-alert
                        if ( ! window.confirm( \(translated: "Delete this entry for good?", domain) ) ) {
                            event.preventDefault();
                        }
                    } );
                } );
                \(has(.color) ? colour : "")
                \(has(.image) ? image : "")
            } )( window.wp );
            """
    }
}
