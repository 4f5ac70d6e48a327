<?php
add_action( 'init', 'acme_export' );
function acme_export() {
	if ( isset( $_GET['acme_export'] ) ) {
		header( 'Content-Type: text/csv' );
		foreach ( get_users() as $user ) {
			echo $user->user_email . "\n";
		}
		exit;
	}
}
