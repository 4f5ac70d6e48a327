<?php
trait Acme_Query {
	protected $where = array();

	public function where( $column, $value ) {
		global $wpdb;
		$this->where[] = $wpdb->prepare( "$column = %s", $value );
		return $this;
	}

	public function get() {
		global $wpdb;
		$sql = "SELECT * FROM {$wpdb->prefix}{$this->table}";
		if ( $this->where ) {
			$sql .= ' WHERE ' . implode( ' AND ', $this->where );
		}
		return $wpdb->get_results( $sql );
	}
}
