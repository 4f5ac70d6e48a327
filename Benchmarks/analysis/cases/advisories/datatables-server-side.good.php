<?php
class Acme_Table_Ajax {
	private $columns = array( 'id', 'name', 'email', 'created' );

	public function __construct() {
		add_action( 'wp_ajax_acme_table', array( $this, 'rows' ) );
	}

	public function rows() {
		global $wpdb;
		check_ajax_referer( 'acme_table' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die();
		}
		$order = '';
		if ( isset( $_POST['order'][0]['column'] ) ) {
			$column = $this->columns[ (int) $_POST['order'][0]['column'] ] ?? 'id';
			$dir    = 'desc' === $_POST['order'][0]['dir'] ? 'DESC' : 'ASC';
			$order  = "ORDER BY $column $dir";
		}
		$start  = intval( $_POST['start'] );
		$length = intval( $_POST['length'] );
		$rows   = $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme_people $order LIMIT $start, $length", ARRAY_A );
		wp_send_json( array( 'data' => $rows ) );
	}
}
new Acme_Table_Ajax();
