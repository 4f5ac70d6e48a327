<?php
add_action( 'admin_notices', 'acme_rows' );
function acme_rows() {
	global $wpdb;
	foreach ( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme_orders" ) as $row ) {
		echo '<li id="order-' . $row->order_id . '" data-user="' . $row->user_id . '">' . esc_html( $row->customer ) . '</li>';
	}
}
