<?php
add_action( 'wp_loaded', function () {
	update_option( 'acme_last_seen', time() );
} );
