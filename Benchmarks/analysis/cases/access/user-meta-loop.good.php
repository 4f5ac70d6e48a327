<?php
add_action( 'user_register', function ( $user_id ) {
	foreach ( array( 'phone', 'street' ) as $key ) {
		update_user_meta( $user_id, $key, sanitize_text_field( $_POST[ $key ] ) );
	}
} );
