<?php
function acme_validate( $input ) {
	if ( ! is_email( $input['email'] ) ) {
		add_settings_error( 'acme', 'email', 'Not an address: ' . $_POST['acme']['email'] );
	}
	return array( 'email' => sanitize_email( $input['email'] ) );
}
register_setting( 'acme', 'acme', array( 'sanitize_callback' => 'acme_validate' ) );
