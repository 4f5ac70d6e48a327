<?php
add_action( 'user_register', 'acme_set_role' );
function acme_set_role( $user_id ) {
	if ( ! empty( $_POST['acme_role'] ) ) {
		$user = new WP_User( $user_id );
		$user->set_role( sanitize_key( $_POST['acme_role'] ) );
	}
}
