<?php
add_action( 'wp_footer', 'acme_last' );
function acme_last() {
	global $wpdb;
	$last = $wpdb->get_var( "SELECT visitor FROM {$wpdb->prefix}acme_visits ORDER BY id DESC LIMIT 1" );
	echo '<p>' . $last . '</p>';
}
