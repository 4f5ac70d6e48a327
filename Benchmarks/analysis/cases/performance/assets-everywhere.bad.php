<?php
add_action( 'admin_enqueue_scripts', function () {
	wp_enqueue_script( 'acme-admin', plugins_url( 'admin.js', __FILE__ ), array(), '1.0', true );
} );
