<?php
class Acme_Table {
	protected $table_name = 'acme_items';
	public function all() {
		global $wpdb;
		return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}{$this->table_name} WHERE active = 1" );
	}
}
