<?php
class Acme_Report {
	private $query;
	private $db;
	public function __construct() {
		global $wpdb;
		$this->db    = $wpdb;
		$this->query = "SELECT * FROM {$wpdb->prefix}sales";
	}
	public function filter() {
		$this->query .= ' WHERE year = ' . intval( $_GET['year'] );
	}
	public function run() {
		$this->filter();
		return $this->db->get_results( $this->query );
	}
}
$report = new Acme_Report();
$report->run();
