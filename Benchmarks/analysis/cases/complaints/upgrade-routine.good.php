<?php
add_action( 'init', function () {
	if ( get_option( 'acme_db' ) !== '3' ) {
		update_option( 'acme_db', '3' );
	}
} );
