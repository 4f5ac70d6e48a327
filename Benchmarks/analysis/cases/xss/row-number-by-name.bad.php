<?php
add_action( 'admin_notices', 'acme_rows' );
function acme_rows() {
	global $wpdb;
	foreach ( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme_orders" ) as $row ) {
		echo '<li id="order-' . esc_attr( $row->order_id ) . '">' . $row->customer . '</li>';
	}
}
