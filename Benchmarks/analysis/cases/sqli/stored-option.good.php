<?php
add_action( 'wp_ajax_acme_save_filter', function () {
	check_ajax_referer( 'acme' );
	if ( current_user_can( 'edit_posts' ) ) {
		update_option( 'acme_filter', sanitize_text_field( wp_unslash( $_POST['filter'] ) ) );
	}
} );
add_shortcode( 'acme_filtered', 'acme_filtered' );
function acme_filtered() {
	global $wpdb;
	$filter = get_option( 'acme_filter' );
	return count( $wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE kind = %s", $filter ) ) );
}
