<?php
class Acme_Entries {
	public static function count( $args ) {
		global $wpdb;
		$args = apply_filters( 'acme_entries_args', wp_parse_args( $args, array( 'form' => 0, 'status' => 'active' ) ) );
		$sql = 'SELECT COUNT(*) FROM ' . $wpdb->prefix . 'acme_entries WHERE form_id = ' . (int) $args['form'] . " AND status = '" . esc_sql( $args['status'] ) . "'";
		return (int) $wpdb->get_var( $sql );
	}
}

add_action( 'wp_ajax_acme_count', function () {
	wp_send_json( Acme_Entries::count( array( 'form' => $_GET['form'], 'status' => wp_unslash( $_GET['status'] ) ) ) );
} );
