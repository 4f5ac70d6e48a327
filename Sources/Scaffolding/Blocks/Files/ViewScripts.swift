import ScaffoldCore

/// What runs on the page: a module of the Interactivity API, and a script for versions of WordPress before 6.5.
struct ViewScripts {
    let spec: BlockSpec

    /// The Interactivity API came with WordPress 6.5.
    var needsClassic: Bool { spec.features.contains(.interactivity) && spec.mayBeOlder(than: 6, 5) }

    var files: [GeneratedFile] {
        guard spec.features.contains(.interactivity) else { return [] }
        let script = GeneratedFile("view_script_module", "view.js", module)
        var result = [
            script,
            ScriptAsset.file(
                "view_script_module_asset", "view.asset.php", for: script,
                dependencies: ["@wordpress/interactivity"], isModule: true, spec: spec),
        ]
        if needsClassic {
            let classic = GeneratedFile("view_script", "view-classic.js", self.classic)
            result += [
                classic,
                ScriptAsset.file(
                    "view_script_asset", "view-classic.asset.php", for: classic, dependencies: [], spec: spec),
            ]
        }
        return result
    }

    private var module: JS {
        """
        /**
         * \(comment: spec.title): opens and closes the details.
         */
        import { getContext, store } from '@wordpress/interactivity';

        store( \(string: spec.name), {
            actions: {
                toggle() {
                    const context = getContext();

                    context.isOpen = ! context.isOpen;
                },
            },
        } );
        """
    }

    private var classic: JS {
        """
        /**
         * \(comment: spec.title): opens and closes the details where there is no Interactivity API.
         */
        ( function () {
            'use strict';

            /**
             * Makes the button of one block work.
             *
             * @param {HTMLElement} button The button.
             */
            function prepare( button ) {
                const details = document.getElementById( button.getAttribute( 'aria-controls' ) );

                if ( ! details ) {
                    return;
                }
                details.hidden = true;
                button.addEventListener( 'click', function () {
                    details.hidden = ! details.hidden;
                    button.setAttribute( 'aria-expanded', String( ! details.hidden ) );
                } );
            }

            /**
             * Makes the buttons of all blocks work.
             */
            function start() {
                document.querySelectorAll( \(string: ".\(spec.className)__toggle") ).forEach( prepare );
            }

            if ( 'loading' === document.readyState ) {
                document.addEventListener( 'DOMContentLoaded', start );
            } else {
                start();
            }
        }() );
        """
    }
}
