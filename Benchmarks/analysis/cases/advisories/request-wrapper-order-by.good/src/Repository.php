<?php
namespace Acme\Leads;

class Repository {
	public function find( $orderby, $order, $limit ) {
		global $wpdb;
		$orderby = in_array( $orderby, array( 'name', 'created' ), true ) ? $orderby : 'created';
		$order   = 'asc' === strtolower( $order ) ? 'ASC' : 'DESC';
		$sql = "SELECT * FROM {$wpdb->prefix}acme_leads ORDER BY $orderby $order LIMIT " . absint( $limit );
		return $wpdb->get_results( $sql );
	}
}
