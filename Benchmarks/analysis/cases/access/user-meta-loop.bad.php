<?php
add_action( 'user_register', function ( $user_id ) {
	foreach ( $_POST as $key => $value ) {
		update_user_meta( $user_id, $key, sanitize_text_field( $value ) );
	}
} );
