<?php
class Acme_Model {
	protected $wpdb;
	public function __construct() {
		global $wpdb;
		$this->wpdb = $wpdb;
	}
	public function find_by( $column, $value ) {
		$sql = "SELECT * FROM {$this->wpdb->prefix}acme WHERE $column = '$value'";
		return $this->wpdb->get_results( $sql );
	}
}
