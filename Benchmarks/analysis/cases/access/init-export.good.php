<?php
add_action( 'init', 'acme_export' );
function acme_export() {
	if ( isset( $_GET['acme_export'] ) && current_user_can( 'list_users' ) ) {
		header( 'Content-Type: text/csv' );
		foreach ( get_users() as $user ) {
			echo $user->user_email . "\n";
		}
		exit;
	}
}
