<?php
add_action( 'wp_ajax_nopriv_acme_unsubscribe', 'acme_unsubscribe' );
function acme_unsubscribe() {
	global $wpdb;
	$wpdb->delete( $wpdb->prefix . 'acme_orders', array( 'id' => absint( $_POST['id'] ) ) );
	wp_send_json_success();
}
