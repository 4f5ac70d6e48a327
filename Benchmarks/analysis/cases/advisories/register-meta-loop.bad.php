<?php
add_action( 'user_register', 'acme_save_extra_fields' );

function acme_save_extra_fields( $user_id ) {
	foreach ( $_POST as $key => $value ) {
		if ( 'user_pass' === $key ) {
			continue;
		}
		update_user_meta( $user_id, sanitize_key( $key ), sanitize_text_field( wp_unslash( $value ) ) );
	}
}
