<?php
class Acme_Table extends WP_List_Table {
	public function prepare_items() {
		global $wpdb;
		$search      = isset( $_REQUEST['s'] ) ? wp_unslash( trim( $_REQUEST['s'] ) ) : '';
		$this->items = $wpdb->get_results(
			$wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE name LIKE %s", '%' . $wpdb->esc_like( $search ) . '%' )
		);
	}
}
