<?php
add_action( 'wp_ajax_acme_unsubscribe', 'acme_unsubscribe' );
function acme_unsubscribe() {
	global $wpdb;
	check_ajax_referer( 'acme_unsubscribe' );
	$wpdb->delete( $wpdb->prefix . 'acme_orders', array( 'id' => absint( $_POST['id'] ), 'user_id' => get_current_user_id() ) );
	wp_send_json_success();
}
