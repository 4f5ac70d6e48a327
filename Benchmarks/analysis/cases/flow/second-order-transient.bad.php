<?php
add_action( 'init', function () {
	if ( isset( $_POST['acme_msg'] ) ) {
		set_transient( 'acme_msg', wp_unslash( $_POST['acme_msg'] ), 60 );
	}
} );
add_action( 'wp_footer', function () {
	echo get_transient( 'acme_msg' );
} );
