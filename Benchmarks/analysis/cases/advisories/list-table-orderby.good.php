<?php
if ( ! class_exists( 'WP_List_Table' ) ) {
	require_once ABSPATH . 'wp-admin/includes/class-wp-list-table.php';
}

class Acme_Orders_Table extends WP_List_Table {
	public function get_columns() {
		return array( 'id' => 'ID', 'total' => 'Total' );
	}

	public function get_sortable_columns() {
		return array( 'id' => array( 'id', true ), 'total' => array( 'total', false ) );
	}

	public function prepare_items() {
		global $wpdb;
		$per_page = 20;
		$offset   = ( $this->get_pagenum() - 1 ) * $per_page;
		$sortable = $this->get_sortable_columns();
		$orderby  = isset( $_GET['orderby'], $sortable[ $_GET['orderby'] ] ) ? $_GET['orderby'] : 'id';
		$order    = isset( $_GET['order'] ) && 'desc' === $_GET['order'] ? 'desc' : 'asc';
		$this->items = $wpdb->get_results(
			$wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme_orders ORDER BY $orderby $order LIMIT %d OFFSET %d", $per_page, $offset )
		);
		$this->_column_headers = array( $this->get_columns(), array(), $this->get_sortable_columns() );
	}

	public function column_default( $item, $column_name ) {
		return esc_html( $item->$column_name );
	}
}
