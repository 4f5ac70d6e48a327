import ScaffoldCore

/// The script that sends the plugin's requests.
struct AjaxScript {
    let plugin: PluginParts

    /// The object of the page that holds the address and the nonce.
    var settings: Identifier { Identifier(plugin.names.prefix, Identifier(words: ["ajax"])).camelCase }

    private var object: Identifier { plugin.names.prefix.camelCase }

    var code: JS {
        let domain = plugin.domain
        return """
            ( function ( wp, settings ) {
                'use strict';

                const { __ } = wp.i18n;

                /**
                 * Sends a request.
                 *
                 * @param {string}          action Name of the action, without the plugin's prefix.
                 * @param {FormData|Object} data   What to send.
                 * @return {Promise<Object>} The answer's data.
                 */
                async function send( action, data = {} ) {
                    const body = data instanceof window.FormData ? data : new window.FormData();
                    if ( body !== data ) {
                        Object.entries( data ).forEach( ( [ name, value ] ) => body.set( name, value ) );
                    }
                    body.set( 'action', settings.prefix + action );
                    body.set( 'nonce', settings.nonce );

                    let answer;
                    try {
                        const response = await window.fetch( settings.url, {
                            method: 'POST',
                            credentials: 'same-origin',
                            body,
                        } );
                        answer = await response.json();
                    } catch ( error ) {
                        throw new Error( \(translated: "The request failed. Please try again.", domain) );
                    }
                    if ( ! answer.success ) {
                        throw new Error(
                            ( answer.data && answer.data.message ) ||
                                \(translated: "The request failed. Please try again.", domain)
                        );
                    }
                    return answer.data;
                }

                // A form with the attribute data-\(domain)-action is sent without leaving the page; an element in it with the
                // role "status" says what came of it.
                document.addEventListener( 'submit', async ( event ) => {
                    const form = event.target.closest( '[data-\(domain)-action]' );
                    if ( ! form ) {
                        return;
                    }
                    event.preventDefault();

                    const status = form.querySelector( '[role="status"]' );
                    const button = form.querySelector( '[type="submit"]' );
                    const say = ( text ) => {
                        if ( status ) {
                            status.textContent = text;
                        }
                    };

                    if ( button ) {
                        button.disabled = true;
                    }
                    say( \(translated: "Sending…", domain) );
                    try {
                        const data = await send(
                            form.getAttribute( 'data-\(domain)-action' ),
                            new window.FormData( form )
                        );
                        say( data.message || \(translated: "Done.", domain) );
                        form.dispatchEvent( new window.CustomEvent( '\(domain)-answer', { bubbles: true, detail: data } ) );
                    } catch ( error ) {
                        say( error.message );
                    }
                    if ( button ) {
                        button.disabled = false;
                    }
                } );

                window.\(object) = Object.assign( window.\(object) || {}, { send } );
            } )( window.wp, window.\(settings) );
            """
    }
}
