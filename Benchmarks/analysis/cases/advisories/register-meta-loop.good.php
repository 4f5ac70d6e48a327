<?php
add_action( 'user_register', 'acme_save_extra_fields' );

function acme_save_extra_fields( $user_id ) {
	foreach ( array( 'phone', 'city' ) as $key ) {
		if ( isset( $_POST[ $key ] ) ) {
			update_user_meta( $user_id, $key, sanitize_text_field( wp_unslash( $_POST[ $key ] ) ) );
		}
	}
}
