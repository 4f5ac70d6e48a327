<?php
add_action( 'personal_options_update', function ( $user_id ) {
	check_admin_referer( 'update-user_' . $user_id );
	update_user_meta( $user_id, 'acme_region', absint( $_POST['acme_region'] ) );
} );
add_action( 'wp_footer', 'acme_region_stock' );
function acme_region_stock() {
	global $wpdb;
	$region = (int) get_user_meta( get_current_user_id(), 'acme_region', true );
	echo (int) $wpdb->get_var( "SELECT SUM(stock) FROM {$wpdb->prefix}stock WHERE region = " . $region );
}
