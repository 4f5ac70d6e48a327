<?php
add_action( 'wp_ajax_nopriv_acme_info', function () {
	phpinfo();
	wp_die();
} );
