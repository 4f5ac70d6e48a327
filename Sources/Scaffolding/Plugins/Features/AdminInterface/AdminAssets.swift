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
        """
        wp_enqueue_style(
            '\(domain)-records',
            \(names.constant)_URL . 'assets/css/admin-records.css',
            array(),
            \(names.constant)_VERSION
        );
        wp_enqueue_script(
            '\(domain)-records',
            \(names.constant)_URL . 'assets/js/admin-records.js',
            array( 'wp-i18n' ),
            \(names.constant)_VERSION,
            true
        );
        wp_set_script_translations( '\(domain)-records', '\(domain)', \(names.constant)_DIR . 'languages' );
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
        return """
            .row-actions .\(domain)-delete {
                color: #b32d2e;
            }

            \(has(.color) ? swatch : "")
            """
    }

    private var script: JS {
        """
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
        } )( window.wp );
        """
    }
}
