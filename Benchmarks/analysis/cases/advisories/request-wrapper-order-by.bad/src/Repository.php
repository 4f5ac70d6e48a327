<?php
namespace Acme\Leads;

class Repository {
	public function find( $orderby, $order, $limit ) {
		global $wpdb;
		$sql = "SELECT * FROM {$wpdb->prefix}acme_leads ORDER BY $orderby $order LIMIT " . absint( $limit );
		return $wpdb->get_results( $sql );
	}
}
