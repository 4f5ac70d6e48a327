<?php
add_action( 'init', 'acme_restore' );
function acme_restore() {
	$state = base64_decode( $_POST['state'] );
	if ( ! hash_equals( wp_hash( $state ), (string) $_POST['check'] ) ) {
		return;
	}
	$GLOBALS['acme'] = unserialize( $state );
}
