<?php
register_activation_hook( __FILE__, function () {
	register_post_type( 'acme', array( 'public' => true ) );
	flush_rewrite_rules();
} );
