<?php
add_action( 'wp_ajax_nopriv_acme_lookup', 'acme_lookup' );

function acme_lookup() {
	global $wpdb;
	$email = stripslashes( esc_sql( $_POST['email'] ) );
	$count = $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}acme_subscribers WHERE email = '$email'" );
	wp_send_json( array( 'known' => (bool) $count ) );
}
