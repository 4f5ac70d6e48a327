<?php
class Acme_Model {
	protected $wpdb;
	public function __construct() {
		global $wpdb;
		$this->wpdb = $wpdb;
	}
	public function find_by( $column, $value ) {
		$sql = $this->wpdb->prepare( "SELECT * FROM {$this->wpdb->prefix}acme WHERE $column = %s", $value );
		return $this->wpdb->get_results( $sql );
	}
}
