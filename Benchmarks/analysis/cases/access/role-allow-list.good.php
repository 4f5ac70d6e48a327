<?php
add_action( 'user_register', 'acme_set_role' );
function acme_set_role( $user_id ) {
	if ( ! empty( $_POST['acme_role'] ) && in_array( $_POST['acme_role'], array( 'customer', 'vendor' ), true ) ) {
		$user = new WP_User( $user_id );
		$user->set_role( $_POST['acme_role'] );
	}
}
