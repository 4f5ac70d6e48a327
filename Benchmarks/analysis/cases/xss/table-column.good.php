<?php
class Acme_Leads_Table extends WP_List_Table {
	public function prepare_items() {
		global $wpdb;
		$this->items = $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme_leads LIMIT 20", ARRAY_A );
	}
	public function column_default( $item, $column_name ) {
		return esc_html( $item[ $column_name ] );
	}
}
add_action( 'wp_ajax_nopriv_acme_lead', function () {
	global $wpdb;
	$wpdb->insert( "{$wpdb->prefix}acme_leads", array( 'name' => $_POST['name'] ) );
} );
