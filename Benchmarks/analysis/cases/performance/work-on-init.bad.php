<?php
add_action( 'init', function () {
	register_post_type( 'acme', array( 'public' => true ) );
	flush_rewrite_rules();
} );
