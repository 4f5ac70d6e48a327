<?php
add_action( 'init', 'acme_log_visit' );
function acme_log_visit() {
	$log   = get_option( 'acme_log', array() );
	$log[] = $_SERVER['HTTP_USER_AGENT'];
	update_option( 'acme_log', array_slice( $log, -50 ) );
}
function acme_log_page() {
	foreach ( get_option( 'acme_log', array() ) as $agent ) {
		echo "<li>$agent</li>";
	}
}
add_action( 'admin_menu', function () {
	add_options_page( 'Log', 'Log', 'manage_options', 'acme-log', 'acme_log_page' );
} );
